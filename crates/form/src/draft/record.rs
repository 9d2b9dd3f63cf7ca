//! How a draft is written: one record a line, its fields between tabs. It is our own, from one form to the next, and no
//! document for others: a reader of JSON for it would be a tenth of the form's code.

/// The first record; a later way of writing has another number.
const BEGINS: &str = "layak-draft\t1\n";
/// The last record. Without it the draft is damaged.
const ENDS: &str = "end\n";
/// No draft of ours is larger, in bytes; long texts that are no answer yet are kept too.
const MOST: usize = 4 << 20;

/// A draft being written.
pub(super) struct Writer(String);

impl Writer {
    /// A draft without records.
    pub(super) fn new() -> Writer {
        Writer(BEGINS.to_owned())
    }

    /// Adds a record: its name, then its fields.
    pub(super) fn record(&mut self, name: &str, fields: &[&str]) {
        self.0.push_str(name);
        for field in fields {
            self.0.push('\t');
            escape(&mut self.0, field);
        }
        self.0.push('\n');
    }

    /// The draft.
    pub(super) fn end(self) -> String {
        self.0 + ENDS
    }
}

/// The records of a draft, each with its name first; none if it is no whole draft of this version.
pub(super) fn read(draft: &str) -> Option<Vec<Vec<String>>> {
    if draft.len() > MOST {
        return None;
    }
    let records = draft.strip_prefix(BEGINS)?.strip_suffix(ENDS)?;
    let (mut read, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut characters = records.chars();
    while let Some(character) = characters.next() {
        match character {
            '\n' | '\t' => {
                record.push(std::mem::take(&mut field));
                if character == '\n' {
                    read.push(std::mem::take(&mut record));
                }
            }
            '\\' => field.push(match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                _ => '\\',
            }),
            other => field.push(other),
        }
    }
    Some(read)
}

fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\\' => out.push_str("\\\\"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(one in any::<String>(), other in "[\\\\tn\t\n]{0,8}") {
            let mut writer = Writer::new();
            writer.record("text", &[&one, &other]);
            writer.record("none", &[]);
            let wanted = vec![vec!["text".to_owned(), one, other], vec!["none".to_owned()]];
            prop_assert_eq!(read(&writer.end()), Some(wanted));
        }
    }

    #[test]
    fn a_part_of_a_draft_is_none() {
        let draft = Writer::new().end();
        assert_eq!(read(&draft), Some(Vec::new()));
        assert!((0..draft.len()).all(|end| read(&draft[..end]).is_none()));
        assert!(read(&draft.replace('1', "2")).is_none());
    }
}

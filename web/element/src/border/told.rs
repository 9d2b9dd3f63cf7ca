//! What the server answered, as the shell tells it (`lines` in `shell/page.js`): one record a line, a name and then members
//! `key=value` between tabs. The first line is the answer itself; the others are of its lists, by name.

use layak_rules::text::number;

/// A record, with what belongs to it.
#[derive(Clone)]
pub struct Told(pub(super) String);

impl Told {
    /// A member.
    pub fn text(&self, key: &str) -> Option<String> {
        let record = self.0.split('\n').next()?;
        for member in record.split('\t') {
            if let Some(value) = member.strip_prefix(key).and_then(|rest| rest.strip_prefix('=')) {
                return Some(value.to_owned());
            }
        }
        None
    }

    /// A member that is a whole number from 0 to 65535.
    pub fn index(&self, key: &str) -> Option<u16> {
        u16::try_from(number(&self.text(key)?)?).ok()
    }

    /// The records of a list.
    pub fn list(&self, name: &str) -> Vec<Told> {
        let mut list = Vec::new();
        for record in self.0.split('\n') {
            if record.split('\t').next() == Some(name) {
                list.push(Told(record.to_owned()));
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_lists() {
        let told = Told(
            "\treference=A-1\tside=29\ndecisions\tdecision=nib\titem=1\ndecisions\tdecision=halal".to_owned(),
        );
        assert_eq!(told.text("reference").as_deref(), Some("A-1"));
        assert_eq!(told.index("side"), Some(29));
        assert_eq!((told.text("refer"), told.text("decision"), told.index("reference")), (None, None, None));
        let decided: Vec<_> =
            told.list("decisions").iter().map(|one| (one.text("decision"), one.index("item"))).collect();
        assert_eq!(decided, [(Some("nib".to_owned()), Some(1)), (Some("halal".to_owned()), None)]);
    }
}

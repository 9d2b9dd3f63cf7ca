//! Explanations on a terminal: parts indented below their headings, lines broken where a terminal ends.

use crate::style::{QUIET, TITLE};
use layak_pack::explain::{Clause, Part};
use layak_rules::program::author::Citation;

/// Characters of a line.
const WIDTH: usize = 100;

/// A part with everything below it.
pub fn text(part: &Part) -> String {
    let mut out = Lines::default();
    out.part(part, 0);
    out.written
}

#[derive(Default)]
struct Lines {
    written: String,
}

impl Lines {
    fn part(&mut self, part: &Part, depth: usize) {
        let id = if part.id.is_empty() { String::new() } else { format!(" {QUIET}({}){QUIET:#}", part.id) };
        self.written.push_str(&format!("{}{TITLE}{}{TITLE:#}{id}\n", "  ".repeat(depth), part.heading));
        for clause in &part.says {
            self.clause(clause, depth + 1, "");
        }
        for line in &part.lines {
            self.wrapped(&format!("{}: {}", line.label, line.text), depth + 1, "");
        }
        self.citations(&part.citations, depth + 1);
        for smaller in &part.parts {
            self.written.push('\n');
            self.part(smaller, depth + 1);
        }
    }

    fn clause(&mut self, clause: &Clause, depth: usize, mark: &str) {
        match clause {
            Clause::Say(words) => self.wrapped(words, depth, mark),
            Clause::Group { lead, clauses } => self.group(lead, clauses, depth, mark),
            Clause::Provision { id, title, clauses } => {
                self.group(&format!("{title} ({id})"), clauses, depth, mark)
            }
        }
    }

    fn group(&mut self, lead: &str, clauses: &[Clause], depth: usize, mark: &str) {
        let colon = if clauses.is_empty() { "" } else { ":" };
        self.wrapped(&format!("{lead}{colon}"), depth, mark);
        let inner = depth + usize::from(!mark.is_empty());
        clauses.iter().for_each(|clause| self.clause(clause, inner, "- "));
    }

    fn citations(&mut self, citations: &[Citation], depth: usize) {
        for citation in citations {
            let Citation { law, article, url } = citation;
            let named = [law.as_str(), article.as_str()].into_iter().filter(|text| !text.is_empty());
            let named = named.collect::<Vec<_>>().join(", ");
            let indent = "  ".repeat(depth);
            let line = format!("[{named}] {url}");
            self.written.push_str(&format!("{indent}{QUIET}{}{QUIET:#}\n", line.trim_end()));
        }
    }

    /// Words at a depth after a mark, broken between words; further lines stand below the first word.
    fn wrapped(&mut self, words: &str, depth: usize, mark: &str) {
        let indent = "  ".repeat(depth);
        let hang = format!("{indent}{}", " ".repeat(mark.chars().count()));
        let mut line = format!("{indent}{mark}");
        let mut used = line.chars().count();
        for (index, word) in words.split(' ').enumerate() {
            let length = word.chars().count();
            if index > 0 && used + 1 + length > WIDTH {
                self.written.push_str(&line);
                self.written.push('\n');
                line.clone_from(&hang);
                used = hang.chars().count();
            } else if index > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
        self.written.push_str(&line);
        self.written.push('\n');
    }
}

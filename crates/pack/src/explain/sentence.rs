//! How sentences are joined: lists with "and" or "or", and clauses under a lead.

use super::{Clause, Reading};

impl Reading<'_> {
    /// `a, b or c` / `a, b, atau c`.
    pub(super) fn joined(&self, parts: &[String], indonesian: &str, english: &str) -> String {
        let word = self.pick(indonesian, english);
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [one, other] => format!("{one} {word} {other}"),
            [most @ .., last] => {
                let comma = self.pick(",", "");
                format!("{}{comma} {word} {last}", most.join(", "))
            }
        }
    }

    /// All of the clauses, or one of them; a single clause stands for itself.
    pub(super) fn together(&self, mut clauses: Vec<Clause>, all: bool) -> Clause {
        if clauses.len() == 1 {
            return clauses.remove(0);
        }
        let lead = match (clauses.is_empty(), all) {
            (true, true) => return Clause::Say(self.pick("Selalu berlaku.", "Always holds.").to_owned()),
            (true, false) => {
                return Clause::Say(self.pick("Tidak pernah berlaku.", "Never holds.").to_owned());
            }
            (false, true) => self.pick("Semua hal ini benar", "All of these are true"),
            (false, false) => self.pick("Sedikitnya satu hal ini benar", "At least one of these is true"),
        };
        Clause::Group { lead: lead.to_owned(), clauses }
    }
}

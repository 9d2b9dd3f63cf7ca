//! The submission document: the answers that are asked for, and what the applicant saw as the result.

use crate::{
    flow::Place,
    form::Form,
    live::Live,
    problems::{FieldProblem, Target},
    words::Word,
};
use layak_rules::{
    Answers, Mode, Outcome, Slot,
    answers::{json::write_string, write},
    decide,
    outcome::Decided,
    wording::{count, hexadecimal},
};

impl Form {
    /// The submission document as canonical JSON. From now on the review shows what keeps it from being sent.
    ///
    /// # Errors
    /// Everything that is missing or wrong, in the order of the places.
    pub fn submission_json(&mut self) -> Result<String, Vec<FieldProblem>> {
        let problems = self.problems_of_sending();
        self.position.attempt(Place::Review, !problems.is_empty());
        if problems.is_empty() { Ok(self.document()) } else { Err(problems) }
    }

    fn problems_of_sending(&self) -> Vec<FieldProblem> {
        let mut problems = self.problems();
        // What was never seen cannot be sent, even if nothing on it is compulsory.
        if let Some(place) = self.unvisited().filter(|_| problems.is_empty()) {
            let target = match place {
                Place::Items(subject) => Some(Target::More(subject)),
                _ => self.fields_of(place).first().map(|at| Target::Field(*at)),
            };
            if let Some(target) = target {
                problems.push(self.problem_in_place(target, place, Word::CheckAgain));
            }
        }
        for at in self.fields() {
            let fact = self.fact(at);
            let withheld = self.inline && fact.is_sensitive() && fact.required() && self.is_live(at);
            if let Some(place) = self.place_of(at).filter(|_| withheld) {
                problems.push(self.problem_in_place(Target::Field(at), place, Word::AtTheOffice));
            }
        }
        problems
    }

    /// What will be sent, once the applicant is on the review and only declarations are left to make: sending needs them,
    /// so they count as made.
    pub(crate) fn outcome_to_send(&self) -> Option<Outcome> {
        if self.place() != Place::Review || self.unvisited().is_some() || self.withholds() {
            return None;
        }
        let mut sent = self.sent_answers();
        for problem in self.problems() {
            let Target::Field(at) = problem.target else { return None };
            if !self.is_declaration(at) {
                return None;
            }
            sent.set(&self.program, at, Slot::Boolean(true));
        }
        Some(decide(&self.program, &sent, self.on, Mode::Final))
    }

    fn document(&self) -> String {
        let sent = self.sent_answers();
        let outcome = decide(&self.program, &sent, self.on, Mode::Final);
        let mut out = String::from("{\"answers\":");
        out.push_str(&write(&self.program, &sent, |_, _| true));
        out.push_str(",\"claim\":{\"verdicts\":[");
        for (position, decided) in outcome.decisions.iter().enumerate() {
            if position > 0 {
                out.push(',');
            }
            self.claim(&mut out, decided);
        }
        out.push_str("]},\"lang\":");
        write_string(&mut out, self.language_tag());
        out.push_str(",\"on\":");
        write_string(&mut out, &self.on.to_text());
        out.push_str(",\"pack\":{\"id\":");
        write_string(&mut out, self.program.info().id());
        out.push_str(",\"sha256\":");
        write_string(&mut out, &self.digest());
        out.push_str("},\"submission\":1}");
        out
    }

    fn claim(&self, out: &mut String, decided: &Decided) {
        out.push_str("{\"decision\":");
        write_string(out, self.program.decision(decided.decision).id());
        if let Some(item) = decided.item {
            out.push_str(",\"item\":");
            out.push_str(&count(item.into()));
        }
        out.push_str(",\"verdict\":");
        write_string(out, decided.verdict.as_str());
        out.push('}');
    }

    /// The answers without those to questions that are not asked any more.
    fn sent_answers(&self) -> Answers {
        let mut sent = self.answers.clone();
        let live = self.live_in(Mode::Final);
        for at in self.fields() {
            if live.get(&self.program, at) != Some(&Live::Yes) {
                sent.set(&self.program, at, Slot::Absent);
            }
        }
        sent
    }

    /// The digest of the pack's source, in hexadecimal.
    pub(crate) fn digest(&self) -> String {
        hexadecimal(&self.program.info().source_sha256())
    }
}

//! `layak decide --why`: which answers already force each verdict, and what failed of each unmet criterion.

use crate::language::Language;
use layak_rules::{
    Answers, Outcome, Program,
    answers::ProblemAt,
    evaluate::{
        Era, Evaluation,
        why::{Forcing, Shortfall, forcing, shortfall},
    },
    outcome::{Decided, State},
    wording,
};
use std::fmt::Write;

/// The reasons behind an outcome, in words.
pub fn text(program: &Program, answers: &Answers, outcome: &Outcome, language: Language) -> String {
    let era = Era::new(program, outcome.on);
    let evaluation = Evaluation::new(&era, answers, outcome.mode);
    let teller =
        Teller { program, evaluation: &evaluation, language, index: program.language(language.tag()) };
    let mut out = String::new();
    for decided in &outcome.decisions {
        let forced = forcing(&era, answers, outcome.mode, decided.decision, decided.item);
        teller.decision(&mut out, decided, forced.as_ref());
    }
    out
}

struct Teller<'t> {
    program: &'t Program,
    evaluation: &'t Evaluation<'t>,
    language: Language,
    index: usize,
}

impl Teller<'_> {
    // Writing to a string cannot fail.
    fn decision(&self, out: &mut String, decided: &Decided, forced: Option<&Forcing>) {
        let title = self.program.text(self.index, self.program.decision(decided.decision).title());
        let item = decided.item.map(|item| format!(" {}", item + 1)).unwrap_or_default();
        let _ = writeln!(out, "\n{title}{item}");
        let forced = forced.map(|forced| forced.answers.as_slice()).unwrap_or_default();
        if !forced.is_empty() {
            let head = self.language.pick("Sudah ditentukan oleh:", "Already settled by:");
            let questions: Vec<String> = forced.iter().map(|&at| self.place(ProblemAt::Fact(at))).collect();
            let _ = writeln!(out, "  {head} {}", questions.join("; "));
        }
        for criterion in decided.criteria.iter().filter(|criterion| criterion.state == State::Unmet) {
            let why = shortfall(self.evaluation, criterion.provision, decided.item, self.index);
            let name = self.program.provision(criterion.provision).id();
            let _ = writeln!(out, "  {name}");
            if let Some(why) = why {
                self.shortfall(out, &why, 2);
            }
        }
    }

    fn shortfall(&self, out: &mut String, why: &Shortfall, depth: usize) {
        let indent = "  ".repeat(depth);
        let (head, parts) = match why {
            Shortfall::Test(failed) => {
                let (expected, actual) = self.language.pick(("diminta", "ada"), ("expected", "found"));
                let place = self.place(failed.at);
                let _ = writeln!(
                    out,
                    "{indent}{place} {expected}: {}; {actual}: {}",
                    failed.expected, failed.actual
                );
                return;
            }
            Shortfall::Each(parts) => (self.language.pick("semuanya:", "all of:"), parts),
            Shortfall::OneOf(parts) => (self.language.pick("salah satu:", "one of:"), parts),
        };
        let _ = writeln!(out, "{indent}{head}");
        parts.iter().for_each(|part| self.shortfall(out, part, depth + 1));
    }

    /// The question, or the name of a repeating subject.
    fn place(&self, at: ProblemAt) -> String {
        let (words, item) = match at {
            ProblemAt::Fact(at) => (self.program.fact(at.fact).question(), at.item),
            ProblemAt::Subject(subject) => (self.program.subject(subject).title(), None),
        };
        let item = item.map(|item| format!(" ({})", item + 1)).unwrap_or_default();
        format!("{}{item}", wording::text(self.evaluation.era, self.index, words))
    }
}

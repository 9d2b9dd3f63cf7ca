//! What is wrong with the answers as a whole.

use super::{Mode, Outcome};
use crate::{
    answers::{Problem, ProblemAt, ProblemCode},
    evaluate::Evaluation,
};
use alloc::vec::Vec;

/// Problems in asking order: checks always, what is missing only of finished answers.
pub(super) fn find(evaluation: &Evaluation<'_>) -> Vec<Problem> {
    let mut problems = evaluation.problems();
    if evaluation.mode == Mode::Final {
        for (id, subject) in (0..).zip(evaluation.program().subjects()) {
            if evaluation.answers.items(id) < subject.min_items() {
                problems.push(Problem { at: ProblemAt::Subject(id), code: ProblemCode::TooFewItems });
            }
        }
    }
    problems
}

impl Outcome {
    /// Adds what could not be read; such an answer is absent, so it also counts as missing, which need not be said twice.
    pub(super) fn add_unreadable(&mut self, unreadable: &[Problem]) {
        self.problems.retain(|problem| unreadable.iter().all(|other| other.at != problem.at));
        self.problems.extend_from_slice(unreadable);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        answers::{
            self,
            ProblemCode::{self, *},
        },
        date::Date,
        evaluate::Era,
        outcome::{Mode, Outcome, Tracked, decide_bytes},
        program::{
            FactKind, Program,
            author::{Fact, Head, Pack, Subject},
        },
    };
    use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

    /// Two numbers that must be answered, and at least two items.
    fn program() -> Program {
        let fact =
            |id: &str| Fact { id: id.to_owned(), kind: FactKind::Integer, required: true, ..Fact::default() };
        let item = Subject { id: "item".to_owned(), min_items: 2, max_items: 3, ..Subject::default() };
        let mut pack = Pack {
            head: Head { languages: vec!["id".to_owned()], ..Head::default() },
            texts: vec![vec![String::new()]],
            subjects: vec![item],
            facts: vec![fact("a"), fact("b")],
            ..Pack::default()
        };
        pack.prepare().unwrap();
        Program::load(&pack.to_bytes()).unwrap()
    }

    fn found(given: &str, mode: Mode) -> Vec<(String, ProblemCode)> {
        let program = program();
        let (_, outcome) = decide_bytes(&program, given.as_bytes(), Date::MIN, mode).unwrap();
        outcome.problems.iter().map(|problem| (problem.pointer(&program), problem.code)).collect()
    }

    #[test]
    fn what_cannot_be_read_is_told_once_and_what_is_missing_at_the_end() {
        let told = |problems: &[(&str, ProblemCode)]| -> Vec<(String, ProblemCode)> {
            problems.iter().map(|&(at, code)| (at.to_owned(), code)).collect()
        };
        assert_eq!(found(r#"{"a":"x"}"#, Mode::Draft), told(&[("/a", WrongType)]));
        let few = ("/item", TooFewItems);
        let unread = found(r#"{"a":"x","item":[{}]}"#, Mode::Final);
        assert_eq!(unread, told(&[("/b", Missing), few, ("/a", WrongType)]));
        assert_eq!(found(r#"{"a":1,"b":2,"item":[{},{}]}"#, Mode::Final), []);
        assert_eq!(found("{}", Mode::Draft), []);
    }

    #[test]
    fn what_is_followed_is_shown_with_what_could_not_be_read() {
        let program = program();
        let era = Era::new(&program, Date::MIN);
        for mode in [Mode::Draft, Mode::Final] {
            let given = r#"{"a":"x","item":[{}]}"#;
            let (answers, unreadable) = answers::read_text(&program, given, mode).unwrap();
            let mut tracked = Tracked::new(&era, &answers, mode);
            let before = tracked.outcome().clone();
            let shown = tracked.with_unreadable(&unreadable, Outcome::clone);
            assert_eq!(shown, decide_bytes(&program, given.as_bytes(), Date::MIN, mode).unwrap().1);
            assert!(shown != before && *tracked.outcome() == before);
        }
    }
}

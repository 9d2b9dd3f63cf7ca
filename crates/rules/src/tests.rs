//! Everything that the engine says about examples from outside, beside what it said of them before: how
//! `cargo xtask prove --mutants` notices that a change of the evaluator changes anything.
//!
//! `LAYAK_EXAMPLES` names a folder with a program in each `NAME.layak` and submissions, one a line, in `NAME.lines`:
//! mode, date and answers. What is said of them is written to `NAME.said` where there is none yet, and compared where there is.
//!
//! It is the first of all tests: from then on the first failure of any ends them all.

extern crate std;

use crate::{
    Answers, Date, Decider, Mode, Program, Slot, answers, decide_bytes, decide_document,
    evaluate::{Evaluation, view_json, why},
    outcome::Tracked,
};
use alloc::{format, string::String, vec::Vec};
use core::fmt::Write as _;
use std::{boxed::Box, env, fs, io, io::Write as _, panic, path::Path, process};

/// Above so many facts it takes too long to search what forces a verdict.
const SMALL: usize = 14;
/// One of so many submissions is looked at closely.
const EVERY: usize = 6;

#[test]
#[ignore = "`cargo xtask prove --mutants` makes the examples"]
fn the_same_is_said_of_every_example() {
    let folder = env::var("LAYAK_EXAMPLES").expect("a folder");
    end_at_the_first_failure();
    let mut programs = 0;
    let files = fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "layak")) {
        check(&file);
        programs += 1;
    }
    assert!(programs > 0, "no program in {folder}");
}

/// A change is noticed as soon as one test fails; what the others say of it would only cost time.
fn end_at_the_first_failure() {
    panic::set_hook(Box::new(|failure| {
        // Not held back, as what a test prints is.
        let _ = writeln!(io::stderr(), "{failure}");
        process::exit(101);
    }));
}

fn check(file: &Path) {
    let program = Program::load(&fs::read(file).expect("the program")).expect("a program");
    let (whole, mut again) = (program.to_author(), program.to_author());
    again.prepare().expect("a program again");
    assert!(again == whole, "{} is prepared otherwise", file.display());
    let lines = fs::read_to_string(file.with_extension("lines")).expect("the submissions");
    let said: Vec<String> =
        lines.lines().enumerate().map(|(at, line)| said(&program, line, at % EVERY == 0)).collect();
    let kept = file.with_extension("said");
    match fs::read_to_string(&kept) {
        Ok(before) => assert_eq!(before, said.join("\n\n"), "{}", file.display()),
        Err(_) => fs::write(&kept, said.join("\n\n")).expect("written"),
    }
}

fn said(program: &Program, line: &str, closely: bool) -> String {
    let mut words = line.splitn(3, ' ');
    let mut word = || words.next().expect("mode, date and answers");
    let mode = if word() == "draft" { Mode::Draft } else { Mode::Final };
    let on = Date::parse(word()).expect("a date");
    let decider = Decider::new(program, on);
    let (given, outcome) = match decider.decide_bytes(word().as_bytes(), mode) {
        Ok(decided) => decided,
        Err(error) => return format!("{line}\n{error}"),
    };
    let document = decider.document(&outcome);
    let text = line.splitn(3, ' ').last().expect("answers");
    let sent = text.as_bytes();
    assert_eq!(decide_document(program, sent, on, mode).as_ref(), Ok(&document));
    assert_eq!(answers::read_text(program, text, mode).map(|(read, _)| read).as_ref(), Ok(&given));
    assert_eq!(decide_bytes(program, sent, on, mode), Ok((given.clone(), outcome.clone())));
    assert_eq!(outcome.to_json(program), document);
    let mut said = format!("{line}\n{document}\n");
    said += &answers::write(program, &given, |_, _| true);
    explained(&decider, &given, mode, &mut said);
    if closely && program.facts().len() <= SMALL {
        for decided in &outcome.decisions {
            let forced = why::forcing(decider.era(), &given, mode, decided.decision, decided.item);
            let _ = writeln!(said, "{forced:?}");
        }
    }
    if closely {
        followed(&decider, &given, mode, &mut said);
    }
    said
}

/// What each provision says, and why.
fn explained(decider: &Decider<'_>, given: &Answers, mode: Mode, said: &mut String) {
    let program = decider.era().program;
    let evaluation = Evaluation::new(decider.era(), given, mode);
    for (id, provision) in (0..).zip(program.provisions()) {
        let items = provision.subject().map_or(0, |subject| given.items(subject));
        for item in [None].into_iter().chain((0..items).map(Some)) {
            let _ = write!(said, "\n{id} {item:?} {:?}", evaluation.provision_truth(id, item));
            for language in 0..program.languages().len() {
                let _ = write!(said, " {:?}", why::shortfall(&evaluation, id, item, language));
            }
        }
    }
    let (on, view) = (decider.era().on, evaluation.answers);
    let _ = writeln!(said, "\n{}", view_json(program, view, on, mode, None));
}

/// The outcome when each answer in turn is taken back, and given again, and then all at once.
fn followed(decider: &Decider<'_>, given: &Answers, mode: Mode, said: &mut String) {
    let program = decider.era().program;
    let mut answers = given.clone();
    let mut tracked = Tracked::new(decider.era(), &answers, mode);
    for at in given.places(program) {
        let slot = given.get(program, at).clone();
        for next in [Slot::Absent, slot] {
            answers.set(program, at, next);
            tracked.update(decider.era(), &answers, at);
            let anew = decider.decide(&answers, mode);
            assert!(*tracked.outcome() == anew, "what follows {at:?} is not what is decided anew");
            let _ = write!(said, "{:?}", anew.decisions.iter().map(|one| one.verdict).collect::<Vec<_>>());
        }
    }
    for others in [&Answers::new(program), given] {
        tracked.renew(decider.era(), others, mode);
        assert!(*tracked.outcome() == decider.decide(others, mode), "what follows others is another outcome");
    }
}

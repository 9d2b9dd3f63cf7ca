//! The fixture natively: from the bytes of a submission to its verdicts and to the whole outcome document.

use super::{
    fixture,
    median::{Engine, measure, row},
    native::FLOOR,
};
use crate::{project::Project, web::compress::gzip};
use anyhow::{Context, Result, anyhow};
use layak_rules::{
    Answers, Date, Decider, FactAt, Mode, Program, Slot, answers, outcome::Tracked, program::author::Pack,
};
use serde_json::Value;
use std::{fs, hint::black_box};

/// A form with its submissions.
pub struct Form {
    /// For the table.
    pub name: String,
    program: Program,
    on: Date,
    submissions: Vec<String>,
}

/// The form of 35 fields, and the same with ten items, as `cargo xtask bench` compiled them.
pub fn forms(project: &Project) -> Result<Vec<Form>> {
    let on = Date::parse(fixture::ON).context("the fixture has no date")?;
    let form = |name: &str, form, submissions| {
        anyhow::Ok(Form { name: name.to_owned(), program: program(project, form)?, on, submissions })
    };
    Ok(vec![
        form("35 fields, 20 criteria", fixture::Form::Plain, fixture::submissions(256))?,
        form("the same with 10 items", fixture::Form::Items, fixture::submissions_with_items(256, 10))?,
    ])
}

/// A form as it was compiled.
pub(super) fn program(project: &Project, form: fixture::Form) -> Result<Program> {
    let path = form.program(project);
    let bytes =
        fs::read(&path).with_context(|| format!("{} is missing; run `cargo xtask bench`", path.display()))?;
    Program::load(&bytes).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// Prints a table for each form.
pub fn tables(project: &Project) -> Result<()> {
    for form in forms(project)? {
        let bytes = form.submissions.iter().map(String::len).sum::<usize>() / form.submissions.len();
        let decider = Decider::new(&form.program, form.on);
        let outcome = decider.decide_document(form.submissions[0].as_bytes(), Mode::Final)?;
        println!("\n{}: {bytes} bytes of answers, {} bytes of outcome", form.name, outcome.len());
        for median in measure(engines(&form, &decider)) {
            println!("  {}", row(&median));
        }
        println!(
            "  compiled: {} bytes gzip, {} without texts",
            weight(&form.program.to_bytes())?,
            weight(&textless(&form.program).to_bytes())?
        );
    }
    Ok(())
}

/// The bytes that a page transfers for a program.
fn weight(bytes: &[u8]) -> Result<usize> {
    Ok(gzip(bytes)?.len())
}

/// The program with every text empty.
fn textless(program: &Program) -> Pack {
    let mut bare = program.to_author();
    bare.texts.iter_mut().flatten().for_each(String::clear);
    bare
}

/// One pass of one kind of work over each submission in turn.
pub fn repeat(project: &Project, work: &str, times: u32) -> Result<()> {
    let forms = forms(project)?;
    let decider = Decider::new(&forms[0].program, forms[0].on);
    let mut engines = engines(&forms[0], &decider);
    let engine = engines.iter_mut().find(|engine| engine.name == work);
    let engine = engine.with_context(|| format!("nothing is measured as {work:?}"))?;
    (0..times).for_each(|_| {
        black_box((engine.work)());
    });
    Ok(())
}

fn engines<'f>(form: &'f Form, decider: &'f Decider<'f>) -> Vec<Engine<'f>> {
    let turn = |work: fn(&Decider<'_>, &Program, &[u8]) -> usize| -> Box<dyn FnMut() -> usize + 'f> {
        let mut at = 0;
        Box::new(move || {
            at = (at + 1) % form.submissions.len();
            work(decider, &form.program, black_box(form.submissions[at].as_bytes()))
        })
    };
    vec![
        Engine {
            name: FLOOR,
            work: turn(|_, _, bytes| serde_json::from_slice::<Value>(bytes).map_or(0, |_| 1)),
        },
        Engine {
            name: "read",
            work: turn(|_, program, bytes| answers::read(program, bytes, Mode::Final).map_or(0, |_| 1)),
        },
        Engine {
            name: "read and decide",
            work: turn(|decider, _, bytes| {
                decider.decide_bytes(bytes, Mode::Final).map_or(0, |(_, outcome)| outcome.decisions.len())
            }),
        },
        Engine {
            name: "read, decide and explain",
            work: turn(|decider, _, bytes| {
                decider.decide_document(bytes, Mode::Final).map_or(0, |text| text.len())
            }),
        },
        Engine { name: "decide again, one number changed", work: changing(form, decider, NUMBERS) },
        Engine { name: "decide again, one text changed", work: changing(form, decider, TEXTS) },
    ]
}

type Change = (&'static str, [Slot; 2]);

const NUMBERS: fn() -> Change = || ("income.monthly", [Slot::Integer(6_500_000), Slot::Integer(6_500_001)]);
const TEXTS: fn() -> Change =
    || ("bank.account", ["12345678901234", "1234567890123x"].map(|text| Slot::Text(text.into())));

/// One answer goes to and fro; only what depends on it is decided.
fn changing<'f>(
    form: &'f Form,
    decider: &'f Decider<'f>,
    change: fn() -> Change,
) -> Box<dyn FnMut() -> usize + 'f> {
    let (id, slots) = change();
    let (mut answers, _) = answers::read(&form.program, form.submissions[0].as_bytes(), Mode::Draft)
        .unwrap_or_else(|_| (Answers::new(&form.program), Vec::new()));
    let at = FactAt::root(form.program.fact_by_id(id).unwrap_or_default());
    let mut tracked = Tracked::new(decider.era(), &answers, Mode::Draft);
    let mut turn = 0;
    Box::new(move || {
        turn ^= 1;
        answers.set(&form.program, at, black_box(slots[turn].clone()));
        tracked.update(decider.era(), &answers, at);
        tracked.outcome().decisions.len()
    })
}

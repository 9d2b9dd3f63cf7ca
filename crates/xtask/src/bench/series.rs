//! How cost grows: with the criteria of a pack, and with the items of a submission. Everything is a multiple of `serde_json`
//! reading the same bytes, so that a cost in proportion to pack and submission gives level rows.

use super::{
    fixture,
    generated::program,
    median::{Engine, measure},
    native::FLOOR,
};
use crate::project::Project;
use anyhow::{Context, Result};
use layak_rules::{Answers, Date, Decider, FactAt, Mode, Program, Slot, answers, outcome::Tracked};
use serde_json::Value;
use std::hint::black_box;

/// How many items the submissions of the series have.
const ITEMS: [usize; 4] = [1, 10, 100, 1_000];

/// Prints both series.
pub fn tables(project: &Project) -> Result<()> {
    println!(
        "\nCost as it grows, in multiples of {FLOOR}; the last column is one changed answer, in microseconds"
    );
    for count in fixture::CRITERIA {
        let program = program(project, fixture::Form::Criteria(count))?;
        let submission = fixture::submission_of_numbers(count);
        row(&format!("{count} criteria"), &program, &submission, FactAt::root(0))?;
    }
    let program = program(project, fixture::Form::Items)?;
    let area = program.fact_by_id("room.area").context("the fixture has no room.area")?;
    for count in ITEMS {
        let submissions = fixture::submissions_with_items(1, count);
        row(&format!("{count} items"), &program, &submissions[0], FactAt::item(area, 0))?;
    }
    Ok(())
}

fn row(name: &str, program: &Program, submission: &str, changed: FactAt) -> Result<()> {
    let on = Date::parse(fixture::ON).context("the fixture has no date")?;
    let decider = Decider::new(program, on);
    let bytes = submission.as_bytes();
    let (given, _) = answers::read(program, bytes, Mode::Final)?;
    let decider = &decider;
    let medians = measure(vec![
        Engine {
            name: FLOOR,
            work: Box::new(|| serde_json::from_slice::<Value>(black_box(bytes)).map_or(0, |_| 1)),
        },
        Engine {
            name: "decide",
            work: Box::new(|| decider.decide_bytes(black_box(bytes), Mode::Final).map_or(0, |_| 1)),
        },
        Engine {
            name: "explain",
            work: Box::new(|| {
                decider.decide_document(black_box(bytes), Mode::Final).map_or(0, |text| text.len())
            }),
        },
        Engine { name: "again", work: changing(program, decider, given, changed) },
    ]);
    let ratio =
        |at: usize| format!("{}.{:02}", medians[at].permille / 1000, medians[at].permille % 1000 / 10);
    let nanoseconds = medians[3].picoseconds / 1000;
    println!(
        "  {name:<16}{:>9} bytes   decide {:>6} x   explain {:>6} x   again {:>5}.{:03} us",
        bytes.len(),
        ratio(1),
        ratio(2),
        nanoseconds / 1000,
        nanoseconds % 1000
    );
    Ok(())
}

/// A number goes to and fro over its threshold.
fn changing<'f>(
    program: &'f Program,
    decider: &'f Decider<'f>,
    mut answers: Answers,
    at: FactAt,
) -> Box<dyn FnMut() -> usize + 'f> {
    let mut tracked = Tracked::new(decider.era(), &answers, Mode::Final);
    let mut low = false;
    Box::new(move || {
        low = !low;
        answers.set(program, at, Slot::Integer(if low { 3 } else { 30 }));
        tracked.update(decider.era(), black_box(&answers), at);
        tracked.outcome().decisions.len()
    })
}

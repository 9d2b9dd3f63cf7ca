//! Decisions natively: read, decide and explain, beside `serde_json` reading the same bytes.

use super::{
    median::{Engine, measure, row},
    sample::{self, Sample},
};
use crate::project::Project;
use anyhow::{Context, Result, anyhow};
use layak_rules::{Date, Decider, Mode, Program, answers, outcome::decide_document};
use serde_json::Value;
use std::{fs, hint::black_box, rc::Rc};

/// A sample with its pack loaded.
struct Ready {
    sample: Sample,
    program: Program,
    on: Date,
}

/// Prints a table for each pack.
pub fn tables(project: &Project) -> Result<()> {
    for ready in load(project)? {
        let Sample { pack, answers, .. } = &ready.sample;
        let outcome = outcome(&ready)?.len();
        println!("\n{pack}: {} bytes of answers, {outcome} bytes of outcome", answers.len());
        for median in measure(engines(&ready)?) {
            println!("  {}", row(&median));
        }
    }
    Ok(())
}

/// Does one kind of work a number of times, for an instruction counter.
pub fn repeat(project: &Project, pack: &str, name: &str, times: u32) -> Result<()> {
    let all = load(project)?;
    let ready =
        all.iter().find(|ready| ready.sample.pack == pack).with_context(|| format!("no pack {pack}"))?;
    let mut engine = engines(ready)?
        .into_iter()
        .find(|engine| engine.name == name)
        .with_context(|| format!("nothing is measured as {name:?}"))?;
    for _ in 0..times {
        black_box((engine.work)());
    }
    Ok(())
}

fn outcome(ready: &Ready) -> Result<String> {
    Ok(decide_document(&ready.program, ready.sample.answers.as_bytes(), ready.on, Mode::Final)?)
}

fn engines(ready: &Ready) -> Result<Vec<Engine<'_>>> {
    let Ready { program, sample, on } = ready;
    let bytes = sample.answers.as_bytes();
    let decider = Rc::new(Decider::new(program, *on));
    let (given, outcome) = decider.decide_bytes(bytes, Mode::Final)?;
    let with = |name, work: fn(&Decider<'_>, &[u8]) -> usize| {
        let decider = Rc::clone(&decider);
        Engine { name, work: Box::new(move || work(&decider, black_box(bytes))) }
    };
    let (decides, explains) = (Rc::clone(&decider), Rc::clone(&decider));
    Ok(vec![
        with(FLOOR, |_, bytes| serde_json::from_slice::<Value>(bytes).map_or(0, |_| 1)),
        Engine {
            name: "read",
            work: Box::new(move || answers::read(program, black_box(bytes), Mode::Final).map_or(0, |_| 1)),
        },
        Engine {
            name: "decide",
            work: Box::new(move || decides.decide(black_box(&given), Mode::Final).decisions.len()),
        },
        Engine { name: "explain", work: Box::new(move || explains.document(black_box(&outcome)).len()) },
        with("read and decide", |decider, bytes| decider.decide_bytes(bytes, Mode::Final).map_or(0, |_| 1)),
        with("read, decide and explain", |decider, bytes| {
            decider.decide_document(bytes, Mode::Final).map_or(0, |text| text.len())
        }),
    ])
}

/// What everything is compared with.
pub const FLOOR: &str = "serde_json to Value";

fn load(project: &Project) -> Result<Vec<Ready>> {
    sample::all(project)?
        .into_iter()
        .map(|sample| {
            let on = Date::parse(sample.on).with_context(|| format!("{} is no date", sample.on))?;
            Ok(Ready { program: program(project, sample.pack)?, on, sample })
        })
        .collect()
}

/// The pack's program, as `cargo xtask web` compiled it.
fn program(project: &Project, pack: &str) -> Result<Program> {
    let folder = project.web().join("packs");
    let manifest =
        fs::read(folder.join(format!("{pack}.json"))).with_context(|| format!("{pack} is not built"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let name = manifest.get("program").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
    let bytes = fs::read(folder.join(name.context("a manifest without program")?))?;
    Program::load(&bytes).map_err(|error| anyhow!("{pack}: {error}; run `cargo xtask web` again"))
}

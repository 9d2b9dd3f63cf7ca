//! `cargo xtask prove`: the long runs of the laws over every pack, and the page that tells of them.

use anyhow::{Context, Result, anyhow, bail};
use clap::Parser;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use layak_revalidate::Pack;
use layak_rules::Date;
use layak_tests::{
    browser::Engine,
    corpus,
    invent::invent,
    proof::{
        Agreement, Forced, Law, Soundness, Tally, Tracking, prove,
        report::{Circumstances, Proved, page},
    },
    same_bytes,
};
use std::{
    fs,
    process::Command,
    thread,
    time::{Instant, SystemTime},
};

#[derive(Parser)]
struct Arguments {
    /// Single checks of each law, over all packs together.
    #[arg(long, default_value_t = 1_000_000)]
    checks: u64,
    /// Generated submissions to the shipped packs in each browser engine; 0 for no browser.
    #[arg(long, default_value_t = 100_000)]
    submissions: u64,
}

fn main() -> Result<()> {
    let Arguments { checks: wanted, submissions } = Arguments::parse();
    let circumstances = circumstances()?;
    let packs: Vec<Pack> = corpus::packs()?.iter().map(corpus::Pack::loaded).collect::<Result<_>>()?;
    let invented = (0..INVENTED).map(invent).collect::<Result<Vec<_>>>()?;
    let name = || format!("{INVENTED} packs, seeds from 0");
    let mut proved = vec![
        over(&packs, wanted, "Soundness of drafts", SOUNDNESS, |pack| Soundness::new(&pack.program)),
        over(&packs, wanted, "Agreement with `jsonschema`", AGREEMENT, Agreement::new),
        over(&packs, wanted, "Following changes", TRACKING, |pack| Tracking::new(&pack.program)),
        over(&invented, wanted, "Soundness, invented packs", EXHAUSTIVE, |pack| {
            Soundness::exhaustive(&pack.program)
        })
        .together(name()),
        over(&invented, wanted, "Agreement, invented packs", INVENTION, Agreement::new).together(name()),
        over(&invented, wanted, "What forces, invented packs", FORCED, |pack| Forced::new(&pack.program))
            .together(name()),
    ];
    let laws = proved.len();
    if submissions > 0 {
        proved.extend(in_browsers(&packs, &invented, submissions)?);
    }
    let file = corpus::root().join("tests/PROOFS.md");
    fs::write(&file, page(&circumstances, &proved)).context("cannot write tests/PROOFS.md")?;
    println!("written: tests/PROOFS.md");
    judge(&proved[..laws], wanted)?;
    judge(&proved[laws..], submissions)
}

/// Packs made up for the run.
const INVENTED: u64 = 200;

const SOUNDNESS: &str = "A verdict that a draft gives, every way of completing it gives too. A single check is one \
    verdict of a generated draft beside\nthe same verdict of one generated completion.";
const AGREEMENT: &str = "On finished answers the `jsonschema` crate, over the pack's source, says of every provision \
    what the evaluator says.\nA single check is one provision in force, for one item where it is about items, that the \
    evaluator calls *yes* or *no*.";
const TRACKING: &str = "An outcome that follows one changed answer after the other is the outcome of deciding \
    everything anew. Every change is\ncompared; a single check is one that moved the outcome.";
const FORCED: &str = "The answers that are told to force a verdict do when all others are taken back, and no smaller set \
    of answers does: of\ndrafts with up to twelve answers every smaller set is tried. A single check is one set.";
const EXHAUSTIVE: &str = "The same over packs of random predicates: every completion where a draft can be completed \
    in few ways, random ones\notherwise.";
const INVENTION: &str = "The same over packs of random predicates with the standard's keywords and our own.";

fn over<'p, L: Law>(
    packs: &'p [Pack],
    wanted: u64,
    law: &'static str,
    meaning: &'static str,
    make: impl Fn(&'p Pack) -> L,
) -> Proved {
    let started = Instant::now();
    let share = wanted.div_ceil(packs.len().max(1) as u64);
    let bar = bar(law, share * packs.len() as u64);
    let mut tried = Vec::new();
    for pack in packs {
        let before = bar.position();
        bar.set_message(pack.id().to_owned());
        let tally = prove(&make(pack), share, |tally: &Tally| bar.set_position(before + tally.checks));
        tried.push((pack.id().to_owned(), tally));
    }
    bar.finish_and_clear();
    let proved = Proved { law: law.to_owned(), meaning, packs: tried, took: started.elapsed() };
    say(&proved);
    proved
}

/// The same bytes as natively, in all browsers at once: each works on one thread.
fn in_browsers(packs: &[Pack], invented: &[Pack], wanted: u64) -> Result<Vec<Proved>> {
    let bars = MultiProgress::new();
    let run = |engine: Engine| {
        let bar = bars.add(bar("Same bytes", wanted));
        let told = |done: u64, pack: &str| {
            bar.set_position(done);
            bar.set_message(format!("{pack} in {engine:?}"));
        };
        same_bytes::long_run(engine, packs, invented, wanted, told)
    };
    let run = &run;
    let proved: Vec<Proved> = thread::scope(|scope| {
        let started = Engine::ALL.map(|engine| scope.spawn(move || run(engine)));
        let ended =
            started.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a thread panicked"))?);
        ended.collect::<Result<_>>()
    })?;
    bars.clear()?;
    proved.iter().for_each(say);
    Ok(proved)
}

fn say(proved: &Proved) {
    let (held, differences, seconds) = (proved.checks(), proved.differences(), proved.took.as_secs());
    println!("{}: {held} checks held, {differences} differences, {seconds} s", proved.law);
}

fn bar(law: &'static str, length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {wide_bar} {human_pos} of {human_len}, {msg}");
    let bar = ProgressBar::new(length).with_prefix(law);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// An error when something differs, or when too little was checked to prove anything.
fn judge(proved: &[Proved], wanted: u64) -> Result<()> {
    for law in proved {
        if law.differences() > 0 {
            bail!("{}: {} differences; tests/PROOFS.md has the cases", law.law, law.differences());
        }
        if law.checks() < wanted {
            bail!("{}: {} checks instead of {wanted}", law.law, law.checks());
        }
    }
    Ok(())
}

fn circumstances() -> Result<Circumstances> {
    let changed = !said("git", &["status", "--porcelain", "--", ".", ":!tests/PROOFS.md"])?.is_empty();
    let commit = said("git", &["rev-parse", "--short=12", "HEAD"])?;
    Ok(Circumstances {
        date: today().context("the clock is wrong")?.to_string(),
        commit: if changed { format!("{commit} with changes") } else { commit },
        rustc: said("rustc", &["--version"])?,
        threads: rayon::current_num_threads(),
    })
}

/// The day, in UTC.
fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    Date::from_days(i64::try_from(seconds / 86_400).ok()?)
}

fn said(program: &str, arguments: &[&str]) -> Result<String> {
    let mut command = Command::new(program);
    let output = command.current_dir(corpus::root()).args(arguments).output();
    let output = output.with_context(|| format!("cannot start {program}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

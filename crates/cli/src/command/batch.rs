//! `layak batch`: a file of submissions in, one outcome a line out, on every core.

use crate::{End, Unusable, input, language::Language, report};
use indicatif::{ProgressBar, ProgressStyle};
use layak_revalidate::{Pack, Registry, batch};
use layak_rules::Date;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Which packs, which files.
#[derive(clap::Args)]
pub struct Options {
    /// Pack folders, or compiled .layak files with their `<id>.source.json` beside them.
    #[arg(required = true, value_name = "PACK")]
    packs: Vec<PathBuf>,
    /// The submissions, one JSON document a line; `-` reads standard input.
    #[arg(long = "in", value_name = "FILE")]
    input: PathBuf,
    /// Where the results go, one JSON document a line; `-` writes standard output.
    #[arg(long = "out", value_name = "FILE")]
    output: PathBuf,
    /// Decide all on this date (default: each submission's own).
    #[arg(long, value_name = "DATE", value_parser = input::date)]
    on: Option<Date>,
}

/// Decides every line. A line that is refused is no failure of the batch; it is in the results and counted.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let mut registry = Registry::default();
    for path in &options.packs {
        registry.add(pack(path, language)?);
    }
    let (reader, length) = reader(&options.input, language)?;
    let bar = bar(length);
    let writer = writer(&options.output, language)?;
    let show = |progress: batch::Progress| {
        bar.set_position(progress.bytes);
        bar.set_message(progress.lines.to_string());
    };
    let summary =
        batch::run(&registry, reader, writer, batch::Options { on: options.on }, show).map_err(|error| {
            Unusable(format!("{}: {error}", language.pick("batch terhenti", "the batch stopped")))
        })?;
    bar.finish_and_clear();
    report::aside(&words(&summary, language));
    Ok(End::Good)
}

fn words(summary: &batch::Summary, language: Language) -> String {
    let batch::Summary { decided, refused, different, alarms } = summary;
    language.pick(
        format!("{decided} diputus, {refused} ditolak, {different} beda dari klaim, {alarms} dengan alarm pendapat kedua"),
        format!("{decided} decided, {refused} refused, {different} differ from their claim, {alarms} with an alarm of the second opinion"),
    )
}

fn pack(path: &Path, language: Language) -> Result<Pack, Unusable> {
    let (program, source) = if path.is_dir() {
        let compiled = input::compiled(path, language)?;
        (compiled.program.to_bytes(), compiled.source.canonical().into_bytes())
    } else {
        let program = input::program(path, language)?;
        let source = path.with_file_name(format!("{}.source.json", program.info().id()));
        (input::read_file(path, language)?, input::read_file(&source, language)?)
    };
    Pack::load(&program, &source).map_err(|error| Unusable(format!("{}: {error}", path.display())))
}

/// The input with its length, where it has one.
fn reader(path: &Path, language: Language) -> Result<(Box<dyn BufRead>, Option<u64>), Unusable> {
    if path == Path::new("-") {
        return Ok((Box::new(BufReader::new(io::stdin())), None));
    }
    let file = File::open(path).map_err(|error| input::unreadable(path, &error, language))?;
    let length = file.metadata().ok().map(|metadata| metadata.len());
    Ok((Box::new(BufReader::with_capacity(1 << 16, file)), length))
}

fn writer(path: &Path, language: Language) -> Result<Box<dyn Write>, Unusable> {
    if path == Path::new("-") {
        return Ok(Box::new(BufWriter::new(io::stdout())));
    }
    let file = File::create(path).map_err(|error| input::unwritable(path, &error, language))?;
    Ok(Box::new(BufWriter::with_capacity(1 << 16, file)))
}

/// A bar over the bytes, or a spinner when their number is not known; neither where there is no terminal.
fn bar(length: Option<u64>) -> ProgressBar {
    let template = "{bar:32} {percent:>3}% {bytes}/{total_bytes} {msg} ({bytes_per_sec}, {eta})";
    match (length, ProgressStyle::with_template(template)) {
        (Some(length), Ok(style)) => ProgressBar::new(length).with_style(style),
        _ => ProgressBar::new_spinner(),
    }
}

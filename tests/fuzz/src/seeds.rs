//! What the fuzzers start from beside the kept corpus: the packs of the tests, the cases of the shipped packs, generated
//! answers.

use crate::{
    generate::{Dice, Generator},
    invent, program, submission,
};
use layak_rules::{Date, answers};
use std::{fs, io, path::Path};

/// Invented packs among the seeds.
const INVENTED: u64 = 6;
/// Answers generated for each program.
const ANSWERS: u64 = 12;

/// Writes the seeds of every target to folders of their names.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write(to: &Path) -> io::Result<()> {
    submissions(&to.join("submission"))?;
    programs(&to.join("program"))?;
    sources(&to.join("source"))
}

fn submissions(to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for (which, program) in (0..).zip(submission::PROGRAMS.iter()) {
        let generator = Generator::new(program);
        for seed in 0..ANSWERS {
            let mut dice = Dice::new(seed);
            let percent = [10, 50, 95][dice.below(3)];
            let given = generator.answers(&mut dice, percent, 2, Date::MIN);
            let sent = answers::write(program, &given, |_, _| true);
            let how = u8::try_from(dice.below(8)).unwrap_or(0);
            fs::write(to.join(format!("{which}-{seed}")), [&[which, how], sent.as_bytes()].concat())?;
        }
    }
    Ok(())
}

fn programs(to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let shipped = ["beasiswa-tpl", "halal-kemenperin"].map(program::shipped);
    let invented = (0..INVENTED).map(|seed| program::compile(&invent::source(seed).to_string()));
    for (which, program) in program::small().chain(shipped).chain(invented).enumerate() {
        fs::write(to.join(which.to_string()), program.to_bytes())?;
    }
    Ok(())
}

fn sources(to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let invented = (0..INVENTED).map(|seed| invent::source(seed).to_string());
    for (which, source) in program::sources().into_iter().chain(invented).enumerate() {
        fs::write(to.join(which.to_string()), source)?;
    }
    Ok(())
}

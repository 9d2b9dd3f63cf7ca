//! A finder and the packs beside its folder, from source.

use crate::{Unusable, input, language::Language, report};
use layak_pack::{
    Compiled, Diagnostic,
    finder::{Found, catalogue},
    hex, sha256,
};
use layak_rules::{Program, finder::author::Catalogued};
use std::path::{Path, PathBuf};

/// The packs in the folders beside a pack's own, compiled.
pub fn beside(folder: &Path, language: Language) -> Result<Vec<Found>, Unusable> {
    let own = folder.canonicalize().map_err(|error| input::unreadable(folder, &error, language))?;
    let parent = own.parent().map_or_else(PathBuf::new, Path::to_owned);
    let folders = layak_pack::pack_folders(&parent)
        .map_err(|fault| input::unreadable(&fault.path, &fault.error, language))?;
    let others = folders.iter().filter(|folder| **folder != own);
    let compiled = others.map(|folder| input::compiled(folder, language));
    let packs = compiled.collect::<Result<Vec<Compiled>, Unusable>>()?;
    Ok(packs.into_iter().filter(|pack| !pack.is_finder()).map(|pack| found(pack.program)).collect())
}

fn found(program: Program) -> Found {
    let address = format!("/packs/{}", program_name(program.info().id(), &program.to_bytes()));
    Found { program, address }
}

/// The name of a program's file, which changes with its content.
pub fn program_name(id: &str, bytes: &[u8]) -> String {
    format!("{id}.{}.layak", digest(bytes))
}

/// The name of a catalogue's file, which changes with its content.
pub fn catalogue_name(id: &str, bytes: &[u8]) -> String {
    format!("{id}.{}.catalogue", digest(bytes))
}

fn digest(bytes: &[u8]) -> String {
    hex(&sha256(bytes)).chars().take(16).collect()
}

/// A finder's catalogue over the packs beside it; its faults are printed and make it unusable.
pub fn of(
    finder: &Compiled,
    folder: &Path,
    packs: &[Found],
    language: Language,
) -> Result<Catalogued, Unusable> {
    catalogue(finder, packs).map(|(catalogue, _)| catalogue).map_err(|faults| {
        match input::folder(folder, language) {
            Ok(files) => input::explain(&files, &faults, language),
            Err(Unusable(words)) => report::failure(&words, language),
        }
        let folder = folder.display();
        Unusable(language.pick(
            format!("pencari {folder} tidak cocok dengan paket di sebelahnya; perbaiki kesalahan di atas"),
            format!("the finder {folder} does not fit the packs beside it; mend the errors above"),
        ))
    })
}

/// What is wrong with a finder as to the packs beside it.
pub fn faults(
    finder: &Compiled,
    folder: &Path,
    language: Language,
) -> Result<Result<Vec<Diagnostic>, Vec<Diagnostic>>, Unusable> {
    let packs = beside(folder, language)?;
    Ok(catalogue(finder, &packs).map(|(_, warnings)| warnings))
}

//! `cargo xtask book`: each pack as pages for people, in Indonesian and English: the index, a page of rules and a page
//! of cases for each pack, one stylesheet, no script.

mod cases;
mod figures;
mod frame;
mod index;
mod rules;
mod source;

use crate::project::Project;
use anyhow::{Context, Result};
pub use source::Source;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The languages of the book; the first is that of the start page.
const LANGUAGES: [&str; 2] = ["id", "en"];
const STYLE: &str = include_str!("book.css");

/// Where the book is: beside the widget and the packs, so that the server finds it.
pub fn folder(project: &Project) -> PathBuf {
    project.web().join("book")
}

/// Reads every pack and writes the book anew.
pub fn run(project: &Project) -> Result<()> {
    let mut sources =
        project.packs()?.iter().map(|pack| Source::read(pack)).collect::<Result<Vec<Source>>>()?;
    sources.retain(|source| !source.compiled.is_finder());
    let folder = folder(project);
    let pages = write(&sources, &folder)?;
    println!("{pages} pages of {} packs in {}", sources.len(), folder.display());
    Ok(())
}

/// Writes the book of these packs into a folder of its own; what stood there before is removed.
pub fn write(sources: &[Source], folder: &Path) -> Result<usize> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut pages = vec![("book.css".to_owned(), STYLE.to_owned())];
    for tag in LANGUAGES {
        pages.push((frame::name("index", tag), index::page(sources, tag)));
        for source in sources {
            pages.push((frame::name(source.id(), tag), rules::page(source, tag)));
            pages.push((frame::name(&cases::stem(source.id()), tag), cases::page(source, tag)));
        }
    }
    for (name, text) in &pages {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(pages.len() - 1)
}

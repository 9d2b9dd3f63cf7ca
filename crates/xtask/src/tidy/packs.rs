//! The sources of the packs as plain JSON, for rules that hold across packs.

use crate::project::Project;
use anyhow::{Context, Result};
use serde_json::Value;
use std::{fs, path::Path};

/// The folder of what packs share, beside them.
pub const SHARED: &str = "shared";

/// A pack, or what packs share: its files joined loosely, section by section.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The folder's name.
    pub name: String,
    /// The files' contents.
    pub files: Vec<Value>,
}

impl Pack {
    /// The entries of a section in all files.
    pub fn section<'p>(&'p self, name: &str) -> impl Iterator<Item = (&'p String, &'p Value)> {
        let sections = self.files.iter().filter_map(move |file| file.get(name)?.as_object());
        sections.flatten().collect::<Vec<_>>().into_iter()
    }
}

/// All packs by name, and the shared files as one.
pub fn read(project: &Project) -> Result<Vec<Pack>> {
    let mut folders = project.packs()?;
    folders.push(project.root.join("schemas/packs").join(SHARED));
    folders.iter().map(|folder| read_folder(folder)).collect()
}

fn read_folder(folder: &Path) -> Result<Pack> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let mut files: Vec<_> = json_files(folder)?;
    files.sort();
    let files = files.iter().map(|path| read_json(path)).collect::<Result<_>>()?;
    Ok(Pack { name, files })
}

/// The `.json` files directly in a folder.
pub fn json_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A file of JSON.
pub fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

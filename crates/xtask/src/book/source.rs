//! A pack as the book needs it: compiled, with its sources and its cases.

use anyhow::{Context, Result, anyhow};
use layak_cli::case::{self, Case};
use layak_pack::{Compiled, SHARED_FOLDER, json::Json};
use std::{fs, path::Path};

/// One pack.
pub struct Source {
    /// What the compiler made of it.
    pub compiled: Compiled,
    /// Its cases.
    pub cases: Vec<Case>,
}

impl Source {
    /// Compiles the pack in a folder and reads its cases.
    ///
    /// # Errors
    /// A file that cannot be read, or a pack that does not compile.
    pub fn read(folder: &Path) -> Result<Source> {
        let mut files = files(folder, "")?;
        let shared = folder.join(SHARED_FOLDER);
        if shared.is_dir() {
            files.extend(self::files(&shared, &format!("{SHARED_FOLDER}/"))?);
        }
        let slices: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let compiled = layak_pack::compile(&slices).map_err(|faults| {
            let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
            anyhow!("{} does not compile:\n{}", folder.display(), words.join("\n"))
        })?;
        // A finder decides nothing, so that there is nothing to try.
        let cases = if compiled.is_finder() { Vec::new() } else { case::read(&folder.join("cases"))? };
        Ok(Source { compiled, cases })
    }

    /// The pack's id.
    pub fn id(&self) -> &str {
        &self.compiled.program.info.id
    }

    /// The publications that the pack cites: key, title, address (empty if there is none).
    pub fn publications(&self) -> Vec<(&str, &str, &str)> {
        let sources = self.compiled.source.root().get("sources").map(Json::members).unwrap_or_default();
        sources
            .iter()
            .map(|member| (member.name.as_str(), text(&member.value, "title"), text(&member.value, "url")))
            .collect()
    }
}

fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json.get(name).and_then(Json::as_text).unwrap_or_default()
}

/// The `.json` files directly in a folder, their names behind a prefix.
fn files(folder: &Path, prefix: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_name().and_then(|name| name.to_str()).context("a file name is not UTF-8")?;
            files.push((format!("{prefix}{name}"), fs::read(&path)?));
        }
    }
    Ok(files)
}

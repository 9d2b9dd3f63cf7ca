//! A pack as the book needs it: compiled, with its sources and its cases.

use anyhow::Result;
use layak_cli::case::{self, Case};
use layak_pack::{Compiled, json::Json};
use std::path::Path;

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
        let compiled = layak_pack::compile_folder(folder)?;
        // A finder decides nothing, so that there is nothing to try.
        let cases = if compiled.is_finder() { Vec::new() } else { case::read(&folder.join("cases"))? };
        Ok(Source { compiled, cases })
    }

    /// The pack's id.
    pub fn id(&self) -> &str {
        self.compiled.program.info().id()
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

//! Names that carry the digest of their content, so that browsers may keep the files for ever.
//!
//! The shell's sources name the other files by places such as `%GLUE%`; each is filled once that file has its name.

use super::{Widget, minify};
use crate::project::Project;
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use layak_form::Book;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path};

/// The shell's JavaScript, by hand.
const SHELL: &str = "web/element/shell";
/// Its modules, the sources of each in the order in which one imports the other.
const MODULES: [(&str, &[&str]); 3] =
    [(FAILURES, &[FAILURES]), ("element", &["engine", "page", "element"]), ("frame", &["frame"])];
/// What is said when something failed: fetched only then.
pub const FAILURES: &str = "failures";
/// How the files of the engine alone begin; the widget does not load them.
pub const RULES: &str = "rules";
/// The style sheet of the form.
const STYLE: &str = "web/element/style.css";

/// Writes `widget/*.<digest>.{wasm,js,css}`, the loader `v1/layak.js` that leads to them, and `widget.json` that lists them.
pub fn write(project: &Project, widget: &Widget, engine: &Widget, folder: &Path) -> Result<()> {
    let mut names = Names { folder, places: BTreeMap::new(), listed: BTreeMap::new() };
    names.places.insert("VERSION".into(), env!("CARGO_PKG_VERSION").into());
    names.places.insert("WASM_INTEGRITY".into(), integrity(&widget.wasm));
    names.keep("wasm", "layak", "wasm", &widget.wasm)?;
    // wasm-bindgen's JavaScript names no module: the engine hands it over.
    names.keep("glue", "layak", "js", widget.glue.as_bytes())?;
    names.keep("rules-wasm", RULES, "wasm", &engine.wasm)?;
    names.keep("rules-glue", RULES, "js", engine.glue.as_bytes())?;
    let style = minify::script(project, &read(&project.root.join(STYLE))?, minify::Kind::Style)?;
    names.keep("style", "layak", "css", style.as_bytes())?;
    names.keep("words", "words", "txt", Book::built_in().to_text().as_bytes())?;
    for (name, parts) in MODULES {
        let sources: Result<Vec<String>> = parts.iter().map(|part| source(project, part)).collect();
        let script = minify::script(project, &names.filled(&joined(&sources?))?, minify::Kind::Module)?;
        names.keep(name, name, "js", script.as_bytes())?;
    }
    let loader = minify::script(project, &names.filled(&source(project, "layak")?)?, minify::Kind::Classic)?;
    put(&folder.join("v1/layak.js"), loader.as_bytes())?;
    let list = serde_json::to_string_pretty(&names.listed)?;
    put(&folder.join("widget.json"), list.as_bytes())
}

/// Several modules as one, which a page fetches at once: what one imports stands before it.
fn joined(sources: &[String]) -> String {
    if let [alone] = sources {
        return alone.clone();
    }
    let lines = sources.iter().flat_map(|source| source.lines());
    let own = lines
        .filter(|line| !line.starts_with("import "))
        .map(|line| line.strip_prefix("export ").unwrap_or(line));
    own.collect::<Vec<_>>().join("\n")
}

fn source(project: &Project, name: &str) -> Result<String> {
    read(&project.root.join(SHELL).join(name).with_extension("js"))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The names given so far.
struct Names<'a> {
    folder: &'a Path,
    /// What stands for `%KEY%` in the shell's sources.
    places: BTreeMap<String, String>,
    /// Address on the server by part, for pages that the server writes.
    listed: BTreeMap<String, String>,
}

impl Names<'_> {
    /// Writes a file under a name with its digest, and remembers the name.
    fn keep(&mut self, part: &str, stem: &str, extension: &str, bytes: &[u8]) -> Result<String> {
        let name = format!("{stem}.{}.{extension}", digest16(bytes));
        put(&self.folder.join("widget").join(&name), bytes)?;
        self.places.insert(part.to_uppercase(), name.clone());
        self.listed.insert(part.to_owned(), format!("/widget/{name}"));
        Ok(name)
    }

    /// The source with every place filled; a place that we do not know is an error.
    fn filled(&self, source: &str) -> Result<String> {
        let mut text = source.to_owned();
        for (place, name) in &self.places {
            text = text.replace(&format!("%{place}%"), name);
        }
        match unfilled(&text) {
            Some(place) => bail!("the shell names {place}, which `cargo xtask web` does not know"),
            None => Ok(text),
        }
    }
}

/// A `%PLACE%` that is left.
fn unfilled(text: &str) -> Option<&str> {
    let mut parts = text.match_indices('%').map(|(at, _)| at).peekable();
    while let Some(start) = parts.next() {
        let end = *parts.peek()?;
        let inside = text.get(start + 1..end).unwrap_or("");
        if inside.len() > 2 && inside.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') {
            return text.get(start..=end);
        }
    }
    None
}

/// The first 16 hexadecimal digits of the SHA-256.
fn digest16(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` attribute.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(sha2::Sha384::digest(bytes)))
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_digest_of_the_content() {
        assert_eq!(digest16(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn the_integrity_is_that_of_the_standard() {
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            expected,
            "the example of W3C Subresource Integrity"
        );
    }

    #[test]
    fn joined_modules_import_nothing_of_each_other() {
        let sources =
            ["export const one = 1;".to_owned(), "import { one } from \"./one.js\";\nuse(one);".to_owned()];
        assert_eq!(joined(&sources), "const one = 1;\nuse(one);");
    }

    #[test]
    fn a_place_that_is_not_known_is_refused() {
        let places = BTreeMap::from([("GLUE".to_owned(), "layak.1.js".to_owned())]);
        let names = Names { folder: Path::new("."), places, listed: BTreeMap::new() };
        assert_eq!(
            names.filled("import('./%GLUE%'); width = '100%'; a % b").unwrap(),
            "import('./layak.1.js'); width = '100%'; a % b"
        );
        assert!(names.filled("import './%OTHER_ONE%'").unwrap_err().to_string().contains("%OTHER_ONE%"));
    }
}

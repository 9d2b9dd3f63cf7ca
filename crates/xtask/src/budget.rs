//! What a partner's page may have to transfer (Brotli 11), and the check of what was built.

use crate::web::names::{FAILURES, RULES};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// The script that a partner's page names.
pub const LOADER: u64 = 2 * 1024;
/// The widget, WebAssembly and its JavaScript.
pub const WIDGET: u64 = 100 * 1024;
/// The engine without a form, which no page of ours loads: a ceiling, far above its goal of 20 KiB.
pub const ENGINE: u64 = 38_500;
/// What the engine alone shall weigh.
pub const ENGINE_GOAL: u64 = 20 * 1024;
/// The style sheet of the form, loaded beside the widget.
pub const STYLE: u64 = 4 * 1024;
/// The form's own words in its languages, loaded beside the widget.
pub const WORDS: u64 = 6 * 1024;
/// What is said when the form cannot be shown, loaded only then.
pub const SAID_OF_FAILURES: u64 = 2 * 1024;
/// One compiled pack with its texts.
pub const PACK: u64 = 20 * 1024;
/// The permits, with the whole national law since 2012, may weigh twice as much.
pub const PERMITS: u64 = 40 * 1024;

/// One built thing with its sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// What it is, for the table.
    pub name: String,
    /// As it is.
    pub raw: u64,
    /// gzip, by Zopfli.
    pub gzip: u64,
    /// Brotli 11.
    pub brotli: u64,
    /// The most that Brotli may be.
    pub budget: u64,
}

impl Size {
    /// Whether it is over its budget.
    pub fn over(&self) -> bool {
        self.brotli > self.budget
    }
}

/// The table of sizes as text.
pub fn table(sizes: &[Size]) -> String {
    let mut text = format!("{:<28}{:>10}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli 11", "budget");
    for size in sizes {
        let mark = if size.over() { "  OVER" } else { "" };
        let row = format!(
            "{:<28}{:>10}{:>10}{:>10}{:>10}",
            size.name, size.raw, size.gzip, size.brotli, size.budget
        );
        text.push_str(&row);
        text.push_str(mark);
        if size.budget == ENGINE && size.brotli > ENGINE_GOAL {
            text.push_str(&format!("  goal {ENGINE_GOAL} NOT MET"));
        }
        text.push('\n');
    }
    text
}

/// An error that names everything over its budget.
pub fn check(sizes: &[Size]) -> Result<()> {
    let over: Vec<String> = sizes
        .iter()
        .filter(|size| size.over())
        .map(|size| format!("{}: {} bytes of Brotli, {} allowed", size.name, size.brotli, size.budget))
        .collect();
    if !over.is_empty() {
        bail!("over the size budget:\n  {}", over.join("\n  "));
    }
    Ok(())
}

/// Sizes of a built `target/web`, read from its precompressed files.
pub fn measure(web: &Path) -> Result<Vec<Size>> {
    let mut sizes = vec![sum("loader (v1/layak.js)", LOADER, &[web.join("v1/layak.js")])?];
    let begins = |path: &Path, with: &str| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(with))
    };
    let mut modules = files(&web.join("widget"), &["js", "wasm"])?;
    modules.sort();
    let (engine, others): (Vec<_>, Vec<_>) = modules.into_iter().partition(|path| begins(path, RULES));
    let (failures, widget): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| begins(path, FAILURES));
    sizes.push(sum("widget (wasm + glue)", WIDGET, &widget)?);
    sizes.push(sum("engine alone (wasm + glue)", ENGINE, &engine)?);
    sizes.push(sum("style sheet", STYLE, &files(&web.join("widget"), &["css"])?)?);
    sizes.push(sum("words of the form", WORDS, &files(&web.join("widget"), &["txt"])?)?);
    sizes.push(sum("words of failures", SAID_OF_FAILURES, &failures)?);
    let mut packs = files(&web.join("packs"), &["layak"])?;
    packs.sort();
    for pack in packs {
        let id = pack.file_name().and_then(|name| name.to_str()).and_then(|name| name.split('.').next());
        let budget = if id == Some("permits") { PERMITS } else { PACK };
        sizes.push(sum(&format!("pack {}", id.unwrap_or("?")), budget, std::slice::from_ref(&pack))?);
    }
    Ok(sizes)
}

fn files(folder: &Path, extensions: &[&str]) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().and_then(|ext| ext.to_str()).is_some_and(|ext| extensions.contains(&ext)) {
            found.push(path);
        }
    }
    Ok(found)
}

fn sum(name: &str, budget: u64, paths: &[std::path::PathBuf]) -> Result<Size> {
    let mut size = Size { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0, budget };
    for path in paths {
        size.raw += length(path)?;
        size.gzip += length(&with_suffix(path, "gz"))?;
        size.brotli += length(&with_suffix(path, "br"))?;
    }
    Ok(size)
}

/// `layak.js` with `br` gives `layak.js.br`.
pub fn with_suffix(path: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn length(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path)
        .with_context(|| format!("{} is missing; run `cargo xtask web`", path.display()))?;
    Ok(metadata.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(folder: &Path, loader: usize) {
        let widget = [
            "widget/rules.00.js",
            "widget/layak.00.js",
            "widget/failures.00.js",
            "widget/layak.00.wasm",
            "widget/layak.00.css",
            "widget/words.00.txt",
        ];
        for path in ["v1/layak.js", "packs/permits.00.layak"].into_iter().chain(widget) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let bytes = if path.ends_with("v1/layak.js") { loader } else { 10 };
            fs::write(&path, vec![b'x'; bytes]).unwrap();
            fs::write(with_suffix(&path, "gz"), vec![b'x'; bytes]).unwrap();
            fs::write(with_suffix(&path, "br"), vec![b'x'; bytes]).unwrap();
        }
    }

    #[test]
    fn what_is_within_its_budget_passes() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), 2048);
        let sizes = measure(folder.path()).unwrap();
        assert_eq!(sizes.len(), 7);
        assert_eq!(sizes[1].raw, 20, "wasm and glue together");
        check(&sizes).unwrap();
    }

    #[test]
    fn only_the_permits_may_weigh_more_than_a_pack() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), 10);
        let other = folder.path().join("packs/malut-izin.00.layak");
        for path in [other.clone(), with_suffix(&other, "gz"), with_suffix(&other, "br")] {
            fs::write(path, b"x").unwrap();
        }
        let sizes = measure(folder.path()).unwrap();
        let budget = |name: &str| sizes.iter().find(|size| size.name == name).map(|size| size.budget);
        assert_eq!(budget("pack malut-izin"), Some(PACK));
        assert_eq!(budget("pack permits"), Some(PERMITS));
    }

    #[test]
    fn one_byte_over_the_budget_fails_and_is_named() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), 2049);
        let error = check(&measure(folder.path()).unwrap()).unwrap_err().to_string();
        assert!(error.contains("loader") && error.contains("2049"), "{error}");
    }

    #[test]
    fn a_missing_compressed_file_is_an_error_not_a_zero() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), 10);
        fs::remove_file(folder.path().join("widget/layak.00.wasm.br")).unwrap();
        assert!(measure(folder.path()).is_err());
    }
}

//! Names that carry the digest of their content, so that browsers may keep the files for ever.

use super::{Widget, minify};
use crate::project::Project;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// What wasm-bindgen calls the module inside its JavaScript.
const MODULE: &str = "layak_element_bg.wasm";
/// What the loader's source says in place of the widget's file name.
pub const GLUE_PLACE: &str = "__LAYAK_GLUE__";
/// The loader's source: the one script that a partner's page names.
const LOADER: &str = "web/element/loader/layak.js";

/// Writes `widget/layak.<digest>.{wasm,js}` and the loader that names them.
pub fn write(project: &Project, widget: &Widget, folder: &Path) -> Result<()> {
    let wasm_name = format!("layak.{}.wasm", digest16(&widget.wasm));
    let glue = renamed(&widget.glue, MODULE, &wasm_name).context("in wasm-bindgen's JavaScript")?;
    let glue_name = format!("layak.{}.js", digest16(glue.as_bytes()));
    let source = project.root.join(LOADER);
    let loader = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let loader = renamed(&loader, GLUE_PLACE, &glue_name).with_context(|| format!("in {LOADER}"))?;
    let loader = minify::script(project, &loader)?;
    put(&folder.join("widget").join(wasm_name), &widget.wasm)?;
    put(&folder.join("widget").join(glue_name), glue.as_bytes())?;
    put(&folder.join("v1/layak.js"), loader.as_bytes())
}

/// The first 16 hexadecimal digits of the SHA-256.
fn digest16(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The text with a name replaced; a text that does not have it is an error, not a silent no-op.
fn renamed(text: &str, from: &str, to: &str) -> Result<String> {
    if !text.contains(from) {
        bail!("there is no {from} to be replaced by {to}");
    }
    Ok(text.replace(from, to))
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
    fn a_missing_place_is_refused() {
        assert_eq!(renamed("import '__LAYAK_GLUE__'", GLUE_PLACE, "a.js").unwrap(), "import 'a.js'");
        assert!(renamed("import 'b.js'", GLUE_PLACE, "a.js").is_err());
    }
}

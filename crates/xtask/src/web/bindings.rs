//! wasm-bindgen as a library: the same version as the locked `wasm-bindgen`, since both need one `wasm-bindgen-shared`.

use super::{Widget, border, loading, panics, passing, wasm};
use anyhow::{Context, Result, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Generates the JavaScript of a compiled module and the module that goes with it.
pub fn generate(source: wasm::Source, module: &Path) -> Result<Widget> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?.typescript(false).remove_name_section(true);
    let mut output = bindgen
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot work on {}", module.display()))?;
    // A crate without snippets may still be listed, with none.
    let snippets =
        output.snippets().iter().filter(|(_, texts)| !texts.is_empty()).map(|(name, _)| name.as_str());
    let brought: Vec<&str> = snippets.chain(output.local_modules().keys().map(String::as_str)).collect();
    if !brought.is_empty() {
        bail!(
            "JavaScript snippets would be further files to load; remove what brings {}",
            brought.join(", ")
        );
    }
    let mut glue = passing::quicken(&loading::replace(output.js())?)?;
    if source.never_re_entered {
        glue = passing::keep_room(&glue)?;
    }
    let module = output.wasm_mut();
    panics::silence(module);
    let glue = border::shorten(module, &glue);
    Ok(Widget { wasm: module.emit_wasm(), glue })
}

//! wasm-bindgen as a library: the same version as the locked `wasm-bindgen`, since both need one `wasm-bindgen-shared`.

use super::Widget;
use anyhow::{Context, Result, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Generates the JavaScript of a compiled module and the module that goes with it.
pub fn generate(module: &Path) -> Result<Widget> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?.typescript(false).remove_name_section(true);
    let mut output = bindgen
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot work on {}", module.display()))?;
    if !output.snippets().is_empty() || !output.local_modules().is_empty() {
        bail!("a dependency brings JavaScript snippets, which would be further files to load; remove it");
    }
    let glue = output.js().to_owned();
    Ok(Widget { wasm: output.wasm_mut().emit_wasm(), glue })
}

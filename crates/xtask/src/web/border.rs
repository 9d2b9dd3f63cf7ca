//! The border between module and bindings. wasm-bindgen gives every function there a long name with a number, in both
//! files; and it lists functions that wasm-opt then finds to be unused. Short names and no unused ones: 4 KiB.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use walrus::Module;

/// Names that are wasm-bindgen's own begin like one of these; others are ours and are called from outside.
const OWN: [&str; 3] = ["__wb", "__externref", "wasm_bindgen_"];

/// Gives wasm-bindgen's functions short names, in the module and in the JavaScript.
pub fn shorten(module: &mut Module, glue: &str) -> String {
    let mut short = BTreeMap::new();
    for import in module.imports.iter_mut() {
        import.name = rename(&import.name, &mut short);
    }
    for export in module.exports.iter_mut() {
        export.name = rename(&export.name, &mut short);
    }
    replace_words(glue, &short)
}

fn rename(name: &str, short: &mut BTreeMap<String, String>) -> String {
    if !OWN.iter().any(|own| name.starts_with(own)) {
        return name.to_owned();
    }
    let next = format!("w{}", short.len());
    short.entry(name.to_owned()).or_insert(next).clone()
}

/// Replaces whole identifiers.
fn replace_words(text: &str, short: &BTreeMap<String, String>) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
        replaced.push_str(before);
        replaced.push_str(short.get(word).map_or(word, String::as_str));
        rest = after;
    }
    replaced + rest
}

/// Drops the functions that an optimised module no longer imports.
pub fn prune(wasm: &[u8], glue: &str) -> Result<String> {
    let module = Module::from_buffer(wasm).context("wasm-opt wrote no module")?;
    let used = |name: &str| module.imports.iter().any(|import| import.name == name);
    let mut kept = String::with_capacity(glue.len());
    let mut inside = false;
    for line in glue.lines() {
        let unused = inside || imported(line).is_some_and(|name| !used(name));
        inside = unused && !(line.starts_with('}') && line.ends_with(','));
        if !unused {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    Ok(kept)
}

/// The name of the imported function that begins in this line.
fn imported(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().split_once(": function(")?;
    name.strip_prefix('w')?.bytes().all(|byte| byte.is_ascii_digit()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "        __wbg_a_12: function(arg0) {
__wbg_a_12x(arg0);
},
__wbg_b_34: function(arg0) {
wasm.__wbindgen_free(arg0);
},
";

    #[test]
    fn names_are_short_on_both_sides_and_unused_functions_go() {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        for name in ["__wbg_a_12", "__wbg_b_34"] {
            module.add_import_func("./glue.js", name, ty);
        }
        let glue = shorten(&mut module, GLUE);
        assert!(glue.contains("w0: function") && glue.contains("__wbg_a_12x("), "{glue}");
        let first = module.imports.iter().next().unwrap().id();
        module.imports.delete(first);
        let glue = prune(&module.emit_wasm(), &glue).unwrap();
        assert_eq!(glue, "w1: function(arg0) {\nwasm.__wbindgen_free(arg0);\n},\n");
    }
}

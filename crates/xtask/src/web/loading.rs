//! How a page loads a module: in a few lines of our own, in the place of wasm-bindgen's, that also serve browsers of long
//! ago and callers that we do not have: half a kilobyte of each download.

use anyhow::{Context, Result};

/// What is left out: from where, up to where, and what stands there instead.
const LEFT_OUT: [(&str, &str, &str); 2] = [
    // Every browser has it.
    ("if (!('encodeInto' in cachedTextEncoder)) {", "let WASM_VECTOR_LEN", ""),
    ("let wasmModule, wasmInstance, wasm;", "export {", LOAD),
];
/// Every browser has it.
const REGISTRY: &str = "typeof FinalizationRegistry === 'undefined'";

/// The call that makes the module ready goes in its place.
const READY: &str = "READY";
/// What does not name its type as a module is read whole first. A failed attempt may be made again.
const LOAD: &str = r#"
let wasm, started;
const init = ({ module_or_path }) => started ??= load(module_or_path).catch((error) => {
  started = undefined;
  throw error;
});
async function load(from) {
  if (typeof from == "string" || from instanceof URL || from instanceof Request) from = fetch(from);
  from = await from;
  let load = "instantiate";
  if (from instanceof Response) {
    if (!from.ok) throw new Error(`${from.status} ${from.url}`);
    if (from.headers.get("Content-Type") == "application/wasm") load += "Streaming";
    else from = await from.arrayBuffer();
  }
  const made = await WebAssembly[load](from, __wbg_get_imports());
  wasm = (made.instance ?? made).exports;
  READY
  return wasm;
}
"#;

/// The bindings with our way to load the module.
pub fn replace(glue: &str) -> Result<String> {
    let ready = glue.lines().map(str::trim).find(|line| is_start(line));
    // A module without a table of objects needs none.
    let ready = ready.unwrap_or_default();
    let mut own = glue.to_owned();
    for (from, to, instead) in LEFT_OUT {
        let (before, rest) = cut(&own, from)?;
        let (_, after) = cut(rest, to)?;
        own = format!("{before}{}{to}{after}", instead.replace(READY, ready));
    }
    let own = own.replace(REGISTRY, "false");
    // What it exports beside the start is what the page calls.
    Ok(own.replace("initSync, ", "").replace("__wbg_init as default", "init as default"))
}

/// `wasm.start();`, on a line of its own.
fn is_start(line: &str) -> bool {
    let name = line.strip_prefix("wasm.").and_then(|rest| rest.strip_suffix("();"));
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

fn cut<'t>(text: &'t str, at: &str) -> Result<(&'t str, &'t str)> {
    text.split_once(at).with_context(|| format!("wasm-bindgen's JavaScript no longer has {at}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "if (!('encodeInto' in cachedTextEncoder)) { old(); }
let WASM_VECTOR_LEN = 0;
const Kept = (typeof FinalizationRegistry === 'undefined') ? none : new FinalizationRegistry(drop);
let wasmModule, wasmInstance, wasm;
function finish() {
wasm.__wbindgen_start();
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn a_module_is_loaded_our_way_and_made_ready() {
        let own = replace(GLUE).unwrap();
        let kept = "let WASM_VECTOR_LEN = 0;\nconst Kept = (false) ? none : new";
        assert!(own.starts_with(kept) && own.ends_with("export { init as default };\n"), "{own}");
        assert!(own.contains(".exports;\n  wasm.__wbindgen_start();\n  return wasm;"), "{own}");
        let unready = replace(&GLUE.replace("wasm.__wbindgen_start();", "")).unwrap();
        assert!(unready.contains(".exports;\n  \n  return wasm;"), "{unready}");
    }

    #[test]
    fn other_bindings_are_an_error() {
        let other = GLUE.replace("'encodeInto'", "'encode'");
        let error = replace(&other).unwrap_err().to_string();
        assert!(error.contains("encodeInto"), "{error}");
    }
}

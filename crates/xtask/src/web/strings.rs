//! How strings go from the page to a module.

use anyhow::{Context, Result};

/// How wasm-bindgen takes strings over: it copies characters one by one as long as they are ASCII, and lets the browser write
/// only the rest, at twice the cost for a long text.
const PASSES_STRING: &str = "function passStringToWasm0(arg, malloc, realloc) {";
/// What is left after that is the end of the function.
const PASSED: &str = "WASM_VECTOR_LEN = offset;";
/// A short text is copied as before; any other the browser writes at once, into as much room as it can need. The view of
/// that room is kept: the next text of about this length is given the same again.
const AT_ONCE: &str = r"
    const length = arg.length;
    let room = length < 32 ? length : (length * 3 | 2047) + 1, at = 0;
    let start = malloc(room, 1) >>> 0;
    if (room == length) for (const bytes = getUint8ArrayMemory0(); at < length; at++) {
        const unit = arg.charCodeAt(at);
        if (unit > 0x7F) break;
        bytes[start + at] = unit;
    }
    if (at < length) {
        if (room == length) start = realloc(start, room, room = length * 3, 1) >>> 0;
        if (view.byteOffset != start || view.length != room) view = getUint8ArrayMemory0().subarray(start, start + room);
        at = cachedTextEncoder.encodeInto(arg, view).written;
        start = realloc(start, room, at, 1) >>> 0;
    }
    WASM_VECTOR_LEN = at;
    return start;
}
let view = new Uint8Array();
";

/// Gives the function that takes strings over a faster body.
pub fn pass_at_once(glue: &str) -> Result<String> {
    let (before, rest) =
        glue.split_once(PASSES_STRING).context("wasm-bindgen passes strings in another way")?;
    let end = rest.split_once(PASSED).and_then(|(_, end)| end.split_once('}'));
    let (_, after) = end.context("wasm-bindgen ends passing strings in another way")?;
    Ok([before, PASSES_STRING, AT_ONCE, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_body_of_the_one_function_is_another() {
        let glue = format!(
            "const before = 1;\n{PASSES_STRING}\n  let offset = 0;\n  {PASSED}\n  return ptr;\n}}\nconst after = 2;\n"
        );
        let ours = pass_at_once(&glue).unwrap();
        assert!(
            ours.starts_with("const before = 1;\n") && ours.ends_with("}\n\nconst after = 2;\n"),
            "{ours}"
        );
        assert!(!ours.contains("let offset") && ours.contains("encodeInto"), "{ours}");
        assert!(pass_at_once("function passStringToWasm0(arg) {}").is_err());
    }
}

//! How strings and results go between the page and a module.

use anyhow::{Context, Result, bail};

/// How wasm-bindgen takes strings over: it copies characters one by one as long as they are ASCII, and lets the browser write
/// only the rest, at twice the cost for a long text.
const PASSES_STRING: &str = "function passStringToWasm0(arg, malloc, realloc) {";
/// What is left after that is the end of the function.
const PASSED: &str = "WASM_VECTOR_LEN = offset;";
/// A short text is copied as before; any other the browser writes at once, into as much room as it can need. The room is not
/// cut to what was written, which would copy it: the modules' allocator (`rlsf`) finds the size of what it frees by itself.
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
        at = cachedTextEncoder.encodeInto(arg, given(start, room)).written;
    }
    WASM_VECTOR_LEN = at;
    return start;
}
";
/// Where the bytes of a string that comes back are taken from.
const TOLD: &str = "return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));";
const TOLD_AGAIN: &str = "return decodeText(told(ptr, len));";
/// A view of memory takes longer to make than to use, and the next string is often of this length and at this place again.
const VIEWS: &str = r"
const viewing = (view = new Uint8Array()) => (start, length) =>
    view.byteOffset == start && view.length == length
        ? view : (view = getUint8ArrayMemory0().subarray(start, start + length));
const given = viewing(), told = viewing();
";

/// How a module makes room for several values that it gives, and how that is given back. Both are calls.
const ROOM: &str = "wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0";
const ROOM_AGAIN: &str = "(place ||= wasm.__wbindgen_malloc(16, 8))";
const ROOM_BACK: &str = "wasm.__wbindgen_add_to_stack_pointer(16);";
/// A view of memory that has moved is empty.
const VALUES: &str = r"
let place = 0, values = new Int32Array();
const several = () => values.length ? values : (values = new Int32Array(wasm.memory.buffer, place, 4));
";

/// Lets a module that nothing calls again while it runs give several values at one place that is kept.
pub fn keep_room(glue: &str) -> Result<String> {
    let mut own = glue.replace(ROOM, ROOM_AGAIN).replace(ROOM_BACK, "");
    for value in 0..4 {
        let read = format!("getDataViewMemory0().getInt32(retptr + 4 * {value}, true)");
        own = own.replace(&read, &format!("several()[{value}]"));
    }
    if own.contains("retptr +") || own.contains("add_to_stack_pointer(") {
        bail!("wasm-bindgen gives several values in another way");
    }
    Ok(own + VALUES)
}

/// Gives the functions that take strings and results over faster bodies.
pub fn quicken(glue: &str) -> Result<String> {
    let (before, rest) =
        glue.split_once(PASSES_STRING).context("wasm-bindgen passes strings in another way")?;
    let end = rest.split_once(PASSED).and_then(|(_, end)| end.split_once('}'));
    let (_, after) = end.context("wasm-bindgen ends passing strings in another way")?;
    let own = [before, PASSES_STRING, AT_ONCE, VIEWS, after].concat();
    // A module may give no strings.
    if own.contains("getStringFromWasm0") && !own.contains(TOLD) {
        bail!("wasm-bindgen takes strings from memory in another way");
    }
    Ok(own.replace(TOLD, TOLD_AGAIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_body_of_the_one_function_is_another() {
        let glue = format!(
            "const before = 1;\n{PASSES_STRING}\n  let offset = 0;\n  {PASSED}\n  return ptr;\n}}\nconst after = 2;\n"
        );
        let ours = quicken(&glue).unwrap();
        assert!(
            ours.starts_with("const before = 1;\n") && ours.ends_with("\n\nconst after = 2;\n"),
            "{ours}"
        );
        assert!(!ours.contains("let offset") && ours.contains("encodeInto"), "{ours}");
        assert!(quicken("function passStringToWasm0(arg) {}").is_err());
        let told = quicken(&format!("{glue}function getStringFromWasm0(ptr, len) {{ {TOLD} }}")).unwrap();
        assert!(told.ends_with("(ptr, len) { return decodeText(told(ptr, len)); }"), "{told}");
        assert!(quicken(&format!("{glue}function getStringFromWasm0() {{}}")).is_err());
    }

    #[test]
    fn several_values_are_given_at_one_place() {
        let call = |read: &str| format!("const retptr = {ROOM}; f(retptr); var r1 = {read}; {ROOM_BACK}");
        let ours = keep_room(&call("getDataViewMemory0().getInt32(retptr + 4 * 1, true)")).unwrap();
        assert!(
            ours.starts_with(&format!("const retptr = {ROOM_AGAIN}; f(retptr); var r1 = several()[1]; \n")),
            "{ours}"
        );
        assert!(keep_room(&call("getDataViewMemory0().getFloat64(retptr + 8 * 0, true)")).is_err());
        assert!(keep_room("const retptr = wasm.__wbindgen_add_to_stack_pointer(-32);").is_err());
    }
}

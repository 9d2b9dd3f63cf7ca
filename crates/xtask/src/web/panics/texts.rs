//! Texts in the module's data that only what is left out would read.

/// The events that Yew knows, in its order. They stand in the module as one text, without the spaces.
const EVENTS: &str = "\
    onabort onauxclick onblur oncancel oncanplay oncanplaythrough onchange onclick onclose oncontextmenu \
    oncuechange ondblclick ondrag ondragend ondragenter ondragexit ondragleave ondragover ondragstart ondrop \
    ondurationchange onemptied onended onerror onfocus onfocusin onfocusout onformdata oninput oninvalid \
    onkeydown onkeypress onkeyup onload onloadeddata onloadedmetadata onloadstart onmousedown onmouseenter \
    onmouseleave onmousemove onmouseout onmouseover onmouseup onpause onplay onplaying onprogress onratechange \
    onreset onresize onscroll onsecuritypolicyviolation onseeked onseeking onselect onslotchange onstalled \
    onsubmit onsuspend ontimeupdate ontoggle onvolumechange onwaiting onwheel oncopy oncut onpaste \
    onanimationcancel onanimationend onanimationiteration onanimationstart ongotpointercapture onloadend \
    onlostpointercapture onpointercancel onpointerdown onpointerenter onpointerleave onpointerlockchange \
    onpointerlockerror onpointermove onpointerout onpointerover onpointerup onselectionchange onselectstart \
    onshow ontouchcancel ontouchend ontouchmove ontouchstart ontransitioncancel ontransitionend ontransitionrun \
    ontransitionstart";
/// What failed checks of wasm-bindgen and Yew would throw.
const MESSAGES: [&str; 11] = [
    "attempted to take ownership of Rust value while it was borrowed",
    "called `Option::unwrap_throw()` on a `None` value",
    "called `Result::unwrap_throw()` on an `Err` value",
    "Can't find document",
    "Can't find the global Window",
    "closure invoked recursively or after being dropped",
    "failed to append child",
    "failed to insert node before next sibling",
    "FnOnce called more than once",
    "null pointer passed to rust",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
];

/// Fills these texts with zeros. One that another version of those crates no longer has stays away, and one that changed
/// stays as it is.
pub fn empty(data: &mut [u8]) {
    let events = EVENTS.replace(' ', "");
    for text in MESSAGES.into_iter().chain([events.as_str()]) {
        let start = data.windows(text.len()).position(|window| window == text.as_bytes());
        if let Some(start) = start {
            data[start..start + text.len()].fill(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_texts_go() {
        let events = EVENTS.replace(' ', "");
        let mut data = ["onclick", &events, "Can't find documents", "Can't find"].concat().into_bytes();
        empty(&mut data);
        let left: Vec<u8> = data.into_iter().filter(|byte| *byte > 0).collect();
        assert_eq!(String::from_utf8(left).unwrap(), "onclicksCan't find");
    }
}

//! Writes the style sheet without comments and indentation, for the widget to carry.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=style.css");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo gives no OUT_DIR"))?;
    fs::write(Path::new(&out).join("style.css"), shorten(&fs::read_to_string("style.css")?))
}

/// Drops comments, and space where none is needed. The sheet has no strings with a comment or a double space in them.
fn shorten(sheet: &str) -> String {
    let code: String = sheet
        .split("/*")
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once("*/").map_or("", |(_, after)| after),
        })
        .collect();
    let mut short = code.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["{", "}", ";", ","] {
        short = short.replace(&format!(" {mark}"), mark).replace(&format!("{mark} "), mark);
    }
    short.replace(": ", ":").replace(";}", "}")
}

//! Packs for the tests, compiled from their published sources.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

use layak_revalidate::Pack;
use std::path::PathBuf;

/// The folder of the published packs.
pub fn packs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schemas/packs")
}

/// Compiles a published pack and loads it as a server does: from the program's bytes and the canonical source.
pub fn pack(id: &str) -> Pack {
    let compiled = layak_pack::compile_folder(&packs().join(id)).unwrap_or_else(|fault| panic!("{fault}"));
    Pack::load(&compiled.program.to_bytes(), compiled.source.canonical().as_bytes()).unwrap()
}

/// Compiles a pack of one file and loads it.
pub fn load(source: &str) -> Pack {
    let compiled = layak_pack::compile(&[(layak_pack::MAIN, source.as_bytes())]).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"))
    });
    Pack::load(&compiled.program.to_bytes(), compiled.source.canonical().as_bytes()).unwrap()
}

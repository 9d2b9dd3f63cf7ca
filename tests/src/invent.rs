//! Invented packs as a server loads them.

use anyhow::{Result, anyhow};
use layak_fuzz::invent::source;
use layak_revalidate::Pack;

/// The pack of a seed.
///
/// # Errors
/// The compiler refuses it, which is then the inventor's fault or the compiler's.
pub fn invent(seed: u64) -> Result<Pack> {
    let source = source(seed).to_string();
    let compiled = layak_pack::compile(&[(layak_pack::MAIN, source.as_bytes())]).map_err(|faults| {
        let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("the pack of seed {seed} does not compile:\n{}\n{source}", words.join("\n"))
    })?;
    Pack::load(&compiled.program.to_bytes(), compiled.source.canonical().as_bytes())
        .map_err(|error| anyhow!("{error}"))
}

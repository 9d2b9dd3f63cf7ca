//! The corpus: every pack under schemas/packs, compiled from its source, with its cases.

use anyhow::{Result, anyhow};
use layak_cli::case::{self, Case, Fared};
use layak_pack::Compiled;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A pack with its cases.
pub struct Pack {
    /// Its folder.
    pub folder: PathBuf,
    /// What the compiler made of it.
    pub compiled: Compiled,
    /// Its cases.
    pub cases: Vec<Case>,
}

impl Pack {
    /// The pack's id.
    pub fn id(&self) -> &str {
        self.compiled.program.info().id()
    }

    /// The pack as a server loads it, with its independent judge.
    pub fn loaded(&self) -> Result<layak_revalidate::Pack> {
        let source = self.compiled.source.canonical();
        layak_revalidate::Pack::load(&self.compiled.program.to_bytes(), source.as_bytes())
            .map_err(|error| anyhow!("{error}"))
    }
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

/// All packs that decide, in order of their folders' names. A finder decides nothing and has no cases.
pub fn packs() -> Result<Vec<Pack>> {
    let folder = root().join("schemas/packs");
    let packs: Result<Vec<Pack>> = layak_pack::pack_folders(&folder)?.into_iter().map(pack).collect();
    Ok(packs?.into_iter().filter(|pack| !pack.compiled.is_finder()).collect())
}

/// The pack with this id.
pub fn pack_by_id(id: &str) -> Result<Pack> {
    pack(root().join("schemas/packs").join(id))
}

fn pack(folder: PathBuf) -> Result<Pack> {
    let compiled = layak_pack::compile_folder(&folder)?;
    let cases = if compiled.is_finder() { Vec::new() } else { case::read(&folder.join("cases"))? };
    Ok(Pack { folder, compiled, cases })
}

/// An error unless `cargo xtask web` has built these packs from these very sources.
pub fn ensure_built(packs: &[Pack]) -> Result<()> {
    for pack in packs {
        let manifest = crate::built::web()?.join("packs").join(format!("{}.json", pack.id()));
        let text = fs::read_to_string(&manifest).unwrap_or_default();
        let digest = layak_pack::hex(&pack.compiled.source.sha256());
        if !text.contains(&digest) {
            return Err(anyhow!(
                "the pack {} was changed after it was built; run `cargo xtask web`",
                pack.id()
            ));
        }
    }
    Ok(())
}

/// Where two outcome documents part, in words.
pub fn parting(one: &str, other: &str) -> String {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let from = text.floor_char_boundary(same.saturating_sub(60));
        let to = text.floor_char_boundary((same + 120).min(text.len()));
        text.get(from..to).unwrap_or_default().to_owned()
    };
    format!("at byte {same}: natively …{}…, here …{}…", around(one), around(other))
}

/// Collects what differs, so that one run shows all of it.
#[derive(Default)]
pub struct Ledger {
    passed: usize,
    known: usize,
    failed: Vec<String>,
}

impl Ledger {
    /// Notes how a case fared.
    pub fn note(&mut self, pack: &str, case: &Case, fared: Fared) {
        match fared {
            Fared::Passed => self.passed += 1,
            Fared::Known => self.known += 1,
            Fared::Failed(differences) => self.fail(pack, &case.id, &differences.join("; ")),
        }
    }

    /// Notes a failure.
    pub fn fail(&mut self, pack: &str, case: &str, words: &str) {
        self.failed.push(format!("{pack}/{case}: {words}"));
    }

    /// Notes agreement.
    pub fn pass(&mut self) {
        self.passed += 1;
    }

    /// An error that lists every failure; also if nothing ran at all.
    pub fn close(self) -> Result<()> {
        println!("{} passed, {} known differences, {} failed", self.passed, self.known, self.failed.len());
        if !self.failed.is_empty() {
            return Err(anyhow!("{} cases failed:\n{}", self.failed.len(), self.failed.join("\n")));
        }
        if self.passed == 0 {
            return Err(anyhow!("no case ran"));
        }
        Ok(())
    }
}

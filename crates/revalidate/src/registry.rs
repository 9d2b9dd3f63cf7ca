//! The packs that a server decides with, by id and by the digest of their source.

use crate::{hex, opinion::Judges, sha256_hex};
use layak_pack::PackSource;
use layak_rules::Program;
use std::{collections::HashMap, sync::Arc};

/// How a client names a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackName {
    /// The pack's id.
    pub id: String,
    /// SHA-256 of its canonical source in hex; none means the current version.
    pub sha256: Option<String>,
}

impl PackName {
    /// Canonical JSON; ids and digests need no escapes.
    pub fn to_json(&self) -> String {
        match &self.sha256 {
            Some(sha256) => format!("{{\"id\":\"{}\",\"sha256\":\"{sha256}\"}}", self.id),
            None => format!("\"{}\"", self.id),
        }
    }
}

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The program's bytes are damaged or of another engine version.
    #[error("the program cannot be loaded: {0}")]
    Program(String),
    /// The source does not compile.
    #[error("the source does not compile, {count} faults; the first: {first}")]
    Source {
        /// How many faults.
        count: usize,
        /// The first of them.
        first: String,
    },
    /// The source is not the one that the program names.
    #[error("the source has digest {found}, the program names {named}: build the pack again")]
    Digest {
        /// Digest of the source given.
        found: String,
        /// Digest in the program.
        named: String,
    },
    /// The program is not what the source compiles to.
    #[error("the program of `{0}` is not what its source compiles to: build the pack again")]
    Differs(String),
}

/// One version of a pack: its program, and its source for the second opinion.
pub struct Pack {
    /// The compiled program.
    pub program: Program,
    /// SHA-256 of the program's bytes, hex.
    pub program_sha256: String,
    /// SHA-256 of the canonical source, hex: the identity of this version.
    pub sha256: String,
    /// The canonical source.
    pub source: PackSource,
    /// Independent judges, one for each date asked about.
    pub(crate) judges: Judges,
}

impl Pack {
    /// Loads a compiled program with its canonical source. Both are checked against each other: the source must have
    /// the digest that the program names, and must compile to exactly this program.
    pub fn load(program_bytes: &[u8], source_bytes: &[u8]) -> Result<Pack, PackError> {
        let program = Program::load(program_bytes).map_err(|error| PackError::Program(error.to_string()))?;
        let compiled = layak_pack::compile(&[(layak_pack::MAIN, source_bytes)]).map_err(|faults| {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            PackError::Source { count: faults.len(), first }
        })?;
        let (found, named) = (hex(&compiled.source.sha256()), hex(&program.info().source_sha256()));
        if found != named {
            return Err(PackError::Digest { found, named });
        }
        if compiled.program != program {
            return Err(PackError::Differs(program.info().id().to_owned()));
        }
        let program_sha256 = sha256_hex(program_bytes);
        Ok(Pack {
            program,
            program_sha256,
            sha256: found,
            source: compiled.source,
            judges: Judges::default(),
        })
    }

    /// The pack's id.
    pub fn id(&self) -> &str {
        self.program.info().id()
    }

    /// The author's version.
    pub fn version(&self) -> &str {
        self.program.info().version()
    }
}

/// All packs known; for each id the one added last is current.
#[derive(Default, Clone)]
pub struct Registry {
    versions: HashMap<String, Vec<Arc<Pack>>>,
}

/// Why a pack was not found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// No pack has this id.
    #[error("no pack has this id")]
    Id,
    /// The pack is known, but not this version.
    #[error("this version of the pack is not known")]
    Version,
}

impl Registry {
    /// Adds a pack and makes it the current version of its id.
    pub fn add(&mut self, pack: Pack) -> Arc<Pack> {
        let pack = Arc::new(pack);
        let versions = self.versions.entry(pack.id().to_owned()).or_default();
        versions.retain(|other| other.sha256 != pack.sha256);
        versions.push(Arc::clone(&pack));
        pack
    }

    /// The current version of a pack.
    pub fn current(&self, id: &str) -> Option<&Arc<Pack>> {
        self.versions.get(id).and_then(|versions| versions.last())
    }

    /// The pack with this name: exactly the version with the digest if there is one, else the current.
    pub fn find(&self, name: &PackName) -> Result<&Arc<Pack>, NotFound> {
        let versions = self.versions.get(&name.id).ok_or(NotFound::Id)?;
        match &name.sha256 {
            None => versions.last().ok_or(NotFound::Id),
            Some(sha256) => versions.iter().find(|pack| pack.sha256 == *sha256).ok_or(NotFound::Version),
        }
    }

    /// The current versions, by id.
    pub fn all(&self) -> Vec<&Arc<Pack>> {
        let mut all: Vec<_> = self.versions.values().filter_map(|versions| versions.last()).collect();
        all.sort_by(|a, b| a.id().cmp(b.id()));
        all
    }
}

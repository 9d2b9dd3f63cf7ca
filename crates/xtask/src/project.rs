//! Where things are: the repository's root, the one target directory, the built web files.

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use std::path::{Path, PathBuf};

/// The places of this work tree.
#[derive(Clone, Debug)]
pub struct Project {
    /// The repository's root.
    pub root: PathBuf,
    /// Cargo's target directory (`CARGO_TARGET_DIR` is honoured).
    pub target: PathBuf,
}

impl Project {
    /// Finds the work tree that this program was called in, and asks cargo for its target directory.
    ///
    /// Cargo names the tree when it runs the program. The tree that the program was built in is another one when
    /// two clones share a target directory.
    pub fn find() -> Result<Self> {
        let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
        let here = Path::new(&here);
        let root = here.ancestors().nth(2).context("xtask is not in crates/xtask any more")?.to_owned();
        let metadata = MetadataCommand::new()
            .manifest_path(root.join("Cargo.toml"))
            .no_deps()
            .exec()
            .context("cannot read the workspace; is Cargo.toml well formed?")?;
        Ok(Self { root, target: metadata.target_directory.into_std_path_buf() })
    }

    /// The folder that `cargo xtask web` writes and the server serves.
    pub fn web(&self) -> PathBuf {
        self.target.join("web")
    }

    /// The folders of the packs, by name.
    pub fn packs(&self) -> Result<Vec<PathBuf>> {
        let folder = self.root.join("schemas/packs");
        let entries =
            std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        let mut packs = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.join("pack.json").is_file() {
                packs.push(path);
            }
        }
        packs.sort();
        Ok(packs)
    }
}

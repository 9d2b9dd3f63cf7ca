//! The packs that the server offers, loaded and checked at the start from the folder that `cargo xtask web` wrote.

use anyhow::{Context as _, bail};
use layak_revalidate::{Pack, Registry, sha256_hex};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};
use utoipa::ToSchema;

/// What `/packs/{id}` answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The pack's id.
    pub id: String,
    /// Address of the compiled program; the name changes with the content.
    pub program: String,
    /// SHA-256 of the canonical source, hex.
    pub sha256: String,
    /// The author's version.
    pub version: String,
}

/// Packs with their manifests.
#[derive(Default)]
pub struct Packs {
    /// By id and digest.
    pub registry: Registry,
    /// Current manifests by id.
    pub manifests: BTreeMap<String, Manifest>,
}

impl Packs {
    /// Loads every `packs/<id>.json` manifest of a folder with its program and source, and checks them against each
    /// other. One bad pack stops the server: an office must not decide with half its packs.
    pub fn load(web: &Path) -> anyhow::Result<Packs> {
        let folder = web.join("packs");
        let entries = fs::read_dir(&folder).with_context(|| {
            format!("no packs in {}; run `cargo xtask web` or give the folder with --web", folder.display())
        })?;
        let mut packs = Packs::default();
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.ends_with(".json") && !name.ends_with(".source.json") {
                packs.add(&folder, name).with_context(|| format!("pack {}", path.display()))?;
            }
        }
        if packs.manifests.is_empty() {
            bail!("no pack manifests in {}; run `cargo xtask web`", folder.display());
        }
        Ok(packs)
    }

    fn add(&mut self, folder: &Path, name: &str) -> anyhow::Result<()> {
        let manifest: Manifest = serde_json::from_slice(&fs::read(folder.join(name))?)?;
        let program_name = manifest.program.strip_prefix("/packs/").filter(|name| is_plain(name));
        let program_name = program_name.context("`program` must be /packs/<id>.<digest>.layak")?;
        let program = fs::read(folder.join(program_name))?;
        let digest = sha256_hex(&program);
        let named = program_name.strip_prefix(&format!("{}.", manifest.id));
        if named.and_then(|rest| rest.strip_suffix(".layak")) != digest.get(..16) {
            bail!("{program_name} has digest {digest}; build the packs again");
        }
        let source = fs::read(folder.join(format!("{}.source.json", manifest.id)))?;
        let pack = Pack::load(&program, &source)?;
        if pack.id() != manifest.id || pack.sha256 != manifest.sha256 || pack.version() != manifest.version {
            bail!("the manifest is not that of this pack; build the packs again");
        }
        self.registry.add(pack);
        self.manifests.insert(manifest.id.clone(), manifest);
        Ok(())
    }
}

/// A file name without any path in it.
pub(crate) fn is_plain(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    !name.is_empty() && !name.starts_with('.') && !name.contains("..") && name.bytes().all(fits)
}

//! The packs that the server offers, loaded and checked at the start from the folder that `cargo xtask web` wrote.

use anyhow::{Context as _, anyhow, bail};
use layak_revalidate::{Pack, Registry, sha256_hex};
use layak_rules::finder::Catalogue;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path, sync::Arc};
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
    /// Address of the catalogue of a finder; the name changes with the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<String>,
}

/// Packs with their manifests.
#[derive(Default)]
pub struct Packs {
    /// By id and digest.
    pub registry: Registry,
    /// Current manifests by id.
    pub manifests: BTreeMap<String, Manifest>,
    /// The catalogues of finders, by their id.
    pub catalogues: BTreeMap<String, Arc<Catalogue>>,
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
        packs.check_catalogues()?;
        Ok(packs)
    }

    /// A finder leads only to programs that are served.
    fn check_catalogues(&self) -> anyhow::Result<()> {
        for (finder, catalogue) in &self.catalogues {
            for listed in catalogue.packs() {
                let current = self.manifests.get(listed.id()).map(|manifest| manifest.program.as_str());
                if current != Some(listed.program()) {
                    bail!("the finder {finder} was made for another {}; build the packs again", listed.id());
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, folder: &Path, name: &str) -> anyhow::Result<()> {
        let manifest: Manifest = serde_json::from_slice(&fs::read(folder.join(name))?)?;
        let program = read_named(folder, &manifest.id, &manifest.program, ".layak")?;
        let source = fs::read(folder.join(format!("{}.source.json", manifest.id)))?;
        let pack = Pack::load(&program, &source)?;
        if pack.id() != manifest.id || pack.sha256 != manifest.sha256 || pack.version() != manifest.version {
            bail!("the manifest is not that of this pack; build the packs again");
        }
        if let Some(address) = &manifest.catalogue {
            let bytes = read_named(folder, &manifest.id, address, ".catalogue")?;
            let catalogue =
                Catalogue::load(&bytes, &pack.program).map_err(|error| anyhow!("{address}: {error}"))?;
            self.catalogues.insert(manifest.id.clone(), Arc::new(catalogue));
        }
        self.registry.add(pack);
        self.manifests.insert(manifest.id.clone(), manifest);
        Ok(())
    }
}

/// The bytes at an address `/packs/<id>.<digest><ending>`, which must have that digest.
fn read_named(folder: &Path, id: &str, address: &str, ending: &str) -> anyhow::Result<Vec<u8>> {
    let name = address.strip_prefix("/packs/").filter(|name| is_plain(name));
    let name = name.with_context(|| format!("{address} must be /packs/<id>.<digest>{ending}"))?;
    let bytes = fs::read(folder.join(name))?;
    let digest = sha256_hex(&bytes);
    let named = name.strip_prefix(&format!("{id}."));
    if named.and_then(|rest| rest.strip_suffix(ending)) != digest.get(..16) {
        bail!("{name} has digest {digest}; build the packs again");
    }
    Ok(bytes)
}

/// A file name without any path in it.
pub(crate) fn is_plain(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    !name.is_empty() && !name.starts_with('.') && !name.contains("..") && name.bytes().all(fits)
}

//! The few tools that come from npm, pinned and installed into target/npm.

use crate::{command, project::Project};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// `wasm-opt`, which makes the widget's WebAssembly smaller.
pub const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };
/// The minifier of the widget's JavaScript.
pub const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };
/// The accessibility checks that the browser tests inject.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1" };

/// A package at one version.
pub struct Package {
    name: &'static str,
    version: &'static str,
}

/// The folder in which npm packages are installed.
pub fn folder(project: &Project) -> PathBuf {
    project.target.join("npm")
}

/// Installs a package unless this very version is there. None if npm is not on this machine.
pub fn install(project: &Project, package: &Package) -> Result<Option<PathBuf>> {
    let folder = folder(project);
    let place = folder.join("node_modules").join(package.name);
    if installed_version(&place).as_deref() == Some(package.version) {
        return Ok(Some(place));
    }
    if !command::present("npm") {
        return Ok(None);
    }
    println!("    installing {} {} from npm", package.name, package.version);
    fs::create_dir_all(&folder)?;
    keep_manifest(&folder)?;
    let wanted = format!("{}@{}", package.name, package.version);
    let mut npm = Command::new("npm");
    npm.current_dir(&folder).args([
        "install",
        "--save-exact",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        &wanted,
    ]);
    command::succeed_quietly(&mut npm)?;
    Ok(Some(place))
}

/// Installs what a committed folder's package-lock.json names into target/`name`, unless it is there. None if npm is not on
/// this machine.
pub fn install_locked(project: &Project, from: &Path, name: &str) -> Result<Option<PathBuf>> {
    let folder = project.target.join(name);
    let lock = |place: &Path| fs::read(place.join("package-lock.json")).ok();
    let packages = folder.join("node_modules");
    if packages.join(".package-lock.json").is_file() && lock(&folder) == lock(from) {
        return Ok(Some(folder));
    }
    if !command::present("npm") {
        return Ok(None);
    }
    println!(
        "    installing what {} names from npm into {}",
        from.join("package.json").display(),
        folder.display()
    );
    fs::create_dir_all(&folder)?;
    if packages.exists() {
        fs::remove_dir_all(&packages)?;
    }
    for file in ["package.json", "package-lock.json"] {
        fs::copy(from.join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    command::succeed_quietly(&mut npm)?;
    Ok(Some(folder))
}

/// A manifest of our own, so that npm does not look for one in the folders above.
fn keep_manifest(folder: &Path) -> Result<()> {
    let manifest = folder.join("package.json");
    if !manifest.exists() {
        fs::write(&manifest, "{\"private\":true}\n").context("cannot write target/npm/package.json")?;
    }
    Ok(())
}

fn installed_version(place: &Path) -> Option<String> {
    let text = fs::read_to_string(place.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
    manifest.get("version")?.as_str().map(str::to_owned)
}

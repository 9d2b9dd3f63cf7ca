//! A copy of the work tree, for cargo-mutants to write its changes into: always at the same place, so that only what a
//! change touches is compiled again.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Writes what git knows or would add; files that are the same are left alone. What is no longer there may stay, for no
/// module names it.
pub fn copy(project: &Project) -> Result<PathBuf> {
    let tree = project.target.join("mutants/tree");
    let mut git = Command::new("git");
    git.current_dir(&project.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = git.output().context("cannot start git")?;
    if !listed.status.success() {
        bail!("git cannot list the files: {}", String::from_utf8_lossy(&listed.stderr).trim());
    }
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        let from = project.root.join(name);
        if from.is_file() {
            put(&from, &tree.join(name))?;
        }
    }
    Ok(tree)
}

fn put(from: &Path, to: &Path) -> Result<()> {
    let content = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if fs::read(to).is_ok_and(|there| there == content) {
        return Ok(());
    }
    fs::create_dir_all(to.parent().context("a file without a folder")?)?;
    fs::write(to, content).with_context(|| format!("cannot write {}", to.display()))
}

/// Lines that only a page is compiled with; no test here sees them.
const OF_PAGE: &str = "#[cfg_attr(target_family = \"wasm\",";

/// The first 16 hexadecimal digits of the SHA-256 of each file, without the lines that only a page is compiled with.
pub fn contents<'f>(
    tree: &Path,
    files: impl IntoIterator<Item = &'f String>,
) -> Result<BTreeMap<String, String>> {
    let digest = |file: &String| -> Result<(String, String)> {
        let content = fs::read_to_string(tree.join(file)).with_context(|| format!("cannot read {file}"))?;
        let kept = content.split_inclusive('\n').filter(|line| !line.trim_start().starts_with(OF_PAGE));
        let kept: String = kept.collect();
        let digits = Sha256::digest(kept).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Ok((file.clone(), digits))
    };
    files.into_iter().map(digest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_the_page_alone_is_no_change() {
        let tree = tempfile::tempdir().unwrap();
        let of = |content: &str| {
            fs::write(tree.path().join("a.rs"), content).unwrap();
            contents(tree.path(), [&"a.rs".to_owned()]).unwrap().remove("a.rs").unwrap()
        };
        let whole = of("fn a() {}\n");
        assert_eq!(whole.len(), 16);
        assert_eq!(of("  #[cfg_attr(target_family = \"wasm\", inline(never))]\nfn a() {}\n"), whole);
        assert_ne!(of("#[inline]\nfn a() {}\n"), whole);
    }
}

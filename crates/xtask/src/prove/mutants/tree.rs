//! A copy of the work tree, for cargo-mutants to write its changes into: always at the same place, so that only what a
//! change touches is compiled again.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Writes what git knows or would add; files that are the same are left alone, what is no longer there goes.
pub fn copy(project: &Project) -> Result<PathBuf> {
    let tree = project.target.join("mutants/tree");
    let mut git = Command::new("git");
    git.current_dir(&project.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = git.output().context("cannot start git")?;
    if !listed.status.success() {
        bail!("git cannot list the files: {}", String::from_utf8_lossy(&listed.stderr).trim());
    }
    let mut kept = BTreeSet::new();
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        let (from, to) = (project.root.join(name), tree.join(name));
        if from.is_file() {
            put(&from, &to)?;
            kept.insert(to);
        }
    }
    prune(&tree, &kept)?;
    Ok(tree)
}

/// Removes every file that is not among those that are kept: two files may not be of one module.
fn prune(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
        if kind.is_dir() {
            prune(&path, kept)?;
        } else if !kept.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
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
    fn a_file_that_is_no_longer_there_goes() {
        let tree = tempfile::tempdir().unwrap();
        let [old, new] = ["leaf.rs", "leaf/mod.rs"].map(|name| tree.path().join(name));
        fs::create_dir(tree.path().join("leaf")).unwrap();
        for file in [&old, &new] {
            fs::write(file, "").unwrap();
        }
        prune(tree.path(), &BTreeSet::from([new.clone()])).unwrap();
        assert_eq!((old.exists(), new.exists()), (false, true));
    }

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

//! A pack on disk: its folder without the cases, and the shared files beside it. The only place of this crate that reads
//! files; it is there with the feature `folder`.

use crate::{Compiled, Diagnostic, MAIN, SHARED_FOLDER, compile};
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// The files of a pack's folder: name as the compiler takes it, and bytes.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    files: Vec<(String, Vec<u8>)>,
}

/// A file or folder that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

impl Folder {
    /// Reads the `.json` files directly in a folder, then those of the shared folder beside it, if there is one.
    ///
    /// # Errors
    /// The first file or folder that cannot be read.
    pub fn read(path: &Path) -> Result<Folder, Unreadable> {
        let mut files = files(path, "")?;
        let shared = path.join(SHARED_FOLDER);
        if shared.is_dir() {
            files.extend(self::files(&shared, &format!("{SHARED_FOLDER}/"))?);
        }
        Ok(Folder { path: path.to_owned(), files })
    }

    /// Compiles the pack.
    ///
    /// # Errors
    /// As [`compile`].
    pub fn compile(&self) -> Result<Compiled, Vec<Diagnostic>> {
        let files: Vec<(&str, &[u8])> =
            self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        compile(&files)
    }

    /// The text of one file, by the name that a diagnostic gives.
    pub fn text(&self, name: &str) -> Option<&str> {
        let (_, bytes) = self.files.iter().find(|(known, _)| known == name)?;
        std::str::from_utf8(bytes).ok()
    }
}

/// A folder that gives no pack; told with every fault, a line each.
#[derive(Debug)]
pub enum FolderFault {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// The pack in it does not compile.
    Faulty(PathBuf, Vec<Diagnostic>),
}

/// Reads and compiles the pack in a folder.
///
/// # Errors
/// What cannot be read, or the faults of the pack.
pub fn compile_folder(path: &Path) -> Result<Compiled, FolderFault> {
    let folder = Folder::read(path).map_err(FolderFault::Unreadable)?;
    folder.compile().map_err(|faults| FolderFault::Faulty(folder.path, faults))
}

/// The folders directly below one that hold a pack, by name.
///
/// # Errors
/// If the folder cannot be listed.
pub fn pack_folders(path: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut folders = entries(path)?;
    folders.retain(|folder| folder.join(MAIN).is_file());
    Ok(folders)
}

/// The `.json` files directly in a folder, their names behind a prefix.
fn files(folder: &Path, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json") && path.is_file());
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        fs::read(&path).map(|bytes| (name, bytes)).map_err(|error| Unreadable { path, error })
    };
    paths.into_iter().map(read).collect()
}

/// What is directly in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let list = || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>();
    let mut paths = list().map_err(|error| Unreadable { path: folder.to_owned(), error })?;
    paths.sort();
    Ok(paths)
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} cannot be read: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for Unreadable {}

impl fmt::Display for FolderFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(fault) => fault.fmt(out),
            Self::Faulty(path, faults) => {
                write!(out, "{} does not compile:", path.display())?;
                faults.iter().try_for_each(|fault| write!(out, "\n{fault}"))
            }
        }
    }
}

impl std::error::Error for FolderFault {}

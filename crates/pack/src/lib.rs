//! The author's side of Layak: the source format of rule packs, and its compiler.
//!
//! A pack is a `pack.json`, the parts that it names and what it uses of the shared files. [`compile()`] reads them, tells every fault at once, each with file,
//! JSON pointer, line and what to do, or gives the [`Program`] that browser and server load.
//!
//! ```
//! let faults = layak_pack::compile(&[("pack.json", br#"{"id": "aid", "langauges": ["id"]}"#)]).unwrap_err();
//! let misspelt = faults.iter().find(|fault| fault.pointer == "/langauges").unwrap();
//! assert_eq!(misspelt.code.name(), "unknown-member");
//! assert_eq!(misspelt.fix_en, "Perhaps you mean `languages`.");
//! ```
//!
//! The crate is pure: it takes bytes and gives values. Only `folder`, behind a feature of that name, reads files.

mod compile;
pub mod diagnostic;
pub mod explain;
pub mod finder;
#[cfg(feature = "folder")]
mod folder;
mod format;
pub mod json;
pub mod meta;
mod project;
mod shared;
pub mod source;

pub use diagnostic::{Code, Diagnostic, Severity};
#[cfg(feature = "folder")]
pub use folder::{Folder, FolderFault, Unreadable, compile_folder, pack_folders};
pub use format::{Format, FormatPart, formats};
pub use layak_rules::Program;
pub use project::project;
pub use shared::SHARED_FOLDER;
pub use source::{MAIN, PackSource};

use diagnostic::Faults;
use sha2::{Digest, Sha256};

/// A pack that compiled.
#[derive(Debug)]
pub struct Compiled {
    /// What browser and server load.
    pub program: Program,
    /// The joined source; its digest is in the program.
    pub source: PackSource,
    /// What the author should look at.
    pub warnings: Vec<Diagnostic>,
}

/// Reads and compiles the files of a pack: `(name within the folder, bytes)`, in any order, without its cases; shared
/// files under names that begin with [`SHARED_FOLDER`].
/// The canonical bytes of a pack, given as its only file `pack.json`, compile to the same program.
///
/// # Errors
/// All faults at once by file and line, warnings included, if one of them is an error.
pub fn compile(files: &[(&str, &[u8])]) -> Result<Compiled, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let Some(source) = PackSource::read_with(files, &mut faults) else { return Err(faults.into_sorted()) };
    let program = compile::compile(&source, &mut faults);
    meta::judge(&source, &mut faults);
    match program.filter(|_| !faults.has_errors()) {
        Some(program) => Ok(Compiled { program, source, warnings: faults.into_sorted() }),
        None => Err(faults.into_sorted()),
    }
}

/// The keywords of predicates, in alphabetical order.
pub fn keywords() -> &'static [&'static str] {
    &compile::predicate::KEYWORDS
}

/// The SHA-256 of bytes, as packs and programs are identified.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

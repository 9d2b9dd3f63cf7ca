//! The WebAssembly modules: compiled by cargo, made smaller by wasm-opt.

use crate::{command, npm, project::Project};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where rustup puts the standard library's source, under the toolchain's own folder.
const STD_SOURCE: &str = "lib/rustlib/src/rust/library/Cargo.lock";

/// The WebAssembly features that Rust 1.95 uses by itself: Chrome 96, Firefox 79 and Safari 16 have them all.
/// Each is named, since Chromium refuses what `--all-features` makes.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The standard library is compiled with the module, for size and with panics that only trap: the one that rustup ships
/// carries what panics print into every check.
const BUILD_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
/// These and [`BUILD_STD`] are not stable; the toolchain is pinned, so what they mean changes only with it.
const SILENT: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// The objects of the page that a module knows are kept in an array of its bindings, not in a table of its own, which is
/// 0.4 KiB more.
const SMALL: &str = "-Ctarget-feature=-reference-types";
/// A browser compiles a function of its own for each kind of call that gives several values, before anything runs: a
/// quarter of a millisecond for each.
const SINGLE: &str = "-Ctarget-feature=-multivalue";

/// Loops that count items are alike; those that count in steps of addresses are no faster here.
const ALIKE: &str = "-Cllvm-args=-disable-lsr";
/// Without the elimination of partial redundancy, which copies what one of two branches works out into the other.
const NO_COPIES: &str = "-Cllvm-args=-enable-pre=false";

/// A crate that becomes a module.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    package: &'static str,
    profile: &'static str,
    /// Whether nothing that it calls on the page calls it again, so that it gives several values by way of memory, at a place
    /// that is kept.
    pub never_re_entered: bool,
    /// What the compiler does differently for it, beside its profile.
    compiled: &'static [&'static str],
    /// How wasm-opt works on it: for the fewest bytes, or for speed.
    level: &'static [&'static str],
}

/// The form.
pub const ELEMENT: Source = Source {
    package: "layak-element",
    profile: "widget",
    never_re_entered: false,
    compiled: &[ALIKE, NO_COPIES],
    // Taken apart first and put together anew, code is smaller. The passes left out make fewer bytes and more of the
    // download: what they write repeats less. Alignment is a hint that no browser of today uses. Below 1 KiB there is only
    // the end of the stack (wasm-ld's --stack-first).
    level: &[
        "--flatten",
        "--rereloop",
        "-O3",
        "-Oz",
        "--skip-pass=local-cse",
        "--skip-pass=inlining-optimizing",
        "--skip-pass=simplify-locals",
        "--low-memory-unused",
        "--dealign",
    ],
};

/// The rules without a form.
pub const ENGINE: Source = Source {
    package: "layak-engine",
    profile: "engine",
    never_re_entered: true,
    // What is inlined beyond this makes more bytes and no speed.
    compiled: &["-Cllvm-args=-inline-threshold=20", ALIKE, NO_COPIES],
    // Taken apart and put together anew as above. With `-Oz` for 2 % fewer bytes it would be a tenth slower.
    level: &[
        "--flatten",
        "--rereloop",
        "-O3",
        "-O3",
        "--skip-pass=local-cse",
        "--one-caller-inline-max-function-size=100",
        "--low-memory-unused",
        "--dealign",
    ],
};

/// Compiles a module and gives its path.
pub fn compile(project: &Project, source: Source) -> Result<PathBuf> {
    ensure_target()?;
    let arguments = ["rustc", "--package", source.package, "--profile", source.profile, "--target", TARGET];
    let mut cargo = command::cargo(project, &arguments);
    if std_source() {
        let single = if source.never_re_entered { SINGLE } else { "" };
        cargo.args(BUILD_STD).env("RUSTC_BOOTSTRAP", "1");
        cargo.env("RUSTFLAGS", [SILENT, SMALL, single].join(" "));
    } else {
        println!("    warning: the standard library's source is missing, so the module is some 5 % larger.");
        println!("             `rustup component add rust-src` installs it.");
    }
    cargo.arg("--").args(source.compiled);
    command::succeed(cargo.env("CARGO_TARGET_DIR", &project.target))?;
    let name = source.package.replace('-', "_");
    let module = project.target.join(TARGET).join(source.profile).join(name).with_extension("wasm");
    if !module.is_file() {
        bail!("{} was not made; is {} still a cdylib?", module.display(), source.package);
    }
    Ok(module)
}

/// `rust-toolchain.toml` names the target, so rustup has installed it; without rustup a person must.
fn ensure_target() -> Result<()> {
    if target_present() {
        return Ok(());
    }
    if !command::present("rustup") {
        bail!(
            "the Rust target {TARGET} is missing and there is no rustup to install it; install it with your system's Rust"
        );
    }
    command::succeed(Command::new("rustup").args(["target", "add", TARGET]))
}

fn target_present() -> bool {
    printed(&["target-libdir", "--target", TARGET]).is_some_and(|folder| folder.is_dir())
}

/// Whether the standard library's source is there; rustup is asked for it when it is not.
fn std_source() -> bool {
    let present = || printed(&["sysroot"]).is_some_and(|root| root.join(STD_SOURCE).is_file());
    present()
        || command::succeed(Command::new("rustup").args(["component", "add", "rust-src"])).is_ok()
            && present()
}

/// The folder that `rustc --print` names.
fn printed(what: &[&str]) -> Option<PathBuf> {
    let output = Command::new("rustc").arg("--print").args(what).stderr(Stdio::null()).output().ok()?;
    Some(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

/// Runs `wasm-opt`; without npm the module stays as it is, and the reader is told.
pub fn optimise(project: &Project, source: Source, wasm: Vec<u8>) -> Result<Vec<u8>> {
    let Some(package) = npm::install(project, &npm::BINARYEN)? else {
        println!(
            "    warning: npm is not installed, so wasm-opt is left out and the widget is about a third larger."
        );
        println!("             Install Node.js with npm and run this again.");
        return Ok(wasm);
    };
    let folder = project.target.join("wasm-opt");
    fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, &wasm)?;
    let mut tool = Command::new("node");
    tool.arg(package.join("bin/wasm-opt")).args(source.level).arg("--converge").args(FEATURES);
    tool.args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(&before)
        .arg("-o")
        .arg(&after);
    command::succeed_quietly(&mut tool)?;
    let smaller = fs::read(&after).context("wasm-opt wrote nothing")?;
    println!("    wasm-opt: {} bytes became {}", wasm.len(), smaller.len());
    Ok(smaller)
}

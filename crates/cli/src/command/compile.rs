//! `layak compile`: from a pack's folder to the program that browsers and servers load.

use crate::{End, Unusable, input, language::Language, report};
use layak_pack::Compiled;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What to compile, and where to.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("to").required(true).multiple(true))]
pub struct Options {
    /// The folder of the pack.
    #[arg(value_name = "PACKDIR")]
    folder: PathBuf,
    /// Write the compiled program to this file.
    #[arg(short, long, value_name = "FILE", group = "to")]
    output: Option<PathBuf>,
    /// Write the files that a server serves into this folder: program under its digest, manifest, joined source.
    #[arg(long, value_name = "DIR", group = "to")]
    publish: Option<PathBuf>,
}

/// Compiles a pack; its errors are printed and make it unusable input.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let compiled = input::compiled(&options.folder, language)?;
    let program = compiled.program.to_bytes();
    if let Some(file) = &options.output {
        write(file, &program, language)?;
    }
    if let Some(folder) = &options.publish {
        publish(folder, &compiled, &program, language)?;
    }
    let info = &compiled.program.info;
    let bytes = language.pick("bita", "bytes");
    report::show(&format!("{} {}: {} {bytes}", info.id, info.version, program.len()))?;
    Ok(End::Good)
}

/// The program under an address that changes with its content, and the manifest that leads to it.
fn publish(folder: &Path, compiled: &Compiled, program: &[u8], language: Language) -> Result<(), Unusable> {
    fs::create_dir_all(folder).map_err(|error| input::unwritable(folder, &error, language))?;
    let info = &compiled.program.info;
    let hash = layak_pack::hex(&layak_pack::sha256(program));
    let name = format!("{}.{}.layak", info.id, hash.get(..16).unwrap_or(&hash));
    let manifest = serde_json::json!({
        "id": info.id,
        "version": info.version,
        "sha256": layak_pack::hex(&compiled.source.sha256()),
        "program": format!("/packs/{name}"),
    });
    write(&folder.join(&name), program, language)?;
    write(
        &folder.join(format!("{}.source.json", info.id)),
        compiled.source.canonical().as_bytes(),
        language,
    )?;
    write(&folder.join(format!("{}.json", info.id)), manifest.to_string().as_bytes(), language)
}

fn write(path: &Path, bytes: &[u8], language: Language) -> Result<(), Unusable> {
    fs::write(path, bytes).map_err(|error| input::unwritable(path, &error, language))
}

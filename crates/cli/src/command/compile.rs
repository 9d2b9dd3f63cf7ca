//! `layak compile`: from a pack's folder to the program that browsers and servers load.

use crate::{End, Unusable, finder, input, language::Language, report};
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
        let catalogue = match compiled.is_finder() {
            true => Some(catalogue(&options.folder, &compiled, language)?),
            false => None,
        };
        publish(folder, &compiled, &program, catalogue.as_deref(), language)?;
    }
    let info = compiled.program.info();
    let bytes = language.pick("bita", "bytes");
    report::show(&format!("{} {}: {} {bytes}", info.id(), info.version(), program.len()))?;
    Ok(End::Good)
}

/// The catalogue of a finder over the packs beside it.
fn catalogue(folder: &Path, compiled: &Compiled, language: Language) -> Result<Vec<u8>, Unusable> {
    let packs = finder::beside(folder, language)?;
    Ok(finder::of(compiled, folder, &packs, language)?.to_bytes())
}

/// The program under an address that changes with its content, and the manifest that leads to it.
fn publish(
    folder: &Path,
    compiled: &Compiled,
    program: &[u8],
    catalogue: Option<&[u8]>,
    language: Language,
) -> Result<(), Unusable> {
    fs::create_dir_all(folder).map_err(|error| input::unwritable(folder, &error, language))?;
    let info = compiled.program.info();
    let name = finder::program_name(info.id(), program);
    let mut manifest = serde_json::json!({
        "id": info.id(),
        "version": info.version(),
        "sha256": layak_pack::hex(&compiled.source.sha256()),
        "program": format!("/packs/{name}"),
    });
    if let Some(catalogue) = catalogue {
        let name = finder::catalogue_name(info.id(), catalogue);
        write(&folder.join(&name), catalogue, language)?;
        manifest["catalogue"] = format!("/packs/{name}").into();
    }
    write(&folder.join(&name), program, language)?;
    write(
        &folder.join(format!("{}.source.json", info.id())),
        compiled.source.canonical().as_bytes(),
        language,
    )?;
    write(&folder.join(format!("{}.json", info.id())), manifest.to_string().as_bytes(), language)
}

fn write(path: &Path, bytes: &[u8], language: Language) -> Result<(), Unusable> {
    fs::write(path, bytes).map_err(|error| input::unwritable(path, &error, language))
}

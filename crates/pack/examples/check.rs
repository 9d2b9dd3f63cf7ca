//! Checks a pack folder: `cargo run -q -p layak-pack --example check -- schemas/packs/permits`.

use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("usage: check FOLDER");
        return ExitCode::from(2);
    };
    let files = match read(Path::new(&folder)) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("{folder}: {error}");
            return ExitCode::from(2);
        }
    };
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    match layak_pack::compile(&files) {
        Err(faults) => {
            faults.iter().for_each(|fault| println!("{fault}"));
            ExitCode::FAILURE
        }
        Ok(layak_pack::Compiled { program, warnings, .. }) => {
            warnings.iter().for_each(|warning| println!("{warning}"));
            let (facts, provisions, nodes) =
                (program.facts.len(), program.provisions.len(), program.nodes.len());
            println!(
                "ok: {facts} facts, {provisions} provisions, {nodes} nodes, {} bytes",
                program.to_bytes().len()
            );
            ExitCode::SUCCESS
        }
    }
}

fn read(folder: &Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let shared = folder.join(layak_pack::SHARED_FOLDER);
    let mut files = Vec::new();
    let entries = fs::read_dir(folder)?.chain(fs::read_dir(&shared).into_iter().flatten());
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            files.push((name, fs::read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

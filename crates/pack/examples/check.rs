//! Checks a pack folder: `cargo run -q -p layak-pack --example check -- schemas/packs/permits`.

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("usage: check FOLDER");
        return ExitCode::from(2);
    };
    match layak_pack::compile_folder(Path::new(&folder)) {
        Err(fault) => {
            println!("{fault}");
            ExitCode::FAILURE
        }
        Ok(layak_pack::Compiled { program, warnings, .. }) => {
            warnings.iter().for_each(|warning| println!("{warning}"));
            let (facts, provisions, nodes) =
                (program.facts().len(), program.provisions().len(), program.nodes().len());
            println!(
                "ok: {facts} facts, {provisions} provisions, {nodes} nodes, {} bytes",
                program.to_bytes().len()
            );
            ExitCode::SUCCESS
        }
    }
}

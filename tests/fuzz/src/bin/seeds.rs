//! Writes the seeds of every fuzzer, or with `--examples` the examples of the rules crate, to the folder that is named.

use layak_fuzz::{examples, seeds};
use std::{env, io, path::Path};

fn main() -> io::Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--examples", to] => examples::write(Path::new(to)),
        [to] => seeds::write(Path::new(to)),
        _ => Err(io::Error::other("name a folder")),
    }
}

//! Every served file compressed once, at the highest setting: Brotli for browsers, gzip for the table and old clients.

use crate::budget::with_suffix;
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use std::{fs, path::Path};
use zopfli::{Format, Options};

/// Writes a `.br` and a `.gz` beside every file below a folder.
pub fn all(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            all(&path)?;
        } else {
            one(&path)?;
        }
    }
    Ok(())
}

fn one(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    fs::write(with_suffix(path, "br"), brotli(&bytes)?)?;
    fs::write(with_suffix(path, "gz"), gzip(&bytes)?)?;
    Ok(())
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters).context("Brotli failed")?;
    Ok(compressed)
}

/// As old clients get it.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, bytes, &mut compressed).context("gzip failed")?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back_the_same() {
        let text = "layak ".repeat(500);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli(text.as_bytes()).unwrap().as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(gzip(text.as_bytes()).unwrap().len() < text.len() / 10);
    }
}

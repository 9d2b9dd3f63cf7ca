//! `tests/PROOFS.md`: a part for each kind of proof, under a heading of its own, rewritten by its own run only.

use crate::project::Project;
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

/// The parts in the order of the page.
pub const PARTS: [&str; 3] = ["# Proofs", "# Fuzzing", "# Mutation"];

/// The page.
pub struct Page {
    file: PathBuf,
    parts: Vec<String>,
}

impl Page {
    /// The page as it is.
    pub fn read(project: &Project) -> Result<Page> {
        let file = project.root.join("tests/PROOFS.md");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(Page { file, parts: parts(&text) })
    }

    /// The text of a part.
    pub fn part(&self, heading: &str) -> Option<&str> {
        self.parts.iter().map(String::as_str).find(|part| heading_of(part) == heading)
    }

    /// Writes the page with another text for one part.
    pub fn write(mut self, part: &str) -> Result<()> {
        let heading = heading_of(part).to_owned();
        self.parts.retain(|other| heading_of(other) != heading);
        self.parts.push(part.trim_end().to_owned());
        self.parts.sort_by_key(|part| PARTS.iter().position(|known| *known == heading_of(part)));
        fs::write(&self.file, self.parts.join("\n\n") + "\n").context("cannot write tests/PROOFS.md")?;
        println!("written: tests/PROOFS.md");
        Ok(())
    }
}

fn heading_of(part: &str) -> &str {
    part.lines().next().unwrap_or_default()
}

/// Cut before each of our headings.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines() {
        match parts.last_mut() {
            Some(part) if !PARTS.contains(&line) => {
                part.push('\n');
                part.push_str(line);
            }
            _ => parts.push(line.to_owned()),
        }
    }
    parts.iter().map(|part| part.trim_end().to_owned()).collect()
}

/// A number with its thousands apart.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let threes = digits.as_bytes().rchunks(3).rev();
    threes.map(|three| String::from_utf8_lossy(three)).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_replaced_and_the_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("tests")).unwrap();
        let file = folder.path().join("tests/PROOFS.md");
        fs::write(&file, "# Proofs\n\n## One\n\n| # Fuzzing |\n\n# Mutation\n\nold\n").unwrap();
        let project = Project { root: folder.path().to_owned(), target: folder.path().to_owned() };
        Page::read(&project).unwrap().write("# Mutation\n\nnew\n").unwrap();
        Page::read(&project).unwrap().write("# Fuzzing\n\nfirst\n").unwrap();
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            "# Proofs\n\n## One\n\n| # Fuzzing |\n\n# Fuzzing\n\nfirst\n\n# Mutation\n\nnew\n"
        );
        assert_eq!(Page::read(&project).unwrap().part("# Mutation"), Some("# Mutation\n\nnew"));
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}

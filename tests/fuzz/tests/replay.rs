//! The kept corpus of the fuzzers once more, on the ordinary compiler: every input that ever found something new.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use layak_fuzz::{
    TARGETS,
    bounds::{self, Allocator},
    mutate, program,
};
use std::{fs, path::PathBuf, time::Duration};

#[global_allocator]
static ALLOCATOR: Allocator = bounds::allocator();

/// Unoptimised code is slower than what is fuzzed.
const TIME: Duration = Duration::from_secs(20);

fn kept(target: &str) -> Vec<PathBuf> {
    let folder = program::root().join("tests/fuzz/corpus").join(target);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_was_kept_is_borne() {
    // One after the other: the limits of memory and time are those of one input.
    for (name, target) in TARGETS {
        let files = kept(name);
        assert!(files.len() >= 8, "{name}: the corpus is gone");
        for file in files {
            let input = fs::read(&file).unwrap();
            println!("{}", file.display());
            bounds::within(&ALLOCATOR, TIME, || target(&input));
        }
    }
}

#[test]
fn changed_inputs_stay_well_formed() {
    let source = &program::sources()[0];
    let small = program::small().next().unwrap().to_bytes();
    let mut loaded = 0;
    for seed in 0..50 {
        let changed = mutate::json(source.as_bytes(), seed).unwrap();
        serde_json::from_slice::<serde_json::Value>(&changed).unwrap();
        loaded += usize::from(layak_rules::Program::load(&mutate::program(&small, seed).unwrap()).is_ok());
    }
    assert!(loaded > 25, "only {loaded} of 50 changed programs load");
}

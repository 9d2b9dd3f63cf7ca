//! The kept corpus of the fuzzers, and every input that they ever found fault with, once more on the ordinary compiler.
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

/// The inputs of `corpus/TARGET` or `found/TARGET`.
fn inputs(folder: &str, target: &str) -> Vec<PathBuf> {
    let folder = program::root().join("tests/fuzz").join(folder).join(target);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    files.sort();
    files
}

#[test]
fn what_was_kept_is_borne() {
    // One after the other: the limits of memory and time are those of one input.
    for (name, target) in TARGETS {
        let kept = inputs("corpus", name);
        assert!(kept.len() > 30, "{name}: the corpus is gone");
        for file in kept.into_iter().chain(inputs("found", name)) {
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

//! The fuzzer of `layak_fuzz::program`.
#![no_main]
#![allow(unsafe_code, reason = "libFuzzer finds its entry points by fixed names")]

use layak_fuzz::{
    bounds::{self, Allocator},
    mutate, program,
};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use std::time::Duration;

#[global_allocator]
static ALLOCATOR: Allocator = bounds::allocator();

fuzz_target!(|bytes: &[u8]| bounds::within(&ALLOCATOR, Duration::from_secs(2), || program::run(bytes)));

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    let changed = mutate::program(&data[..size], seed);
    match changed.filter(|changed| seed % 2 == 0 && changed.len() <= most) {
        Some(changed) => {
            data[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        None => fuzzer_mutate(data, size, most),
    }
});

#!/bin/sh
# Compiles our own crates, and no others, with coverage counters for libFuzzer; cargo calls it in place of rustc
# (RUSTC_WORKSPACE_WRAPPER). Stable rustc takes all of these.
exec "$@" -Cdebug-assertions -Ccodegen-units=1 -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares

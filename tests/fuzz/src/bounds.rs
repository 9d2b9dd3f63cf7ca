//! What one input may cost: memory by an allocator with a limit, time by the clock of the thread's own CPU time.

use cap::Cap;
use cpu_time::ThreadTime;
use std::{alloc::System, time::Duration};

/// The allocator of a program that tries hostile input.
pub type Allocator = Cap<System>;

/// An allocator without a limit yet.
pub const fn allocator() -> Allocator {
    Cap::new(System, usize::MAX)
}

/// Bytes that may be held at once beyond what was held before: 64 MiB.
const MEMORY: usize = 64 << 20;

/// Runs `work`; panics if it takes more CPU time than `time`, aborts if it holds more memory than [`MEMORY`].
pub fn within(allocator: &Allocator, time: Duration, work: impl FnOnce()) {
    let limited = allocator.set_limit(allocator.allocated() + MEMORY);
    let started = ThreadTime::now();
    work();
    let took = started.elapsed();
    let free = allocator.set_limit(usize::MAX);
    assert!(limited.is_ok() && free.is_ok(), "the limit cannot be set");
    assert!(took <= time, "took {took:?}, at most {time:?} is allowed");
}

//! Slows down password guessing: after a few failures an account has to wait, longer each time. Kept in memory, per
//! account name; a restart forgets it, which costs an attacker more than it gives.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Failures without a wait.
const FREE: u32 = 5;
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// Names remembered; beyond that the oldest are forgotten.
const NAMES: usize = 10_000;

/// Failures by account name.
#[derive(Default)]
pub struct Throttle(Mutex<HashMap<String, Failures>>);

#[derive(Clone, Copy)]
struct Failures {
    count: u32,
    last: Instant,
}

impl Failures {
    fn wait(self) -> Duration {
        let doublings = self.count.saturating_sub(FREE);
        if doublings == 0 {
            return Duration::ZERO;
        }
        Duration::from_secs(1_u64 << doublings.min(20)).min(LONGEST)
    }
}

impl Throttle {
    /// How long the account has to wait still; none if it may try now.
    pub fn must_wait(&self, name: &str, now: Instant) -> Option<Duration> {
        let names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let failures = names.get(name)?;
        failures
            .wait()
            .checked_sub(now.saturating_duration_since(failures.last))
            .filter(|wait| !wait.is_zero())
    }

    /// Remembers a failure.
    pub fn failed(&self, name: &str, now: Instant) {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if names.len() >= NAMES && !names.contains_key(name) {
            let oldest = names.iter().min_by_key(|(_, failures)| failures.last).map(|(name, _)| name.clone());
            oldest.and_then(|oldest| names.remove(&oldest));
        }
        let failures = names.entry(name.to_owned()).or_insert(Failures { count: 0, last: now });
        *failures = Failures { count: failures.count.saturating_add(1), last: now };
    }

    /// Forgets the failures of an account that got in.
    pub fn succeeded(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_after_the_free_failures() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        for _ in 0..FREE {
            throttle.failed("petugas", start);
        }
        assert_eq!(throttle.must_wait("petugas", start), None);
        throttle.failed("petugas", start);
        assert_eq!(throttle.must_wait("petugas", start), Some(Duration::from_secs(2)));
        throttle.failed("petugas", start);
        assert_eq!(throttle.must_wait("petugas", start), Some(Duration::from_secs(4)));
        assert_eq!(throttle.must_wait("petugas", start + Duration::from_secs(4)), None);
        assert_eq!(throttle.must_wait("lain", start), None);
        (0..50).for_each(|_| throttle.failed("petugas", start));
        assert_eq!(throttle.must_wait("petugas", start), Some(LONGEST));
        throttle.succeeded("petugas");
        assert_eq!(throttle.must_wait("petugas", start), None);
    }

    #[test]
    fn a_flood_of_names_is_bounded() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        (0..NAMES + 5).for_each(|number| throttle.failed(&number.to_string(), start));
        assert_eq!(throttle.0.lock().unwrap().len(), NAMES);
    }
}

//! Elapsed and remaining time of a date `d` against `on`. With duration `D`, months clamped to the month's end:
//!
//! | keyword | holds | `d` = on - D | one day earlier | one day later |
//! |---|---|---|---|---|
//! | `elapsedAtLeast` | `d + D <= on` | yes | yes | no |
//! | `elapsedMoreThan` | `d + D < on` | no | yes | no |
//! | `elapsedAtMost` | `d + D >= on` | yes | no | yes |
//! | `elapsedLessThan` | `d + D > on` | no | no | yes |
//!
//! | keyword | holds | `d` = on + D | one day earlier | one day later |
//! |---|---|---|---|---|
//! | `remainingAtLeast` | `on + D <= d` | yes | no | yes |
//! | `remainingMoreThan` | `on + D < d` | no | no | yes |
//! | `remainingAtMost` | `on + D >= d` | yes | yes | no |
//! | `remainingLessThan` | `on + D > d` | no | yes | no |
//!
//! A value that is no date holds; an unknown date is unknown.

use super::super::{Judge, Truth, value::Value};
use crate::{
    date::{Date, Duration},
    program::{DurationBound, TimeTest},
};

#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn judge(judge: &Judge<'_, '_>, value: Value<'_>, test: TimeTest, bound: DurationBound) -> Truth {
    let Some(date) = value.date() else { return Truth::Yes };
    let duration = judge.era.duration(bound);
    duration.map_or(Truth::Unknown, |duration| Truth::from(holds(test, date, duration, judge.era.on)))
}

/// The test itself.
pub(super) fn holds(test: TimeTest, date: Date, duration: Duration, on: Date) -> bool {
    let (elapsed, remaining) = (date.plus(duration), on.plus(duration));
    match test {
        TimeTest::ElapsedAtLeast => elapsed <= on,
        TimeTest::ElapsedAtMost => elapsed >= on,
        TimeTest::ElapsedMoreThan => elapsed < on,
        TimeTest::ElapsedLessThan => elapsed > on,
        TimeTest::RemainingAtLeast => remaining <= date,
        TimeTest::RemainingAtMost => remaining >= date,
        TimeTest::RemainingMoreThan => remaining < date,
        TimeTest::RemainingLessThan => remaining > date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeTest::*;

    #[test]
    fn truth_table() {
        let on = Date::parse("2026-11-22").unwrap();
        let months = Duration::parse("P6M").unwrap();
        let table = [
            (ElapsedAtLeast, "2026-05-22", [true, true, false]),
            (ElapsedMoreThan, "2026-05-22", [false, true, false]),
            (ElapsedAtMost, "2026-05-22", [true, false, true]),
            (ElapsedLessThan, "2026-05-22", [false, false, true]),
            (RemainingAtLeast, "2027-05-22", [true, false, true]),
            (RemainingMoreThan, "2027-05-22", [false, false, true]),
            (RemainingAtMost, "2027-05-22", [true, true, false]),
            (RemainingLessThan, "2027-05-22", [false, true, false]),
        ];
        for (test, edge, expected) in table {
            let edge = i64::from(Date::parse(edge).unwrap().days());
            for (shift, expected) in [0, -1, 1].into_iter().zip(expected) {
                let date = Date::from_days(edge + shift).unwrap();
                assert_eq!(holds(test, date, months, on), expected, "{test:?} {date}");
            }
        }
    }

    #[test]
    fn a_leap_day_is_a_year_old_on_28_february() {
        let year = Duration::parse("P1Y").unwrap();
        let born = Date::parse("2024-02-29").unwrap();
        assert!(holds(ElapsedAtLeast, born, year, Date::parse("2025-02-28").unwrap()));
        assert!(!holds(ElapsedAtLeast, born, year, Date::parse("2025-02-27").unwrap()));
    }
}

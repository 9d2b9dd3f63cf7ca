//! The date on which the form decides: today where the office is, by the device's clock.

use crate::border::now_ms;
use layak_rules::{Date, Duration, Program};

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 86_400_000;

/// Today in the pack's time zone. A clock beyond the calendar gives its first day, which no rule holds on.
pub fn today(program: &Program) -> Date {
    day(now_ms(), i64::from(program.info().utc_offset_minutes()))
}

fn day(moment_ms: i64, offset_minutes: i64) -> Date {
    let local = moment_ms + offset_minutes * MS_PER_MINUTE;
    Date::from_days(local.div_euclid(MS_PER_DAY)).unwrap_or(Date::MIN)
}

/// A date so many days later.
pub fn later(date: Date, days: u32) -> Date {
    date.plus(Duration { months: 0, days })
}

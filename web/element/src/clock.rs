//! The date on which the form decides: today where the office is, by the device's clock.

use crate::border::now_ms;
use layak_rules::{Date, Program};

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 86_400_000;

/// Today in the pack's time zone.
pub fn today(program: &Program) -> Date {
    day(now_ms(), program)
}

/// The calendar day of a moment in the pack's time zone.
pub fn day(moment_ms: i64, program: &Program) -> Date {
    let local = moment_ms + i64::from(program.info.utc_offset_minutes) * MS_PER_MINUTE;
    Date::from_days(local.div_euclid(MS_PER_DAY) as i32)
}

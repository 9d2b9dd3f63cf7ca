//! Calendar dates and durations of the proleptic Gregorian calendar, without a clock and without a time zone.

use crate::text::cut;
use alloc::{format, string::String};
use core::fmt;

/// A calendar date, as days since 1970-01-01. Years 0001 to 9999.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

const MIN_DAYS: i32 = -719_162;
const MAX_DAYS: i32 = 2_932_896;

impl Date {
    /// The earliest date, 0001-01-01.
    pub const MIN: Date = Date(MIN_DAYS);
    /// The latest date, 9999-12-31.
    pub const MAX: Date = Date(MAX_DAYS);

    /// The date with these numbers, or none if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        (valid && day <= days_in_month(year, month)).then(|| Date(days_from_civil(year, month, day)))
    }

    /// The date of a day number, or none outside the years 0001 to 9999.
    pub fn from_days(days: i64) -> Option<Date> {
        let days = i32::try_from(days).ok()?;
        (MIN_DAYS..=MAX_DAYS).contains(&days).then_some(Date(days))
    }

    /// How many dates there are.
    pub(crate) const COUNT: u32 = (MAX_DAYS - MIN_DAYS) as u32 + 1;

    /// The place among all dates, from the earliest on.
    pub(crate) fn ordinal(self) -> u32 {
        (self.0 - MIN_DAYS) as u32
    }

    /// The date at a place, which must be below [`Date::COUNT`].
    #[inline]
    pub(crate) fn of_ordinal(place: u32) -> Date {
        Date((place as i32).wrapping_add(MIN_DAYS))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0
    }

    /// Reads `YYYY-MM-DD` (RFC 3339 full-date), nothing else.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let year = digits(&bytes[..4])?;
        Date::new(i32::try_from(year).ok()?, digits(&bytes[5..7])?, digits(&bytes[8..])?)
    }

    /// Year, month 1-12, day 1-31.
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// Appends the date as `YYYY-MM-DD`.
    pub fn write(self, out: &mut String) {
        let (year, month, day) = self.civil();
        let digits = year.unsigned_abs() * 10_000 + month * 100 + day;
        for unit in [10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1] {
            if matches!(unit, 1_000 | 10) {
                out.push('-');
            }
            out.push(char::from(b'0' + (digits / unit % 10) as u8));
        }
    }

    /// The date as `YYYY-MM-DD`.
    pub fn to_text(self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// The date moved by a duration. Months keep the day, clamped to the end of the month (31 January plus one month
    /// is 28 or 29 February; 29 February plus twelve months is 28 February). Clamped to the supported years.
    pub fn plus(self, duration: Duration) -> Date {
        self.plus_months(i64::from(duration.months)).plus_days(i64::from(duration.days))
    }

    /// The date moved back by a duration, months first.
    pub fn minus(self, duration: Duration) -> Date {
        self.plus_months(-i64::from(duration.months)).plus_days(-i64::from(duration.days))
    }

    fn plus_days(self, days: i64) -> Date {
        let moved = i64::from(self.0) + days;
        Date::from_days(moved).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
    }

    fn plus_months(self, months: i64) -> Date {
        let (year, month, day) = self.civil();
        let index = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(i32::MAX);
        let month = u32::try_from(index.rem_euclid(12)).unwrap_or(0) + 1;
        match year {
            ..=0 => Date::MIN,
            10_000.. => Date::MAX,
            _ => Date(days_from_civil(year, month, day.min(days_in_month(year, month)))),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_text())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// A span of whole months and days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duration {
    /// Months; a year is twelve.
    pub months: u32,
    /// Days.
    pub days: u32,
}

impl Duration {
    /// Reads an ISO 8601 duration of years, months, weeks and days: `P3Y`, `P6M`, `P1Y6M`, `P10D`, `P2W`.
    pub fn parse(text: &str) -> Option<Duration> {
        let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty())?;
        let mut duration = Duration::default();
        for (unit, months, days) in [(b'Y', 12, 0), (b'M', 1, 0), (b'W', 0, 7), (b'D', 0, 1)] {
            let Some((number, after)) = cut(rest, unit) else { continue };
            let number = Some(number).filter(|number| number.len() <= 4)?;
            let number = digits(number.as_bytes())?;
            duration.months += number * months;
            duration.days += number * days;
            rest = after;
        }
        rest.is_empty().then_some(duration)
    }

    /// The ISO 8601 text.
    pub fn to_iso(self) -> String {
        match (self.months, self.days) {
            (0, days) => format!("P{days}D"),
            (months, 0) => format!("P{months}M"),
            (months, days) => format!("P{months}M{days}D"),
        }
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let all_digits = !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    all_digits.then(|| bytes.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}

/// Days in a month of the Gregorian calendar; `month` is 1-12.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

// Both conversions follow Howard Hinnant's "chrono-compatible low-level date algorithms": a year that starts in March
// puts the leap day last, so that month lengths follow one formula.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i32::from(month <= 2), month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn every_day_of_the_supported_years_survives_the_round_trip() {
        let mut previous = None;
        for days in MIN_DAYS..=MAX_DAYS {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
            assert!(previous < Some((year, month, day)), "dates grow with day numbers");
            previous = Some((year, month, day));
        }
    }

    #[test]
    fn reads_full_dates_only() {
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
        for bad in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-1-01",
            "24-01-01",
            "2024-01-01T00",
            "0000-01-01",
            "２０２４-01-01",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_clamp_to_the_end_of_the_month() {
        let months = |months| Duration { months, days: 0 };
        assert_eq!(date("2024-01-31").plus(months(1)), date("2024-02-29"));
        assert_eq!(date("2023-01-31").plus(months(1)), date("2023-02-28"));
        assert_eq!(date("2024-02-29").plus(months(12)), date("2025-02-28"));
        assert_eq!(date("2024-03-31").minus(months(1)), date("2024-02-29"));
        assert_eq!(date("9999-12-31").plus(months(1)), Date::MAX);
    }

    #[test]
    fn reads_durations() {
        assert_eq!(Duration::parse("P1Y6M"), Some(Duration { months: 18, days: 0 }));
        assert_eq!(Duration::parse("P2W3D"), Some(Duration { months: 0, days: 17 }));
        for bad in ["", "P", "6M", "P6", "P-6M", "PT6M", "P6MX", "P99999Y", "PM"] {
            assert_eq!(Duration::parse(bad), None, "{bad}");
        }
    }
}

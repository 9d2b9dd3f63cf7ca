//! The server's clock: the only place that asks for the time. It never runs backwards, also across restarts, so that
//! a clock that is set back re-orders no cases.

use layak_rules::Date;
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

const DAY: i64 = 86_400;

/// Gives the time, at least as late as the last time given.
pub struct Clock {
    latest: AtomicI64,
    /// A day to pretend, for demonstrations and tests.
    pretended: Option<Date>,
}

/// A moment as an office writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970.
    pub unix: i64,
    /// The calendar day at the office.
    pub day: Date,
    /// RFC 3339 with the office's offset, whole seconds.
    pub text: String,
}

impl Clock {
    /// A clock that is never behind `latest` (seconds since 1970).
    pub fn new(latest: i64, pretended: Option<Date>) -> Clock {
        Clock { latest: AtomicI64::new(latest), pretended }
    }

    /// Seconds since 1970.
    pub fn unix(&self) -> i64 {
        let system = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let now = i64::try_from(system).unwrap_or(i64::MAX);
        let now = match self.pretended {
            Some(day) => i64::from(day.days()) * DAY + now.rem_euclid(DAY),
            None => now,
        };
        self.latest.fetch_max(now, Ordering::SeqCst).max(now)
    }

    /// Now, for an office whose time is this many minutes ahead of UTC.
    pub fn at(&self, offset_minutes: i16) -> Moment {
        let moment = Moment::new(self.unix(), offset_minutes);
        // A pretended day is the office's day, whatever the hour in UTC.
        match self.pretended {
            Some(day) => Moment { day, ..moment },
            None => moment,
        }
    }

    /// Now in UTC, for logs and the audit trail.
    pub fn text(&self) -> String {
        Moment::new(self.unix(), 0).text
    }
}

impl Moment {
    fn new(unix: i64, offset_minutes: i16) -> Moment {
        let local = unix + i64::from(offset_minutes) * 60;
        let (day, second) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        let day = Date::from_days(day).unwrap_or(Date::MAX);
        let sign = if offset_minutes < 0 { '-' } else { '+' };
        let (hours, minutes) = (offset_minutes.unsigned_abs() / 60, offset_minutes.unsigned_abs() % 60);
        let clock = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
        Moment { unix, day, text: format!("{day}T{clock}{sign}{hours:02}:{minutes:02}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_carry_the_offset_and_the_day_of_the_office() {
        let late = 1_795_364_591; // 2026-11-22T16:23:11Z
        for (offset, text) in [
            (420, "2026-11-22T23:23:11+07:00"),
            (480, "2026-11-23T00:23:11+08:00"),
            (540, "2026-11-23T01:23:11+09:00"),
            (-210, "2026-11-22T12:53:11-03:30"),
        ] {
            let moment = Moment::new(late, offset);
            assert_eq!(moment.text, text);
            assert_eq!(moment.day.to_string(), &text[..10]);
        }
    }

    #[test]
    fn the_clock_never_runs_backwards() {
        let clock = Clock::new(4_000_000_000, None);
        assert_eq!(clock.unix(), 4_000_000_000);
    }

    #[test]
    fn a_pretended_day_is_the_day_in_every_zone() {
        let day = Date::parse("2026-11-22").unwrap();
        let clock = Clock::new(0, Some(day));
        assert!([420, 480, 540].into_iter().all(|offset| clock.at(offset).day == day));
    }
}

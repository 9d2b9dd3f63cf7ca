//! Calendar dates for the judge's time words, written apart from those of the rules crate so that a mistake in one
//! shows.

/// Year, month and day; ordered as dates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    year: i32,
    month: i32,
    day: i32,
}

/// Months and days of an ISO 8601 duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    months: i32,
    days: i32,
}

impl Day {
    /// Reads `YYYY-MM-DD`; none if there is no such day.
    pub(super) fn read(text: &str) -> Option<Day> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i32>().ok();
        let day = Day { year: number(0..4)?, month: number(5..7)?, day: number(8..10)? };
        let exists = day.year >= 1 && (1..=12).contains(&day.month) && day.day >= 1 && day.day <= day.last();
        (shape && exists).then_some(day)
    }

    /// The last day of its month.
    fn last(self) -> i32 {
        let leap = (self.year % 4 == 0 && self.year % 100 != 0) || self.year % 400 == 0;
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Months first, the day cut to the month's end; then days, one by one.
    pub(super) fn after(self, span: Span) -> Day {
        let months = self.year * 12 + self.month - 1 + span.months;
        let mut day = Day { year: months.div_euclid(12), month: months.rem_euclid(12) + 1, day: self.day };
        day.day = day.day.min(day.last());
        for _ in 0..span.days {
            day = day.next();
        }
        day
    }

    fn next(self) -> Day {
        match (self.day < self.last(), self.month) {
            (true, _) => Day { day: self.day + 1, ..self },
            (false, 12) => Day { year: self.year + 1, month: 1, day: 1 },
            (false, month) => Day { month: month + 1, day: 1, ..self },
        }
    }
}

impl Span {
    /// Reads `P1Y6M10D`, `P2W` and the like, without times.
    pub(super) fn read(text: &str) -> Option<Span> {
        let mut span = Span { months: 0, days: 0 };
        let mut number = String::new();
        for c in text.strip_prefix('P')?.chars() {
            if c.is_ascii_digit() {
                number.push(c);
                continue;
            }
            let amount =
                std::mem::take(&mut number).parse::<i32>().ok().filter(|amount| *amount <= 100_000)?;
            match c {
                'Y' => span.months += amount * 12,
                'M' => span.months += amount,
                'W' => span.days += amount * 7,
                'D' => span.days += amount,
                _ => return None,
            }
        }
        (number.is_empty() && text.len() > 1).then_some(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use layak_rules::{Date, Duration};

    #[test]
    fn agrees_with_the_rules_crate_over_a_century_of_days() {
        let spans = ["P1M", "P6M", "P1Y", "P5Y", "P10D", "P90D", "P1Y1M1D"];
        for days in (10_000..40_000).step_by(13) {
            let date = Date::from_days(days).unwrap();
            let day = Day::read(&date.to_string()).unwrap();
            for span in spans {
                let theirs = date.plus(Duration::parse(span).unwrap()).to_string();
                assert_eq!(
                    day.after(Span::read(span).unwrap()),
                    Day::read(&theirs).unwrap(),
                    "{date} {span}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_date_or_duration_is_refused() {
        for bad in ["2026-02-29", "2026-13-01", "2026-1-01", "0000-01-01", "2026/01/01", "+026-01-01", ""] {
            assert_eq!(Day::read(bad), None, "{bad}");
        }
        for bad in ["", "P", "P1", "1Y", "PT1H", "P-1Y", "P999999999Y"] {
            assert_eq!(Span::read(bad), None, "{bad}");
        }
    }
}

//! Elapsed and remaining time in words, with the day on which the answer turns when one date is read.

use super::Reading;
use layak_rules::{
    Date, Duration,
    program::{DurationBound, TimeTest, Unit},
};

/// The test that holds exactly when another does not.
fn opposite(test: TimeTest) -> TimeTest {
    use TimeTest::*;
    match test {
        ElapsedAtLeast => ElapsedLessThan,
        ElapsedLessThan => ElapsedAtLeast,
        ElapsedAtMost => ElapsedMoreThan,
        ElapsedMoreThan => ElapsedAtMost,
        RemainingAtLeast => RemainingLessThan,
        RemainingLessThan => RemainingAtLeast,
        RemainingAtMost => RemainingMoreThan,
        RemainingMoreThan => RemainingAtMost,
    }
}

const ONE: Duration = Duration { months: 0, days: 1 };

/// The last day `d` with `d + span <= on`. Going back by months may miss it by a few days on either side.
fn last_elapsed(on: Date, span: Duration) -> Date {
    let mut day = on.minus(span);
    while day.minus(ONE) < day && day.plus(span) > on {
        day = day.minus(ONE);
    }
    while day.plus(ONE) > day && day.plus(ONE).plus(span) <= on {
        day = day.plus(ONE);
    }
    day
}

/// The first day `d` with `d + span >= on`: months of different length may bring several days to the same one.
fn first_reaching(on: Date, span: Duration) -> Date {
    let mut day = last_elapsed(on, span);
    if day.plus(span) < on {
        return day.plus(ONE);
    }
    while day.minus(ONE) < day && day.minus(ONE).plus(span) >= on {
        day = day.minus(ONE);
    }
    day
}

impl Reading<'_> {
    /// What a time test asks of a date, to follow its name.
    pub(super) fn time(&self, test: TimeTest, bound: DurationBound, yes: bool) -> String {
        let test = if yes { test } else { opposite(test) };
        let fixed = self.fixed(bound);
        if fixed == Some(Duration::default()) {
            return self.against_today(test).to_owned();
        }
        let span = match (bound, fixed) {
            (DurationBound::Parameter(id), _) => self.figure(id),
            (_, Some(span)) => self.span(span),
            _ => String::new(),
        };
        let (id, en) = spoken(test);
        let said = self.pick(id, en).replace("{}", &span);
        let turn = fixed.zip(self.date()).map(|(span, on)| self.turn(test, span, on));
        turn.map_or_else(|| said.clone(), |turn| format!("{said} ({turn})"))
    }

    /// The duration, if one is in force on the days that are read.
    fn fixed(&self, bound: DurationBound) -> Option<Duration> {
        let id = match bound {
            DurationBound::Fixed(span) => return Some(span),
            DurationBound::Parameter(id) => id,
        };
        let parameter = self.parameter(id)?;
        let mut met = parameter.values().iter().filter(|value| self.meets(value.period()));
        let value = met.next().filter(|_| met.next().is_none())?;
        let count = u32::try_from(value.value()).ok()?;
        match parameter.unit() {
            Unit::Days => Some(Duration { months: 0, days: count }),
            Unit::Months => Some(Duration { months: count, days: 0 }),
            Unit::Years => Some(Duration { months: count.checked_mul(12)?, days: 0 }),
            _ => None,
        }
    }

    fn against_today(&self, test: TimeTest) -> &'static str {
        use TimeTest::*;
        match test {
            ElapsedAtLeast | RemainingAtMost => self
                .pick("jatuh pada hari pemeriksaan atau sebelumnya", "is the day of the decision or before"),
            ElapsedAtMost | RemainingAtLeast => self
                .pick("jatuh pada hari pemeriksaan atau sesudahnya", "is the day of the decision or after"),
            ElapsedMoreThan | RemainingLessThan => {
                self.pick("jatuh sebelum hari pemeriksaan", "is before the day of the decision")
            }
            ElapsedLessThan | RemainingMoreThan => {
                self.pick("jatuh sesudah hari pemeriksaan", "is after the day of the decision")
            }
        }
    }

    /// The day on which the answer turns.
    fn turn(&self, test: TimeTest, span: Duration, on: Date) -> String {
        use TimeTest::*;
        let (day, id, en) = match test {
            ElapsedAtLeast => (last_elapsed(on, span), "paling lambat {}", "on or before {}"),
            ElapsedLessThan => (last_elapsed(on, span), "sesudah {}", "after {}"),
            ElapsedAtMost => (first_reaching(on, span), "paling awal {}", "on or after {}"),
            ElapsedMoreThan => (first_reaching(on, span), "sebelum {}", "before {}"),
            RemainingAtLeast => (on.plus(span), "paling awal {}", "on or after {}"),
            RemainingLessThan => (on.plus(span), "sebelum {}", "before {}"),
            RemainingAtMost => (on.plus(span), "paling lambat {}", "on or before {}"),
            RemainingMoreThan => (on.plus(span), "sesudah {}", "after {}"),
        };
        self.pick(id, en).replace("{}", &self.day(day))
    }
}

fn spoken(test: TimeTest) -> (&'static str, &'static str) {
    use TimeTest::*;
    match test {
        ElapsedAtLeast => ("sudah lewat paling sedikit {}", "is at least {} ago"),
        ElapsedAtMost => ("sudah lewat paling lama {}", "is at most {} ago"),
        ElapsedMoreThan => ("sudah lewat lebih dari {}", "is more than {} ago"),
        ElapsedLessThan => ("sudah lewat kurang dari {}", "is less than {} ago"),
        RemainingAtLeast => ("masih paling sedikit {} lagi", "is at least {} ahead"),
        RemainingAtMost => ("masih paling lama {} lagi", "is at most {} ahead"),
        RemainingMoreThan => ("masih lebih dari {} lagi", "is more than {} ahead"),
        RemainingLessThan => ("masih kurang dari {} lagi", "is less than {} ahead"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The turning days against the definition of the tests, over every day of the leap years' ends of months.
    #[test]
    fn the_turning_day_is_where_the_test_turns() {
        let mut on = Date::parse("2023-12-25").unwrap();
        for _ in 0..500 {
            for months in [1, 6, 12, 48] {
                for days in [0, 1, 30] {
                    let span = Duration { months, days };
                    let last = last_elapsed(on, span);
                    assert!(last.plus(span) <= on && last.plus(ONE).plus(span) > on, "{on} {span:?}");
                    let first = first_reaching(on, span);
                    assert!(first.plus(span) >= on && first.minus(ONE).plus(span) < on, "{on} {span:?}");
                }
            }
            on = on.plus(ONE);
        }
    }
}

//! Periods: reading them, telling overlaps, and finding days that nothing covers.

use crate::{
    diagnostic::{Code, Faults},
    json::Json,
};
use layak_rules::{Date, program::Period};

/// The `from` and `to` of an object, both inclusive and both optional; none if they are at fault.
pub(crate) fn sound_period(faults: &mut Faults, json: &Json) -> Option<Period> {
    let before = faults.len();
    let period = period(faults, json);
    (faults.len() == before).then_some(period)
}

/// The `from` and `to` of an object as far as they can be read.
pub(crate) fn period(faults: &mut Faults, json: &Json) -> Period {
    let from = json.get("from").and_then(|from| faults.date(from));
    let to = json.get("to").and_then(|to| faults.date(to));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
        && let Some(place) = json.get("to").map(|to| &to.place)
    {
        faults.add(Code::PeriodReversed, place, &[&from.to_string(), &to.to_string()]);
    }
    Period { from, to }
}

/// Sorts dated things by their start. One without an end lasts until the next begins; one whose stated end reaches
/// into the next is a fault with `code`.
pub(crate) fn chain<T>(faults: &mut Faults, code: Code, things: &mut [(Period, &Json, T)]) {
    things.sort_by_key(|(period, _, _)| period.from);
    for index in 1..things.len() {
        let (before, after) = things.split_at_mut(index);
        let (Some((earlier, _, _)), Some((later, json, _))) = (before.last_mut(), after.first()) else {
            continue;
        };
        let last = later.from.and_then(day_before);
        let overlaps = earlier.from == later.from || earlier.to.is_some_and(|to| Some(to) > last);
        if overlaps {
            let start = earlier.from.map_or_else(|| "…".to_owned(), |from| from.to_string());
            faults.add(code, &json.place, &[&start]);
        } else if earlier.to.is_none() {
            earlier.to = last;
        }
    }
}

/// The first day of `period` that none of `covers` contains; these are in order and do not overlap.
pub(crate) fn first_gap(period: Period, covers: impl Iterator<Item = Period>) -> Option<Date> {
    let end = period.to.unwrap_or(Date::MAX);
    let mut day = period.from.unwrap_or(Date::MIN);
    for cover in covers {
        if cover.from.is_some_and(|from| from > day) {
            break;
        }
        match cover.to {
            None => return None,
            Some(to) if to >= day => day = day_after(to)?,
            Some(_) => {}
        }
    }
    (day <= end).then_some(day)
}

fn day_before(date: Date) -> Option<Date> {
    Date::from_days(i64::from(date.days()) - 1)
}

fn day_after(date: Date) -> Option<Date> {
    Date::from_days(i64::from(date.days()) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        let (from, to) = text.split_once("..").unwrap();
        Period { from: Date::parse(from), to: Date::parse(to) }
    }

    fn gap(of: &str, covers: &[&str]) -> Option<String> {
        first_gap(period(of), covers.iter().map(|cover| period(cover))).map(|day| day.to_string())
    }

    #[test]
    fn the_first_uncovered_day_is_found() {
        let eras = ["2008-07-04..2021-02-01", "2021-02-02.."];
        assert_eq!(gap("2010-01-01..", &eras), None);
        assert_eq!(gap("2008-07-04..2021-02-02", &eras), None);
        assert_eq!(gap("2008-07-03..", &eras).as_deref(), Some("2008-07-03"));
        assert_eq!(gap("..", &eras).as_deref(), Some("0001-01-01"));
        assert_eq!(gap("2010-01-01..", &eras[..1]).as_deref(), Some("2021-02-02"));
        assert_eq!(gap("2010-01-01..2020-12-31", &eras[..1]), None);
        assert_eq!(gap("2022-01-01..", &["2008-01-01..2009-01-01"]).as_deref(), Some("2022-01-01"));
        assert_eq!(gap("2020-01-01..", &["..2020-06-30", "2020-07-02.."]).as_deref(), Some("2020-07-01"));
        assert_eq!(gap("9999-12-31..9999-12-31", &["2000-01-01..9999-12-31"]), None);
    }
}

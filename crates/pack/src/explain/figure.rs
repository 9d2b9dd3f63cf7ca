//! Figures of law in words: the value of the date that is read, or each value with its days; numbers, spans, periods.

use super::Reading;
use layak_rules::{
    Duration,
    program::{Bound, Fact, FactKind, Parameter, ParameterId, ParameterValue, Period},
    wording,
};

impl Reading<'_> {
    /// A parameter's value in words; several values each with its days.
    pub(super) fn figure(&self, id: ParameterId) -> String {
        let none = || self.pick("(belum ada angkanya)", "(no figure yet)").to_owned();
        self.known_figure(id).unwrap_or_else(none)
    }

    /// As [`Reading::figure`]; none if no value is in force on the days that are read.
    pub(super) fn known_figure(&self, id: ParameterId) -> Option<String> {
        let parameter = self.parameter(id)?;
        let met: Vec<ParameterValue<'_>> =
            parameter.values().iter().filter(|value| self.meets(value.period())).collect();
        match met.as_slice() {
            [] => None,
            [one] => Some(self.value_of(parameter, *one)),
            many => {
                let each = many.iter().map(|value| {
                    format!("{} ({})", self.value_of(parameter, *value), self.period(value.period()))
                });
                Some(self.joined(&each.collect::<Vec<_>>(), "atau", "or"))
            }
        }
    }

    /// One value of a parameter in words.
    pub(super) fn value_of(&self, parameter: Parameter<'_>, value: ParameterValue<'_>) -> String {
        wording::figure(value.value(), parameter.unit(), self.language).unwrap_or_default()
    }

    /// A bound in the unit of the fact that it limits.
    pub(super) fn bound(&self, bound: Bound, fact: Option<Fact<'_>>) -> String {
        match bound {
            Bound::Parameter(id) => self.figure(id),
            Bound::Fixed(value) => self.number(value, fact),
        }
    }

    /// A number as the answers to a fact are written.
    pub(super) fn number(&self, value: i64, fact: Option<Fact<'_>>) -> String {
        let day = || layak_rules::Date::from_days(value).map(|date| self.day(date));
        match fact.map(|fact| fact.kind()) {
            Some(FactKind::Money) => wording::money(value, self.language),
            Some(FactKind::Date) => day().unwrap_or_default(),
            _ => wording::grouped(value, self.language),
        }
    }

    /// A span in years, months and days.
    pub(super) fn span(&self, span: Duration) -> String {
        let (years, months) = (span.months / 12, span.months % 12);
        let units = [(years, "tahun", "year"), (months, "bulan", "month"), (span.days, "hari", "day")];
        let said = units.into_iter().filter(|(count, ..)| *count > 0).map(|(count, id, en)| {
            let plural = if count == 1 { "" } else { "s" };
            self.pick(&format!("{count} {id}"), &format!("{count} {en}{plural}")).to_owned()
        });
        match said.collect::<Vec<_>>() {
            none if none.is_empty() => self.pick("0 hari", "0 days").to_owned(),
            some => some.join(" "),
        }
    }

    /// The days of a period: `since 2 February 2021`.
    pub fn period(&self, period: Period) -> String {
        match (period.from.map(|day| self.day(day)), period.to.map(|day| self.day(day))) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => {
                self.pick(&format!("{from} sampai {to}"), &format!("{from} to {to}")).to_owned()
            }
            (Some(from), None) => self.pick(&format!("sejak {from}"), &format!("since {from}")).to_owned(),
            (None, Some(to)) => self.pick(&format!("sampai {to}"), &format!("until {to}")).to_owned(),
            (None, None) => self.pick("tanpa batas tanggal", "without limit of dates").to_owned(),
        }
    }
}

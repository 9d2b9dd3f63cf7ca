//! What the law is on a date: the value of each parameter, the version of each list, the provisions in force.

use super::{Judge, Truth, value::Value};
use crate::{
    answers::Slot,
    date::{Date, Duration},
    program::{
        Bound, DurationBound, Fact, List, ListId, ListVersion, NodeId, ParameterId, ParameterValue, Program,
        Provision, ProvisionId, Standing, Unit,
    },
};
use alloc::vec::Vec;

/// A program on a date.
#[derive(Clone, Debug)]
pub struct Era<'p> {
    /// The program.
    pub program: &'p Program,
    /// The evaluation date.
    pub on: Date,
    parameters: Vec<Option<i64>>,
    lists: Vec<Option<List<'p, &'p str>>>,
    /// Of each provision that is in force.
    standings: Vec<Option<Standing>>,
}

impl<'p> Era<'p> {
    /// Picks what is in force on the date.
    pub fn new(program: &'p Program, on: Date) -> Era<'p> {
        let (mut parameters, mut lists) = (Vec::new(), Vec::new());
        for parameter in program.parameters() {
            let now = parameter.values().iter().find(|value| value.period().contains(on));
            parameters.push(now.map(ParameterValue::value));
        }
        for list in program.lists() {
            let now = list.versions().iter().find(|version| version.period().contains(on));
            lists.push(now.map(ListVersion::codes));
        }
        let standing =
            |provision: Provision<'_>| provision.period().contains(on).then(|| provision.standing());
        let standings = program.provisions().iter().map(standing).collect();
        Era { program, on, parameters, lists, standings }
    }

    /// The value of a parameter; none if it has none on the date.
    pub fn parameter(&self, id: ParameterId) -> Option<i64> {
        self.parameters[usize::from(id)]
    }

    /// A parameter of unit days, months or years as a duration.
    pub fn duration_of(&self, id: ParameterId) -> Option<Duration> {
        let value = u32::try_from(self.parameter(id)?).ok()?;
        match self.program.parameter(id).unit() {
            Unit::Days => Some(Duration { months: 0, days: value }),
            Unit::Months => Some(Duration { months: value, days: 0 }),
            Unit::Years => Some(Duration { months: value.checked_mul(12)?, days: 0 }),
            _ => None,
        }
    }

    /// The codes of a list, sorted; none if it has no version on the date.
    pub fn list(&self, id: ListId) -> Option<List<'p, &'p str>> {
        self.lists[usize::from(id)]
    }

    /// The provision, if it is in force.
    pub fn provision(&self, id: ProvisionId) -> Option<Provision<'p>> {
        self.standing(id).map(|_| self.program.provision(id))
    }

    /// How sure the author is of a provision, if it is in force.
    pub fn standing(&self, id: ProvisionId) -> Option<Standing> {
        self.standings[usize::from(id)]
    }

    /// Whether a value satisfies a predicate about it alone, such as a fact's check. Absent values do.
    pub fn value_holds(&self, node: NodeId, fact: Fact<'_>, slot: &Slot) -> bool {
        Value::of_slot(fact, slot).is_none_or(|value| Judge::of_value(self).judge(node, value) != Truth::No)
    }

    pub(super) fn bound(&self, bound: Bound) -> Option<i64> {
        match bound {
            Bound::Fixed(value) => Some(value),
            Bound::Parameter(id) => self.parameter(id),
        }
    }

    pub(super) fn duration(&self, bound: DurationBound) -> Option<Duration> {
        match bound {
            DurationBound::Fixed(duration) => Some(duration),
            DurationBound::Parameter(id) => self.duration_of(id),
        }
    }
}

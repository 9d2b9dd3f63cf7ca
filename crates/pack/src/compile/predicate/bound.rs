//! Keywords that compare with a number, a duration or a date, fixed or from a parameter: the bounds of JSON Schema and
//! the time words of the Layak vocabulary.

use super::{Class, View, view::Shape};
use crate::{
    compile::Compiler,
    diagnostic::Code,
    json::{Data, Json, canonical},
};
use layak_rules::{
    Duration,
    program::{Bound, DurationBound, FactKind, NodeId, ParameterId, TimeTest, Unit, author::Node},
};

/// What a keyword compares with.
#[derive(Clone, Copy)]
enum Family {
    Number(fn(Bound) -> Node),
    Multiple,
    Length(fn(Bound) -> Node),
    Size(fn(Bound) -> Node),
    Time(TimeTest),
    Day(fn(Bound) -> Node),
}

fn family(name: &str) -> Option<Family> {
    Some(match name {
        "minimum" => Family::Number(Node::Minimum),
        "maximum" => Family::Number(Node::Maximum),
        "exclusiveMinimum" => Family::Number(Node::ExclusiveMinimum),
        "exclusiveMaximum" => Family::Number(Node::ExclusiveMaximum),
        "multipleOf" => Family::Multiple,
        "minLength" => Family::Length(Node::MinLength),
        "maxLength" => Family::Length(Node::MaxLength),
        "minItems" => Family::Size(Node::MinItems),
        "maxItems" => Family::Size(Node::MaxItems),
        "elapsedAtLeast" => Family::Time(TimeTest::ElapsedAtLeast),
        "elapsedAtMost" => Family::Time(TimeTest::ElapsedAtMost),
        "elapsedMoreThan" => Family::Time(TimeTest::ElapsedMoreThan),
        "elapsedLessThan" => Family::Time(TimeTest::ElapsedLessThan),
        "remainingAtLeast" => Family::Time(TimeTest::RemainingAtLeast),
        "remainingAtMost" => Family::Time(TimeTest::RemainingAtMost),
        "remainingMoreThan" => Family::Time(TimeTest::RemainingMoreThan),
        "remainingLessThan" => Family::Time(TimeTest::RemainingLessThan),
        "onOrAfter" => Family::Day(Node::DateAtLeast),
        "onOrBefore" => Family::Day(Node::DateAtMost),
        _ => return None,
    })
}

/// The keywords that a parameter of this unit can stand behind, as `project` writes them.
pub(crate) fn keywords_for(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::Date => &["onOrAfter", "onOrBefore"],
        Unit::Rupiah | Unit::Percent => &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
        Unit::Count => &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
        ],
        Unit::Days | Unit::Months | Unit::Years => &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "elapsedAtLeast",
            "elapsedAtMost",
            "elapsedMoreThan",
            "elapsedLessThan",
            "remainingAtLeast",
            "remainingAtMost",
            "remainingMoreThan",
            "remainingLessThan",
        ],
    }
}

/// Whether the keyword tests a date.
pub(super) fn is_time(name: &str) -> bool {
    matches!(family(name), Some(Family::Time(_) | Family::Day(_)))
}

/// Whether [`Compiler::fixed_bound`] knows the keyword.
pub(super) fn is_bound(name: &str) -> bool {
    family(name).is_some()
}

impl Family {
    fn classes(self) -> &'static [Class] {
        match self {
            Family::Number(_) | Family::Multiple => &[Class::Integer, Class::Money],
            Family::Length(_) => &[Class::Text, Class::Choice],
            Family::Size(_) => &[Class::Items, Class::Choices],
            Family::Time(_) | Family::Day(_) => &[Class::Date],
        }
    }
}

impl Compiler<'_> {
    /// A keyword with its value written in the predicate.
    pub(super) fn fixed_bound(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        let family = family(name)?;
        if !self.fits(name, value, view, family.classes()) {
            return None;
        }
        self.warn_of_figure(family, value, view);
        let node = match family {
            Family::Number(node) => node(Bound::Fixed(self.faults.integer(value)?)),
            Family::Multiple => Node::MultipleOf(self.faults.number(value, 1, i64::MAX)?),
            Family::Length(node) | Family::Size(node) => {
                node(Bound::Fixed(self.faults.number(value, 0, 5_000)?))
            }
            Family::Time(_) | Family::Day(_) if value.get("$ref").is_some() => {
                return self.inner_reference(name, value, view);
            }
            Family::Time(test) => Node::Time(test, DurationBound::Fixed(self.faults.duration(value)?)),
            Family::Day(node) => node(Bound::Fixed(i64::from(self.faults.date(value)?.days()))),
        };
        Some(self.nodes.push(node))
    }

    /// Amounts, durations and days in a provision are law; they belong to a parameter, with their own citation and
    /// history. Zero and one are not law but structure, and what a fact's `schema` says is about spelling.
    fn warn_of_figure(&mut self, family: Family, value: &Json, view: &View) {
        let law = match (family, &value.data) {
            (Family::Number(_), Data::Int(number)) => {
                view.class(&self.names) == Class::Money && number.abs() > 1
            }
            (Family::Time(_), Data::Text(span)) => {
                Duration::parse(span).is_some_and(|span| span != Duration::default())
            }
            (Family::Day(_), Data::Text(_)) => true,
            _ => false,
        };
        if law && !view.alone {
            self.faults.add(Code::FigureInPredicate, &value.place, &[&canonical(value)]);
        }
    }

    /// `{"onOrAfter": {"$ref": "#/parameters/ID"}}`: the value itself comes from the parameter.
    fn inner_reference(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        let reference = value.get("$ref")?;
        let text = self.faults.text(reference)?;
        let Some(id) = text.strip_prefix("#/parameters/").filter(|id| !id.contains('/')) else {
            self.faults.add(Code::BadReference, &reference.place, &[text]);
            return None;
        };
        let parameter = self.parameter(id, reference)?;
        self.parameter_bound(name, parameter, reference, view)
    }

    /// A keyword whose value is that of a parameter on the evaluation date.
    pub(super) fn parameter_bound(
        &mut self,
        name: &str,
        id: ParameterId,
        json: &Json,
        view: &View,
    ) -> Option<NodeId> {
        let Some(family) = family(name).filter(|family| !matches!(family, Family::Multiple)) else {
            self.faults.add(Code::BadReference, &json.place, &[json.as_text().unwrap_or(name)]);
            return None;
        };
        self.uses.parameters.push((id, json.place.clone()));
        if !self.fits(name, json, view, family.classes()) || !self.unit_fits(name, id, json, view) {
            return None;
        }
        let bound = Bound::Parameter(id);
        let node = match family {
            Family::Number(node) | Family::Length(node) | Family::Size(node) | Family::Day(node) => {
                node(bound)
            }
            Family::Time(test) => Node::Time(test, DurationBound::Parameter(id)),
            Family::Multiple => return None,
        };
        Some(self.nodes.push(node))
    }

    fn unit_fits(&mut self, name: &str, id: ParameterId, json: &Json, view: &View) -> bool {
        let parameter = &self.names.parameters[usize::from(id)];
        let money = match view.shape {
            Shape::Value(fact) | Shape::Total(fact) => self.names.fact_name(fact).kind == FactKind::Money,
            _ => false,
        };
        let fits = keywords_for(parameter.unit).contains(&name) && money == (parameter.unit == Unit::Rupiah);
        if !fits {
            let unit = crate::compile::law::unit_name(parameter.unit);
            self.faults.add(Code::UnitMismatch, &json.place, &[&parameter.id, unit, name]);
        }
        fits
    }
}

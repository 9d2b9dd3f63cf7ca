//! The assertions, with numbers exact.

use crate::{
    compile::Compiler,
    diagnostic::Code,
    json::{Data, Json, Member, canonical},
};
use layak_rules::{
    document::{Decimal, Tree},
    program::{
        Bound, Measure, RuleId, Test,
        author::{Limit, Needing, Rule},
    },
};

/// Names for a type, Indonesian and English.
const NUMBER: [&str; 2] = ["angka", "a number"];
const COUNT: [&str; 2] = ["bilangan bulat tidak negatif", "a whole number that is not negative"];

/// How the bounds of a number compare.
pub(super) fn number_test(name: &str) -> Option<Test> {
    Some(match name {
        "minimum" => Test::AtLeast,
        "maximum" => Test::AtMost,
        "exclusiveMinimum" => Test::More,
        "exclusiveMaximum" => Test::Less,
        _ => return None,
    })
}

/// How the bounds of a size compare.
pub(super) fn size_test(name: &str) -> Option<(Measure, Test)> {
    Some(match name {
        "minLength" => (Measure::Length, Test::AtLeast),
        "maxLength" => (Measure::Length, Test::AtMost),
        "minItems" => (Measure::Items, Test::AtLeast),
        "maxItems" => (Measure::Items, Test::AtMost),
        "minProperties" => (Measure::Properties, Test::AtLeast),
        "maxProperties" => (Measure::Properties, Test::AtMost),
        _ => return None,
    })
}

impl Compiler<'_> {
    pub(super) fn part_assertion(&mut self, name: &str, value: &Json) -> Option<RuleId> {
        let rule = match name {
            "type" => Rule::Type(self.type_set(value)?),
            "const" => Rule::Enum(vec![self.part_constant(value)?]),
            "enum" => Rule::Enum(self.part_constants(value)),
            "multipleOf" => Rule::MultipleOf(self.part_divisor(value)?),
            "pattern" => {
                let source = self.faults.any_text(value)?;
                Rule::Pattern(self.pattern_id(source, &value.place)?)
            }
            "format" => Rule::Format(self.format(value)?),
            "uniqueItems" if self.faults.boolean(value)? => Rule::UniqueItems,
            "uniqueItems" => return None,
            "required" => Rule::Required(self.part_names(value)),
            "dependentRequired" => {
                let members = self.faults.entries(value).iter();
                let needing = |member: &Member| Needing {
                    name: member.name.clone(),
                    needs: self.part_names(&member.value),
                };
                Rule::DependentRequired(members.map(needing).collect())
            }
            _ => return self.part_bound(name, value),
        };
        Some(self.documents.push(rule))
    }

    fn part_bound(&mut self, name: &str, value: &Json) -> Option<RuleId> {
        let rule = if let Some(test) = number_test(name) {
            Rule::Number(test, Limit::Fixed(self.part_number(value)?))
        } else if let Some((measure, test)) = size_test(name) {
            Rule::Size(measure, test, Bound::Fixed(self.part_count(value)?))
        } else {
            self.unknown_part(name, value);
            return None;
        };
        Some(self.documents.push(rule))
    }

    fn part_constant(&mut self, value: &Json) -> Option<Tree> {
        let tree = Tree::parse(&canonical(value));
        if tree.is_none() {
            self.faults.refuse("nul-character", "\\u0000", &value.place);
        }
        tree
    }

    fn part_constants(&mut self, value: &Json) -> Vec<Tree> {
        let mut constants = Vec::new();
        for element in self.faults.array(value) {
            constants.extend(self.part_constant(element));
        }
        constants
    }

    fn part_names(&mut self, value: &Json) -> Vec<String> {
        let mut names = Vec::new();
        for element in self.faults.array(value) {
            names.extend(self.faults.any_text(element).map(str::to_owned));
        }
        names
    }

    fn part_number(&mut self, value: &Json) -> Option<Decimal> {
        let number = match &value.data {
            Data::Int(number) => Decimal::parse(&number.to_string()),
            Data::Number(written) => Decimal::parse(written),
            _ => None,
        };
        if number.is_none() {
            self.faults.add(Code::WrongType, &value.place, &NUMBER);
        }
        number
    }

    fn part_divisor(&mut self, value: &Json) -> Option<Decimal> {
        let divisor = self.part_number(value)?;
        if divisor.is_divisor() {
            return Some(divisor);
        }
        self.faults.refuse("wide-divisor", "multipleOf", &value.place);
        None
    }

    /// A count; more than any document can have stands for more than any.
    pub(super) fn part_count(&mut self, value: &Json) -> Option<i64> {
        let number = self.part_number(value)?;
        if number.is_whole() && number.cmp_whole(0).is_ge() {
            return Some(number.to_i64().unwrap_or(i64::MAX));
        }
        self.faults.add(Code::WrongType, &value.place, &COUNT);
        None
    }
}

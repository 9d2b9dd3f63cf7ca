//! Random predicates over the facts of an invented pack: the standard's keywords and our own.

use super::{KINDS, OPTIONS};
use crate::generate::Dice;
use serde_json::{Value, json};

/// Makes up predicates.
pub(super) struct Inventor {
    dice: Dice,
}

const DAYS: [&str; 3] = ["2024-02-29", "2026-10-18", "2026-11-22"];
const DURATIONS: [&str; 4] = ["P1Y", "P6M", "P30D", "P1Y1M1D"];
const TIMES: [&str; 8] = [
    "elapsedAtLeast",
    "elapsedAtMost",
    "elapsedMoreThan",
    "elapsedLessThan",
    "remainingAtLeast",
    "remainingAtMost",
    "remainingMoreThan",
    "remainingLessThan",
];
const RELATIONS: [&str; 6] =
    ["equalToFact", "notEqualToFact", "lessThanFact", "atMostFact", "moreThanFact", "atLeastFact"];
const BOUNDS: [&str; 4] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const PATTERNS: [&str; 3] = ["^K", "[0-9]+$", "^(Ker|1)"];

impl Inventor {
    pub(super) fn new(dice: Dice) -> Inventor {
        Inventor { dice }
    }

    /// About the facts of the whole and the items together.
    pub(super) fn whole(&mut self, depth: usize) -> Value {
        self.combined(depth, &mut |inventor| match inventor.dice.chance(30) {
            true => {
                let items = inventor.items();
                inventor.given("item", items)
            }
            false => inventor.fact("whole"),
        })
    }

    /// About the facts of one item.
    pub(super) fn item(&mut self, depth: usize) -> Value {
        self.combined(depth, &mut |inventor| inventor.fact("item"))
    }

    fn combined(&mut self, depth: usize, leaf: &mut impl FnMut(&mut Inventor) -> Value) -> Value {
        if depth == 0 || self.dice.chance(25) {
            return leaf(self);
        }
        let mut part = |inventor: &mut Inventor| inventor.combined(depth - 1, leaf);
        match self.dice.below(5) {
            0 => json!({ "not": part(self) }),
            1 => json!({"if": part(self), "then": part(self), "else": part(self)}),
            chosen => {
                let keyword = ["allOf", "anyOf", "oneOf"][chosen - 2];
                let parts: Vec<Value> = (0..2 + self.dice.below(2)).map(|_| part(self)).collect();
                json!({ keyword: parts })
            }
        }
    }

    fn fact(&mut self, subject: &str) -> Value {
        let (name, kind) = KINDS[self.dice.below(KINDS.len())];
        let fact = format!("{subject}.{name}");
        if self.dice.chance(10) {
            return json!({ "required": [fact] });
        }
        let value = self.value(subject, kind);
        self.given(&fact, value)
    }

    /// Without `required` the compiler asks for a word that this is meant.
    fn given(&mut self, name: &str, mut schema: Value) -> Value {
        if self.dice.chance(60) {
            return json!({"properties": {name: schema}, "required": [name]});
        }
        schema["$comment"] = json!("optional");
        json!({"properties": {name: schema}})
    }

    fn one<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.dice.below(from.len())]
    }

    fn value(&mut self, subject: &str, kind: &str) -> Value {
        match kind {
            "boolean" => json!({"const": self.dice.chance(50)}),
            "choice" => self.option(),
            "choices" => self.options(),
            "integer" => self.number(subject),
            "date" => self.date(subject),
            _ => self.text(),
        }
    }

    fn option(&mut self) -> Value {
        match self.dice.below(3) {
            0 => json!({"enum": ["a", self.one(&["b", "c"])]}),
            1 => json!({"not": {"const": self.one(&OPTIONS)}}),
            _ => json!({"const": self.one(&OPTIONS)}),
        }
    }

    fn options(&mut self) -> Value {
        match self.dice.below(4) {
            0 => json!({"minItems": 1 + self.dice.below(2)}),
            1 => json!({"maxItems": self.dice.below(3)}),
            2 => json!({"items": self.option()}),
            _ => json!({"contains": self.option()}),
        }
    }

    fn number(&mut self, subject: &str) -> Value {
        match self.dice.below(5) {
            0 => json!({"multipleOf": 2 + self.dice.below(3)}),
            1 => json!({"enum": [self.dice.below(3), 3 + self.dice.below(3)]}),
            2 => {
                let relation = self.one(&RELATIONS);
                json!({ relation: format!("{subject}.most") })
            }
            _ => {
                let bound = self.one(&BOUNDS);
                json!({ bound: self.dice.below(6) })
            }
        }
    }

    fn date(&mut self, subject: &str) -> Value {
        match self.dice.below(3) {
            0 => {
                let time = self.one(&TIMES);
                json!({ time: self.one(&DURATIONS) })
            }
            1 => {
                let side = self.one(&["onOrAfter", "onOrBefore"]);
                json!({ side: self.one(&DAYS) })
            }
            _ => {
                let relation = self.one(&RELATIONS);
                json!({ relation: format!("{subject}.end") })
            }
        }
    }

    fn text(&mut self) -> Value {
        match self.dice.below(4) {
            0 => json!({"minLength": 1 + self.dice.below(4)}),
            1 => json!({"maxLength": self.dice.below(8)}),
            2 => json!({"const": "Keripik"}),
            _ => json!({"pattern": self.one(&PATTERNS)}),
        }
    }

    /// About the array of items.
    fn items(&mut self) -> Value {
        match self.dice.below(6) {
            0 => json!({ "items": self.fact("item") }),
            1 => json!({"contains": self.fact("item"), "minContains": self.dice.below(3)}),
            2 => json!({"contains": self.fact("item"), "maxContains": 1 + self.dice.below(2)}),
            3 => json!({"uniqueBy": [format!("item.{}", self.one(&["kind", "day", "count"]))]}),
            4 => json!({"sumOf": {"item.count": {self.one(&BOUNDS): self.dice.below(10)}}}),
            _ => json!({"minItems": 1 + self.dice.below(2)}),
        }
    }
}

//! The words of our vocabulary as custom keywords of the judge, one file for each family. As with the standard's
//! keywords, a value of another type holds.

mod compare;
mod facts;
mod list;
mod sum;
mod time;
mod unique;

pub(super) use facts::with_facts;

use super::judge::World;
use jsonschema::{Keyword, ValidationError};
use serde_json::Value;
use std::sync::Arc;

/// Makes the test of a keyword from its value; none if the value is not one that the keyword can have.
type Maker = fn(&'static str, &Value, &Arc<World>) -> Option<Test>;
/// Whether an instance satisfies the keyword.
type Test = Box<dyn Fn(&Value) -> bool + Send + Sync>;

/// One keyword.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) name: &'static str,
    maker: Maker,
}

const fn word(name: &'static str, maker: Maker) -> Word {
    Word { name, maker }
}

/// The whole vocabulary.
pub(super) const WORDS: [Word; 20] = [
    word("elapsedAtLeast", time::make),
    word("elapsedAtMost", time::make),
    word("elapsedMoreThan", time::make),
    word("elapsedLessThan", time::make),
    word("remainingAtLeast", time::make),
    word("remainingAtMost", time::make),
    word("remainingMoreThan", time::make),
    word("remainingLessThan", time::make),
    word("onOrAfter", time::make_edge),
    word("onOrBefore", time::make_edge),
    word("equalToFact", compare::make),
    word("notEqualToFact", compare::make),
    word("lessThanFact", compare::make),
    word("atMostFact", compare::make),
    word("moreThanFact", compare::make),
    word("atLeastFact", compare::make),
    word("uniqueBy", unique::make),
    word("sumOf", sum::make),
    word("inList", list::make),
    word("inListByPrefix", list::make),
];

/// What the validator's builder calls for each use of a word.
pub(super) fn make<'a>(
    word: Word,
    value: &'a Value,
    world: &Arc<World>,
) -> Result<Box<dyn for<'i> Keyword<'i>>, ValidationError<'a>> {
    match (word.maker)(word.name, value, world) {
        Some(test) => Ok(Box::new(Custom(test))),
        None => Err(ValidationError::custom(format!("`{}` cannot have this value", word.name))),
    }
}

struct Custom(Test);

impl<'i> Keyword<'i> for Custom {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if (self.0)(instance) { Ok(()) } else { Err(ValidationError::custom("does not hold")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        (self.0)(instance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every keyword that the published vocabulary adds to the standard is registered here, and no other.
    #[test]
    fn the_vocabulary_is_whole() {
        let vocabulary: Value = serde_json::from_str(layak_pack::meta::VOCABULARY).unwrap();
        let described = vocabulary["properties"].as_object().unwrap();
        let refined = ["$ref", "$schema", "format"];
        let mut ours: Vec<&str> =
            described.keys().map(String::as_str).filter(|name| !refined.contains(name)).collect();
        let mut registered: Vec<&str> = WORDS.iter().map(|word| word.name).collect();
        ours.sort_unstable();
        registered.sort_unstable();
        assert_eq!(registered, ours);
        let all = vocabulary["propertyNames"]["enum"].as_array().unwrap();
        assert!(registered.iter().all(|name| all.iter().any(|known| known == name)));
    }
}

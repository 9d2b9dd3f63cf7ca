//! The first judge: the source against the meta-schemas, by the `jsonschema` crate.
//!
//! The compiler finds the same faults with better words, and more. What only the meta-schemas find is reported too,
//! so that neither can be laxer than the other without anybody noticing.

use crate::{
    diagnostic::{Code, Diagnostic, Faults},
    json::{Data, Json, Place, token},
    source::PackSource,
};
use jsonschema::{PatternOptions, Registry, ValidationError, Validator, error::ValidationErrorKind};
use serde_json::Value;
use std::sync::LazyLock;

/// The meta-schema of the source of packs.
pub const PACK: &str = include_str!("../../../schemas/meta/pack.schema.json");
/// The meta-schema of predicates: JSON Schema 2020-12 as far as it is supported, and the Layak vocabulary.
pub const VOCABULARY: &str = include_str!("../../../schemas/meta/vocabulary.schema.json");

/// What the meta-schemas alone find in a source, whatever the compiler says.
pub fn check(source: &PackSource) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    judge(source, &mut faults);
    faults.into_sorted()
}

/// Adds what the meta-schemas find where the compiler found no error.
pub(crate) fn judge(source: &PackSource, faults: &mut Faults) {
    let root = source.root();
    match findings(root) {
        Err(error) => faults.add(Code::MetaSchema, &root.place, &[&error]),
        Ok(findings) => {
            // All are compared with the compiler's faults only, not with each other.
            let alone: Vec<_> = findings.into_iter().filter(|(place, _)| !faults.cover(place)).collect();
            alone.iter().for_each(|(place, words)| faults.add(Code::MetaSchema, place, &[words]));
        }
    }
}

/// Every violation with its place. An error means that the meta-schemas themselves are broken.
fn findings(root: &Json) -> Result<Vec<(Place, String)>, String> {
    let instance = root.to_value();
    let validator = VALIDATOR.as_ref().map_err(String::clone)?;
    Ok(validator.iter_errors(&instance).flat_map(|error| places(root, &error)).collect())
}

/// Built once: the meta-schemas are part of the program.
static VALIDATOR: LazyLock<Result<Validator, String>> = LazyLock::new(|| {
    let parse = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    let (pack, vocabulary) = (parse(PACK)?, parse(VOCABULARY)?);
    let registry =
        Registry::new().add("urn:layak:schema:vocabulary:1", &vocabulary).and_then(|all| all.prepare());
    let registry = registry.map_err(|error| error.to_string())?;
    jsonschema::options()
        .offline()
        .with_registry(&registry)
        .with_pattern_options(PatternOptions::regex())
        .build(&pack)
        .map_err(|error| error.to_string())
});

/// Where a violation is: members that should not be there are reported each at its own place.
fn places(root: &Json, error: &ValidationError<'_>) -> Vec<(Place, String)> {
    let at = error.instance_path().as_str();
    let words = error.masked().to_string();
    let pointers = match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|name| format!("{at}/{}", token(name))).collect()
        }
        _ => vec![at.to_owned()],
    };
    pointers.into_iter().map(|pointer| (place(root, &pointer), words.clone())).collect()
}

/// The place of a pointer into the joined source; of the nearest value above it if there is nothing there.
fn place(root: &Json, pointer: &str) -> Place {
    let mut json = root;
    for name in pointer.split('/').skip(1) {
        let name = name.replace("~1", "/").replace("~0", "~");
        let next = match &json.data {
            Data::Array(elements) => name.parse::<usize>().ok().and_then(|index| elements.get(index)),
            _ => json.get(&name),
        };
        let Some(next) = next else { break };
        json = next;
    }
    json.place.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meta_schemas_are_json_schemas() {
        for text in [PACK, VOCABULARY] {
            let schema: Value = serde_json::from_str(text).unwrap();
            assert!(jsonschema::meta::is_valid(&schema));
        }
        assert!(VALIDATOR.is_ok());
    }

    #[test]
    fn the_meta_schema_knows_the_keywords_of_the_compiler() {
        let schema: Value = serde_json::from_str(VOCABULARY).unwrap();
        let names = schema.pointer("/propertyNames/enum").unwrap();
        assert_eq!(names, &Value::from(crate::compile::predicate::KEYWORDS.to_vec()));
    }
}

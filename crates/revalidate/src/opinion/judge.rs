//! One judge: the provisions of a pack on one date, as validators.

use super::keyword;
use jsonschema::{PatternOptions, Registry, Validator};
use layak_pack::{Format, PackSource};
use layak_rules::Date;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

/// Where the projected pack lies while validators are built; never fetched.
const BASE: &str = "layak:pack";
/// Bytes that one compiled pattern may take.
const PATTERN_BYTES: usize = 4 << 20;

/// What the judge says of one provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opinion {
    Yes,
    No,
    NotInForce,
    /// The predicate is no schema that the judge can build.
    CannotJudge,
}

impl Opinion {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Opinion::Yes => "yes",
            Opinion::No => "no",
            Opinion::NotInForce => "not-in-force",
            Opinion::CannotJudge => "cannot-judge",
        }
    }
}

/// The provisions in force on a date.
pub(crate) struct Judge {
    pub(super) on: Date,
    /// By id; none where no validator could be built.
    provisions: HashMap<String, Option<Validator>>,
}

/// What keywords of our vocabulary need beyond their value.
pub(super) struct World {
    /// The evaluation date.
    pub(super) on: Date,
    /// The codes of each list on that date.
    pub(super) lists: HashMap<String, Vec<String>>,
    /// The projected pack, for schemas inside our own keywords.
    pack: Value,
}

impl Judge {
    pub(super) fn new(source: &PackSource, on: Date) -> Judge {
        let pack = layak_pack::project(source, on);
        let world = Arc::new(World { on, lists: lists(&pack), pack });
        let names: Vec<String> = world
            .pack
            .get("provisions")
            .and_then(Value::as_object)
            .map(|provisions| provisions.keys().cloned().collect())
            .unwrap_or_default();
        let registry = registry(&world);
        let provisions = names
            .into_iter()
            .map(|name| {
                let schema = json!({ "$ref": format!("{BASE}#/provisions/{}", escape(&name)) });
                let validator = registry.as_ref().and_then(|registry| build(&world, Some(registry), &schema));
                (name, validator)
            })
            .collect();
        Judge { on, provisions }
    }

    pub(super) fn opinion(&self, provision: &str, view: &Value) -> Opinion {
        match self.provisions.get(provision) {
            None => Opinion::NotInForce,
            Some(None) => Opinion::CannotJudge,
            Some(Some(validator)) if keyword::with_facts(view, || validator.is_valid(view)) => Opinion::Yes,
            Some(Some(_)) => Opinion::No,
        }
    }
}

/// The pack, and every schema in it with an `$id`: the library looks for such only where keywords of the standard lead.
fn registry(world: &World) -> Option<Registry<'_>> {
    let mut resources = Vec::new();
    collect_resources(&world.pack, &mut resources);
    let pack = Registry::new().add(BASE, &world.pack);
    let all = resources.into_iter().fold(pack, |all, (id, schema)| all.and_then(|all| all.add(id, schema)));
    all.and_then(|all| all.prepare()).ok()
}

fn collect_resources<'w>(value: &'w Value, resources: &mut Vec<(&'w str, &'w Value)>) {
    match value {
        Value::Object(members) => match members.get("$id").and_then(Value::as_str) {
            Some(id) => resources.push((id, value)),
            None => members.values().for_each(|member| collect_resources(member, resources)),
        },
        Value::Array(elements) => elements.iter().for_each(|element| collect_resources(element, resources)),
        _ => {}
    }
}

/// A validator for a schema that stands inside one of our keywords, where `#` means the pack.
pub(super) fn build_inner(world: &Arc<World>, schema: &Value) -> Option<Validator> {
    let mut schema = schema.clone();
    name_base(&mut schema);
    build(world, Some(&registry(world)?), &schema)
}

fn name_base(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match member {
                    Value::String(target) if name == "$ref" => *target = format!("{BASE}{target}"),
                    other => name_base(other),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(name_base),
        _ => {}
    }
}

/// A validator with our vocabulary and formats. None if the schema cannot be built.
pub(super) fn build(
    world: &Arc<World>,
    registry: Option<&Registry<'_>>,
    schema: &Value,
) -> Option<Validator> {
    let mut options = jsonschema::draft202012::options()
        .with_pattern_options(PatternOptions::regex().size_limit(PATTERN_BYTES))
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false);
    if let Some(registry) = registry {
        options = options.with_registry(registry);
    }
    for (name, judge) in FORMATS.iter() {
        let judge = judge.as_ref()?;
        options = options.with_format(*name, |text: &str| judge.is_valid(&json!(text)));
    }
    for word in keyword::WORDS {
        let world = Arc::clone(world);
        options = options.with_keyword(word.name, move |_, value, _| keyword::make(word, value, &world));
    }
    options.build(schema).ok()
}

/// What judges a text by the patterns of each format, with the crate's own engine for them. Built once.
static FORMATS: LazyLock<Vec<(&str, Option<Validator>)>> = LazyLock::new(|| {
    let judge = |format: &Format| {
        let patterns: Vec<Value> =
            format.patterns.iter().map(|pattern| json!({ "pattern": pattern })).collect();
        let linear = PatternOptions::regex().size_limit(PATTERN_BYTES);
        let options = jsonschema::draft202012::options().with_pattern_options(linear);
        options.build(&json!({ "allOf": patterns })).ok()
    };
    layak_pack::formats().iter().map(|format| (format.name.as_str(), judge(format))).collect()
});

fn lists(pack: &Value) -> HashMap<String, Vec<String>> {
    let codes = |list: &Value| {
        let codes = list.pointer("/enum/enum")?.as_array()?;
        Some(codes.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    let lists = pack.get("lists").and_then(Value::as_object).into_iter().flatten();
    lists.filter_map(|(name, list)| Some((name.clone(), codes(list)?))).collect()
}

/// A name as a reference token of a JSON pointer within a URI fragment.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1").replace('%', "%25").replace(' ', "%20")
}

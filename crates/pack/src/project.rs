//! A pack on one date as plain JSON Schema, for the independent judge.
//!
//! It is made from the source alone, not from the compiled program, so that a mistake of the compiler shows as a
//! disagreement. Every `$ref` resolves within the document as an ordinary JSON pointer; the words of the Layak
//! vocabulary stay and are registered by the judge as custom keywords:
//!
//! ```json
//! {"$schema": "https://json-schema.org/draft/2020-12/schema",
//!  "$defs": {"packed": {}},
//!  "lists": {"foodGroups": {"enum": {"enum": ["01"]}, "inList": {"inList": "foodGroups"}}},
//!  "parameters": {"size.micro.sales": {"maximum": {"maximum": 2000000000}}},
//!  "provisions": {"SIZE-MICRO": {"$ref": "#/parameters/size.micro.sales/maximum"}}}
//! ```

use crate::{
    compile::{predicate::bound::keywords_for, resource::STANDARD},
    json::Json,
    source::PackSource,
};
use layak_rules::{Date, Duration, program::Unit};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The provisions in force on a date that have a predicate, with the definitions, parameters and lists of that date.
///
/// The source must have compiled; parts with faults are left out.
pub fn project(source: &PackSource, on: Date) -> Value {
    let root = source.root();
    let parameters = root.get("parameters");
    let mut provisions = Map::new();
    for member in section(root, "provisions").filter(|member| in_force(&member.value, on)) {
        if let Some(predicate) = member.value.get("predicate") {
            provisions.insert(member.name.clone(), schema(predicate, parameters, on));
        }
    }
    let definitions = definitions(root, &provisions, on);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": definitions,
        "lists": lists(root, on),
        "parameters": figures(root, on),
        "provisions": provisions,
    })
}

fn section<'a>(root: &'a Json, name: &str) -> impl Iterator<Item = &'a crate::json::Member> {
    root.get(name).map(Json::members).unwrap_or_default().iter()
}

fn date(json: Option<&Json>) -> Option<Date> {
    Date::parse(json?.as_text()?)
}

fn in_force(json: &Json, on: Date) -> bool {
    date(json.get("from")).is_none_or(|from| from <= on) && date(json.get("to")).is_none_or(|to| on <= to)
}

/// The entry of a history that is in force: the last one that has begun, unless it has ended.
fn current(history: Option<&Json>, on: Date) -> Option<&Json> {
    let entries = history?.elements().iter();
    let begun = entries.filter(|entry| date(entry.get("from")).is_none_or(|from| from <= on));
    begun.max_by_key(|entry| date(entry.get("from"))).filter(|entry| in_force(entry, on))
}

/// The figures behind every keyword that their unit fits.
fn figures(root: &Json, on: Date) -> Map<String, Value> {
    let mut all = Map::new();
    for member in section(root, "parameters") {
        let Some(unit) = member.value.get("unit").and_then(Json::as_text).and_then(crate::compile::law::unit)
        else {
            continue;
        };
        let Some(value) = current(member.value.get("values"), on).and_then(|entry| entry.get("value")) else {
            continue;
        };
        let behind = keywords_for(unit).iter().map(|keyword| {
            let figure = if is_time(keyword) { duration(value, unit) } else { value.to_value() };
            ((*keyword).to_owned(), json!({ *keyword: figure }))
        });
        all.insert(member.name.clone(), Value::Object(behind.collect()));
    }
    all
}

fn lists(root: &Json, on: Date) -> Map<String, Value> {
    let mut all = Map::new();
    for member in section(root, "lists") {
        let Some(codes) = current(member.value.get("versions"), on).and_then(|version| version.get("codes"))
        else {
            continue;
        };
        let name = member.name.as_str();
        let forms = json!({
            "enum": {"enum": codes.to_value()},
            "inList": {"inList": name},
            "inListByPrefix": {"inListByPrefix": name},
        });
        all.insert(name.to_owned(), forms);
    }
    all
}

/// The definitions that the provisions reach: others may refer to figures that are not in force.
fn definitions(root: &Json, provisions: &Map<String, Value>, on: Date) -> Map<String, Value> {
    let (known, parameters) = (root.get("$defs"), root.get("parameters"));
    let mut reached = BTreeSet::new();
    let all: Vec<&str> = section(root, "$defs").map(|member| member.name.as_str()).collect();
    provisions.values().for_each(|predicate| targets(predicate, &all, &mut reached));
    let mut definitions = Map::new();
    while let Some(name) = reached.pop_first() {
        let Some(definition) = known.and_then(|known| known.get(&name)) else { continue };
        let definition = schema(definition, parameters, on);
        let mut next = BTreeSet::new();
        targets(&definition, &all, &mut next);
        definitions.insert(name, definition);
        reached.extend(next.into_iter().filter(|name| !definitions.contains_key(name)));
    }
    definitions.sort_keys();
    definitions
}

/// The names of the definitions that a schema refers to: one by its pointer, any of `all` by an anchor or identifier.
fn targets(schema: &Value, all: &[&str], names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                match reference.strip_prefix("#/$defs/").and_then(|path| path.split('/').next()) {
                    Some(name) => drop(names.insert(name.to_owned())),
                    None if reference.starts_with("#/") => {}
                    None => names.extend(all.iter().map(|&name| name.to_owned())),
                }
            }
            members.values().for_each(|member| targets(member, all, names));
        }
        Value::Array(elements) => elements.iter().for_each(|element| targets(element, all, names)),
        _ => {}
    }
}

/// A predicate with `{"onOrAfter": {"$ref": "#/parameters/ID"}}` replaced by the figure itself.
fn schema(json: &Json, parameters: Option<&Json>, on: Date) -> Value {
    let mut value = json.to_value();
    fill(&mut value, parameters, on);
    drop_idle_formats(&mut value, false);
    value
}

/// In the standard's dialect `format` tests nothing; the judge asserts it everywhere.
fn drop_idle_formats(schema: &mut Value, standard: bool) {
    let Value::Object(members) = schema else { return };
    // The judge knows one dialect, and our words as keywords in it.
    let dialect = members.remove("$schema");
    let standard = dialect.map_or(standard, |dialect| dialect == STANDARD);
    // A string is the keyword; an object is the schema of a member of that name.
    if standard && members.get("format").is_some_and(Value::is_string) {
        members.remove("format");
    }
    let schemas = members.iter_mut().filter(|(name, _)| !VALUES.contains(&name.as_str()));
    schemas.for_each(|(_, member)| match member {
        Value::Array(parts) => parts.iter_mut().for_each(|part| drop_idle_formats(part, standard)),
        other => drop_idle_formats(other, standard),
    });
}

/// Keywords that hold values, not schemas.
const VALUES: [&str; 4] = ["const", "default", "enum", "examples"];

fn fill(value: &mut Value, parameters: Option<&Json>, on: Date) {
    match value {
        Value::Object(members) => {
            for (keyword, member) in members.iter_mut() {
                match figure(keyword, member, parameters, on) {
                    Some(figure) => *member = figure,
                    None => fill(member, parameters, on),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| fill(element, parameters, on)),
        _ => {}
    }
}

fn figure(keyword: &str, member: &Value, parameters: Option<&Json>, on: Date) -> Option<Value> {
    let day = matches!(keyword, "onOrAfter" | "onOrBefore");
    if !day && !is_time(keyword) {
        return None;
    }
    let id = member.get("$ref")?.as_str()?.strip_prefix("#/parameters/")?;
    let parameter = parameters?.get(id)?;
    let value = current(parameter.get("values"), on)?.get("value")?;
    let unit = crate::compile::law::unit(parameter.get("unit")?.as_text()?)?;
    Some(if day { value.to_value() } else { duration(value, unit) })
}

fn is_time(keyword: &str) -> bool {
    keyword.starts_with("elapsed") || keyword.starts_with("remaining")
}

/// A number of days, months or years as an ISO 8601 duration.
fn duration(value: &Json, unit: Unit) -> Value {
    let crate::json::Data::Int(amount) = value.data else { return Value::Null };
    let amount = u32::try_from(amount).unwrap_or(u32::MAX);
    let span = match unit {
        Unit::Days => Duration { months: 0, days: amount },
        Unit::Months => Duration { months: amount, days: 0 },
        _ => Duration { months: amount.saturating_mul(12), days: 0 },
    };
    Value::from(span.to_iso())
}

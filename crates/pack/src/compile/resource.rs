//! Where schemas lie: the base URI of each, and what `$id`, `$anchor` and JSON pointers lead to, all within the pack.

use crate::{
    diagnostic::{Code, Faults},
    json::{Data, Json},
};
use fluent_uri::{Uri, UriRef};
use std::collections::BTreeMap;

/// The base URI of the pack itself.
const PACK: &str = "layak:pack";
/// `$schema` of the standard's dialect, in which `format` is an annotation.
pub(crate) const STANDARD: &str = "https://json-schema.org/draft/2020-12/schema";
/// `$schema` of ours, in which it is an assertion; also where no `$schema` is given.
const LAYAK: &str = "urn:layak:schema:vocabulary:1";

/// Keywords whose value is a schema, a list of schemas, an object of schemas.
const ONE: [&str; 11] = [
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED: [&str; 5] = ["$defs", "dependentSchemas", "patternProperties", "properties", "sumOf"];

/// All schemas of a pack and the names by which they can be referred to.
#[derive(Debug, Default)]
pub(crate) struct Resources<'a> {
    bases: Vec<Base<'a>>,
    /// By address: a value of the source stays where it is while the pack is compiled.
    homes: BTreeMap<usize, Home<'a>>,
    anchors: BTreeMap<String, &'a Json>,
}

#[derive(Debug)]
struct Base<'a> {
    uri: String,
    root: &'a Json,
    standard: bool,
}

/// Where a schema lies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Home<'a> {
    base: usize,
    /// The definition of the pack in which it lies.
    pub definition: Option<&'a str>,
}

/// What a reference leads to.
pub(crate) enum Target<'a> {
    Schema(&'a Json),
    /// Another part of the pack, by the tokens of its pointer.
    Part(Vec<String>),
}

impl<'a> Resources<'a> {
    /// Finds every schema of a pack.
    pub fn of(root: &'a Json, faults: &mut Faults) -> Resources<'a> {
        let mut all = Resources::default();
        all.bases.push(Base { uri: PACK.to_owned(), root, standard: false });
        let members = |name: &str| root.get(name).map(Json::members).unwrap_or_default();
        for definition in members("$defs") {
            all.walk(&definition.value, Home { base: 0, definition: Some(&definition.name) }, faults);
        }
        let mut holders: Vec<&'a Json> =
            members("facts").iter().chain(members("provisions")).map(|member| &member.value).collect();
        holders.extend(root.get("decisions").map(Json::elements).unwrap_or_default());
        for holder in holders {
            for schema in ["predicate", "schema", "when"].into_iter().filter_map(|name| holder.get(name)) {
                all.walk(schema, Home::default(), faults);
            }
        }
        all
    }

    fn walk(&mut self, json: &'a Json, mut home: Home<'a>, faults: &mut Faults) {
        if !matches!(json.data, Data::Object(_) | Data::Bool(_)) {
            return;
        }
        if let Some(id) = json.get("$id") {
            home.base = self.resource(id, json, home, faults).unwrap_or(home.base);
        }
        self.homes.insert(address(json), home);
        if let Some(anchor) = json.get("$anchor") {
            self.anchor(anchor, json, home, faults);
        }
        for member in json.members() {
            match member.name.as_str() {
                name if ONE.contains(&name) => self.walk(&member.value, home, faults),
                name if LIST.contains(&name) => {
                    member.value.elements().iter().for_each(|part| self.walk(part, home, faults));
                }
                name if NAMED.contains(&name) => {
                    member.value.members().iter().for_each(|part| self.walk(&part.value, home, faults));
                }
                _ => {}
            }
        }
    }

    /// A schema with an `$id` is a resource of its own.
    fn resource(
        &mut self,
        id: &'a Json,
        json: &'a Json,
        home: Home<'a>,
        faults: &mut Faults,
    ) -> Option<usize> {
        let text = faults.text(id)?;
        let Some((uri, "")) = self.absolute(home, text) else {
            faults.add(Code::BadReference, &id.place, &[text]);
            return None;
        };
        let standard = match json.get("$schema").map(|dialect| (dialect, dialect.as_text())) {
            None => self.bases[home.base].standard,
            Some((_, Some(STANDARD | LAYAK))) => {
                json.get("$schema").and_then(Json::as_text) == Some(STANDARD)
            }
            Some((dialect, _)) => {
                faults.refuse("other-dialect", "$schema", &dialect.place);
                false
            }
        };
        if self.bases.iter().any(|base| base.uri == uri) {
            faults.add(Code::Repeated, &id.place, &[text]);
        }
        self.bases.push(Base { uri, root: json, standard });
        Some(self.bases.len() - 1)
    }

    fn anchor(&mut self, anchor: &Json, json: &'a Json, home: Home<'a>, faults: &mut Faults) {
        let Some(name) = faults.text(anchor) else { return };
        let valid = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        let uri = format!("{}#{name}", self.bases[home.base].uri);
        if !valid {
            faults.add(Code::BadId, &anchor.place, &[name, "A-Z a-z 0-9 - _ ."]);
        } else if self.anchors.insert(uri, json).is_some() {
            faults.add(Code::Repeated, &anchor.place, &[name]);
        }
    }

    /// Where a schema lies.
    pub fn home(&self, json: &Json) -> Home<'a> {
        self.homes.get(&address(json)).copied().unwrap_or_default()
    }

    /// Whether `format` is asserted in this schema.
    pub fn asserts_format(&self, json: &Json) -> bool {
        !self.bases.get(self.home(json).base).is_some_and(|base| base.standard)
    }

    /// What a reference in `json` leads to, or the reason why it is refused.
    pub fn resolve(&self, json: &Json, reference: &str) -> Result<Target<'a>, &'static str> {
        let Some((uri, fragment)) = self.absolute(self.home(json), reference) else {
            return Err("remote-reference");
        };
        let Some(base) = self.bases.iter().find(|base| base.uri == uri) else {
            return Err("remote-reference");
        };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let anchor = self.anchors.get(&format!("{uri}#{fragment}"));
            return anchor.map(|json| Target::Schema(json)).ok_or("reference-to-no-schema");
        }
        let tokens = tokens(fragment).ok_or("reference-to-no-schema")?;
        if uri == PACK && matches!(tokens.first().map(String::as_str), Some("parameters" | "lists")) {
            return Ok(Target::Part(tokens));
        }
        let found = tokens
            .iter()
            .try_fold(base.root, |json, token| step(json, token))
            .filter(|json| self.homes.contains_key(&address(json)));
        found.map(Target::Schema).ok_or("reference-to-no-schema")
    }

    /// A reference against the base of its place: the URI without fragment, and the fragment.
    fn absolute<'t>(&self, home: Home<'a>, text: &'t str) -> Option<(String, &'t str)> {
        let reference = UriRef::parse(text).ok()?;
        let fragment = text.split_once('#').map_or("", |(_, fragment)| fragment);
        let base = Uri::parse(self.bases.get(home.base)?.uri.as_str()).ok()?;
        let uri = reference.resolve_against(&base).ok()?;
        let uri = uri.as_str();
        Some((uri.split_once('#').map_or(uri, |(uri, _)| uri).to_owned(), fragment))
    }
}

/// The address of a value of the source, as its identity.
pub(crate) fn address(json: &Json) -> usize {
    std::ptr::from_ref(json) as usize
}

fn step<'a>(json: &'a Json, token: &str) -> Option<&'a Json> {
    match &json.data {
        Data::Array(elements) => elements.get(token.parse::<usize>().ok()?),
        _ => json.get(token),
    }
}

/// The tokens of a JSON pointer in a URI fragment.
fn tokens(fragment: &str) -> Option<Vec<String>> {
    let mut bytes = Vec::new();
    let mut rest = fragment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            other => other,
        });
    }
    let pointer = String::from_utf8(bytes).ok()?;
    let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
    Some(pointer.split('/').skip(1).map(unescape).collect())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

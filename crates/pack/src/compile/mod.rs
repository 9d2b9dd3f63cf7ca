//! From the source of a pack to its compiled program: all faults at once, each with its place.
//!
//! First every name is declared (`declare`, `law`), then each part is compiled against the names, and at the end the
//! facts are put in asking order (`order`, `renumber`). Nothing stops at the first fault; a program is made only if
//! there is none. The result depends on the canonical bytes of the source and on nothing else.

mod decision;
mod declare;
mod derived;
mod fact;
pub(crate) mod law;
mod names;
mod nodes;
mod order;
mod page;
mod period;
pub(crate) mod predicate;
mod provision;
mod renumber;
pub(crate) mod resource;
pub(crate) mod shape;
mod text;
mod unused;
mod window;

use crate::{
    diagnostic::{Code, Faults},
    json::Json,
    source::PackSource,
};
use layak_rules::{
    Program,
    program::{
        MOST_DECISIONS, MOST_FACTS, MOST_STEPS, Period,
        author::{Head, Pack, PackInfo},
    },
};
use names::{Names, Uses};
use nodes::Nodes;
use std::collections::BTreeSet;
use text::Texts;

/// The members of a pack.
const MEMBERS: [&str; 23] = [
    "id",
    "version",
    "languages",
    "title",
    "summary",
    "office",
    "askNext",
    "timeZone",
    "subjects",
    "facts",
    "derived",
    "parameters",
    "lists",
    "sources",
    "$defs",
    "provisions",
    "decisions",
    "pages",
    "windows",
    "parts",
    "uses",
    "$schema",
    "$comment",
];

/// Everything that is at hand while a pack is compiled.
pub(crate) struct Compiler<'a> {
    root: &'a Json,
    faults: &'a mut Faults,
    names: Names<'a>,
    texts: Texts,
    nodes: Nodes,
    documents: predicate::document::DocumentRules<'a>,
    progress: predicate::Progress,
    /// The parameters and lists used by the part that is being compiled.
    uses: Uses,
    used: Used,
}

/// What is used somewhere, to tell what is not.
#[derive(Debug, Default)]
pub(crate) struct Used {
    parameters: BTreeSet<u16>,
    lists: BTreeSet<u16>,
    provisions: BTreeSet<u16>,
    definitions: BTreeSet<String>,
    sources: BTreeSet<String>,
}

/// Compiles a source. None if there is a fault of severity error.
pub(crate) fn compile(source: &PackSource, faults: &mut Faults) -> Option<Program> {
    let names = Names::default();
    let compiler = Compiler {
        root: source.root(),
        faults,
        names,
        texts: Texts::default(),
        nodes: Nodes::default(),
        documents: predicate::document::DocumentRules::default(),
        progress: predicate::Progress::default(),
        uses: Uses::default(),
        used: Used::default(),
    };
    compiler.run(source.sha256())
}

impl Compiler<'_> {
    fn run(mut self, source_sha256: [u8; 32]) -> Option<Program> {
        self.faults.object(self.root, &MEMBERS);
        self.declare();
        let info = self.info(source_sha256);
        let subjects = self.subjects();
        let facts = self.facts();
        let provisions = self.provisions();
        let decisions = self.decisions();
        let pages = self.pages();
        let windows = self.windows();
        let order = self.order(&facts, &provisions, &pages);
        self.report_unused();
        self.limits();
        if self.faults.has_errors() {
            return None;
        }
        let languages: Vec<String> = self.names.languages.iter().map(|&tag| tag.to_owned()).collect();
        let mut pack = Pack {
            texts: self.texts.into_tables(languages.len()),
            head: Head { info: info?, languages },
            subjects,
            facts,
            parameters: self.names.parameters,
            lists: self.names.lists,
            nodes: self.nodes.nodes,
            patterns: self.nodes.patterns,
            formats: self.nodes.formats,
            provisions,
            decisions,
            pages,
            windows,
            rules: self.documents.rules,
            // What is made of these.
            ..Pack::default()
        };
        if !pack.is_bounded() {
            let most = MOST_STEPS.to_string();
            self.faults.add(Code::TooMany, &self.root.place, &["steps of all predicates", &most]);
            return None;
        }
        renumber::renumber(&mut pack, &order);
        pack.prepare().ok()?;
        Program::load(&pack.to_bytes()).ok()
    }

    fn info(&mut self, source_sha256: [u8; 32]) -> Option<PackInfo> {
        let root = self.root;
        let id = self
            .faults
            .need(root, "id")
            .and_then(|json| self.faults.text(json).inspect(|id| self.faults.id(id, json)));
        let version = self.faults.need(root, "version").and_then(|json| self.faults.text(json));
        let title = self.need_words(root, "title");
        let summary = self.need_words(root, "summary");
        let office = self.need_words(root, "office");
        let ask_next = self.need_words(root, "askNext");
        self.finish_timeless();
        let (time_zone, utc_offset_minutes) = self.time_zone()?;
        Some(PackInfo {
            id: id?.to_owned(),
            version: version?.to_owned(),
            source_sha256,
            title: title?,
            summary: summary?,
            office: office?,
            ask_next: ask_next?,
            utc_offset_minutes,
            time_zone,
        })
    }

    fn time_zone(&mut self) -> Option<(String, i16)> {
        let zone = self.faults.need(self.root, "timeZone")?;
        self.faults.object(zone, &["name", "utcOffsetMinutes"]);
        let name = self.faults.need(zone, "name").and_then(|name| self.faults.text(name));
        let offset = self
            .faults
            .need(zone, "utcOffsetMinutes")
            .and_then(|offset| self.faults.number(offset, -720, 840));
        Some((name?.to_owned(), i16::try_from(offset?).ok()?))
    }

    /// Ends a part that is in force during `period`: every parameter and list that it uses must be, too.
    fn finish_dated(&mut self, user: &str, period: Option<Period>) {
        let Some(period) = period else { return self.finish_used() };
        let uses = std::mem::take(&mut self.uses);
        for (id, place) in uses.parameters {
            self.used.parameters.insert(id);
            let parameter = &self.names.parameters[usize::from(id)];
            if let Some(day) = period::first_gap(period, parameter.values.iter().map(|value| value.period)) {
                self.faults.add(Code::ParameterGap, &place, &[&parameter.id, user, &day.to_string()]);
            }
        }
        for (id, place) in uses.lists {
            self.used.lists.insert(id);
            let list = &self.names.lists[usize::from(id)];
            if let Some(day) = period::first_gap(period, list.versions.iter().map(|version| version.period)) {
                self.faults.add(Code::ListGap, &place, &[&list.id, user, &day.to_string()]);
            }
        }
    }

    /// Ends a part whatever its dates: what it uses is used.
    fn finish_used(&mut self) {
        let uses = std::mem::take(&mut self.uses);
        self.used.parameters.extend(uses.parameters.into_iter().map(|(id, _)| id));
        self.used.lists.extend(uses.lists.into_iter().map(|(id, _)| id));
    }

    /// Ends a part without dates (`when`, `schema`, a text that no provision owns): a warning where a figure that it
    /// uses does not cover all time.
    fn finish_timeless(&mut self) {
        let covers =
            |periods: &mut dyn Iterator<Item = Period>| period::first_gap(Period::default(), periods);
        for (id, place) in &self.uses.parameters {
            let parameter = &self.names.parameters[usize::from(*id)];
            if let Some(day) = covers(&mut parameter.values.iter().map(|value| value.period)) {
                self.faults.add(Code::UndatedUse, place, &[&parameter.id, &day.to_string()]);
            }
        }
        for (id, place) in &self.uses.lists {
            let list = &self.names.lists[usize::from(*id)];
            if let Some(day) = covers(&mut list.versions.iter().map(|version| version.period)) {
                self.faults.add(Code::UndatedUse, place, &[&list.id, &day.to_string()]);
            }
        }
        self.finish_used();
    }

    /// The indices of a program are small; a pack that needs more must be divided.
    fn limits(&mut self) {
        let sizes = [
            ("subjects", self.names.subjects.len(), usize::from(u8::MAX) - 1),
            ("facts", self.names.facts.len(), usize::from(MOST_FACTS)),
            ("parameters", self.names.parameters.len(), usize::from(u16::MAX) - 1),
            ("lists", self.names.lists.len(), usize::from(u16::MAX) - 1),
            ("provisions", self.names.provisions.len(), usize::from(u16::MAX) - 1),
            (
                "decisions",
                self.root.get("decisions").map_or(0, |all| all.elements().len()),
                usize::from(MOST_DECISIONS),
            ),
            ("patterns", self.nodes.patterns.len(), usize::from(u16::MAX) - 1),
        ];
        for (what, size, limit) in sizes {
            if size > limit {
                self.faults.add(Code::TooMany, &self.root.place, &[what, &limit.to_string()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// Every pointer of a document.
    fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, member)| {
                pointers(member, format!("{at}/{}", crate::json::token(name)), all)
            }),
            Value::Array(elements) => elements
                .iter()
                .enumerate()
                .for_each(|(index, element)| pointers(element, format!("{at}/{index}"), all)),
            _ => {}
        }
        all.push(at);
    }

    #[test]
    fn no_value_of_another_shape_makes_it_panic() {
        let small: Value = serde_json::from_str(include_str!("../../tests/valid/small.json")).unwrap();
        let mut all = Vec::new();
        pointers(&small, String::new(), &mut all);
        let others = [json!(null), json!([{"x": [0]}]), json!("x"), json!({}), json!(-1), json!([])];
        for (index, pointer) in all.iter().enumerate() {
            // Two shapes for each place, in turn; all six for each pair of neighbours would only take longer.
            for other in others.iter().cycle().skip(index * 2).take(2) {
                let mut pack = small.clone();
                *pack.pointer_mut(pointer).unwrap() = other.clone();
                let mut faults = Faults::default();
                let source =
                    PackSource::read_with(&[("pack.json", pack.to_string().as_bytes())], &mut faults);
                let program = source.and_then(|source| compile(&source, &mut faults));
                assert!(program.is_some() != faults.has_errors(), "{pointer}");
                assert!(
                    program.is_none_or(|program| Program::load(&program.to_bytes()) == Ok(program)),
                    "{pointer}"
                );
            }
        }
    }
}

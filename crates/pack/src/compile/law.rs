//! Parameters, lists and citations: figures and codes of law with their dates and sources.

use super::{
    Compiler,
    period::{chain, period},
};
use crate::{
    diagnostic::Code,
    json::{Json, Member},
};
use layak_rules::program::{
    Period, Standing, Unit,
    author::{Citation, CodeList, ListVersion, Parameter, ParameterValue},
};

const UNITS: [(&str, Unit); 7] = [
    ("rupiah", Unit::Rupiah),
    ("count", Unit::Count),
    ("percent", Unit::Percent),
    ("date", Unit::Date),
    ("days", Unit::Days),
    ("months", Unit::Months),
    ("years", Unit::Years),
];

const STANDINGS: [(&str, Standing); 3] =
    [("confirmed", Standing::Confirmed), ("single", Standing::Single), ("unsure", Standing::Unsure)];

/// The most days, months or years of a duration: ten thousand years, in days, fit the calendar's arithmetic.
const MAX_DURATION: i64 = 3_652_425;

/// The name of a unit in the source.
pub(crate) fn unit_name(unit: Unit) -> &'static str {
    UNITS.iter().find(|(_, known)| *known == unit).map_or("", |(name, _)| name)
}

/// The unit of a name in the source.
pub(crate) fn unit(name: &str) -> Option<Unit> {
    UNITS.iter().find(|(known, _)| *known == name).map(|(_, unit)| *unit)
}

impl<'a> Compiler<'a> {
    pub(super) fn declare_parameters(&mut self) {
        for member in self.section("parameters") {
            self.faults.id(&member.name, &member.value);
            self.faults.object(&member.value, &["title", "unit", "values"]);
            self.plain_title(&member.value);
            let unit =
                self.faults.need(&member.value, "unit").and_then(|unit| self.faults.word(unit, &UNITS));
            let values = self.parameter_values(member, unit);
            self.names.add_parameter(Parameter {
                id: member.name.clone(),
                unit: unit.unwrap_or(Unit::Count),
                values,
            });
        }
    }

    fn parameter_values(&mut self, member: &'a Member, unit: Option<Unit>) -> Vec<ParameterValue> {
        let mut found = Vec::new();
        if let Some(values) = self.faults.need(&member.value, "values") {
            for json in self.faults.filled(values) {
                self.faults.object(json, &["from", "to", "value", "citation", "standing"]);
                let value = self.faults.need(json, "value").and_then(|value| self.figure(value, unit?));
                let citation = self.need_citation(&member.name, json);
                let standing = self.standing(json);
                found.push((period(self.faults, json), json, (value, citation, standing)));
            }
        }
        chain(self.faults, Code::OverlappingValues, &mut found);
        let build =
            |(period, _, (value, citation, standing)): (Period, _, (Option<i64>, Option<Citation>, _))| {
                // A value with a fault is kept, so that its period is not reported as a gap too.
                let citation = citation.unwrap_or(Citation {
                    law: String::new(),
                    article: String::new(),
                    url: String::new(),
                });
                ParameterValue { period, value: value.unwrap_or(0), citation, standing }
            };
        found.into_iter().map(build).collect()
    }

    fn figure(&mut self, json: &Json, unit: Unit) -> Option<i64> {
        match unit {
            Unit::Date => self.faults.date(json).map(|date| i64::from(date.days())),
            Unit::Days | Unit::Months | Unit::Years => self.faults.number(json, 0, MAX_DURATION),
            Unit::Rupiah | Unit::Count | Unit::Percent => self.faults.integer(json),
        }
    }

    pub(super) fn declare_lists(&mut self) {
        for member in self.section("lists") {
            self.faults.id(&member.name, &member.value);
            self.faults.object(&member.value, &["title", "versions"]);
            let title = self.plain_title(&member.value).map(|words| self.texts.intern(words));
            let mut found = Vec::new();
            if let Some(versions) = self.faults.need(&member.value, "versions") {
                for json in self.faults.filled(versions) {
                    self.faults.object(json, &["from", "to", "codes", "citation"]);
                    let codes = self.codes(json);
                    let citation = self.need_citation(&member.name, json);
                    found.push((period(self.faults, json), json, (codes, citation)));
                }
            }
            chain(self.faults, Code::OverlappingValues, &mut found);
            let versions = found.into_iter().map(|(period, _, (codes, citation))| {
                let citation = citation.unwrap_or(Citation {
                    law: String::new(),
                    article: String::new(),
                    url: String::new(),
                });
                ListVersion { period, codes, citation }
            });
            let (id, title) = (member.name.clone(), title.unwrap_or_default());
            self.names.add_list(CodeList { id, title, versions: versions.collect() });
        }
    }

    fn codes(&mut self, json: &Json) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        let Some(all) = self.faults.need(json, "codes") else { return codes };
        for element in self.faults.filled(all) {
            let Some(code) = self.faults.text(element) else { continue };
            match codes.binary_search_by(|known| known.as_str().cmp(code)) {
                Ok(_) => self.faults.add(Code::CodeRepeated, &element.place, &[code]),
                Err(at) => codes.insert(at, code.to_owned()),
            }
        }
        codes
    }

    /// The standing that must be given.
    pub(super) fn standing(&mut self, json: &Json) -> Standing {
        let standing =
            self.faults.need(json, "standing").and_then(|standing| self.faults.word(standing, &STANDINGS));
        standing.unwrap_or(Standing::Unsure)
    }

    /// The one `citation` of a value or version.
    fn need_citation(&mut self, owner: &str, json: &Json) -> Option<Citation> {
        match json.get("citation") {
            Some(citation) => self.citation(citation),
            None => {
                self.faults.add(Code::MissingCitation, &json.place, &[owner]);
                None
            }
        }
    }

    /// The citations of a provision: at least one.
    pub(super) fn citations(&mut self, owner: &str, json: &'a Json) -> Vec<Citation> {
        let all = json.get("citation").map(|all| (self.faults.array(all), all));
        let Some((elements, all)) = all else {
            self.faults.add(Code::MissingCitation, &json.place, &[owner]);
            return Vec::new();
        };
        if elements.is_empty() && matches!(all.data, crate::json::Data::Array(_)) {
            self.faults.add(Code::MissingCitation, &all.place, &[owner]);
        }
        let mut citations: Vec<Citation> = Vec::new();
        for element in elements {
            let Some(citation) = self.citation(element) else { continue };
            let same = |known: &Citation| known.law == citation.law && known.article == citation.article;
            if citations.iter().any(same) {
                self.faults.add(Code::CitationRepeated, &element.place, &[&shown(&citation)]);
            }
            citations.push(citation);
        }
        citations
    }

    fn citation(&mut self, json: &Json) -> Option<Citation> {
        self.faults.object(json, &["law", "article", "source", "url"]);
        let law = self.faults.need(json, "law").and_then(|law| self.faults.text(law));
        let article = self.article(json).unwrap_or_default();
        let url = match (json.get("source"), json.get("url")) {
            (Some(_), Some(url)) => {
                self.faults.add(Code::EitherOr, &url.place, &["source, url"]);
                None
            }
            (Some(source), None) => self.source(source),
            (None, Some(url)) => self.faults.text(url).map(str::to_owned),
            (None, None) => None,
        };
        Some(Citation { law: law?.to_owned(), article: article.to_owned(), url: url.unwrap_or_default() })
    }

    /// The place in the law; left out or empty where nobody has seen it.
    fn article<'j>(&mut self, json: &'j Json) -> Option<&'j str> {
        let article = json.get("article")?;
        article.as_text().filter(|text| text.is_empty()).or_else(|| self.faults.text(article))
    }

    fn source(&mut self, json: &Json) -> Option<String> {
        let id = self.faults.text(json)?;
        let url = self.names.sources.get(id).map(|url| (*url).to_owned());
        match url {
            Some(_) => {
                self.used.sources.insert(id.to_owned());
            }
            None => {
                let known = self.names.sources.keys().copied();
                self.faults.unknown(Code::UnknownSource, id, json, known);
            }
        }
        url
    }
}

/// A citation as a reader sees it.
fn shown(citation: &Citation) -> String {
    format!("{} {}", citation.law, citation.article).trim_end().to_owned()
}

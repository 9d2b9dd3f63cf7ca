//! Pages: every asked fact is on exactly one page of its own subject.

use super::Compiler;
use crate::{diagnostic::Code, json::Json};
use layak_rules::program::{FactId, SubjectId, author::Page};
use std::collections::BTreeMap;

impl Compiler<'_> {
    pub(super) fn pages(&mut self) -> Vec<Page> {
        let elements = match self.root.get("pages") {
            Some(pages) => self.faults.array(pages),
            None => &[],
        };
        let mut pages: Vec<Page> = Vec::with_capacity(elements.len());
        let mut placed: BTreeMap<FactId, String> = BTreeMap::new();
        for json in elements {
            let page = self.page(json, &mut placed);
            if let Some(id) = json.get("id").filter(|_| pages.iter().any(|known| known.id == page.id)) {
                self.faults.add(Code::Repeated, &id.place, &[&page.id]);
            }
            pages.push(page);
        }
        self.finish_timeless();
        self.unplaced(&placed);
        pages
    }

    fn page(&mut self, json: &Json, placed: &mut BTreeMap<FactId, String>) -> Page {
        self.faults.object(json, &["id", "title", "intro", "subject", "facts"]);
        let id = self
            .faults
            .need(json, "id")
            .and_then(|id| self.faults.text(id).inspect(|name| self.faults.id(name, id)));
        let id = id.unwrap_or_default().to_owned();
        let title = self.need_words(json, "title").unwrap_or_default();
        let intro = self.some_words(json, "intro");
        let subject = self.subject(json);
        let mut facts = Vec::new();
        if let Some(all) = self.faults.need(json, "facts") {
            for element in self.faults.filled(all) {
                let Some(fact) = self.page_fact(element, subject) else { continue };
                if let Some(first) = placed.get(&fact) {
                    let name = self.names.fact_name(fact).id;
                    self.faults.add(Code::FactOnTwoPages, &element.place, &[name, first]);
                } else {
                    placed.insert(fact, id.clone());
                    facts.push(fact);
                }
            }
        }
        Page { id, title, intro, subject, facts }
    }

    fn page_fact(&mut self, json: &Json, subject: Option<SubjectId>) -> Option<FactId> {
        let name = self.faults.text(json)?;
        let id = self.fact(name, json)?;
        let fact = self.names.fact_name(id);
        if !fact.asked {
            self.faults.add(Code::NotAsked, &json.place, &[name]);
            return None;
        }
        if fact.subject != subject {
            let [in_id, in_en] = self.names.subject_words(subject);
            self.faults.add(Code::PageSubject, &json.place, &[name, &in_id, &in_en]);
        }
        Some(id)
    }

    fn unplaced(&mut self, placed: &BTreeMap<FactId, String>) {
        for (index, fact) in self.names.facts.iter().enumerate() {
            let there = FactId::try_from(index).is_ok_and(|id| placed.contains_key(&id));
            if fact.asked && !there {
                self.faults.add(Code::FactNotOnPage, &fact.json.place, &[fact.id]);
            }
        }
    }
}

//! The finder outside the browser: what every pack says to a few answers, as a document
//! (`schemas/meta/finder.schema.json`).

use crate::hex;
use layak_form::{Book, Finder, Finding, Inquiry};
use layak_rules::{
    Answers, Date, Program,
    answers::Problem,
    finder::{Catalogue, Listed},
};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The document: what every pack says to answers to a finder's questions, those that matter most first. `fetch` gives the
/// program of a pack; it is asked only for those that the answers call for. What is wrong with the answers is told beside.
pub fn document<'p>(
    finder: &Program,
    catalogue: &Arc<Catalogue>,
    (answers, problems): &(Answers, Vec<Problem>),
    on: Date,
    mut fetch: impl FnMut(Listed<'_>) -> Option<&'p Program>,
) -> Value {
    let book = Book::built_in();
    let inquiry = |language| Inquiry { program: finder, answers, on, language, book: &book };
    let first = finder.languages().first().unwrap_or("");
    let mut packs = Finder::new(Arc::clone(catalogue));
    for index in packs.wanted(inquiry(first)) {
        let program = fetch(packs.packs().at(index));
        packs.take(index, program);
    }
    let said: Vec<(&str, Vec<Finding>)> =
        finder.languages().iter().map(|tag| (tag, packs.find(inquiry(tag)))).collect();
    let count = said.first().map_or(0, |(_, found)| found.len());
    let programmes: Vec<Value> = (0..count).map(|index| programme(&said, index)).collect();
    json!({
        "finder": {
            "id": finder.info().id(),
            "version": finder.info().version(),
            "sha256": hex(&finder.info().source_sha256()),
        },
        "on": on.to_string(),
        "problems": problems.iter().map(|problem| problem_of(finder, problem)).collect::<Vec<Value>>(),
        "programmes": programmes,
    })
}

fn problem_of(finder: &Program, problem: &Problem) -> Value {
    json!({"pointer": problem.pointer(finder), "code": problem.code.as_str()})
}

/// One programme; the order is the same in every language.
fn programme(said: &[(&str, Vec<Finding>)], index: usize) -> Value {
    let words = |text: &dyn Fn(&Finding) -> Option<&str>| -> Value {
        let texts = said
            .iter()
            .filter_map(|(tag, found)| Some(((*tag).to_owned(), Value::from(text(found.get(index)?)?))));
        Value::Object(texts.collect::<Map<_, _>>())
    };
    let mut all = Map::new();
    let Some(finding) = said.first().and_then(|(_, found)| found.get(index)) else { return Value::Null };
    all.insert("pack".into(), finding.pack.clone().into());
    if let Some(decision) = &finding.decision {
        all.insert("decision".into(), decision.clone().into());
    }
    all.insert("title".into(), words(&|finding| Some(&finding.title)));
    if finding.part_of.is_some() {
        all.insert("partOf".into(), words(&|finding| finding.part_of.as_deref()));
    }
    if let Some(verdict) = finding.verdict {
        all.insert("verdict".into(), verdict.as_str().into());
        all.insert("repairable".into(), finding.repairable.into());
        all.insert("reason".into(), words(&|finding| Some(&finding.reason)));
    }
    if let Some(open) = finding.open {
        all.insert("open".into(), open.into());
    }
    if finding.window.is_some() {
        all.insert("window".into(), words(&|finding| finding.window.as_deref()));
    }
    all.insert("office".into(), words(&|finding| Some(&finding.office)));
    Value::Object(all)
}

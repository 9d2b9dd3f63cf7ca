//! The finder over every case of every pack: what it says with a few answers, the pack says with all of them.

use anyhow::{Context, Result, ensure};
use layak_form::{Book, Finder, Finding, Inquiry};
use layak_pack::finder::{Found, catalogue};
use layak_rules::{
    Answers, Date, Mode, Outcome, Program, Verdict, answers,
    finder::{Catalogue, author::Catalogued},
    outcome::decide_bytes,
    program::{DecisionKind, Sensitivity},
};
use layak_tests::corpus::{self, Pack};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The finder, and every pack that it looks at.
struct World {
    finder: Program,
    catalogue: Catalogued,
    packs: Vec<Pack>,
}

fn world() -> Result<World> {
    let finder = corpus::pack_by_id("finder")?.compiled;
    let packs = corpus::packs()?;
    let found = |pack: &Pack| Found {
        program: pack.compiled.program.clone(),
        address: format!("/packs/{}", pack.id()),
    };
    let found: Vec<Found> = packs.iter().map(found).collect();
    let (catalogue, _) = catalogue(&finder, &found)
        .map_err(|faults| anyhow::anyhow!("the finder does not fit: {}", faults[0]))?;
    Ok(World { finder: finder.program, catalogue, packs })
}

impl World {
    /// A finder's findings over some answers, and the packs whose programs it asked for: of all packs, or only of one.
    fn find(&self, answers: &Answers, on: Date, only: Option<&str>) -> (Vec<Finding>, Vec<String>) {
        let book = Book::built_in();
        let inquiry = Inquiry { program: &self.finder, answers, on, language: "id", book: &book };
        let mut catalogue = self.catalogue.clone();
        catalogue.packs.retain(|pack| only.is_none_or(|only| pack.id == only));
        let Ok(catalogue) = Catalogue::load(&catalogue.to_bytes(), &self.finder) else {
            unreachable!("it was made for this finder")
        };
        let mut finder = Finder::new(catalogue.into());
        let mut fetched = Vec::new();
        for index in finder.wanted(inquiry) {
            let id = finder.packs().at(index).id().to_owned();
            let pack = self.packs.iter().find(|pack| pack.id() == id);
            finder.take(index, pack.map(|pack| &pack.compiled.program));
            fetched.push(id);
        }
        (finder.find(inquiry), fetched)
    }

    /// What of a case's answers the finder asks, read as it reads them; none if the case's answers are no object.
    fn asked(&self, all: &Value) -> Option<(Value, Answers)> {
        let own = all.as_object()?.iter().filter(|(id, _)| self.finder.fact_by_id(id).is_some());
        let own: Map<String, Value> = own.map(|(id, value)| (id.clone(), value.clone())).collect();
        let own = Value::Object(own);
        let (answers, problems) =
            answers::read(&self.finder, own.to_string().as_bytes(), Mode::Draft).ok()?;
        problems.is_empty().then_some((own, answers))
    }
}

/// The verdicts about eligibility of an outcome, by decision.
fn verdicts(program: &Program, outcome: &Outcome) -> Vec<(String, Verdict)> {
    let decided = outcome.decisions.iter().filter_map(|decided| {
        let decision = program.decision(decided.decision);
        let about = matches!(decision.kind(), DecisionKind::Eligibility { .. });
        about.then(|| (decision.id().to_owned(), decided.verdict))
    });
    decided.collect()
}

/// An error if a finding says yes or no and the pack itself says otherwise.
fn agrees(finding: &Finding, own: &[(String, Verdict)]) -> Result<()> {
    if !matches!(finding.verdict, Some(Verdict::Eligible | Verdict::NotEligible)) {
        return Ok(());
    }
    let same = |id: &str| finding.decision.as_ref().is_none_or(|decision| decision == id);
    for (decision, verdict) in own.iter().filter(|(id, _)| same(id)) {
        ensure!(
            Some(*verdict) == finding.verdict,
            "{decision} is {}, and the finder says {:?}: {}",
            verdict.as_str(),
            finding.verdict.map(Verdict::as_str),
            finding.reason
        );
    }
    Ok(())
}

#[test]
fn a_yes_or_no_of_the_finder_is_the_packs_own_over_all_answers() -> Result<()> {
    let world = world()?;
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for pack in &world.packs {
        let program = &pack.compiled.program;
        for case in &pack.cases {
            let on = Date::parse(&case.on).context("a case's date")?;
            let all: Value = serde_json::from_str(case.answers.get())?;
            let Some((_, answers)) = world.asked(&all) else { continue };
            let Ok((_, whole)) = decide_bytes(program, case.answers.get().as_bytes(), on, case.mode.mode())
            else {
                continue;
            };
            let own = verdicts(program, &whole);
            for finding in &world.find(&answers, on, Some(pack.id())).0 {
                agrees(finding, &own).with_context(|| format!("{}/{}", pack.id(), case.id))?;
                *count.entry(finding.verdict.map_or("none", Verdict::as_str)).or_default() += 1;
            }
        }
    }
    println!("{count:?}");
    // Else nothing was tested.
    ensure!(count["not-eligible"] > 100 && count["eligible"] > 0, "too few verdicts: {count:?}");
    Ok(())
}

/// Every so many of the distinct answers are put to all packs.
const EVERY: usize = 5;

#[test]
fn every_pack_says_of_the_finders_answers_what_it_says_of_them_as_json() -> Result<()> {
    let world = world()?;
    let (mut looked, mut excluded) = (0, 0);
    let mut seen: Vec<(Value, Date)> = Vec::new();
    let mut distinct = 0;
    for pack in &world.packs {
        for case in &pack.cases {
            let on = Date::parse(&case.on).context("a case's date")?;
            let Some((given, answers)) = world.asked(&serde_json::from_str(case.answers.get())?) else {
                continue;
            };
            if seen.contains(&(given.clone(), on)) {
                continue;
            }
            distinct += 1;
            if distinct % EVERY != 0 {
                seen.push((given, on));
                continue;
            }
            let (found, fetched) = world.find(&answers, on, None);
            for other in &world.packs {
                let own = as_json(&other.compiled.program, &given, on)?;
                for finding in found.iter().filter(|finding| finding.pack == other.id()) {
                    agrees(finding, &own).with_context(|| format!("{} over {given} on {on}", other.id()))?;
                    looked += 1;
                    if finding.decision.is_none() && finding.verdict == Some(Verdict::NotEligible) {
                        ensure!(!fetched.contains(&finding.pack), "{} was fetched for nothing", finding.pack);
                        ensure!(!own.is_empty(), "{} decides nothing", finding.pack);
                        excluded += 1;
                    }
                }
            }
            seen.push((given, on));
        }
    }
    println!("{distinct} answers, {looked} findings, {excluded} packs excluded unfetched");
    ensure!(excluded > 500, "too few exclusions: {excluded}");
    Ok(())
}

/// The root's verdicts of a pack over a finder's answers, without carrying: as a client would send what the pack asks.
fn as_json(program: &Program, given: &Value, on: Date) -> Result<Vec<(String, Verdict)>> {
    let known = given.as_object().into_iter().flatten().filter(|(id, _)| program.fact_by_id(id).is_some());
    let known: Map<String, Value> = known.map(|(id, value)| (id.clone(), value.clone())).collect();
    let text = Value::Object(known).to_string();
    let (_, outcome) = decide_bytes(program, text.as_bytes(), on, Mode::Draft)
        .map_err(|error| anyhow::anyhow!("{}: {error:?}", program.info().id()))?;
    Ok(verdicts(program, &outcome))
}

/// Packs that read a fact before it is worth asking everybody.
const WORTH_ASKING: usize = 4;

#[test]
fn the_finder_asks_what_most_programmes_read_and_the_place_first() -> Result<()> {
    let world = world()?;
    let mut readers: BTreeMap<String, usize> = BTreeMap::new();
    for pack in &world.packs {
        let program = &pack.compiled.program;
        let root = |decision: u16| {
            let decision = program.decision(decision);
            decision.subject().is_none() && matches!(decision.kind(), DecisionKind::Eligibility { .. })
        };
        for (id, fact) in (0..).zip(program.facts()) {
            let open = fact.is_asked() && fact.sensitivity() == Sensitivity::Open && fact.subject().is_none();
            if open && !fact.declaration() && program.decisions_reading(id).into_iter().any(root) {
                *readers.entry(fact.id().to_owned()).or_default() += 1;
            }
        }
    }
    let asked: Vec<&str> = world.finder.facts().iter().map(|fact| fact.id()).collect();
    let mut worth: Vec<(usize, &str)> = readers.iter().map(|(id, count)| (*count, id.as_str())).collect();
    worth.retain(|(count, _)| *count >= WORTH_ASKING);
    worth.sort_by_key(|(count, id)| (std::cmp::Reverse(*count), *id));
    println!("{worth:?}");
    for (count, id) in &worth {
        ensure!(asked.contains(id), "{count} programmes read {id}, and the finder does not ask it");
    }
    for id in &asked {
        let count = readers.get(*id).copied().unwrap_or(0);
        ensure!(count >= WORTH_ASKING, "{count} programmes read {id}; it is not worth a question");
    }
    ensure!(
        worth.first().map(|(_, id)| *id) == asked.first().copied(),
        "what most programmes read is asked first"
    );
    Ok(())
}

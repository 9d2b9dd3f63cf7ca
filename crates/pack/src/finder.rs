//! The catalogue of a finder, made from the decisions of the packs beside it: which of its questions each pack reads, and
//! which answers alone turn down everything in a pack, so that its program need not be fetched.

use crate::{
    Compiled, Diagnostic,
    compile::shape::suggestion,
    diagnostic::{Code, Faults},
};
use layak_rules::{
    Answers, Date, Duration, FactAt, Program, Slot, Verdict,
    finder::{
        Edition,
        author::{Catalogued, Exclusion, Listed},
        carry, look,
    },
    outcome::State,
    program::{Decision, DecisionKind, Fact, FactId, FactKind, Period, TextId},
};
use std::collections::BTreeMap;

/// A pack that a finder looks at.
#[derive(Debug)]
pub struct Found {
    /// Its program.
    pub program: Program,
    /// The address of the program, without an origin.
    pub address: String,
}

impl Compiled {
    /// Whether the pack decides nothing, and so asks for the packs beside it.
    pub fn is_finder(&self) -> bool {
        self.program.decisions().is_empty()
    }
}

/// The catalogue of a finder over packs, and what its author should look at.
///
/// # Errors
/// Each question that fits no pack, or one of them not, with its place in the finder and what to do.
pub fn catalogue(
    finder: &Compiled,
    packs: &[Found],
) -> Result<(Catalogued, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let mut listed: Vec<Listed> = packs.iter().map(|pack| list(&finder.program, pack)).collect();
    // Programmes first; what gives no verdict about eligibility is for afterwards.
    listed.sort_by_key(|pack| (!pack.is_programme, pack.id.clone()));
    check(finder, packs, &listed, &mut faults);
    if faults.has_errors() {
        return Err(faults.into_sorted());
    }
    let catalogue = Catalogued { finder: finder.program.info().source_sha256(), packs: listed };
    Ok((catalogue, faults.into_sorted()))
}

fn check(finder: &Compiled, packs: &[Found], listed: &[Listed], faults: &mut Faults) {
    let facts = finder.source.root().get("facts");
    for (id, fact) in (0..).zip(finder.program.facts()) {
        let Some(place) = facts.and_then(|facts| facts.get(fact.id())).map(|fact| &fact.place) else {
            continue;
        };
        if fact.is_sensitive() || fact.subject().is_some() {
            faults.add(Code::FinderPersonal, place, &[fact.id()]);
        }
        if !listed.iter().any(|pack| pack.reads.contains(&id)) {
            let known = packs.iter().flat_map(|pack| read_by_eligibility(&pack.program));
            let (fix_id, fix_en) = suggestion(fact.id(), known);
            faults.add(Code::FinderUnread, place, &[fact.id(), &fix_id, &fix_en]);
        }
        for pack in packs {
            compare(fact, &pack.program, place, faults);
        }
    }
}

/// The facts of the root that an applicant answers and decisions about eligibility read.
fn read_by_eligibility(program: &Program) -> impl Iterator<Item = &str> {
    let asked = (0..).zip(program.facts()).filter(|(_, fact)| fact.is_asked() && fact.subject().is_none());
    asked.filter(|(id, _)| reads(program, *id)).map(|(_, fact)| fact.id())
}

fn compare(fact: Fact<'_>, program: &Program, place: &crate::json::Place, faults: &mut Faults) {
    let Some(id) = program.fact_by_id(fact.id()) else { return };
    let target = program.fact(id);
    let pack = program.info().id();
    if target.kind() != fact.kind() || target.subject() != fact.subject() || !target.is_asked() {
        faults.add(Code::FinderDiffers, place, &[fact.id(), pack]);
        return;
    }
    for option in fact.options().iter().filter(|option| target.option_like(option.value()).is_none()) {
        faults.add(Code::FinderOption, place, &[option.value(), fact.id(), pack]);
    }
}

/// Whether the answer to a fact can change a decision about eligibility.
fn reads(program: &Program, fact: FactId) -> bool {
    let mut deciding = program.decisions_reading(fact).into_iter();
    deciding.any(|id| is_eligibility(program.decision(id)))
}

fn is_eligibility(decision: Decision<'_>) -> bool {
    matches!(decision.kind(), DecisionKind::Eligibility { .. })
}

fn list(finder: &Program, pack: &Found) -> Listed {
    let program = &pack.program;
    let in_all = |id: TextId| {
        finder.languages().iter().map(move |tag| program.text(program.language(tag), id).to_owned())
    };
    let read = (0..)
        .zip(finder.facts())
        .filter(|(_, fact)| program.fact_by_id(fact.id()).is_some_and(|id| reads(program, id)));
    let is_programme =
        program.decisions().iter().any(|decision| is_eligibility(decision) && decision.subject().is_none());
    let reads: Vec<FactId> = read.map(|(id, _)| id).filter(|_| is_programme).collect();
    Listed {
        id: program.info().id().to_owned(),
        program: pack.address.clone(),
        title: in_all(program.info().title()).collect(),
        office: in_all(program.info().office()).collect(),
        editions: program
            .windows()
            .iter()
            .map(|window| Edition { period: window.period, state: window.state })
            .collect(),
        is_programme,
        exclusions: exclusions(finder, program, &reads),
        reads,
    }
}

/// A fact of the finder and the text that says why an option of it is turned down.
type Why = (FactId, TextId);

/// Tries every option of every choice alone, in every era of the law.
fn exclusions(finder: &Program, program: &Program, reads: &[FactId]) -> Vec<Exclusion> {
    let choices = reads.iter().filter(|&&id| finder.fact(id).kind() == FactKind::Choice);
    let mut spans: Vec<(Period, BTreeMap<Why, Vec<u16>>)> = Vec::new();
    for era in eras(program) {
        let on = era.from.or(era.to).unwrap_or(Date::MIN);
        let mut excluded: BTreeMap<Why, Vec<u16>> = BTreeMap::new();
        for &fact in choices.clone() {
            for option in (0..).take(finder.fact(fact).options().len()) {
                if let Some(reason) = refusal(finder, program, fact, option, on) {
                    excluded.entry((fact, reason)).or_default().push(option);
                }
            }
        }
        match spans.last_mut() {
            Some((period, before)) if *before == excluded => period.to = era.to,
            _ => spans.push((era, excluded)),
        }
    }
    let text = |id: TextId| {
        finder.languages().iter().map(|tag| program.text(program.language(tag), id).to_owned()).collect()
    };
    let all = spans
        .into_iter()
        .flat_map(|(period, excluded)| excluded.into_iter().map(move |entry| (period, entry)));
    all.map(|(period, ((fact, reason), options))| Exclusion { period, fact, options, reason: text(reason) })
        .collect()
}

/// Why one answer alone turns down, for good, everything that a pack decides about eligibility; none if it does not. A
/// reason with figures needs the program to be read, and what can be mended is worth showing: neither counts.
fn refusal(finder: &Program, program: &Program, fact: FactId, option: u16, on: Date) -> Option<TextId> {
    let mut answers = Answers::new(finder);
    answers.set(finder, FactAt::root(fact), Slot::Choice(option));
    let looked = look(program, &carry(finder, &answers, program), on);
    let mut reasons = looked.iter().map(|decided| {
        let criteria = decided.criteria.iter().filter(|criterion| criterion.state == State::Unmet);
        let unmet = criteria.map(|criterion| program.provision(criterion.provision));
        let mut lasting = unmet.filter(|provision| !provision.repairable());
        let reason = lasting.find_map(|provision| provision.unmet().filter(|&text| is_plain(program, text)));
        reason.filter(|_| decided.verdict == Verdict::NotEligible)
    });
    let first = reasons.next()??;
    reasons.all(|reason| reason.is_some()).then_some(first)
}

fn is_plain(program: &Program, text: TextId) -> bool {
    (0..program.languages().len()).all(|language| !program.text(language, text).contains('{'))
}

/// The spans of days on which the same law is in force, in order.
fn eras(program: &Program) -> Vec<Period> {
    let day = Duration { months: 0, days: 1 };
    let mut starts: Vec<Date> = program
        .periods()
        .flat_map(|period| [period.from, period.to.map(|to| to.plus(day))])
        .flatten()
        .collect();
    starts.sort_unstable_by_key(|date| date.days());
    starts.dedup();
    let ends = starts.iter().map(|start| Some(start.minus(day))).chain([None]);
    [None]
        .into_iter()
        .chain(starts.iter().copied().map(Some))
        .zip(ends)
        .map(|(from, to)| Period { from, to })
        .collect()
}

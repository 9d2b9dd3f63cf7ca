//! Walks through the forms: for each pack an applicant whom it favours and one whom it does not, chosen from the pack's
//! cases by what the rules say natively to the answers that a form asks for.

use crate::corpus::Pack;
use anyhow::{Context, Result, ensure};
use layak_cli::case::{Case, CaseMode};
use layak_form::{Book, Language, Word, words::fill};
use layak_rules::{
    Date, FactAt, Mode, Outcome, Program, Verdict,
    outcome::{Decided, State, decide_bytes},
    program::{AskedOf, DecisionKind, Fact, ProvisionId, Verb},
};
use serde_json::{Map, Value, json};

/// The verdicts that an applicant hopes for: the very best first, then the nearest.
const FAVOURABLE: [&str; 7] = [
    "eligible",
    "held",
    "issued-with-commitments",
    "not-required",
    "exempt-with-duty",
    "required",
    "ask-the-office",
];
/// The verdicts that send her elsewhere: the plainest first, then the nearest.
const UNFAVOURABLE: [&str; 5] = ["not-eligible", "expired", "other-permit", "renew", "ask-the-office"];

/// Which of the two applicants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Whom the pack favours.
    Favourable,
    /// Whom it does not.
    Unfavourable,
}

impl Side {
    /// The verdicts sought, best first, and the contrary ones.
    fn verdicts(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Favourable => (&FAVOURABLE, &UNFAVOURABLE),
            Self::Unfavourable => (&UNFAVOURABLE, &FAVOURABLE),
        }
    }
}

/// An applicant of a case, as she answers the form.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The case's id.
    pub case: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// The case's answers to what is asked of the applicant on that day, declarations made.
    pub answers: Value,
    /// The outcome document of these answers.
    pub document: String,
    /// What the panel must show on the review, in its order: what will be sent.
    pub cards: Vec<Card>,
    /// The verdicts in the order of the pack.
    pub verdicts: Vec<&'static str>,
    /// Whether the case was published, and not derived from a rule.
    published: bool,
}

/// A verdict that the panel must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What its group's heading names: the pack, or the item by its label.
    pub group: String,
    /// The decision's title.
    pub title: String,
    /// The verdict in a few words.
    pub badge: String,
}

impl Walk {
    /// Whether it has the very verdict sought, and not merely the nearest.
    pub fn is(&self, side: Side) -> bool {
        side.verdicts().0.first().is_some_and(|best| self.verdicts.contains(best))
    }

    /// The answers with the labels of options in place of their values where the form shows labels only: in lists with a
    /// search box, and beside checkboxes.
    pub fn typed(&self, program: &Program) -> Value {
        let mut typed = self.answers.clone();
        each_fact(&mut typed, program, &mut |fact, value| {
            let fact = program.facts().at(fact);
            match value {
                Value::Array(values) => values.iter_mut().for_each(|value| to_label(program, fact, value)),
                value if fact.searchable() => to_label(program, fact, value),
                _ => {}
            }
            true
        });
        typed
    }

    // Smaller is better: the verdict sought, not the contrary at once, published, short.
    fn rank(&self, side: Side) -> (usize, bool, bool, usize) {
        let (sought, contrary) = side.verdicts();
        let place = |verdict: &&str| sought.iter().position(|other| other == verdict).unwrap_or(sought.len());
        let best = self.verdicts.iter().map(place).min().unwrap_or(sought.len());
        let spoilt = contrary.first().is_some_and(|worst| self.verdicts.contains(worst));
        (best, spoilt, !self.published, self.answers.to_string().len())
    }
}

fn to_label(program: &Program, fact: Fact<'_>, value: &mut Value) {
    if let Some(option) = fact.options().iter().find(|option| *value == option.value()) {
        *value = json!(words(program, option.label()));
    }
}

/// Both applicants of a pack.
///
/// # Errors
/// A pack without a finished case that its form takes.
pub fn of(pack: &Pack) -> Result<[(Side, Walk); 2]> {
    let walks = pack.cases.iter().filter_map(|case| walk(&pack.compiled.program, case).transpose());
    let walks = walks.collect::<Result<Vec<Walk>>>()?;
    let choose = |side: Side| -> Result<(Side, Walk)> {
        let best = walks.iter().min_by_key(|walk| walk.rank(side)).cloned();
        Ok((side, best.with_context(|| format!("{} has no case that its form takes", pack.id()))?))
    };
    Ok([choose(Side::Favourable)?, choose(Side::Unfavourable)?])
}

/// An applicant to whom the form says *ask the office*, and whom the office's own facts make eligible.
#[derive(Clone, Debug)]
pub struct OfficeWalk {
    /// The applicant at the form.
    pub walk: Walk,
    /// What the office knows, in the shape of answers.
    pub facts: Value,
}

/// Such an applicant of a pack, if its form alone says *eligible* to nobody and it decides whether someone is.
///
/// # Errors
/// A pack that the office cannot decide for any of its cases either.
pub fn by_office(pack: &Pack) -> Result<Option<OfficeWalk>> {
    let program = &pack.compiled.program;
    let [(side, best), _] = of(pack)?;
    let is_about_eligibility = program
        .decisions()
        .iter()
        .any(|decision| matches!(decision.kind(), DecisionKind::Eligibility { .. }));
    if best.is(side) || !is_about_eligibility {
        return Ok(None);
    }
    let walks = pack.cases.iter().filter_map(|case| office_walk(program, case).transpose());
    let walks = walks.collect::<Result<Vec<OfficeWalk>>>()?;
    let best = walks.into_iter().min_by_key(|one| one.walk.rank(Side::Favourable));
    best.map(Some).with_context(|| format!("{} has no case that the office makes eligible", pack.id()))
}

fn office_walk(program: &Program, case: &Case) -> Result<Option<OfficeWalk>> {
    let Some(walk) = walk(program, case)? else { return Ok(None) };
    let mut all: Value = serde_json::from_str(case.answers.get())?;
    declare(&mut all, program);
    let on = Date::parse(&case.on).with_context(|| format!("the date of {}", case.id))?;
    let (_, known) = decide_bytes(program, all.to_string().as_bytes(), on, Mode::Final)
        .map_err(|error| anyhow::anyhow!("{}: {error}", case.id))?;
    let is_eligible = known.decisions.iter().any(|decided| decided.verdict == Verdict::Eligible);
    if !is_eligible || !walk.verdicts.contains(&"ask-the-office") {
        return Ok(None);
    }
    each_fact(&mut all, program, &mut |fact, _| program.facts().at(fact).asked_of() == AskedOf::Office);
    Ok(Some(OfficeWalk { walk, facts: all }))
}

/// The walk of a case; none if its answers are unfinished or the form would not take them.
fn walk(program: &Program, case: &Case) -> Result<Option<Walk>> {
    if case.mode != CaseMode::Final || case.known.is_some() {
        return Ok(None);
    }
    let on = Date::parse(&case.on).with_context(|| format!("the date of {}", case.id))?;
    let Ok(mut answers) = serde_json::from_str::<Value>(case.answers.get()) else { return Ok(None) };
    declare(&mut answers, program);
    each_fact(&mut answers, program, &mut |fact, _| program.facts().at(fact).is_asked());
    let Ok((_, first)) = decide_bytes(program, answers.to_string().as_bytes(), on, Mode::Final) else {
        return Ok(None);
    };
    forget(&mut answers, program, &first.ignored);
    let (_, outcome) = decide_bytes(program, answers.to_string().as_bytes(), on, Mode::Final)
        .map_err(|error| anyhow::anyhow!("{}: {error}", case.id))?;
    if !outcome.problems.is_empty() {
        return Ok(None);
    }
    ensure!(outcome.ignored.is_empty(), "{}: answers are left that nobody asks for", case.id);
    Ok(Some(Walk {
        case: case.id.clone(),
        on: case.on.clone(),
        document: outcome.to_json(program),
        cards: cards(program, &answers, &outcome),
        verdicts: outcome.decisions.iter().map(|decided| decided.verdict.as_str()).collect(),
        published: case.grade.as_deref().is_some_and(|grade| grade != "derived"),
        answers,
    }))
}

/// Makes every declaration that the case says nothing of: whoever comes to the end of a form has made them.
fn declare(answers: &mut Value, program: &Program) {
    let Some(answers) = answers.as_object_mut() else { return };
    for fact in program.facts().iter().filter(|fact| fact.declaration() && fact.subject().is_none()) {
        answers.entry(fact.id().to_owned()).or_insert(json!(true));
    }
}

/// Hands each answer to a fact to `keep`, items included; what it does not keep is removed.
fn each_fact(answers: &mut Value, program: &Program, keep: &mut impl FnMut(usize, &mut Value) -> bool) {
    let mut fact = |id: &str, value: &mut Value| match program.fact_by_id(id) {
        Some(fact) => keep(usize::from(fact), value),
        None => false,
    };
    let Some(answers) = answers.as_object_mut() else { return };
    answers.retain(|id, value| match value.as_array_mut() {
        Some(items) if program.subject_by_id(id).is_some() => {
            for item in items.iter_mut().filter_map(Value::as_object_mut) {
                item.retain(|id, value| fact(id, value));
            }
            true
        }
        _ => fact(id, value),
    });
}

/// Removes the answers to questions that are not asked.
fn forget(answers: &mut Value, program: &Program, ignored: &[FactAt]) {
    for at in ignored {
        let fact = program.fact(at.fact);
        let holder = match fact.subject().zip(at.item) {
            Some((subject, item)) => &mut answers[program.subject(subject).id()][usize::from(item)],
            None => &mut *answers,
        };
        holder.as_object_mut().map(|holder: &mut Map<String, Value>| holder.remove(fact.id()));
    }
}

/// What the panel must show of an outcome: the whole first, then the items in order.
fn cards(program: &Program, answers: &Value, outcome: &Outcome) -> Vec<Card> {
    let mut decisions: Vec<&Decided> = outcome.decisions.iter().collect();
    decisions.sort_by_key(|decided| decided.item.map(|item| (subject_of(program, decided), item)));
    let title = |decided: &Decided| program.decision(decided.decision).title();
    let card = |decided: &Decided| Card {
        group: group(program, answers, decided),
        title: words(program, title(decided)),
        badge: badge(program, decided),
    };
    decisions.into_iter().map(card).collect()
}

fn subject_of(program: &Program, decided: &Decided) -> Option<u8> {
    program.decision(decided.decision).subject()
}

fn group(program: &Program, answers: &Value, decided: &Decided) -> String {
    let Some((subject, item)) = subject_of(program, decided).zip(decided.item) else {
        return words(program, program.info().title());
    };
    let subject = program.subject(subject);
    let label =
        subject.label().map(|fact| &answers[&subject.id()][usize::from(item)][program.fact(fact).id()]);
    label.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn badge(program: &Program, decided: &Decided) -> String {
    let book = Book::built_in();
    let say = |word: Word| book.say(word, Language::Indonesian).to_owned();
    let decision = program.decision(decided.decision);
    match (decided.verdict, decision.kind()) {
        (Verdict::Permit(Verb::OtherPermit), DecisionKind::Permit { arms }) => {
            let arm = decided.arm.and_then(|arm| arms.get(usize::from(arm)));
            match arm.and_then(layak_rules::program::Arm::permit) {
                Some(permit) => fill(&say(Word::VerdictOther), &[permit]),
                None => say(Word::VerdictOtherPlain),
            }
        }
        (Verdict::Classified, DecisionKind::Classification { fact }) => {
            let option = decided.value.and_then(|value| program.fact(fact).options().get(usize::from(value)));
            option.map(|option| words(program, option.label())).unwrap_or_default()
        }
        (Verdict::NotEligible, _) if can_be_mended(program, decided) => say(Word::VerdictNotYetEligible),
        (verdict, _) => say(word(verdict)),
    }
}

fn can_be_mended(program: &Program, decided: &Decided) -> bool {
    let mendable = |id: ProvisionId| program.provision(id).repairable();
    decided
        .criteria
        .iter()
        .filter(|criterion| criterion.state == State::Unmet)
        .all(|criterion| mendable(criterion.provision))
}

/// The word of each verdict, written down a second time: that the form says another goes red.
fn word(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Eligible => Word::VerdictEligible,
        Verdict::NotEligible => Word::VerdictNotEligible,
        Verdict::CannotTellYet | Verdict::Classified => Word::VerdictUnknown,
        Verdict::Permit(Verb::Required) => Word::VerdictRequired,
        Verdict::Permit(Verb::NotRequired) => Word::VerdictNotRequired,
        Verdict::Permit(Verb::Held) => Word::VerdictHeld,
        Verdict::Permit(Verb::Expired) => Word::VerdictExpired,
        Verdict::Permit(Verb::Renew) => Word::VerdictRenew,
        Verdict::Permit(Verb::ExemptWithDuty) => Word::VerdictExempt,
        Verdict::Permit(Verb::OtherPermit) => Word::VerdictOtherPlain,
        Verdict::Permit(Verb::IssuedWithCommitments) => Word::VerdictCommitments,
        Verdict::Permit(Verb::AskTheOffice) => Word::VerdictAsk,
    }
}

fn words(program: &Program, text: layak_rules::program::TextId) -> String {
    program.text(program.language("id"), text).to_owned()
}

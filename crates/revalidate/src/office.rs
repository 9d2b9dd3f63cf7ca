//! What only the office knows (a register, a visit, a place left in the budget), added to a submission: the case decided
//! again. The applicant's own answers stay as they were sent, and so does the receipt.

use crate::{
    document::{Refusal, Submission},
    opinion::{Alarm, second_opinion},
    registry::Pack,
    report::verdicts,
};
use layak_rules::{
    Answers, Date, FactAt, Mode, Outcome, Program, Slot,
    answers::{self, ProblemCode},
    decide,
    outcome::Verdict,
    program::{AskedOf, Fact},
};

/// The decision of a submission with the office's facts.
#[derive(Clone, Debug)]
pub struct OfficeReport {
    /// The office's facts as canonical JSON, in the shape of answers; absent ones are left out.
    pub facts_json: String,
    /// The outcome as data.
    pub outcome: Outcome,
    /// The outcome document, canonical JSON.
    pub outcome_json: String,
    /// Where the independent judge disagrees.
    pub alarms: Vec<Alarm>,
    /// What is wrong with the office's facts; such a decision must not be kept.
    pub problems: Vec<(FactAt, ProblemCode)>,
}

/// Whether only the office may answer a fact.
pub fn is_office(fact: Fact<'_>) -> bool {
    fact.asked_of() == AskedOf::Office
}

/// The places that only the office may answer, for these answers' items.
pub fn office_places(program: &Program, answers: &Answers) -> Vec<FactAt> {
    let office = |at: &FactAt| program.facts().get(usize::from(at.fact)).is_some_and(is_office);
    answers.places(program).filter(office).collect()
}

/// Removes answers that only the office may give, and tells where they were.
pub fn take_office_facts(program: &Program, given: &mut Answers) -> Vec<FactAt> {
    let mut found = office_places(program, given);
    found.retain(|&at| *given.get(program, at) != Slot::Absent);
    for &at in &found {
        given.set(program, at, Slot::Absent);
    }
    found
}

/// Decides a submission on `on` with the office's facts, each at its place. Whatever the applicant wrote there is not used.
///
/// # Errors
/// Answers that are not strict JSON of the pack's shape.
pub fn decide_with_office(
    pack: &Pack,
    submission: &Submission<'_>,
    facts: &[(FactAt, Slot)],
    on: Date,
) -> Result<OfficeReport, Refusal> {
    let program = &pack.program;
    let (mut given, _) = answers::read(program, submission.answers, Mode::Final)
        .map_err(|error| Refusal::within(&error, "/answers", submission.answers_offset))?;
    take_office_facts(program, &mut given);
    let places = office_places(program, &given);
    let mut problems = Vec::new();
    for (at, slot) in facts {
        let fits = places.contains(at) && given.set(program, *at, slot.clone());
        let wrong =
            if fits { answers::check(program, &given, *at, on) } else { Some(ProblemCode::WrongType) };
        problems.extend(wrong.map(|code| (*at, code)));
    }
    let outcome = decide(program, &given, on, Mode::Final);
    Ok(OfficeReport {
        facts_json: answers::write(program, &given, |_, fact| is_office(fact)),
        outcome_json: outcome.to_json(program),
        alarms: second_opinion(pack, &given, on),
        outcome,
        problems,
    })
}

impl OfficeReport {
    /// The verdicts as `(decision, item, verdict)`.
    pub fn verdicts<'p>(&self, pack: &'p Pack) -> Vec<(&'p str, Option<u16>, Verdict)> {
        verdicts(pack, &self.outcome)
    }
}

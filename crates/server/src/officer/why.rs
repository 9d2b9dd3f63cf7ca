//! Why a case was decided as it was: the answers that already settle each verdict, and what of each unmet criterion
//! failed, with what was asked for beside what was answered.

use super::{answers::in_words, labels::Labels};
use crate::problem::Problem;
use layak_revalidate::{Pack, office::take_office_facts};
use layak_rules::{
    Answers, Date, FactAt, Mode, Slot,
    answers::ProblemAt,
    decide,
    evaluate::{
        Era, Evaluation,
        why::{Failed, Shortfall, forcing, shortfall},
    },
    outcome::Decided,
    wording,
};
use maud::{Markup, html};

/// Of so many verdicts it is told what settles them; a submission of many items has more than anyone reads.
const MOST_SETTLED: usize = 40;

/// Why, for every decision of a case.
#[derive(Default)]
pub struct Why(Vec<Reasons>);

/// Why one decision was made as it was.
struct Reasons {
    decision: String,
    item: Option<u16>,
    /// What was asked.
    settled_by: Vec<String>,
    /// Criteria by their ids, with what failed of each.
    unmet: Vec<(String, Line)>,
}

/// What failed, in words.
enum Line {
    Test(String),
    Each(Vec<Line>),
    OneOf(Vec<Line>),
}

impl Why {
    /// Of the answers of a case, with what the office added. What settles a verdict is searched for, so this is done beside
    /// the event loop. Nothing if the pack's version is not loaded any more.
    pub async fn of(labels: &Labels, office: Option<&Answers>, decided_on: &str) -> Result<Why, Problem> {
        let (Some(pack), Some((_, given)), Some(on)) =
            (labels.pack().cloned(), labels.readable(), Date::parse(decided_on))
        else {
            return Ok(Why::default());
        };
        // As it was decided: what only the office may answer counts from nobody else.
        let mut answers = given.clone();
        take_office_facts(&pack.program, &mut answers);
        if let Some(office) = office {
            for at in office.places(&pack.program) {
                let slot = office.get(&pack.program, at);
                if *slot != Slot::Absent {
                    answers.set(&pack.program, at, slot.clone());
                }
            }
        }
        let work = move || told(&pack, &answers, on);
        tokio::task::spawn_blocking(work).await.map_err(|error| Problem::internal(&error))
    }

    fn reasons(&self, decision: &str, item: Option<u16>) -> Option<&Reasons> {
        self.0.iter().find(|reasons| reasons.decision == decision && reasons.item == item)
    }

    /// The questions whose answers alone settle a decision.
    pub fn settled(&self, decision: &str, item: Option<u16>) -> Markup {
        let questions = self.reasons(decision, item).map(|reasons| reasons.settled_by.as_slice());
        let questions = questions.unwrap_or_default();
        html! { @if !questions.is_empty() { p.cite { "Sudah ditentukan oleh: " (questions.join("; ")) } } }
    }

    /// What failed of a criterion.
    pub fn failed(&self, decision: &str, item: Option<u16>, provision: &str) -> Markup {
        let unmet = self.reasons(decision, item).map(|reasons| reasons.unmet.as_slice()).unwrap_or_default();
        let line = unmet.iter().find(|(id, _)| id == provision).map(|(_, line)| line);
        html! { @if let Some(line) = line { ul { (lines(std::slice::from_ref(line))) } } }
    }
}

fn lines(all: &[Line]) -> Markup {
    html! {
        @for line in all {
            @match line {
                Line::Test(words) => { li { (words) } }
                Line::Each(parts) => { (lines(parts)) }
                Line::OneOf(ways) => { li { "Cukup salah satu:" ul { @for way in ways { (whole(way)) } } } }
            }
        }
    }
}

/// One of several ways, all of which must be gone.
fn whole(way: &Line) -> Markup {
    html! {
        @match way {
            Line::Each(parts) => { li { "Semuanya:" ul { (lines(parts)) } } }
            other => { (lines(std::slice::from_ref(other))) }
        }
    }
}

fn told(pack: &Pack, answers: &Answers, on: Date) -> Why {
    let era = Era::new(&pack.program, on);
    let evaluation = Evaluation::new(&era, answers, Mode::Final);
    let teller = Teller { pack, answers, evaluation: &evaluation, language: pack.program.language("id") };
    let outcome = decide(&pack.program, answers, on, Mode::Final);
    Why(outcome
        .decisions
        .iter()
        .enumerate()
        .map(|(place, one)| teller.reasons(one, place < MOST_SETTLED))
        .collect())
}

struct Teller<'t> {
    pack: &'t Pack,
    answers: &'t Answers,
    evaluation: &'t Evaluation<'t>,
    language: usize,
}

impl Teller<'_> {
    fn reasons(&self, decided: &Decided, is_settled_told: bool) -> Reasons {
        let program = &self.pack.program;
        let forced = is_settled_told
            .then(|| forcing(self.evaluation.era, self.answers, Mode::Final, decided.decision, decided.item));
        let places = forced.flatten().map(|forced| forced.answers).unwrap_or_default();
        let failed = |id| {
            let why = shortfall(self.evaluation, id, decided.item, self.language)?;
            Some((program.provision(id).id().to_owned(), self.line(&why)))
        };
        Reasons {
            decision: program.decision(decided.decision).id().to_owned(),
            item: decided.item,
            settled_by: places.into_iter().map(|at| self.question(at, "")).collect(),
            unmet: decided.criteria.iter().filter_map(|criterion| failed(criterion.provision)).collect(),
        }
    }

    fn line(&self, why: &Shortfall) -> Line {
        let all = |parts: &[Shortfall]| parts.iter().map(|part| self.line(part)).collect();
        match why {
            Shortfall::Test(failed) => Line::Test(self.test(failed)),
            Shortfall::Each(parts) => Line::Each(all(parts)),
            Shortfall::OneOf(parts) => Line::OneOf(all(parts)),
        }
    }

    fn test(&self, failed: &Failed) -> String {
        let program = &self.pack.program;
        let (what, actual) = match failed.at {
            // An officer sees personal answers too, which the words for applicants do not repeat.
            ProblemAt::Fact(at) => match self.answers.get(program, at) {
                slot if *slot != Slot::Absent && program.fact(at.fact).is_sensitive() => {
                    (self.question(at, "?"), in_words(self.pack, program.fact(at.fact), slot))
                }
                _ => (self.question(at, "?"), failed.actual.clone()),
            },
            ProblemAt::Subject(subject) => {
                let title =
                    wording::text(self.evaluation.era, self.language, program.subject(subject).title());
                (title.into_owned(), failed.actual.clone())
            }
        };
        format!("{} Jawaban: {actual}. Diminta: {}.", sentence(&what), failed.expected)
    }

    /// A question with another end, and the number of the item that it is about.
    fn question(&self, at: FactAt, end: &str) -> String {
        let question = self.pack.program.fact(at.fact).question();
        let question = wording::text(self.evaluation.era, self.language, question);
        let item = at.item.map(|item| format!(" ({})", item + 1)).unwrap_or_default();
        match question.strip_suffix('?') {
            Some(stem) => format!("{stem}{end}{item}"),
            None => format!("{question}{item}"),
        }
    }
}

/// With an end, as a question has.
fn sentence(words: &str) -> String {
    if words.ends_with(['?', '.', ')']) { words.to_owned() } else { format!("{words}.") }
}

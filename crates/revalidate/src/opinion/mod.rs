//! The second opinion: every provision with a predicate is judged again by the `jsonschema` crate over the pack's
//! source, on the same facts. Compiler, program and evaluator have no part in it, so a mistake in any of them shows
//! as a disagreement. A disagreement is an alarm for a person; nothing here resolves it.

mod civil;
mod judge;
mod keyword;

use crate::registry::Pack;
use judge::{Judge, Opinion};
use layak_rules::{
    Answers, Date, Mode,
    evaluate::{Era, Evaluation, Truth, view_json},
    program::{ProvisionId, SubjectId},
};
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError};

/// Dates for which judges are kept.
const KEPT: usize = 8;

/// One provision about which the judges disagree.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Alarm {
    /// The provision's id.
    pub provision: String,
    /// The item, for provisions about a repeating subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    /// What the rules crate says: `yes`, `no` or `not-in-force`.
    pub rules: String,
    /// What the independent judge says: `yes`, `no`, `not-in-force` or `cannot-judge`.
    pub second: String,
}

/// The judges of one pack, made when a date is first asked about.
#[derive(Default)]
pub(crate) struct Judges(Mutex<Vec<Arc<Judge>>>);

impl Judges {
    fn on(&self, pack: &Pack, on: Date) -> Arc<Judge> {
        let find = |kept: &[Arc<Judge>]| kept.iter().find(|judge| judge.on == on).cloned();
        if let Some(judge) = find(&self.0.lock().unwrap_or_else(PoisonError::into_inner)) {
            return judge;
        }
        // Made outside the lock: other dates need not wait.
        let judge = Arc::new(Judge::new(&pack.source, on));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&judge));
        judge
    }
}

/// Judges every provision of the pack again over finished answers, and gives the disagreements.
pub fn second_opinion(pack: &Pack, answers: &Answers, on: Date) -> Vec<Alarm> {
    let program = &pack.program;
    let judge = pack.judges.on(pack, on);
    let era = Era::new(program, on);
    let evaluation = Evaluation::new(&era, answers, Mode::Final);
    let mut alarms = Vec::new();
    let subjects = (0..program.subjects().len()).filter_map(|index| SubjectId::try_from(index).ok());
    let items =
        subjects.flat_map(|subject| (0..answers.items(subject)).map(move |item| Some((subject, item))));
    for place in std::iter::once(None).chain(items) {
        let view = view_json(program, answers, on, Mode::Final, place);
        // The view is our own canonical JSON; were it not, every provision would be an alarm, which is right.
        let view: Value = serde_json::from_str(&view).unwrap_or(Value::Null);
        alarms.extend(judge_place(&evaluation, &judge, place, &view));
    }
    alarms
}

fn judge_place(
    evaluation: &Evaluation<'_>,
    judge: &Judge,
    place: Option<(SubjectId, u16)>,
    view: &Value,
) -> Vec<Alarm> {
    let program = evaluation.program();
    let (subject, item) = (place.map(|(subject, _)| subject), place.map(|(_, item)| item));
    let about = program
        .provisions()
        .iter()
        .enumerate()
        .filter(|(_, provision)| provision.subject() == subject && provision.predicate().is_some());
    let compare = |(index, provision): (usize, layak_rules::program::Provision<'_>)| {
        let ours = ProvisionId::try_from(index).ok().and_then(|id| evaluation.provision_truth(id, item));
        let theirs = judge.opinion(provision.id(), view);
        (!agree(ours, theirs)).then(|| Alarm {
            provision: provision.id().to_owned(),
            item,
            rules: spell(ours).to_owned(),
            second: theirs.as_str().to_owned(),
        })
    };
    about.filter_map(compare).collect()
}

/// What the rules crate leaves unknown (facts that only the office has, figures without a value on the date) cannot be
/// compared: the standard knows no unknown.
fn agree(ours: Option<Truth>, theirs: Opinion) -> bool {
    match ours {
        Some(Truth::Unknown) => true,
        Some(Truth::Yes) => theirs == Opinion::Yes,
        Some(Truth::No) => theirs == Opinion::No,
        None => theirs == Opinion::NotInForce,
    }
}

fn spell(truth: Option<Truth>) -> &'static str {
    match truth {
        Some(Truth::Yes) => "yes",
        Some(Truth::No) => "no",
        Some(Truth::Unknown) => "unknown",
        None => "not-in-force",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use layak_rules::{
        Program, answers,
        program::{
            Bound, NodeId,
            author::{self, Node},
        },
    };

    const WORDS: &str = include_str!("../../tests/words.json");
    const ON: &str = "2026-11-22";
    const ANSWERS: &str = r#"{"business.sales":2000000000,"business.started":"2015-05-01","business.kbli":"10794",
        "business.workers":3,"product":[{"product.name":"a","product.price":3}]}"#;

    /// A pack whose program was changed behind the source's back, as a faulty compiler would.
    fn alarms(change: impl Fn(&mut author::Pack)) -> Vec<Alarm> {
        let compiled = layak_pack::compile(&[(layak_pack::MAIN, WORDS.as_bytes())]).unwrap();
        let mut pack =
            Pack::load(&compiled.program.to_bytes(), compiled.source.canonical().as_bytes()).unwrap();
        let mut changed = pack.program.to_author();
        change(&mut changed);
        changed.prepare().unwrap();
        pack.program = Program::load(&changed.to_bytes()).unwrap();
        let (answers, _) = answers::read(&pack.program, ANSWERS.as_bytes(), Mode::Final).unwrap();
        second_opinion(&pack, &answers, Date::parse(ON).unwrap())
    }

    fn alarm(provision: &str, item: Option<u16>, rules: &str, second: &str) -> Alarm {
        Alarm { provision: provision.into(), item, rules: rules.into(), second: second.into() }
    }

    fn set_predicate(program: &mut author::Pack, provision: &str, node: Node) {
        program.nodes.push(node);
        let id = NodeId::try_from(program.nodes.len() - 1).unwrap();
        let found = program.provisions.iter_mut().find(|found| found.id == provision).unwrap();
        found.predicate = Some(id);
    }

    #[test]
    fn an_honest_program_raises_no_alarm() {
        assert_eq!(alarms(|_| {}), []);
    }

    #[test]
    fn a_predicate_compiled_wrongly_is_noticed() {
        let found = alarms(|program| set_predicate(program, "MICRO", Node::Always(false)));
        assert_eq!(found, [alarm("MICRO", None, "no", "yes")]);
        let found = alarms(|program| set_predicate(program, "FROZEN", Node::Always(true)));
        assert_eq!(found, [alarm("FROZEN", Some(0), "yes", "no")]);
    }

    #[test]
    fn a_figure_off_by_one_is_noticed() {
        let found = alarms(|program| {
            let figure = program.parameters.iter_mut().find(|figure| figure.id == "sales.micro").unwrap();
            figure.values.iter_mut().for_each(|value| value.value -= 1);
        });
        assert_eq!(found, [alarm("MICRO", None, "no", "yes")]);
        let found = alarms(|program| {
            for node in &mut program.nodes {
                if let Node::MultipleOf(number) = node {
                    *number = 3;
                } else if let Node::Minimum(Bound::Fixed(2)) = node {
                    *node = Node::Minimum(Bound::Fixed(4));
                }
            }
        });
        let provisions: Vec<&str> = found.iter().map(|alarm| alarm.provision.as_str()).collect();
        assert_eq!(provisions, ["CHOOSE", "ONE"]);
    }

    #[test]
    fn a_wrong_list_and_a_wrong_period_are_noticed() {
        let found =
            alarms(|program| program.lists.iter_mut().for_each(|list| list.versions[0].codes.clear()));
        assert!(found.contains(&alarm("LIST", None, "no", "yes")), "{found:?}");
        let found = alarms(|program| {
            let provision = program.provisions.iter_mut().find(|found| found.id == "MICRO").unwrap();
            provision.period.to = Date::parse("2026-11-21");
        });
        assert_eq!(found, [alarm("MICRO", None, "not-in-force", "yes")]);
    }
}

//! What is in force on a date, and conditions of rules of which some are sure.

use super::{COUNT, FLAG, ON, TEXT, pack};
use crate::{
    answers,
    date::{Date, Duration},
    evaluate::{Era, Evaluation, Judge, Scope, Truth},
    outcome::Mode,
    program::{
        Bound, DecisionKind, Period, Program, ProvisionId, Standing, Unit,
        author::{
            self, Arm, CodeList, Condition, Decision, ListVersion, Node, Pack, Parameter, ParameterValue,
            Provision,
        },
    },
};
use Truth::*;
use alloc::{borrow::ToOwned, vec, vec::Vec};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn loaded(mut pack: Pack) -> Program {
    pack.prepare().unwrap();
    Program::load(&pack.to_bytes()).unwrap()
}

fn until(to: &str) -> Period {
    Period { to: Some(date(to)), ..Period::default() }
}

fn since(from: &str) -> Period {
    Period { from: Some(date(from)), ..Period::default() }
}

#[test]
fn the_law_is_that_of_the_date() {
    let mut pack = pack(vec![Node::Always(true)]);
    let periods = [until("2026-01-31"), since("2026-02-02")];
    let values = periods.into_iter().zip([1, 2]);
    let values = values.map(|(period, value)| ParameterValue { period, value, ..ParameterValue::default() });
    pack.parameters = vec![Parameter { values: values.collect(), ..Parameter::default() }];
    let versions = periods.into_iter().zip(["1", "2"]);
    let versions = versions.map(|(period, code)| ListVersion {
        period,
        codes: vec![code.to_owned()],
        ..ListVersion::default()
    });
    pack.lists = vec![CodeList { versions: versions.collect(), ..CodeList::default() }];
    let provisions = periods.into_iter().map(|period| Provision { period, ..Provision::default() });
    pack.provisions = provisions.collect();
    let program = loaded(pack);
    for (on, value, in_force) in [
        ("2026-01-31", Some(1), [true, false]),
        ("2026-02-01", None, [false, false]),
        ("2026-02-02", Some(2), [false, true]),
    ] {
        let era = Era::new(&program, date(on));
        assert_eq!(era.parameter(0), value, "{on}");
        let codes = era.list(0).map(|codes| codes.iter().map(|code| code.parse().unwrap()).collect());
        assert_eq!(codes, value.map(|value: i64| vec![value]), "{on}");
        assert_eq!([0, 1].map(|id| era.provision(id).is_some()), in_force, "{on}");
    }
}

#[test]
fn figures_of_time_are_durations() {
    let figure = |unit, value| {
        let mut pack = pack(vec![Node::Always(true)]);
        let values = vec![ParameterValue { value, ..ParameterValue::default() }];
        pack.parameters = vec![Parameter { unit, values, ..Parameter::default() }];
        let program = loaded(pack);
        Era::new(&program, date(ON)).duration_of(0)
    };
    assert_eq!(figure(Unit::Days, 45), Some(Duration { months: 0, days: 45 }));
    assert_eq!(figure(Unit::Months, 18), Some(Duration { months: 18, days: 0 }));
    assert_eq!(figure(Unit::Years, 2), Some(Duration { months: 24, days: 0 }));
    assert_eq!([figure(Unit::Count, 2), figure(Unit::Days, -1), figure(Unit::Years, 1 << 31)], [None; 3]);
}

#[test]
fn a_value_alone_holds_by_its_predicate() {
    let program = loaded(pack(vec![Node::Maximum(Bound::Fixed(5))]));
    let era = Era::new(&program, date(ON));
    let holds = |slot| era.value_holds(0, program.fact(COUNT), &slot);
    let number = answers::Slot::Integer;
    assert_eq!([number(5), number(6), answers::Slot::Absent].map(holds), [true, false, true]);
}

/// Whether a condition holds, and by rules that are sure. `yes`, `no` and what is open, each sure and unsure, and one that
/// is not in force.
fn condition(all: &[ProvisionId], any: &[ProvisionId], none: &[ProvisionId]) -> (Truth, bool, usize) {
    let mut pack =
        pack(vec![Node::Required(FLAG), Node::Required(COUNT), Node::Required(TEXT), Node::Not(0)]);
    let rule = |(node, standing)| Provision { predicate: Some(node), standing, ..Provision::default() };
    let standings = [Standing::Confirmed, Standing::Unsure];
    pack.provisions =
        [0, 3, 1].into_iter().flat_map(|node| standings.map(|standing| rule((node, standing)))).collect();
    pack.provisions.push(Provision { period: since("2027-01-01"), ..rule((0, Standing::Single)) });
    let [all, any, none] = [all, any, none].map(<[ProvisionId]>::to_vec);
    let arms = vec![Arm { condition: Condition { all, any, none }, ..Arm::default() }];
    pack.decisions = vec![Decision { kind: author::DecisionKind::Permit { arms }, ..Decision::default() }];
    let program = loaded(pack);
    let (answers, _) = answers::read_text(&program, r#"{"flag":true}"#, Mode::Draft).unwrap();
    let era = Era::new(&program, date(ON));
    let evaluation = Evaluation::new(&era, &answers, Mode::Draft);
    let DecisionKind::Permit { arms } = program.decision(0).kind() else { panic!("a permit") };
    let mut needs = Vec::new();
    let judged = Judge::new(&evaluation, Scope::ROOT, &mut needs).condition(arms.at(0_u16).condition());
    (judged.truth, judged.sure, needs.len())
}

const YES: ProvisionId = 0;
const UNSURE_YES: ProvisionId = 1;
const NO: ProvisionId = 2;
const UNSURE_NO: ProvisionId = 3;
const OPEN: ProvisionId = 4;
const UNSURE_OPEN: ProvisionId = 5;
const NOT_IN_FORCE: ProvisionId = 6;

fn truth(all: &[ProvisionId], any: &[ProvisionId], none: &[ProvisionId]) -> (Truth, usize) {
    let (truth, _, needs) = condition(all, any, none);
    (truth, needs)
}

#[test]
fn all_any_and_none_of_the_rules_hold() {
    assert_eq!(truth(&[], &[], &[]), (Yes, 0));
    assert_eq!([truth(&[YES], &[], &[]), truth(&[], &[YES], &[]), truth(&[], &[], &[NO])], [(Yes, 0); 3]);
    assert_eq!([truth(&[NO], &[], &[]), truth(&[], &[NO], &[]), truth(&[], &[], &[YES])], [(No, 0); 3]);
    assert_eq!(
        [truth(&[OPEN], &[], &[]), truth(&[], &[OPEN], &[]), truth(&[], &[], &[OPEN])],
        [(Unknown, 1); 3]
    );
    assert_eq!(
        [truth(&[YES, NO], &[], &[]), truth(&[OPEN, NO], &[], &[]), truth(&[], &[], &[NO, YES])],
        [(No, 0); 3]
    );
    assert_eq!([truth(&[], &[NO, YES], &[]), truth(&[], &[OPEN, YES], &[])], [(Yes, 0); 2]);
    assert_eq!(
        [truth(&[YES], &[NO], &[]), truth(&[NO], &[YES], &[]), truth(&[YES], &[YES], &[YES])],
        [(No, 0); 3]
    );
    // What cannot change the answer is not needed.
    assert_eq!(
        [
            truth(&[OPEN], &[OPEN, YES], &[]),
            truth(&[OPEN], &[OPEN, NO], &[]),
            truth(&[OPEN, YES], &[], &[OPEN])
        ],
        [(Unknown, 1), (Unknown, 2), (Unknown, 2)]
    );
    // A list of which nothing is in force holds for nothing; one that is empty asks for nothing.
    assert_eq!([truth(&[NOT_IN_FORCE], &[], &[]), truth(&[], &[NOT_IN_FORCE], &[])], [(No, 0); 2]);
    assert_eq!([truth(&[], &[], &[NOT_IN_FORCE]), truth(&[YES, NOT_IN_FORCE], &[], &[])], [(Yes, 0); 2]);
}

#[test]
fn what_holds_only_by_an_unsure_rule_is_unsure_and_waits_for_a_sure_one() {
    let of = |all: &[ProvisionId], any: &[ProvisionId]| {
        let (truth, sure, _) = condition(all, any, &[]);
        (truth, sure)
    };
    assert_eq!([of(&[YES], &[]), of(&[], &[YES]), of(&[], &[UNSURE_YES, YES])], [(Yes, true); 3]);
    assert_eq!(
        [of(&[YES, UNSURE_YES], &[]), of(&[], &[UNSURE_YES]), of(&[UNSURE_YES], &[YES])],
        [(Yes, false); 3]
    );
    assert_eq!(of(&[], &[UNSURE_YES, OPEN]), (Unknown, false));
    assert_eq!([of(&[], &[UNSURE_YES, UNSURE_OPEN]), of(&[], &[UNSURE_YES, NO])], [(Yes, false); 2]);
    // While another list is open, a sure rule may still come to hold beside an unsure one.
    assert_eq!(truth(&[OPEN], &[UNSURE_YES, OPEN], &[]), (Unknown, 2));
    assert_eq!(truth(&[OPEN], &[OPEN, UNSURE_YES, YES], &[]), (Unknown, 1));
    // An unsure rule that all need leaves it unsure whatever the others say.
    assert_eq!(of(&[UNSURE_YES], &[UNSURE_YES, OPEN]), (Yes, false));
    assert_eq!([of(&[UNSURE_NO], &[]).0, of(&[], &[UNSURE_NO]).0], [No, No]);
}

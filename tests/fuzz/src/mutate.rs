//! Changes that keep an input well-formed, so that the fuzzers get past the readers: one for JSON, one for programs.

use crate::generate::Dice;
use layak_rules::{
    Program,
    program::{
        Bound, FactId, NodeId, PatternId, SubjectId,
        author::{DecisionKind, Literal, Node, Pack},
    },
};
use serde_json::{Map, Value};

/// Changes a JSON document in one to three places; none if it is not one.
pub fn json(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(bytes).ok()?;
    let mut dice = Dice::new(u64::from(seed));
    for _ in 0..=dice.below(3) {
        let mut pointers = Vec::new();
        point(&document, String::new(), &mut pointers);
        let target = &pointers[dice.below(pointers.len())];
        let other = document.pointer(&pointers[dice.below(pointers.len())]).cloned().unwrap_or_default();
        let value = document.pointer_mut(target)?;
        change(value, other, &mut dice);
    }
    serde_json::to_vec(&document).ok()
}

fn point(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            point(member, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), all);
        }),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, one)| point(one, format!("{at}/{index}"), all));
        }
        _ => {}
    }
    all.push(at);
}

fn change(value: &mut Value, other: Value, dice: &mut Dice) {
    match (dice.below(8), &mut *value) {
        (0, Value::Object(members)) => drop(nth(members, dice).and_then(|name| members.shift_remove(&name))),
        (0, Value::Array(elements)) if !elements.is_empty() => {
            elements.remove(dice.below(elements.len()));
        }
        (1, Value::Object(members)) => {
            // Under another name, perhaps that of a keyword.
            let names: Vec<String> = [keyword(dice)].into_iter().chain(nth(members, dice)).collect();
            members.insert(names[dice.below(names.len())].clone(), other);
        }
        (1, Value::Array(elements)) => elements.push(other),
        (2, Value::Array(elements)) => elements.reverse(),
        (2 | 3, Value::Number(_)) => *value = NUMBERS[dice.below(NUMBERS.len())].into(),
        (2, Value::String(text)) => *text = keyword(dice),
        (3, schema @ Value::Object(_)) => {
            let inner = schema.take();
            *schema = Value::Object(Map::from_iter([(keyword(dice), inner)]));
        }
        (4, schema @ Value::Object(_)) => {
            let inner = schema.take();
            *schema = Value::Object(Map::from_iter([(keyword(dice), Value::Array(vec![inner, other]))]));
        }
        _ => *value = other,
    }
}

fn nth(members: &Map<String, Value>, dice: &mut Dice) -> Option<String> {
    members.keys().nth(dice.below(members.len().max(1))).cloned()
}

const NUMBERS: [i64; 10] = [0, 1, -1, 2, 255, 65_536, 1 << 31, (1 << 53) - 1, 1 << 53, i64::MAX];

fn keyword(dice: &mut Dice) -> String {
    let keywords = layak_pack::keywords();
    keywords[dice.below(keywords.len())].to_owned()
}

/// Changes a program in one to three places; none if the bytes are no program.
pub fn program(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut program = Program::load(bytes).ok()?.to_author();
    let mut dice = Dice::new(u64::from(seed));
    for _ in 0..=dice.below(3) {
        match dice.below(6) {
            0..=2 => grow(&mut program, &mut dice),
            3 => copy(&mut program, &mut dice),
            4 => redirect(&mut program, &mut dice),
            _ => redate(&mut program, &mut dice),
        }
    }
    // What is made of the parts is that of others in some, as no compiler would write them.
    if dice.chance(70) {
        program.prepare().ok()?;
    }
    Some(program.to_bytes())
}

/// A new node over any of those that are there, as the predicate of a provision.
fn grow(program: &mut Pack, dice: &mut Dice) {
    let length = program.nodes.len().max(1);
    let some = |dice: &mut Dice| NodeId::try_from(dice.below(length)).unwrap_or(0);
    let last = NodeId::try_from(length - 1).unwrap_or(0);
    let (one, other) = (if dice.chance(50) { last } else { some(dice) }, some(dice));
    let fact = FactId::try_from(dice.below(program.facts.len().max(1))).unwrap_or(0);
    let subject = SubjectId::try_from(dice.below(program.subjects.len().max(1))).unwrap_or(0);
    let bound = Bound::Fixed(NUMBERS[dice.below(NUMBERS.len())]);
    let node = match dice.below(20) {
        0 => Node::All(vec![one, other]),
        1 => Node::Any(vec![one, other]),
        2 => Node::One(vec![one, other, one]),
        3 => Node::Not(one),
        4 => Node::If { condition: other, then: Some(one), otherwise: Some(other) },
        5 => Node::Property(fact, one),
        6 => Node::PropertyItems(subject, one),
        7 => Node::Items(one),
        8 => Node::Contains { item: one, min: bound, max: None },
        9 => Node::SumOf(fact, one),
        10 => Node::UniqueBy(vec![fact]),
        11 => Node::Count { of: vec![one, other], min: 1, max: Some(1) },
        12 => Node::Minimum(bound),
        13 => Node::MultipleOf(3),
        14 => Node::UniqueItems,
        15 => Node::Const(Literal::Int(NUMBERS[dice.below(NUMBERS.len())])),
        16 => Node::MinItems(bound),
        17 => Node::Pattern(PatternId::try_from(dice.below(program.patterns.len().max(1))).unwrap_or(0)),
        18 => Node::DateAtLeast(bound),
        _ => Node::Required(fact),
    };
    program.nodes.push(node);
    let id = NodeId::try_from(length).unwrap_or(0);
    let provisions = program.provisions.len().max(1);
    if let Some(provision) = program.provisions.get_mut(dice.below(provisions)) {
        provision.predicate = Some(id);
    }
}

/// An earlier part in the place of a later one.
fn copy(program: &mut Pack, dice: &mut Dice) {
    fn over<T: Clone>(parts: &mut [T], dice: &mut Dice) {
        if parts.len() > 1 {
            let to = 1 + dice.below(parts.len() - 1);
            parts[to] = parts[dice.below(to)].clone();
        }
    }
    match dice.below(6) {
        0 => over(&mut program.nodes, dice),
        1 => over(&mut program.facts, dice),
        2 => over(&mut program.provisions, dice),
        3 => over(&mut program.decisions, dice),
        4 => over(&mut program.parameters, dice),
        _ => over(&mut program.rules, dice),
    }
}

/// Another predicate for a fact or a decision, another subject for a part.
fn redirect(program: &mut Pack, dice: &mut Dice) {
    let node = NodeId::try_from(dice.below(program.nodes.len().max(1))).ok();
    let subject = SubjectId::try_from(dice.below(program.subjects.len() + 1)).ok();
    let subject = subject.filter(|&id| usize::from(id) < program.subjects.len());
    let (facts, decisions) = (program.facts.len().max(1), program.decisions.len().max(1));
    let (fact, decision) = (dice.below(facts), dice.below(decisions));
    match (dice.below(5), program.facts.get_mut(fact), program.decisions.get_mut(decision)) {
        (0, Some(fact), _) => fact.live = node,
        (1, Some(fact), _) => fact.check = node,
        (2, Some(fact), _) => fact.subject = subject,
        (3, _, Some(decision)) => decision.when = node,
        (_, _, Some(decision)) => match &mut decision.kind {
            DecisionKind::Eligibility { criteria } => criteria.reverse(),
            DecisionKind::Permit { arms } => arms.reverse(),
            DecisionKind::Classification { fact: of } => *of = FactId::try_from(fact).unwrap_or(0),
        },
        _ => {}
    }
}

/// Other figures and other days.
fn redate(program: &mut Pack, dice: &mut Dice) {
    let (parameters, provisions) = (program.parameters.len().max(1), program.provisions.len().max(1));
    if let Some(value) =
        program.parameters.get_mut(dice.below(parameters)).and_then(|parameter| parameter.values.first_mut())
    {
        value.value = NUMBERS[dice.below(NUMBERS.len())];
    }
    if let Some(provision) = program.provisions.get_mut(dice.below(provisions)) {
        provision.period = Default::default();
    }
}

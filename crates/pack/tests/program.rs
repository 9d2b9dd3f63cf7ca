//! What a pack compiles to: the order of facts, the nodes of predicates, and bytes that load again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use layak_pack::{Compiled, MAIN, compile};
use layak_rules::{
    Date, Duration, Program,
    program::{
        self, Bound, DurationBound, FormatName, NodeId, Part, TimeTest,
        author::{Condition, DecisionKind, Derivation, Literal, Node, Pack, ParameterValue},
    },
};

const SMALL: &str = include_str!("valid/small.json");

fn small() -> Compiled {
    compile(&[(MAIN, SMALL.as_bytes())]).unwrap()
}

/// The pack, taken apart.
fn taken() -> Pack {
    small().program.to_author()
}

fn names(program: &Pack, facts: &[u16]) -> Vec<String> {
    facts.iter().map(|&id| program.facts[usize::from(id)].id.clone()).collect()
}

/// A predicate with its children written out.
fn tree(program: &Pack, id: NodeId) -> String {
    let fact = |id: &u16| program.facts[usize::from(*id)].id.clone();
    let join = |ids: &[NodeId]| ids.iter().map(|&id| tree(program, id)).collect::<Vec<_>>().join(", ");
    match &program.nodes[id as usize] {
        Node::All(children) => format!("all({})", join(children)),
        Node::Required(of) => format!("has {}", fact(of)),
        Node::Property(of, child) => format!("{}: {}", fact(of), tree(program, *child)),
        Node::PropertyItems(_, child) => format!("items: {}", tree(program, *child)),
        Node::Contains { item, .. } => format!("some({})", tree(program, *item)),
        Node::SumOf(of, child) => format!("sum {}: {}", fact(of), tree(program, *child)),
        Node::UniqueBy(facts) => format!("unique {}", names(program, facts).join(" ")),
        Node::Maximum(Bound::Parameter(id)) => format!("<= {}", program.parameters[usize::from(*id)].id),
        Node::InList(id) => format!("in {}", program.lists[usize::from(*id)].id),
        other => format!("{other:?}"),
    }
}

fn predicate(program: &Pack, provision: &str) -> String {
    let provision = program.provisions.iter().find(|known| known.id == provision).unwrap();
    tree(program, provision.predicate.unwrap())
}

#[test]
fn facts_are_in_asking_order_and_derived_ones_follow_what_they_read() {
    let program = taken();
    let order: Vec<&str> = program.facts.iter().map(|fact| fact.id.as_str()).collect();
    let expected = [
        // The office's fact reads nothing, so it comes first; the size follows the last fact that its arms read.
        "office.listed",
        "business.sales",
        "business.started",
        "business.workers",
        "business.form",
        "business.hasPartner",
        "business.kbli",
        "business.size",
        "product.name",
        "product.price",
        "product.kinds",
        "product.number",
        "product.expiry",
        "owner.nik",
        "declaration.truth",
    ];
    assert_eq!(order, expected);
    let pages: Vec<_> = program.pages.iter().map(|page| names(&program, &page.facts)).collect();
    assert_eq!(pages[1], ["product.name", "product.price", "product.kinds", "product.number"]);
    assert_eq!(names(&program, &[program.subjects[0].label.unwrap()]), ["product.name"]);
}

#[test]
fn predicates_become_small_nodes() {
    let program = taken();
    assert_eq!(predicate(&program, "MICRO"), "all(business.sales: <= sales.micro, has business.sales)");
    assert_eq!(
        predicate(&program, "TRADED"),
        "all(business.kbli: in trades, business.workers: <= workers.most, has business.kbli, has business.workers)"
    );
    let frozen = r#"all(product.kinds: some(Const(Text("frozen"))), has product.kinds)"#;
    assert_eq!(predicate(&program, "FROZEN"), frozen);
    assert_eq!(
        predicate(&program, "SOME-FROZEN"),
        format!(
            "all(items: all(some({frozen}), sum product.price: Minimum(Fixed(1)), unique product.name), \
             RequiredItems(0))"
        )
    );
    let grown = program.nodes.iter().find(|node| matches!(node, Node::Time(..))).unwrap();
    assert!(matches!(grown, Node::Time(TimeTest::ElapsedAtLeast, DurationBound::Parameter(_))));
    // What a definition or an equal predicate says twice is stored once.
    let equal = |node: &&Node| **node == Node::Const(Literal::Text("frozen".to_owned()));
    assert_eq!(program.nodes.iter().filter(equal).count(), 1);
}

#[test]
fn provisions_know_the_facts_that_they_read_in_asking_order() {
    let program = taken();
    let traded = program.provisions.iter().find(|provision| provision.id == "TRADED").unwrap();
    assert_eq!(names(&program, &traded.facts), ["business.workers", "business.kbli"]);
}

#[test]
fn figures_have_closed_periods_in_order() {
    let program = taken();
    let sales = program.parameters.iter().find(|parameter| parameter.id == "sales.micro").unwrap();
    let span = |value: &ParameterValue| (value.period.from, value.period.to, value.value);
    let spans: Vec<_> = sales.values.iter().map(span).collect();
    let day = Date::parse;
    assert_eq!(spans[0], (day("2008-07-04"), day("2021-02-01"), 300_000_000));
    assert_eq!(spans[1], (day("2021-02-02"), None, 2_000_000_000));
    assert_eq!(sales.values[0].citation.url, "https://example.org/pp7");
}

#[test]
fn a_value_lasts_until_the_next_one_begins() {
    let text = SMALL.replacen("\"to\": \"2021-02-01\", ", "", 1);
    let program = compile(&[(MAIN, text.as_bytes())]).unwrap().program.to_author();
    let sales = program.parameters.iter().find(|parameter| parameter.id == "sales.micro").unwrap();
    assert_eq!(sales.values[0].period.to, Date::parse("2021-02-01"));
}

#[test]
fn derived_facts_and_arms_keep_what_the_author_wrote() {
    let (ids, program) = (small().program, taken());
    let fact = |id: &str| &program.facts[usize::from(ids.fact_by_id(id).unwrap())];
    let of = ids.fact_by_id("product.number").unwrap();
    let part = Part { among: 15, before: 13, count: 2, year: Some(2000) };
    assert_eq!(fact("product.expiry").derived, Some(Derivation::Digits { of, part }));
    let Some(Derivation::Arms(arms)) = &fact("business.size").derived else { panic!("arms expected") };
    assert_eq!(arms.iter().map(|arm| arm.value).collect::<Vec<_>>(), [Some(0), None, Some(1)]);
    assert_eq!(arms[2].condition, Condition::default());
    let DecisionKind::Permit { arms } = &program.decisions[2].kind else { panic!("a permit expected") };
    assert_eq!(arms[0].dates[0].offsets[0].duration, Some(Duration { months: 12, days: 0 }));
    assert_eq!(program.decisions[2].after, [1]);
}

#[test]
fn every_language_has_every_text() {
    let program = small().program;
    assert_eq!(program.languages(), ["id", "en"]);
    assert_eq!(program.text(0, program.info().title()), "Bantuan kecil");
    assert_eq!(program.text(1, program.info().title()), "Small aid");
}

#[test]
fn source_program_bytes_program() {
    let Compiled { program, source, .. } = small();
    assert_eq!(Program::load(&program.to_bytes()).as_ref(), Ok(&program));
    assert_eq!(program.info().source_sha256(), source.sha256());
}

#[test]
fn the_canonical_source_compiles_to_the_same_bytes() {
    let Compiled { program, source, .. } = small();
    let again = compile(&[(MAIN, source.canonical().as_bytes())]).unwrap();
    assert_eq!(again.source.canonical(), source.canonical());
    assert_eq!(again.program.to_bytes(), program.to_bytes());
}

#[test]
fn parts_make_no_difference() {
    let mut main: serde_json::Value = serde_json::from_str(SMALL).unwrap();
    let members = main.as_object_mut().unwrap();
    let mut part = serde_json::Map::new();
    for name in ["provisions", "decisions", "parameters"] {
        part.insert(name.to_owned(), members.shift_remove(name).unwrap());
    }
    members.insert("parts".to_owned(), serde_json::json!(["law.json"]));
    members.insert("$schema".to_owned(), serde_json::json!("../../meta/pack.schema.json"));
    let (main, part) = (main.to_string(), serde_json::Value::from(part).to_string());
    let whole = compile(&[("law.json", part.as_bytes()), (MAIN, main.as_bytes())]).unwrap();
    assert_eq!(whole.source.canonical(), small().source.canonical());
    assert_eq!(whole.program, small().program);
}

#[test]
fn a_format_is_kept_once_and_its_patterns_apart_from_those_of_the_author() {
    let text =
        SMALL.replacen(r#"{"pattern": "^2"}"#, r#"{"pattern": "^[1-9][0-9]{15}$", "format": "pirt"}"#, 1);
    let changed = compile(&[(MAIN, text.as_bytes())]).unwrap().program;
    let names: Vec<_> = changed.formats().iter().map(|format| format.name()).collect();
    assert_eq!(names, [FormatName::Kbli, FormatName::Nik, FormatName::Pirt]);
    for format in changed.formats() {
        let patterns = format.patterns().iter().chain(format.plausible());
        assert!(patterns.map(|id| changed.pattern(id).source()).all(str::is_empty));
    }
    let own = changed.nodes().iter().find_map(|node| match node {
        program::Node::Pattern(id) => Some(changed.pattern(id).source()),
        _ => None,
    });
    assert_eq!(own, Some("^[1-9][0-9]{15}$"));
}

//! The cases hold every edge of law in place: a first or last day moved by one day, a figure moved by one, or a list
//! without its first or last code makes a case of its pack fail. What is allowed to go unnoticed stands, with the reason,
//! in `edges.json`. One edge in ten is tried; `EDGES=1` tries all of them, as `cargo xtask prove` does, `PACK=permits,bpum`
//! those of some packs.

use anyhow::{Result, ensure};
use layak_cli::case::{Case, Expected, Fared};
use layak_rules::{
    Date, Program,
    program::{
        NodeId, ParameterId, Period, Window,
        author::{
            self, CodeList, Decision, DecisionKind, ListVersion, Node, Parameter, ParameterValue, Provision,
        },
    },
};
use layak_tests::corpus::{self, Pack};
use rayon::prelude::*;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// A change of the law: what it is in words, on which days it tells, and how it is made.
struct Edge {
    name: String,
    /// What a case that holds it most likely mentions: such cases are tried first.
    hint: String,
    days: Period,
    change: Change,
}

enum Change {
    Provision(usize, Period),
    Parameter(usize, Vec<ParameterValue>),
    List(usize, Vec<ListVersion>),
    Windows(Vec<Window>),
}

impl Change {
    fn made(&self, program: &Program) -> Program {
        let mut program = program.to_author();
        match self {
            Self::Provision(at, period) => program.provisions[*at].period = *period,
            Self::Parameter(at, values) => program.parameters[*at].values.clone_from(values),
            Self::List(at, versions) => program.lists[*at].versions.clone_from(versions),
            Self::Windows(windows) => program.windows.clone_from(windows),
        }
        let Ok(changed) = Program::load(&program.to_bytes()) else {
            unreachable!("a changed day or figure is no contradiction")
        };
        changed
    }
}

/// Every edge of a program. The note of a window has no days of its own: the compiler wants it in force with its window.
fn edges(program: &author::Pack) -> Vec<Edge> {
    let mut all = Vec::new();
    for (id, provision) in (0..).zip(&program.provisions) {
        if program.windows.iter().any(|window| window.provision == id) {
            continue;
        }
        let possible = |day: Date| provision.period.contains(day) || has_all(program, provision, day);
        for (words, day, period) in moves(provision.period).into_iter().filter(|moved| possible(moved.1)) {
            all.push(Edge::day(&provision.id, words, day, Change::Provision(usize::from(id), period)));
        }
    }
    for (at, parameter) in program.parameters.iter().enumerate() {
        let read = read_on(program, &|node| reads_figure(node, at), reads_date(program, at));
        all.extend(figures(parameter, at).into_iter().filter(|edge| read(edge.days)));
    }
    for (at, list) in program.lists.iter().enumerate() {
        let read = read_on(program, &|node| reads_list(node, at), false);
        all.extend(codes(list, at).into_iter().filter(|edge| read(edge.days)));
    }
    let window = |(words, day, windows)| Edge::day("the window", words, day, Change::Windows(windows));
    all.extend(borders(&program.windows).into_iter().map(window));
    all
}

/// A node with all that is below it.
fn below(program: &author::Pack, root: NodeId) -> Vec<NodeId> {
    let (mut all, mut open) = (Vec::new(), vec![root]);
    while let Some(id) = open.pop() {
        all.push(id);
        open.extend(node(program, id).children());
    }
    all
}

/// Whether every figure and list that a provision reads is there on a day; else the compiler refuses the provision on it.
fn has_all(program: &author::Pack, provision: &Provision, day: Date) -> bool {
    let nodes = provision.predicate.map_or(Vec::new(), |root| below(program, root));
    let reads = |reads: &dyn Fn(&Node) -> bool| nodes.iter().any(|id| reads(node(program, *id)));
    let figures = program.parameters.iter().enumerate().all(|(at, parameter)| {
        parameter.values.iter().any(|value| value.period.contains(day))
            || !reads(&|node| reads_figure(node, at))
    });
    let lists = program.lists.iter().enumerate().all(|(at, list)| {
        list.versions.iter().any(|version| version.period.contains(day))
            || !reads(&|node| reads_list(node, at))
    });
    figures && lists
}

/// On which days something is read: by a provision on the days when it is in force, by anything else on all. What only a
/// text tells is never read, so no verdict hangs on it.
fn read_on(
    program: &author::Pack,
    reads: &dyn Fn(&Node) -> bool,
    always: bool,
) -> impl Fn(Period) -> bool + use<> {
    let (mut readers, mut dated) = (Vec::new(), BTreeSet::new());
    for provision in &program.provisions {
        let nodes = provision.predicate.map_or(Vec::new(), |root| below(program, root));
        if nodes.iter().any(|id| reads(node(program, *id))) {
            readers.push(provision.period);
        }
        dated.extend(nodes);
    }
    let undated = |(id, node): (NodeId, &Node)| !dated.contains(&id) && reads(node);
    let always = always || (0..).zip(&program.nodes).any(undated);
    let overlap = |one: Period, other: Period| {
        let before = |to: Option<Date>, from: Option<Date>| to.zip(from).is_some_and(|(to, from)| to < from);
        !before(one.to, other.from) && !before(other.to, one.from)
    };
    move |days| always || readers.iter().any(|reader| overlap(*reader, days))
}

fn node(program: &author::Pack, id: NodeId) -> &Node {
    &program.nodes[usize::try_from(id).unwrap_or(usize::MAX)]
}

fn reads_figure(node: &Node, at: usize) -> bool {
    node.parameters().into_iter().any(|id| usize::from(id) == at)
}

fn reads_list(node: &Node, at: usize) -> bool {
    matches!(node, Node::InList(id) | Node::InListByPrefix(id) if usize::from(*id) == at)
}

/// Whether a date of an outcome is reckoned from a parameter.
fn reads_date(program: &author::Pack, at: usize) -> bool {
    let is = |id: Option<ParameterId>| id.is_some_and(|id| usize::from(id) == at);
    let arms = |decision: &'_ Decision| match &decision.kind {
        DecisionKind::Permit { arms } => arms.clone(),
        _ => Vec::new(),
    };
    let mut dates = program.decisions.iter().flat_map(arms).flat_map(|arm| arm.dates);
    dates.any(|date| is(date.parameter) || date.offsets.iter().any(|offset| is(offset.parameter)))
}

impl Edge {
    fn day(id: &str, words: &str, day: Date, change: Change) -> Edge {
        let days = Period { from: Some(day), to: Some(day) };
        Edge { name: format!("{id} {words} {day}"), hint: id.to_owned(), days, change }
    }
}

fn step(day: Date, by: i64) -> Option<Date> {
    Date::from_days(i64::from(day.days()) + by)
}

/// Each way in which a period can be moved by a day: in words, the day whose law that changes, and the period then.
fn moves(period: Period) -> Vec<(&'static str, Date, Period)> {
    let mut all = Vec::new();
    if let Some(from) = period.from {
        let early = step(from, -1).map(|day| ("begins early, on", day, Period { from: Some(day), ..period }));
        let late =
            step(from, 1).map(|late| ("begins late, after", from, Period { from: Some(late), ..period }));
        all.extend(early.into_iter().chain(late));
    }
    if let Some(to) = period.to {
        let early =
            step(to, -1).map(|early| ("ends early, before", to, Period { to: Some(early), ..period }));
        let late = step(to, 1).map(|day| ("ends late, on", day, Period { to: Some(day), ..period }));
        all.extend(early.into_iter().chain(late));
    }
    all
}

/// What is held in one period after the other.
trait Held: Clone {
    fn period(&mut self) -> &mut Period;
    /// Whether both say the same, so that it does not matter when one follows the other.
    fn same(&self, other: &Self) -> bool;
}

impl Held for ParameterValue {
    fn period(&mut self) -> &mut Period {
        &mut self.period
    }

    fn same(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Held for ListVersion {
    fn period(&mut self) -> &mut Period {
        &mut self.period
    }

    fn same(&self, other: &Self) -> bool {
        self.codes == other.codes
    }
}

impl Held for Window {
    fn period(&mut self) -> &mut Period {
        &mut self.period
    }

    fn same(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

/// The border between two that adjoin, a day earlier and a day later. A first or last day without a neighbour is no edge of
/// its own: the compiler refuses a rule on a day that lacks its figure, and no rule reads a figure on a day more.
fn borders<T: Held>(held: &[T]) -> Vec<(&'static str, Date, Vec<T>)> {
    let mut all = Vec::new();
    for after in 1..held.len() {
        let (mut before, mut then) = (held[after - 1].clone(), held[after].clone());
        if before.same(&then) || before.period().to.and_then(|to| step(to, 1)) != then.period().from {
            continue;
        }
        for (words, day, moved) in moves(Period { to: None, ..*then.period() }) {
            let mut held = held.to_vec();
            held[after].period().from = moved.from;
            held[after - 1].period().to = moved.from.and_then(|from| step(from, -1));
            all.push((words, day, held));
        }
    }
    all
}

/// The borders of a parameter's values, and each value one lower and one higher.
fn figures(parameter: &Parameter, at: usize) -> Vec<Edge> {
    let edge = |(words, day, values)| Edge::day(&parameter.id, words, day, Change::Parameter(at, values));
    let mut all: Vec<Edge> = borders(&parameter.values).into_iter().map(edge).collect();
    for (index, held) in parameter.values.iter().enumerate() {
        all.extend([held.value - 1, held.value + 1].map(|figure| {
            let mut values = parameter.values.clone();
            values[index].value = figure;
            let name = format!("{} {figure} for {}", parameter.id, held.value);
            let hint = held.value.to_string();
            Edge { name, hint, days: held.period, change: Change::Parameter(at, values) }
        }));
    }
    all
}

/// The borders of a list's versions, and each version without its first and without its last code.
fn codes(list: &CodeList, at: usize) -> Vec<Edge> {
    let edge = |(words, day, versions)| Edge::day(&list.id, words, day, Change::List(at, versions));
    let mut all: Vec<Edge> = borders(&list.versions).into_iter().map(edge).collect();
    for (index, held) in list.versions.iter().enumerate() {
        let ends = [0, held.codes.len().saturating_sub(1)];
        all.extend(ends[..held.codes.len().min(2)].iter().map(|&end| {
            let mut versions = list.versions.clone();
            let code = versions[index].codes.remove(end);
            let name = format!("{} without {code}", list.id);
            Edge { name, hint: code, days: held.period, change: Change::List(at, versions) }
        }));
    }
    all
}

/// What need not be noticed: by pack, the first words of an edge's name with the reason.
#[derive(Deserialize)]
struct Excused(BTreeMap<String, BTreeMap<String, String>>);

impl Excused {
    fn read() -> Result<Excused> {
        let path = corpus::root().join("tests/tests/edges.json");
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    fn has(&self, pack: &str, edge: &Edge) -> bool {
        self.0.get(pack).is_some_and(|names| names.keys().any(|name| covers(name, &edge.name)))
    }
}

/// Whether a name begins so; what stands after a star may come anywhere later.
fn covers(begins: &str, name: &str) -> bool {
    match begins.split_once('*') {
        Some((first, later)) => name.strip_prefix(first).is_some_and(|rest| rest.contains(later)),
        None => name.starts_with(begins),
    }
}

fn mentions(case: &Case, hint: &str) -> bool {
    let named = |expected: &Expected| {
        [&expected.because, &expected.unmet, &expected.absent].into_iter().flatten().any(|id| id == hint)
    };
    case.answers.get().contains(hint) || case.expect.iter().any(named)
}

/// The edges that no case of the pack holds, a line each.
fn loose(pack: &Pack, excused: &Excused, one_in: usize) -> Vec<String> {
    let program = &pack.compiled.program;
    let mut dated: Vec<(Date, &Case)> = Vec::new();
    dated.extend(pack.cases.iter().filter_map(|case| Date::parse(&case.on).map(|on| (on, case))));
    let holds = |edge: &Edge| {
        let changed = edge.change.made(program);
        let mut there: Vec<&Case> =
            dated.iter().filter(|(on, _)| edge.days.contains(*on)).map(|(_, case)| *case).collect();
        there.sort_by_cached_key(|case| !mentions(case, &edge.hint));
        there.iter().any(|case| matches!(case.run(&changed), Fared::Failed(_)))
    };
    let edges = edges(&program.to_author());
    let free: Vec<&Edge> =
        edges.iter().step_by(one_in).filter(|edge| !excused.has(pack.id(), edge)).collect();
    let found: Vec<String> =
        free.par_iter().filter(|edge| !holds(edge)).map(|edge| edge.name.clone()).collect();
    println!("{}: {} edges, {} tried, {} loose", pack.id(), edges.len(), free.len(), found.len());
    found.into_iter().map(|name| format!("{} {name}", pack.id())).collect()
}

#[test]
fn an_edge_of_law_that_moves_makes_a_case_fail() -> Result<()> {
    let excused = Excused::read()?;
    let one_in = std::env::var("EDGES").ok().and_then(|text| text.parse().ok()).unwrap_or(10).max(1);
    let only = std::env::var("PACK").unwrap_or_default();
    let packs = corpus::packs()?;
    let found: Vec<String> = packs
        .iter()
        .filter(|pack| only.is_empty() || only.split(',').any(|id| id == pack.id()))
        .flat_map(|pack| loose(pack, &excused, one_in))
        .collect();
    println!("{}", found.join("\n"));
    ensure!(found.is_empty(), "{} edges are loose", found.len());
    Ok(())
}

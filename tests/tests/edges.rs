//! The cases hold every edge of law in place: a first or last day moved by one day, a figure moved by one, or a list
//! without its first or last code makes a case of its pack fail. What is allowed to go unnoticed stands, with the reason,
//! in `edges.json`.

use anyhow::{Result, ensure};
use layak_cli::case::{Case, Fared};
use layak_rules::{
    Date, Program,
    program::{List, ListVersion, Parameter, ParameterValue, Period},
};
use layak_tests::corpus::{self, Pack};
use rayon::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, fs};

/// A change of the law: what it is in words, on which days it tells, and how it is made.
struct Edge {
    id: String,
    name: String,
    days: Period,
    change: Change,
}

enum Change {
    Provision(usize, Period),
    Parameter(usize, Vec<ParameterValue>),
    List(usize, Vec<ListVersion>),
}

impl Change {
    fn made(&self, program: &Program) -> Program {
        let mut program = program.clone();
        match self {
            Self::Provision(at, period) => program.provisions[*at].period = *period,
            Self::Parameter(at, values) => program.parameters[*at].values.clone_from(values),
            Self::List(at, versions) => program.lists[*at].versions.clone_from(versions),
        }
        program
    }
}

/// Every edge of a program.
fn edges(program: &Program) -> Vec<Edge> {
    let mut all = Vec::new();
    for (at, provision) in program.provisions.iter().enumerate() {
        for (words, day, period) in moves(provision.period) {
            all.push(Edge::day(&provision.id, words, day, Change::Provision(at, period)));
        }
    }
    for (at, parameter) in program.parameters.iter().enumerate() {
        all.extend(figures(parameter, at));
    }
    for (at, list) in program.lists.iter().enumerate() {
        all.extend(codes(list, at));
    }
    all
}

impl Edge {
    fn day(id: &str, words: &str, day: Date, change: Change) -> Edge {
        let days = Period { from: Some(day), to: Some(day) };
        Edge { id: id.to_owned(), name: format!("{id} {words} {day}"), days, change }
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

/// Each first and last day moved by one day; where one follows the other without a gap, the border between them moves.
fn borders<T: Held>(held: &[T]) -> Vec<(&'static str, Date, Vec<T>)> {
    let period = |at: usize| held.get(at).map(|held| *held.clone().period());
    let adjoin = |at: usize| {
        let (before, after) = (period(at)?, period(at + 1)?);
        Some(before.to.and_then(|to| step(to, 1)) == after.from).filter(|adjoin| *adjoin)
    };
    let mut all = Vec::new();
    for at in 0..held.len() {
        let before = at.checked_sub(1).filter(|before| adjoin(*before).is_some());
        if before.is_some_and(|before| held[before].same(&held[at])) {
            continue;
        }
        for (words, day, moved) in moves(period(at).unwrap_or_default()) {
            let ends = words.starts_with("ends");
            if ends && adjoin(at).is_some() {
                continue;
            }
            let mut then = held.to_vec();
            *then[at].period() = moved;
            if let (false, Some(before)) = (ends, before) {
                then[before].period().to = moved.from.and_then(|from| step(from, -1));
            }
            all.push((words, day, then));
        }
    }
    all
}

/// The days of a parameter's values, and each value one lower and one higher.
fn figures(parameter: &Parameter, at: usize) -> Vec<Edge> {
    let edge = |(words, day, values)| Edge::day(&parameter.id, words, day, Change::Parameter(at, values));
    let mut all: Vec<Edge> = borders(&parameter.values).into_iter().map(edge).collect();
    for (index, held) in parameter.values.iter().enumerate() {
        all.extend([held.value - 1, held.value + 1].map(|figure| {
            let mut values = parameter.values.clone();
            values[index].value = figure;
            let name = format!("{} {figure} for {}", parameter.id, held.value);
            Edge { id: parameter.id.clone(), name, days: held.period, change: Change::Parameter(at, values) }
        }));
    }
    all
}

/// The days of a list's versions, and each version without its first and without its last code.
fn codes(list: &List, at: usize) -> Vec<Edge> {
    let edge = |(words, day, versions)| Edge::day(&list.id, words, day, Change::List(at, versions));
    let mut all: Vec<Edge> = borders(&list.versions).into_iter().map(edge).collect();
    for (index, held) in list.versions.iter().enumerate() {
        let ends = [0, held.codes.len().saturating_sub(1)];
        all.extend(ends[..held.codes.len().min(2)].iter().map(|&end| {
            let mut versions = list.versions.clone();
            let code = versions[index].codes.remove(end);
            let name = format!("{} without {code}", list.id);
            Edge { id: list.id.clone(), name, days: held.period, change: Change::List(at, versions) }
        }));
    }
    all
}

/// What need not be noticed: by pack and id, the reason.
#[derive(Deserialize)]
struct Excused(BTreeMap<String, BTreeMap<String, String>>);

impl Excused {
    fn read() -> Result<Excused> {
        let path = corpus::root().join("tests/tests/edges.json");
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    fn has(&self, pack: &str, edge: &Edge) -> bool {
        self.0.get(pack).is_some_and(|ids| ids.contains_key(&edge.id))
    }
}

/// The edges that no case of the pack holds, a line each.
fn loose(pack: &Pack, excused: &Excused) -> Vec<String> {
    let program = &pack.compiled.program;
    let mut dated: Vec<(Date, &Case)> = Vec::new();
    dated.extend(pack.cases.iter().filter_map(|case| Date::parse(&case.on).map(|on| (on, case))));
    let holds = |edge: &Edge| {
        let changed = edge.change.made(program);
        let mut there = dated.iter().filter(|(on, _)| edge.days.contains(*on));
        there.any(|(_, case)| matches!(case.run(&changed), Fared::Failed(_)))
    };
    let edges = edges(program);
    let free: Vec<&Edge> = edges.iter().filter(|edge| !excused.has(pack.id(), edge)).collect();
    let found: Vec<String> =
        free.par_iter().filter(|edge| !holds(edge)).map(|edge| edge.name.clone()).collect();
    println!(
        "{}: {} edges, {} excused, {} loose",
        pack.id(),
        edges.len(),
        edges.len() - free.len(),
        found.len()
    );
    found.into_iter().map(|name| format!("{} {name}", pack.id())).collect()
}

#[test]
fn an_edge_of_law_that_moves_makes_a_case_fail() -> Result<()> {
    let excused = Excused::read()?;
    let only = std::env::var("PACK").unwrap_or_default();
    let packs = corpus::packs()?;
    let found: Vec<String> = packs
        .iter()
        .filter(|pack| pack.id().contains(&only))
        .flat_map(|pack| loose(pack, &excused))
        .collect();
    println!("{}", found.join("\n"));
    ensure!(found.is_empty(), "{} edges are loose", found.len());
    Ok(())
}

//! The arrows of DESIGN section 4: which of our packages may use which, and what must never reach the widget.

use super::{Fault, sources::Source};
use crate::project::Project;
use anyhow::{Context, Result};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};

/// For each of our packages, those of ours that it may use. Development dependencies are free.
const ARROWS: [(&str, &[&str]); 11] = [
    ("layak-rules", &[]),
    ("layak-pack", &["layak-rules"]),
    ("layak-form", &["layak-rules"]),
    ("layak-revalidate", &["layak-rules", "layak-pack", "layak-form"]),
    ("layak-server", &["layak-rules", "layak-pack", "layak-form", "layak-revalidate"]),
    ("layak", &["layak-rules", "layak-pack", "layak-revalidate"]),
    ("layak-element", &["layak-rules", "layak-form"]),
    (
        "layak-tests",
        &[
            "layak-rules",
            "layak-pack",
            "layak-form",
            "layak-fuzz",
            "layak-revalidate",
            "layak-server",
            "layak",
        ],
    ),
    ("layak-fuzz", &["layak-rules", "layak-pack"]),
    ("layak-engine", &["layak-rules"]),
    ("xtask", &["layak-rules", "layak-pack", "layak-form", "layak"]),
];

/// What costs the widget too many bytes, or belongs on the other side (measured: jsonschema 471 KiB, regex 187 KiB).
const NEVER_IN_WIDGET: [&str; 8] = [
    "layak-pack",
    "layak-revalidate",
    "layak-server",
    "jsonschema",
    "regex",
    "chrono",
    "fluent-bundle",
    "tokio",
];

/// What our own crates of the widget must not use; Yew names it too, but nothing of it is linked unless we call it.
const NEVER_DIRECTLY: &str = "serde_json";
const IN_WIDGET: [&str; 3] = ["layak-rules", "layak-form", "layak-element"];

/// A package with what it uses, development dependencies left out.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Names of what it uses directly; for `layak-element` seen from the WebAssembly target.
    pub direct: BTreeSet<String>,
    /// Names of all that it reaches.
    pub reached: BTreeSet<String>,
    /// Direct dependencies that bring the standard library, with the reason.
    pub with_std: Vec<String>,
}

/// Our packages as cargo resolves them for the browser's target.
pub fn packages(project: &Project) -> Result<Vec<Package>> {
    let metadata = MetadataCommand::new()
        .manifest_path(project.root.join("Cargo.toml"))
        .features(CargoOpt::SomeFeatures(Vec::new()))
        .other_options(["--filter-platform".to_owned(), "wasm32-unknown-unknown".to_owned()])
        .exec()
        .context("cargo metadata failed")?;
    let uses = uses(&metadata)?;
    let members = metadata.workspace_packages();
    Ok(members
        .iter()
        .map(|package| {
            let name = package.name.to_string();
            let direct = uses.get(&name).cloned().unwrap_or_default();
            Package { reached: reach(&uses, &name), with_std: with_std(package), name, direct }
        })
        .collect())
}

/// Who uses whom, by name, over normal and build dependencies. Procedural macros do not reach the target.
fn uses(metadata: &Metadata) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let resolve = metadata.resolve.as_ref().context("cargo metadata gave no resolution")?;
    let mut uses = BTreeMap::<String, BTreeSet<String>>::new();
    for node in &resolve.nodes {
        let entry = uses.entry(metadata[&node.id].name.to_string()).or_default();
        for used in &node.deps {
            let other = &metadata[&used.pkg];
            let normal = used.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            let is_macro = other.targets.iter().any(cargo_metadata::Target::is_proc_macro);
            if normal && !is_macro {
                entry.insert(other.name.to_string());
            }
        }
    }
    Ok(uses)
}

fn reach(uses: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(name) = waiting.pop() {
        for used in uses.get(name).into_iter().flatten() {
            if reached.insert(used.clone()) {
                waiting.push(used);
            }
        }
    }
    reached
}

/// Direct dependencies that are not asked for without the standard library.
fn with_std(package: &cargo_metadata::Package) -> Vec<String> {
    let normal = package.dependencies.iter().filter(|used| used.kind == DependencyKind::Normal);
    let std =
        normal.filter(|used| used.uses_default_features || used.features.iter().any(|name| name == "std"));
    std.map(|used| used.name.clone()).collect()
}

/// Arrows that point the wrong way.
pub fn check(packages: &[Package]) -> Vec<Fault> {
    let ours: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let mut faults = Vec::new();
    for package in packages {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
            faults.push(Fault::new(
                &package.name,
                "a package that DESIGN section 4 does not know; give it its arrows",
            ));
            continue;
        };
        for used in &package.direct {
            if ours.contains(used.as_str()) && !allowed.contains(&used.as_str()) {
                faults
                    .push(Fault::new(&package.name, format!("must not use {used}: arrows only point left")));
            }
        }
        if IN_WIDGET.contains(&package.name.as_str()) && package.direct.contains(NEVER_DIRECTLY) {
            faults.push(Fault::new(
                &package.name,
                format!("must not use {NEVER_DIRECTLY}: it costs the widget 11 KiB"),
            ));
        }
        if package.name == "layak-element" {
            let heavy = NEVER_IN_WIDGET.iter().filter(|name| package.reached.contains(**name));
            faults.extend(
                heavy.map(|name| Fault::new(&package.name, format!("{name} must not reach the widget"))),
            );
        }
    }
    faults
}

/// The shared rules crate works without the standard library.
pub fn check_no_std(packages: &[Package], sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let lib = sources.iter().find(|source| source.path == "crates/rules/src/lib.rs");
    if !lib.is_some_and(|source| source.text.contains("#![no_std]")) {
        faults.push(Fault::new(
            "crates/rules/src/lib.rs",
            "no `#![no_std]`: the rules crate has no world in it",
        ));
    }
    let rules = packages.iter().filter(|package| package.name == "layak-rules");
    for name in rules.flat_map(|package| &package.with_std) {
        faults.push(Fault::new(
            "layak-rules",
            format!("{name} must be used with `default-features = false` and no `std`"),
        ));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, direct: &[&str]) -> Package {
        let direct: BTreeSet<String> = direct.iter().map(|name| (*name).to_owned()).collect();
        Package { name: name.into(), reached: direct.clone(), direct, with_std: Vec::new() }
    }

    #[test]
    fn an_arrow_to_the_right_is_a_fault() {
        let right = [package("layak-rules", &["layak-form"]), package("layak-form", &["layak-rules"])];
        let faults = check(&right);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].place, "layak-rules");
    }

    #[test]
    fn the_widget_must_not_reach_the_authors_side() {
        let mut element = package("layak-element", &["layak-form"]);
        element.reached = reach(
            &BTreeMap::from([
                ("layak-element".to_owned(), BTreeSet::from(["layak-form".to_owned()])),
                ("layak-form".to_owned(), BTreeSet::from(["layak-pack".to_owned()])),
            ]),
            "layak-element",
        );
        let faults = check(&[element, package("layak-form", &[])]);
        assert!(faults.iter().any(|fault| fault.words.contains("layak-pack must not reach")), "{faults:?}");
    }

    #[test]
    fn a_general_json_reader_in_the_widget_is_a_fault() {
        assert_eq!(check(&[package("layak-form", &["serde_json"])]).len(), 1);
        assert_eq!(check(&[package("layak-server", &["serde_json"])]).len(), 0);
    }

    #[test]
    fn an_unknown_package_is_a_fault() {
        assert_eq!(check(&[package("layak-extras", &[])]).len(), 1);
    }

    #[test]
    fn std_in_the_rules_crate_is_a_fault() {
        let mut rules = package("layak-rules", &[]);
        rules.with_std = vec!["serde".into()];
        let lib = |text: &str| [Source { path: "crates/rules/src/lib.rs".into(), text: text.into() }];
        assert_eq!(check_no_std(&[rules], &lib("//! Rules.\n#![no_std]\n")).len(), 1);
        assert_eq!(check_no_std(&[package("layak-rules", &[])], &lib("//! Rules.\n")).len(), 1);
        assert_eq!(check_no_std(&[package("layak-rules", &[])], &lib("//! Rules.\n#![no_std]\n")).len(), 0);
    }
}

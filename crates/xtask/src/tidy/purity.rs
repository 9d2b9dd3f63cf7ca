//! The core has no world in it: no clock, files, network, randomness, floats or hash order in rules, pack and form.

use super::{Fault, sources::Source};
use proc_macro2::{Ident, TokenTree};
use syn::{
    Attribute, Item, Lit, UseTree,
    visit::{self, Visit},
};

/// The folders that must be pure.
const PURE: [&str; 3] = ["crates/rules/src/", "crates/pack/src/", "crates/form/src/"];

/// What reads packs from disk, behind a feature that neither browser nor server needs.
const READS_FILES: &str = "crates/pack/src/folder.rs";

/// Names that bring the world, floats or an order that changes from run to run.
const NAMES: [&str; 12] = [
    "SystemTime",
    "Instant",
    "f32",
    "f64",
    "HashMap",
    "HashSet",
    "RandomState",
    "rand",
    "getrandom",
    "thread_local",
    "println",
    "eprintln",
];

/// Modules of the standard library that are the world.
const MODULES: [&str; 7] = ["fs", "env", "net", "process", "thread", "time", "io"];

/// Faults against purity in one file of the core; test modules are free.
pub fn check(source: &Source) -> Vec<Fault> {
    let in_core = source.path.ends_with(".rs") && PURE.iter().any(|folder| source.path.starts_with(folder));
    if !in_core || source.path == READS_FILES || source.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    match syn::parse_file(&source.text) {
        Ok(file) => {
            let mut reader = Reader { path: &source.path, faults: Vec::new() };
            reader.visit_file(&file);
            reader.faults
        }
        Err(error) => {
            vec![Fault::new(format!("{}:{}", source.path, error.span().start().line), error.to_string())]
        }
    }
}

struct Reader<'a> {
    path: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, line: usize, what: &str) {
        let words = format!("`{what}` does not belong in the core: no clock, world, float or hash order");
        self.faults.push(Fault::new(format!("{}:{line}", self.path), words));
    }

    fn name(&mut self, ident: &Ident) {
        if NAMES.iter().any(|name| ident == name) {
            self.fault(ident.span().start().line, &ident.to_string());
        }
    }

    /// `std::fs` in a path or an import; `core::time` too.
    fn step(&mut self, from: &Ident, to: &Ident) {
        if (from == "std" || from == "core") && MODULES.iter().any(|module| to == module) {
            self.fault(to.span().start().line, &format!("{from}::{to}"));
        }
    }

    fn import(&mut self, before: Option<&Ident>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                self.import_name(before, &path.ident);
                self.import(Some(&path.ident), &path.tree);
            }
            UseTree::Name(name) => self.import_name(before, &name.ident),
            UseTree::Rename(name) => self.import_name(before, &name.ident),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(before, tree)),
            _ => {}
        }
    }

    fn import_name(&mut self, before: Option<&Ident>, ident: &Ident) {
        self.name(ident);
        if let Some(before) = before {
            self.step(before, ident);
        }
    }

    /// The inside of a macro call is not parsed as Rust; its words are looked at one by one.
    fn tokens(&mut self, tokens: proc_macro2::TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => self.name(&ident),
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !attributes(item).iter().any(is_test) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(None, &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        names.iter().for_each(|ident| self.name(ident));
        for pair in names.windows(2) {
            if let [from, to] = pair {
                self.step(from, to);
            }
        }
        visit::visit_path(self, path);
    }

    fn visit_lit(&mut self, literal: &'ast Lit) {
        if let Lit::Float(float) = literal {
            self.fault(float.span().start().line, &float.to_string());
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }
}

/// `#[test]`, `#[cfg(test)]` and `#[cfg(all(test, ...))]`.
fn is_test(attribute: &Attribute) -> bool {
    if attribute.path().is_ident("test") {
        return true;
    }
    let syn::Meta::List(list) = &attribute.meta else { return false };
    let words = list.tokens.to_string();
    attribute.path().is_ident("cfg")
        && (words == "test" || words.starts_with("all (test") || words.starts_with("all(test"))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let source = Source { path: "crates/rules/src/sample.rs".into(), text: text.into() };
        check(&source).into_iter().map(|fault| fault.to_string()).collect()
    }

    #[test]
    fn every_kind_of_world_is_a_fault() {
        let worlds = [
            "fn f() { let _ = std::time::SystemTime::now(); }",
            "use std::time::Instant;",
            "use std::{collections::BTreeMap, fs};",
            "fn f(path: &str) { let _ = std::fs::read(path); }",
            "fn f() { let _ = std::env::var(\"HOME\"); }",
            "fn f(amount: f64) {}",
            "fn f() -> i64 { 1.5 as i64 }",
            "use std::collections::HashMap;",
            "struct S { all: std::collections::HashSet<u8> }",
            "fn f() { let _ = vec![rand::random::<u8>()]; }",
            "fn f() { println!(\"x\"); }",
            "mod inner { fn f() { let _: f32; } }",
            "impl S { fn f(&self) -> f32 { todo!() } }",
        ];
        for world in worlds {
            assert!(!faults(world).is_empty(), "not seen: {world}");
        }
    }

    #[test]
    fn the_place_is_named() {
        let found = faults("//! Sample.\n\nfn f(amount: f64) {}\n");
        assert!(found[0].starts_with("crates/rules/src/sample.rs:3: `f64`"), "{found:?}");
    }

    #[test]
    fn comments_texts_and_tests_are_free() {
        assert_eq!(faults("// a HashMap would be wrong here\nconst A: &str = \"f64\";"), [""; 0]);
        assert_eq!(
            faults("#[cfg(test)] mod tests { use std::collections::HashMap; fn f(a: f64) {} }"),
            [""; 0]
        );
        assert_eq!(faults("use alloc::collections::BTreeMap; fn env() {}"), [""; 0]);
    }

    #[test]
    fn other_floors_may_have_the_world() {
        let source = Source { path: "crates/server/src/main.rs".into(), text: "use std::fs;".into() };
        assert!(check(&source).is_empty());
    }
}

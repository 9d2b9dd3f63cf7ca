//! Leftovers: what is declared and used nowhere.
//!
//! They are told only for a pack without errors: after one, what it hides looks unused.

use super::Compiler;
use crate::{
    diagnostic::Code,
    json::{Json, Place},
};

impl Compiler<'_> {
    pub(super) fn report_unused(&mut self) {
        if self.faults.has_errors() {
            return;
        }
        let used = &self.used;
        let mut unused: Vec<(String, Place)> = Vec::new();
        let mut section = |name: &str, is_used: &dyn Fn(usize, &str) -> bool| {
            let members = self.root.get(name).map(Json::members).unwrap_or_default();
            for (index, member) in members.iter().enumerate() {
                if !is_used(index, &member.name) {
                    unused.push((member.name.clone(), member.value.place.clone()));
                }
            }
        };
        let number = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        section("parameters", &|index, _| used.parameters.contains(&number(index)));
        section("lists", &|index, _| used.lists.contains(&number(index)));
        section("provisions", &|index, _| used.provisions.contains(&number(index)));
        section("$defs", &|_, name| used.definitions.contains(name));
        section("sources", &|_, name| used.sources.contains(name));
        for (name, place) in unused {
            self.faults.add(Code::Unused, &place, &[&name]);
        }
    }
}

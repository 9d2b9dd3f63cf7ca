//! One provision: its rule in words, when it is in force, how sure it is, and what follows when it holds or does not.

use super::{Clause, Part, Reading, words};
use layak_rules::program::{Citation, List, Provision, ProvisionId, Standing};

impl<'a> Reading<'a> {
    /// Every provision in force on the days that are read, in the pack's order.
    pub fn provisions(&self) -> Vec<Part> {
        let met = self.program.provisions().iter().filter(|provision| self.meets(provision.period()));
        met.map(|provision| self.provision(provision)).collect()
    }

    /// One provision in full.
    pub(super) fn provision(&self, provision: Provision<'_>) -> Part {
        let reading = self.within(provision.period());
        let mut part = Part::new(provision.id(), reading.text(provision.title()));
        part.says = provision.predicate().into_iter().map(|node| reading.rule(node)).collect();
        if provision.predicate().is_none() {
            part.says.extend(provision.met().map(|met| Clause::Say(reading.text(met))));
        } else {
            reading.consequences(provision, &mut part);
        }
        part.line(self.pick("Berlaku", "In force"), self.period(provision.period()));
        part.line(self.pick("Kepastian", "Certainty"), words::standing(provision.standing(), self.language));
        part.citations = provision.citations().iter().map(Citation::to_author).collect();
        part
    }

    fn consequences(&self, provision: Provision<'_>, part: &mut Part) {
        if let Some(met) = provision.met() {
            part.line(self.pick("Bila terpenuhi", "If met"), self.text(met));
        }
        if let Some(unmet) = provision.unmet() {
            part.line(
                self.pick("Bila tidak terpenuhi", "If not met"),
                format!("{} {}", self.text(unmet), self.weight(provision)),
            );
        }
        if let Some(next) = provision.next() {
            part.line(self.pick("Langkah berikutnya", "What to do next"), self.text(next));
        }
    }

    /// What an unmet criterion means for the applicant.
    fn weight(&self, provision: Provision<'_>) -> &'static str {
        match (provision.standing(), provision.repairable()) {
            (Standing::Unsure, _) => self.pick("Tanyakan ke kantor.", "Ask the office."),
            (_, true) => self.pick("Ini masih dapat diperbaiki.", "This can still be mended."),
            (_, false) => self.pick("Ini tidak dapat diperbaiki.", "This cannot be mended."),
        }
    }

    /// A provision that takes part in a condition: its title and its rule.
    pub(super) fn mention(&self, id: ProvisionId) -> Option<Clause> {
        let provision = self.in_force(id)?;
        let reading = self.within(provision.period());
        Some(Clause::Provision {
            id: provision.id().to_owned(),
            title: reading.text(provision.title()),
            clauses: provision.predicate().into_iter().map(|node| reading.rule(node)).collect(),
        })
    }

    /// The listed provisions in force under a heading: each in full, or by name where they are told apart.
    pub(super) fn told_under(&self, heading: &str, listed: List<'_, ProvisionId>) -> Part {
        let mut part = Part::new("", heading);
        if self.apart {
            part.says = listed.iter().filter_map(|id| self.mention(id)).collect();
        } else {
            let met = listed.iter().filter_map(|id| self.in_force(id));
            part.parts = met.map(|provision| self.provision(provision)).collect();
        }
        part
    }

    /// The listed provisions that are not in force on the days that are read: title and days.
    pub(super) fn idle(&self, listed: List<'_, ProvisionId>) -> Option<Part> {
        let idle =
            listed.iter().filter(|id| self.in_force(*id).is_none()).filter_map(|id| self.any_provision(id));
        let mut part =
            Part::new("", self.pick("Tidak berlaku pada tanggal ini", "Not in force on this date"));
        part.says = idle
            .map(|provision| {
                let title = self.during(provision.period()).text(provision.title());
                Clause::Say(format!("{title}: {}.", self.period(provision.period())))
            })
            .collect();
        (!part.is_bare()).then_some(part)
    }
}

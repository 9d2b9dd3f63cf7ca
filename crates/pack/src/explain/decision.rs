//! A decision from question to answer, the facts found by rule, and the state of a programme.

use super::{Clause, Part, Reading, words};
use layak_rules::program::{Citation, Decision, DecisionKind, Derivation, Fact, FactId, Window};

impl<'a> Reading<'a> {
    /// The ids of the decisions, in the pack's order.
    pub fn decision_ids(&self) -> impl Iterator<Item = &'a str> {
        self.decisions().iter().map(|decision| decision.id())
    }

    /// A decision in full; none if the pack has none of this id.
    pub fn decision(&self, id: &str) -> Option<Part> {
        let decision = self.decisions().iter().find(|decision| decision.id() == id)?;
        let mut part = Part::new(decision.id(), self.text(decision.title()));
        part.says.push(Clause::Say(self.way(decision.kind()).to_owned()));
        self.frame(decision, &mut part);
        part.parts.extend(self.condition_to_be_decided(decision));
        part.parts.push(self.asked(decision));
        match decision.kind() {
            DecisionKind::Eligibility { criteria } => {
                let heading = self.pick("Syarat-syarat", "Criteria");
                part.parts.push(self.or_none(self.told_under(heading, criteria)));
                part.parts.extend(self.idle(criteria));
            }
            DecisionKind::Permit { arms } => {
                let heading = self.pick("Jawaban yang mungkin, menurut urutan", "Possible answers, in order");
                part.parts.push(self.or_none(Part { parts: self.arms(arms), ..Part::new("", heading) }));
            }
            DecisionKind::Classification { .. } => {}
        }
        if !self.apart {
            part.parts.extend(self.found_by_rule(decision));
        }
        let notes = self.told_under(self.pick("Catatan", "Notes"), decision.notes());
        part.parts.extend((!notes.is_bare()).then_some(notes));
        Some(part)
    }

    /// The part, or that no rule is in force.
    fn or_none(&self, mut part: Part) -> Part {
        if part.is_bare() {
            let none = self.pick(
                "Tidak ada aturan yang berlaku pada tanggal ini. Kantor yang menjawab.",
                "No rule is in force on this date. The office answers.",
            );
            part.says.push(Clause::Say(none.to_owned()));
        }
        part
    }

    fn way(&self, kind: DecisionKind<'_>) -> &'static str {
        match kind {
            DecisionKind::Eligibility { .. } => self.pick(
                "Memenuhi syarat bila semua syarat di bawah ini terpenuhi.",
                "Eligible if all criteria below are met.",
            ),
            DecisionKind::Permit { .. } => self.pick(
                "Jawaban di bawah ini diperiksa berurutan. Yang pertama cocok adalah jawabannya.",
                "The answers below are tried in order. The first that fits is the answer.",
            ),
            DecisionKind::Classification { .. } => self.pick(
                "Golongan di bawah ini diperiksa berurutan. Yang pertama cocok adalah jawabannya.",
                "The classes below are tried in order. The first that fits is the answer.",
            ),
        }
    }

    fn frame(&self, decision: Decision<'_>, part: &mut Part) {
        if let Some(subject) = decision.subject().and_then(|id| self.subject(id)) {
            part.line(self.pick("Diputuskan untuk tiap", "Decided for each"), self.text(subject.title()));
        }
        let after = decision.after().iter().filter_map(|id| self.decisions().get(usize::from(id)));
        let after: Vec<String> = after.map(|other| self.text(other.title())).collect();
        if !after.is_empty() {
            part.line(self.pick("Urus dulu", "See to this first"), after.join("; "));
        }
    }

    fn condition_to_be_decided(&self, decision: Decision<'_>) -> Option<Part> {
        let when = decision.when()?;
        let heading = self.pick("Kapan diputuskan", "When it is decided");
        Some(Part { says: vec![self.rule(when)], ..Part::new("", heading) })
    }

    /// The derived facts that a decision reads.
    fn found_by_rule(&self, decision: Decision<'_>) -> Option<Part> {
        let read = self.read_by(decision);
        let facts = self.program.facts().iter().zip(0..).filter(|(_, id): &(_, FactId)| read.contains(id));
        let parts: Vec<Part> = facts.filter_map(|(fact, _)| self.derived(fact)).collect();
        let heading = self.pick("Yang ditentukan dengan aturan", "What is found by rule");
        (!parts.is_empty()).then(|| Part { parts, ..Part::new("", heading) })
    }

    /// Every derived fact of the pack.
    pub fn derived_facts(&self) -> Vec<Part> {
        self.program.facts().iter().filter_map(|fact| self.derived(fact)).collect()
    }

    fn derived(&self, fact: Fact<'_>) -> Option<Part> {
        let mut part = Part::new(fact.id(), self.text(fact.question()));
        match fact.derived()? {
            Derivation::Arms(arms) => {
                part.parts = self.derived_arms(fact, arms);
                if part.parts.is_empty() {
                    part.says.push(Clause::Say(
                        self.pick("Tidak ada aturan pada tanggal ini.", "No rule on this date.").to_owned(),
                    ));
                }
            }
            Derivation::Digits { of, part: piece } => {
                let format = self.program.format_of(self.program.fact(of));
                let (number, piece) = (self.name(of), words::number_part(format, piece, self.language));
                let (id, en) =
                    (format!("Dibaca dari {number}: {piece}."), format!("Read from {number}: {piece}."));
                part.says.push(Clause::Say(self.pick(&id, &en).to_owned()));
            }
        }
        Some(part)
    }

    /// When the programme takes applications, on the days that are read; none for packs without windows.
    pub fn programme(&self) -> Option<Part> {
        if self.windows().is_empty() {
            return None;
        }
        let met = self.windows().iter().filter(|window| self.meets(window.period));
        let parts: Vec<Part> = met.map(|window| self.window(window)).collect();
        let mut part = Part::new("", self.pick("Keadaan program", "State of the programme"));
        if parts.is_empty() {
            let unknown = words::programme(layak_rules::program::WindowState::NoEdition, self.language);
            part.says.push(Clause::Say(format!("{unknown}.")));
        }
        part.parts = parts;
        Some(part)
    }

    fn window(&self, window: Window) -> Part {
        let state = words::programme(window.state, self.language);
        let mut part = Part::new("", format!("{state}: {}", self.period(window.period)));
        if let Some(provision) = self.any_provision(window.provision) {
            part.id = provision.id().to_owned();
            part.says.extend(provision.met().map(|met| Clause::Say(self.text(met))));
            part.citations = provision.citations().iter().map(Citation::to_author).collect();
        }
        part
    }
}

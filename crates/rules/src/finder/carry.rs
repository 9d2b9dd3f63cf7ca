//! Answers carried from one pack into another: a fact of the same id is the same question.

use crate::{
    answers::{Answers, FactAt, Slot},
    program::{Fact, Program},
    text::cut_last,
};

/// The answers to facts of the root as another program takes them. What it does not ask, or not in this way, is left out.
pub fn carry(from: &Program, answers: &Answers, to: &Program) -> Answers {
    let mut carried = Answers::new(to);
    for (id, fact) in (0..).zip(from.facts()) {
        let target = to.fact_by_id(fact.id()).map(|id| (id, to.fact(id)));
        let Some((target_id, target)) = target.filter(|(_, target)| target.is_asked()) else { continue };
        let slot = translate(fact, answers.get(from, FactAt::root(id)), target);
        // A fact of another type or of a repeating subject takes nothing.
        carried.set(to, FactAt::root(target_id), slot);
    }
    carried
}

/// An option is known by its value. Several at once are not carried: half of them would be another answer.
fn translate(from: Fact<'_>, slot: &Slot, to: Fact<'_>) -> Slot {
    match slot {
        Slot::Choice(chosen) => {
            let option =
                from.options().get(usize::from(*chosen)).and_then(|option| to.option_like(option.value()));
            option.map_or(Slot::Absent, Slot::Choice)
        }
        Slot::Choices(_) => Slot::Absent,
        other => other.clone(),
    }
}

impl Fact<'_> {
    /// The option with this value; else the nearest one above it: `food.chips` is a kind of `food`, a pack that
    /// knows only the kind takes that.
    pub fn option_like(&self, value: &str) -> Option<u16> {
        let mut value = value;
        loop {
            if let Some(at) = self.options().iter().position(|option| option.value() == value) {
                return u16::try_from(at).ok();
            }
            value = cut_last(value, b'.')?.0;
        }
    }
}

//! Which questions are asked, as the answers stand.

use crate::{form::Form, grid::Grid};
use layak_rules::{
    FactAt, Mode, decide,
    evaluate::{Era, Evaluation, Truth},
};

/// Whether the fact of a field is live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Live {
    /// Never, as the answers stand.
    #[default]
    No,
    /// Answers that may still come decide; it is not asked yet.
    Open,
    /// It is not known for certain, but its page was left and it is live if nothing more is answered: it is asked.
    AsThingsStand,
    /// It is, whatever comes next.
    Yes,
}

impl Form {
    /// Whether a fact is asked: it is live whatever comes next, or as things stand on a page that was left.
    pub(crate) fn is_live(&self, at: FactAt) -> bool {
        if !self.fact(at).is_asked() {
            return false;
        }
        matches!(self.live.get(&self.program, at), Some(Live::Yes | Live::AsThingsStand))
    }

    /// As [`Form::is_live`], without what the mode withholds.
    pub(crate) fn is_shown(&self, at: FactAt) -> bool {
        self.is_live(at) && !(self.inline && self.fact(at).is_sensitive())
    }

    /// Settles again what is live and what is decided.
    pub(crate) fn refresh(&mut self) {
        for (id, subject) in (0..).zip(self.program.clone().subjects()) {
            let full = self.answers.items(id) >= subject.max_items();
            let said = self.more.get(usize::from(id)).copied().flatten() == Some(false);
            self.answers.set_complete(id, full || said);
        }
        self.live = self.live_in(Mode::Draft);
        self.outcome = decide(&self.program, &self.answers, self.on, Mode::Draft);
        self.settle_places();
    }

    /// Settles again which places there are; what is not known to be live on a page that was left is asked if it is live as
    /// things stand.
    pub(crate) fn settle_places(&mut self) {
        let mut at_the_end = None;
        for at in self.fields() {
            if !self.is_open(at) {
                continue;
            }
            let left = self.place_of(at).is_some_and(|place| self.position.has_visited(place));
            let asked = left && {
                let live = at_the_end.get_or_insert_with(|| self.live_in(Mode::Final));
                live.get(&self.program, at) == Some(&Live::Yes)
            };
            self.live.set(&self.program, at, if asked { Live::AsThingsStand } else { Live::Open });
        }
        self.places = self.list_places();
    }

    fn is_open(&self, at: FactAt) -> bool {
        matches!(self.live.get(&self.program, at), Some(Live::Open | Live::AsThingsStand))
    }

    /// Whether each field is live, in unfinished or finished answers.
    pub(crate) fn live_in(&self, mode: Mode) -> Grid<Live> {
        let era = Era::new(&self.program, self.on);
        let evaluation = Evaluation::new(&era, &self.answers, mode);
        let mut live = Grid::like(&self.program, &self.answers);
        for at in self.fields() {
            let value = match evaluation.is_live(at) {
                Truth::Yes => Live::Yes,
                Truth::Unknown => Live::Open,
                Truth::No => Live::No,
            };
            live.set(&self.program, at, value);
        }
        live
    }
}

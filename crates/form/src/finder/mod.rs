//! The programme finder without a screen: which packs' programs the answers so far call for, and what each pack says to
//! them. It fetches nothing itself: [`Finder::wanted`] names the programs, [`Finder::take`] is given them.

mod finding;
mod groups;

pub use finding::Finding;
pub use groups::{FoundGroup, groups, summary};

use crate::words::Book;
use layak_rules::{
    Answers, Date, FactAt, Program, Slot,
    finder::{Catalogue, Exclusion, Listed},
    program::List,
};
use std::{ops::Deref, sync::Arc};

/// The packs beside a finder, as far as their programs were fetched; `P` is how the caller holds a program.
#[derive(Clone, Debug)]
pub struct Finder<P> {
    catalogue: Arc<Catalogue>,
    programs: Vec<Fetched<P>>,
}

/// What became of a pack's program.
#[derive(Clone, Debug)]
enum Fetched<P> {
    /// No answer called for it yet.
    Unasked,
    /// It is on its way.
    Asked,
    /// It did not come.
    Failed,
    /// It is here.
    Here(P),
}

/// What is asked of the packs.
#[derive(Clone, Copy, Debug)]
pub struct Inquiry<'a> {
    /// The finder's own program.
    pub program: &'a Program,
    /// The answers to its questions.
    pub answers: &'a Answers,
    /// The evaluation date.
    pub on: Date,
    /// The BCP 47 tag of the language to speak.
    pub language: &'a str,
    /// The words to speak with.
    pub book: &'a Book,
}

impl<P: Deref<Target = Program>> Finder<P> {
    /// Nothing is fetched yet.
    pub fn new(catalogue: Arc<Catalogue>) -> Finder<P> {
        let programs = catalogue.packs().iter().map(|_| Fetched::Unasked).collect();
        Finder { catalogue, programs }
    }

    /// The packs that it looks at.
    pub fn packs(&self) -> List<'_, Listed<'_>> {
        self.catalogue.packs()
    }

    /// The packs whose programs are to be fetched now, by index: those that read an answer which is given, and that no
    /// answer excludes. Each is named once.
    pub fn wanted(&mut self, inquiry: Inquiry<'_>) -> Vec<usize> {
        let mut wanted = Vec::new();
        for (index, pack) in self.catalogue.packs().iter().enumerate() {
            let unasked = matches!(self.programs[index], Fetched::Unasked);
            if unasked && inquiry.reaches(pack) && inquiry.exclusion(pack).is_none() {
                self.programs[index] = Fetched::Asked;
                wanted.push(index);
            }
        }
        wanted
    }

    /// Takes the program of a pack; none if it could not be fetched.
    pub fn take(&mut self, pack: usize, program: Option<P>) {
        if let Some(fetched) = self.programs.get_mut(pack) {
            *fetched = program.map_or(Fetched::Failed, Fetched::Here);
        }
    }

    /// Lets programs that could not be fetched be wanted again; whether there were any.
    pub fn try_again(&mut self) -> bool {
        let mut failed = false;
        for fetched in self.programs.iter_mut().filter(|fetched| matches!(fetched, Fetched::Failed)) {
            *fetched = Fetched::Unasked;
            failed = true;
        }
        failed
    }
}

impl Inquiry<'_> {
    /// Whether any answer is given that the pack reads.
    fn reaches(&self, pack: Listed<'_>) -> bool {
        pack.reads().iter().any(|fact| *self.answers.get(self.program, FactAt::root(fact)) != Slot::Absent)
    }

    /// The first answer that turns down everything in the pack.
    fn exclusion<'p>(&self, pack: Listed<'p>) -> Option<Exclusion<'p>> {
        pack.reads().iter().find_map(|fact| match self.answers.get(self.program, FactAt::root(fact)) {
            Slot::Choice(option) => pack.excludes(fact, *option, self.on),
            _ => None,
        })
    }
}

//! The finder in a form that decides nothing itself: it fetches what the answers call for, and keeps the list.

use super::App;
use layak_form::{
    Finder, FoundGroup, Inquiry,
    finder::{groups, summary},
};
use layak_rules::{Program, finder::Catalogue};
use std::sync::Arc;

/// The packs beside a finder, and what they say.
pub struct Programmes {
    finder: Finder<Arc<Program>>,
    /// The list.
    pub groups: Vec<FoundGroup>,
    /// How many of each kind, in a line.
    pub summary: String,
    told: String,
}

impl Programmes {
    /// Nothing is found yet.
    pub fn new(catalogue: Arc<Catalogue>) -> Programmes {
        let (groups, summary, told) = Default::default();
        Programmes { finder: Finder::new(catalogue), groups, summary, told }
    }
}

impl App {
    /// Fetches what the answers call for, and lets every pack say anew what it says.
    pub(super) fn find(&mut self) {
        let Some(programmes) = &mut self.programmes else { return };
        let inquiry = Inquiry {
            program: &self.program,
            answers: self.form.answers(),
            on: self.form.on(),
            language: self.form.language_tag(),
            book: self.form.book(),
        };
        for pack in programmes.finder.wanted(inquiry) {
            self.host.fetch(pack, &programmes.finder.packs()[pack].program);
        }
        let (book, language) = (self.form.book(), self.form.language());
        programmes.groups = groups(programmes.finder.find(inquiry), book, language);
        programmes.summary = summary(&programmes.groups, book, language);
    }

    /// Takes a program that was fetched, or that could not be.
    pub(super) fn fetched(&mut self, pack: usize, program: Option<Arc<Program>>) {
        if let Some(programmes) = &mut self.programmes {
            programmes.finder.take(pack, program);
            self.find();
        }
    }

    /// Fetches again what could not be fetched.
    pub(super) fn fetch_again(&mut self) {
        if self.programmes.as_mut().is_some_and(|programmes| programmes.finder.try_again()) {
            self.find();
        }
    }

    /// The list in a line for the status, if it is another than when last said.
    pub(super) fn say_found(&mut self) {
        if let Some(programmes) =
            self.programmes.as_mut().filter(|programmes| programmes.told != programmes.summary)
        {
            programmes.told.clone_from(&programmes.summary);
            self.status.clone_from(&programmes.summary);
        }
    }
}

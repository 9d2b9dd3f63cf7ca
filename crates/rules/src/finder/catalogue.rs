//! The catalogue of a finder: for each pack beside it what to know before its program is fetched. It is made by
//! `layak-pack` from the packs' own decisions; nothing in it is written by hand.

use crate::{
    date::Date,
    program::{FactId, List, LoadError, Period, Program, WindowState, body},
    wire::{Builder, Store, Table, parts, plain, read_counts, read_rows, write},
};
use alloc::{string::String, vec::Vec};

const MAGIC: &[u8; 6] = b"LAYAKC";
/// The version of the binary form; a catalogue of another version is refused.
const VERSION: u16 = 3;

/// All packs beside a finder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    store: Store,
}

parts! {
    /// What a catalogue holds.
    record Catalogued in Catalogues {
        /// SHA-256 of the canonical source of the finder that it was made for: its facts and options are meant by index.
        finder: [u8; 32],
        /// The packs: programmes first, each in the order of its id.
        packs: Vec<author::Listed>,
    }

    /// One pack.
    record Listed in Listed {
        /// Its id.
        id: String,
        /// The address of its program, without an origin.
        program: String,
        /// Its title, in each language of the finder.
        title: Vec<String>,
        /// The office to ask, in each language of the finder.
        office: Vec<String>,
        /// Whether it is a programme: it decides about the eligibility of the applicant, not only of items or about permits.
        /// What is none is listed without a verdict.
        is_programme: bool,
        /// The facts of the finder that its decisions about eligibility read; none where it is no programme.
        reads: Vec<FactId>,
        /// When it takes applications, as its program has it.
        editions: Vec<Edition>,
        /// Answers that turn down everything in it.
        exclusions: Vec<author::Exclusion>,
    }

    /// Options of a fact of the finder, any of which alone makes every decision of a pack *not eligible* on some days.
    record Exclusion in Exclusions {
        /// The days.
        period: Period,
        /// The fact.
        fact: FactId,
        /// Its options.
        options: Vec<u16>,
        /// The plain reason, in each language of the finder.
        reason: Vec<String>,
    }
}

/// A time in which a programme takes applications, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The days that it covers.
    pub period: Period,
    /// The state of the programme on those days.
    pub state: WindowState,
}

plain!(record Edition in Editions { period: Period, state: WindowState });

impl author::Catalogued {
    /// The binary form of the catalogue.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut build = Builder::default();
        build.put(self);
        [MAGIC, &VERSION.to_le_bytes()[..], &write(&build)].concat()
    }
}

impl Catalogue {
    /// Reads the binary form of the catalogue that was made for a finder.
    ///
    /// # Errors
    /// As [`Program::load`]; [`LoadError::Inconsistent`] if it was made for another finder.
    pub fn load(bytes: &[u8], finder: &Program) -> Result<Catalogue, LoadError> {
        let mut body = body(bytes, MAGIC, VERSION)?;
        let (characters, counts) = read_counts(&mut body).ok_or(LoadError::Damaged)?;
        let store = read_rows(body, characters, &counts).ok_or(LoadError::Damaged)?;
        let catalogue = Catalogue { store };
        if catalogue.store.count(Table::Catalogues) != 1 {
            return Err(LoadError::Inconsistent);
        }
        let facts = finder.facts().len();
        let fits = |pack: Listed<'_>| {
            let excluding = pack.exclusions().iter().map(Exclusion::fact);
            pack.reads().iter().chain(excluding).all(|fact| usize::from(fact) < facts)
        };
        let is_own = catalogue.whole().finder() == finder.info().source_sha256();
        let fits = is_own && catalogue.packs().iter().all(fits);
        fits.then_some(catalogue).ok_or(LoadError::Inconsistent)
    }

    fn whole(&self) -> Catalogued<'_> {
        self.store.rows(Table::Catalogues).at(0_usize)
    }

    /// The packs: programmes first, each in the order of its id.
    pub fn packs(&self) -> List<'_, Listed<'_>> {
        self.whole().packs()
    }
}

impl<'c> Listed<'c> {
    /// The state on a date; none for packs without windows.
    pub fn state(self, on: Date) -> Option<(WindowState, Period)> {
        if self.editions().is_empty() {
            return None;
        }
        let open = self.editions().iter().find(|edition| edition.period.contains(on));
        Some(open.map_or((WindowState::NoEdition, Period::default()), |open| (open.state, open.period)))
    }

    /// What excludes it on a date, if this is the answer to a fact.
    pub fn excludes(self, fact: FactId, option: u16, on: Date) -> Option<Exclusion<'c>> {
        self.exclusions().iter().find(|exclusion| {
            exclusion.fact() == fact
                && exclusion.period().contains(on)
                && exclusion.options().contains(&option)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::author::{Fact, Head, Pack, PackInfo};
    use alloc::vec;

    /// A finder of two facts, and the catalogue of one pack for it.
    fn small() -> (Program, Vec<u8>) {
        let day = |text| Date::parse(text);
        let info = PackInfo { source_sha256: [7; 32], ..PackInfo::default() };
        let mut finder = Pack {
            head: Head { info, languages: vec!["id".into()] },
            texts: vec![vec!["".into()]],
            facts: vec![Fact::default(); 2],
            ..Pack::default()
        };
        finder.prepare().unwrap();
        let aid = author::Listed {
            id: "aid".into(),
            program: "/packs/aid.0123456789abcdef.layak".into(),
            title: vec!["Bantuan".into(), "Aid".into()],
            office: vec!["Dinas".into(), "Office".into()],
            is_programme: true,
            reads: vec![0],
            editions: vec![Edition {
                period: Period { from: day("2026-01-01"), to: day("2026-03-31") },
                state: WindowState::Open,
            }],
            exclusions: vec![author::Exclusion {
                period: Period { from: day("2026-01-01"), to: None },
                fact: 0,
                options: vec![1, 2],
                reason: vec!["Bukan".into(), "Not".into()],
            }],
        };
        (
            Program::load(&finder.to_bytes()).unwrap(),
            author::Catalogued { finder: [7; 32], packs: vec![aid] }.to_bytes(),
        )
    }

    #[test]
    fn excludes_by_answer_and_day() {
        let (finder, bytes) = small();
        let catalogue = Catalogue::load(&bytes, &finder).unwrap();
        let pack = catalogue.packs().at(0_u8);
        assert_eq!((pack.id(), pack.is_programme()), ("aid", true));
        assert_eq!(pack.title(), ["Bantuan", "Aid"]);
        let on = |text| Date::parse(text).unwrap();
        assert!(pack.excludes(0, 2, on("2026-01-01")).is_some());
        assert!(pack.excludes(0, 2, on("2025-12-31")).is_none());
        assert!(pack.excludes(0, 0, on("2026-01-01")).is_none());
        assert!(pack.excludes(1, 2, on("2026-01-01")).is_none());
        assert_eq!(pack.state(on("2026-03-31")).map(|state| state.0), Some(WindowState::Open));
        assert_eq!(pack.state(on("2026-04-01")).map(|state| state.0), Some(WindowState::NoEdition));
    }

    #[test]
    fn a_catalogue_of_another_finder_is_refused() {
        let (finder, bytes) = small();
        let mut other = finder.to_author();
        other.facts.clear();
        other.prepare().unwrap();
        let other = Program::load(&other.to_bytes()).unwrap();
        assert_eq!(Catalogue::load(&bytes, &other), Err(LoadError::Inconsistent));
        let nothing = author::Catalogued { finder: [8; 32], packs: vec![] }.to_bytes();
        assert_eq!(Catalogue::load(&nothing, &finder), Err(LoadError::Inconsistent));
    }
}

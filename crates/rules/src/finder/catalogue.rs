//! The catalogue of a finder: for each pack beside it what to know before its program is fetched. It is made by
//! `layak-pack` from the packs' own decisions; nothing in it is written by hand.

use crate::{
    date::Date,
    program::{FactId, LoadError, Period, Program, Window, WindowState},
    wire::{Reader, Table, Walk, Wire, Writer, record},
};
use alloc::{string::String, vec::Vec};

const MAGIC: &[u8; 6] = b"LAYAKC";
/// The version of the binary form; a catalogue of another version is refused.
const VERSION: u16 = 1;

/// All packs beside a finder: programmes first, each in the order of its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// SHA-256 of the canonical source of the finder that it was made for: its facts and options are meant by index.
    pub finder: [u8; 32],
    /// How many facts the finder has.
    pub facts: u32,
    /// The packs.
    pub packs: Vec<Listed>,
}

/// One pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The address of its program, without an origin.
    pub program: String,
    /// Its title, in each language of the finder.
    pub title: Vec<String>,
    /// The office to ask, in each language of the finder.
    pub office: Vec<String>,
    /// Whether it is a programme: it decides about the eligibility of the applicant, not only of items or about permits.
    /// What is none is listed without a verdict.
    pub is_programme: bool,
    /// The facts of the finder that its decisions about eligibility read; none where it is no programme.
    pub reads: Vec<FactId>,
    /// When it takes applications, as its program has it.
    pub windows: Vec<Window>,
    /// Answers that turn down everything in it.
    pub exclusions: Vec<Exclusion>,
}

/// Options of a fact of the finder, any of which alone makes every decision of a pack *not eligible* on some days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exclusion {
    /// The days.
    pub period: Period,
    /// The fact.
    pub fact: FactId,
    /// Its options.
    pub options: Vec<u16>,
    /// The plain reason, in each language of the finder.
    pub reason: Vec<String>,
}

impl Catalogue {
    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.clone().walk(&mut to);
        [MAGIC, &VERSION.to_le_bytes()[..], &to.bytes].concat()
    }

    /// Reads the binary form of the catalogue that was made for a finder.
    ///
    /// # Errors
    /// As [`Program::load`]; [`LoadError::Inconsistent`] if it was made for another finder.
    pub fn load(bytes: &[u8], finder: &Program) -> Result<Catalogue, LoadError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(LoadError::NotAProgram)?;
        let (version, body) = rest.split_first_chunk::<2>().ok_or(LoadError::Damaged)?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(LoadError::Version(version));
        }
        let mut from = Reader::new(body);
        let mut catalogue = Catalogue::default();
        catalogue.walk(&mut from);
        if !from.is_whole() {
            return Err(LoadError::Damaged);
        }
        // Every index was checked against this length.
        catalogue.facts = u32::try_from(from.length_of(Table::Facts)).unwrap_or(u32::MAX);
        let own =
            catalogue.finder == finder.info.source_sha256 && catalogue.facts as usize == finder.facts.len();
        own.then_some(catalogue).ok_or(LoadError::Inconsistent)
    }
}

impl Listed {
    /// The state on a date; none for packs without windows.
    pub fn state(&self, on: Date) -> Option<(WindowState, Period)> {
        if self.windows.is_empty() {
            return None;
        }
        let open = self.windows.iter().find(|window| window.period.contains(on));
        Some(open.map_or((WindowState::NoEdition, Period::default()), |open| (open.state, open.period)))
    }

    /// What excludes it on a date, if this is the answer to a fact.
    pub fn excludes(&self, fact: FactId, option: u16, on: Date) -> Option<&Exclusion> {
        self.exclusions.iter().find(|exclusion| {
            exclusion.fact == fact && exclusion.period.contains(on) && exclusion.options.contains(&option)
        })
    }
}

impl Wire for Catalogue {
    fn walk(&mut self, walk: &mut impl Walk) {
        walk.bytes(&mut self.finder);
        walk.declare(Table::Facts, self.facts as usize);
        // Which provision explains a window is for the pack's own program: here any will do.
        walk.declare(Table::Provisions, usize::from(u16::MAX));
        self.packs.walk(walk);
    }
}

record!(Listed { id, program, title, office, is_programme, reads @ Facts, windows, exclusions });
record!(Exclusion { period, fact @ Facts, options, reason });

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn small() -> Catalogue {
        let day = |text| Date::parse(text);
        Catalogue {
            finder: [7; 32],
            facts: 2,
            packs: vec![Listed {
                id: "aid".into(),
                program: "/packs/aid.0123456789abcdef.layak".into(),
                title: vec!["Bantuan".into(), "Aid".into()],
                office: vec!["Dinas".into(), "Office".into()],
                is_programme: true,
                reads: vec![0],
                windows: vec![Window {
                    period: Period { from: day("2026-01-01"), to: day("2026-03-31") },
                    state: WindowState::Open,
                    provision: 0,
                }],
                exclusions: vec![Exclusion {
                    period: Period { from: day("2026-01-01"), to: None },
                    fact: 0,
                    options: vec![1, 2],
                    reason: vec!["Bukan".into(), "Not".into()],
                }],
            }],
        }
    }

    #[test]
    fn excludes_by_answer_and_day() {
        let catalogue = small();
        let pack = &catalogue.packs[0];
        let on = |text| Date::parse(text).unwrap();
        assert!(pack.excludes(0, 2, on("2026-01-01")).is_some());
        assert!(pack.excludes(0, 2, on("2025-12-31")).is_none());
        assert!(pack.excludes(0, 0, on("2026-01-01")).is_none());
        assert!(pack.excludes(1, 2, on("2026-01-01")).is_none());
        assert_eq!(pack.state(on("2026-03-31")).map(|state| state.0), Some(WindowState::Open));
        assert_eq!(pack.state(on("2026-04-01")).map(|state| state.0), Some(WindowState::NoEdition));
    }
}

//! Tables being put together, on the author's side.

use super::{Kind, Part, Table};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// Tables in the order in which their rows come. Lists are told by the cell of their table where they begin.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) tables: BTreeMap<usize, Vec<u32>>,
    pub(super) names: Vec<String>,
    index: BTreeMap<String, u32>,
    /// The texts of each language.
    pub(super) texts: Vec<Vec<String>>,
}

impl Builder {
    /// With the texts of each language, which rows will name.
    pub(crate) fn new(texts: Vec<Vec<String>>) -> Builder {
        Builder { texts, ..Builder::default() }
    }

    /// The number of a name.
    pub(crate) fn name(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.index.get(name) {
            return known;
        }
        let id = self.names.len() as u32;
        self.names.push(name.into());
        self.index.insert(name.into(), id);
        id
    }

    /// Appends a row to its table.
    pub(crate) fn put<P: Part<Value = P>>(&mut self, part: &P) {
        let mut row = Vec::new();
        P::put(part, &mut row, self);
        self.append(P::TABLE, &row);
    }

    /// Appends rows to a table; gives the cell where they begin.
    pub(crate) fn append(&mut self, table: Table, rows: &[u32]) -> u32 {
        let cells = self.tables.entry(table as usize).or_default();
        let start = cells.len() as u32;
        cells.extend_from_slice(rows);
        start
    }
}

/// The indices into a table that a part names, itself or through what it owns, in order.
pub(crate) fn references<P: Part<Value = P>>(part: &P, table: Table) -> Vec<u32> {
    let (mut build, mut row, mut found) = (Builder::default(), Vec::new(), Vec::new());
    P::put(part, &mut row, &mut build);
    build.find(&P::KIND, &row, table, &mut found);
    found
}

impl Builder {
    fn find(&self, kind: &Kind, cells: &[u32], table: Table, found: &mut Vec<u32>) {
        match *kind {
            Kind::Id(into) if into == table => found.push(cells[0]),
            Kind::Span(of) => {
                let (row, width) = (of.row(), of.width());
                let items = self.tables.get(&(of as usize)).map_or(&[][..], Vec::as_slice);
                let own = items[cells[0] as usize..].chunks_exact(width).take(cells[1] as usize);
                own.for_each(|item| self.find(&row, item, table, found));
            }
            Kind::Group(parts) => {
                parts.iter().fold(cells, |rest, part| {
                    self.find(part, rest, table, found);
                    &rest[part.width()..]
                });
            }
            Kind::Choice(parts) => self.find(&parts[cells[0] as usize], &cells[1..], table, found),
            _ => {}
        }
    }
}

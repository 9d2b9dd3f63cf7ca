//! The cells of all tables, and where each table is.

use super::{List, Table, View, code};
use alloc::{string::String, vec::Vec};

/// Tables that were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    pub(super) cells: Vec<u32>,
    /// For each table the cell where it begins, and how many rows it has.
    pub(super) tables: [(u32, u32); Table::COUNT],
    /// All names and texts, end to end.
    pub(super) characters: String,
}

/// A place among cells, to read parts from.
#[derive(Clone, Copy)]
pub struct Cells<'p> {
    /// A row, or all cells.
    pub(crate) cells: &'p [u32],
    /// The place in it.
    pub(crate) at: usize,
    pub(crate) store: &'p Store,
}

impl Store {
    /// How many rows a table has.
    pub(crate) fn count(&self, table: Table) -> usize {
        self.tables[table as usize].1 as usize
    }

    /// The rows of a table.
    #[inline(always)]
    pub(crate) fn rows<'p, T: View<'p>>(&'p self, table: Table) -> List<'p, T> {
        let (start, count) = self.tables[table as usize];
        List::new(self, start, count)
    }

    /// A row that begins at a cell.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn row<const WIDTH: usize>(&self, cell: usize) -> &[u32; WIDTH] {
        // The slice is as long as the row, so that there always is one.
        self.cells[cell..][..WIDTH].first_chunk().unwrap_or(const { &[0; WIDTH] })
    }

    /// The place of a cell.
    #[inline(always)]
    pub(crate) fn cell(&self, at: usize) -> Cells<'_> {
        Cells { cells: &self.cells, at, store: self }
    }

    /// The cells of each row of a table.
    pub(crate) fn cells_of(&self, table: Table) -> impl Iterator<Item = Cells<'_>> {
        let (start, count) = self.tables[table as usize];
        let width = table.width();
        let rows = (0..count as usize).map(move |row| start as usize + row * width);
        rows.map(|at| self.cell(at))
    }

    /// Calls `visit` with everything that a row of a table names: each index with its table, each item of a list with the
    /// table of items.
    pub(crate) fn for_each_named(&self, table: Table, row: usize, visit: &mut dyn FnMut(Table, u32)) {
        let start = self.tables[table as usize].0 as usize + row * table.width();
        self.named(table.code(), &self.cells[start..], visit);
    }

    fn named(&self, mut code: &'static [u8], mut cells: &[u32], visit: &mut dyn FnMut(Table, u32)) {
        while let Some((&byte, rest)) = code.split_first() {
            code = rest;
            let mut width = 1;
            match byte {
                code::WIDE | code::CHARS => width = 2,
                code::CHOICE => {
                    width = code[1].into();
                    let (own, after) = code::choice(code, cells[0] as usize);
                    code = after;
                    self.named(own, &cells[1..], visit);
                }
                code::LIMIT.. => {}
                code::SPAN.. => {
                    width = 2;
                    let table = Table::of(byte);
                    for at in 0..cells[1] {
                        let item = cells[0] + at * table.width() as u32;
                        visit(table, item);
                        self.named(table.code(), &self.cells[item as usize..], visit);
                    }
                }
                code::ID.. => visit(Table::of(byte), cells[0]),
                _ => {}
            }
            cells = &cells[width..];
        }
    }

    /// A name by its number.
    pub(super) fn name(&self, id: u32) -> &str {
        self.characters(Table::Names, id as usize)
    }

    /// The characters of a row of [`Table::Names`] or [`Table::Words`].
    pub(crate) fn characters(&self, table: Table, row: usize) -> &str {
        let at = self.tables[table as usize].0 as usize + 2 * row;
        &self.characters[self.cells[at] as usize..][..self.cells[at + 1] as usize]
    }
}

impl<'p> Cells<'p> {
    /// The cell so many after the place.
    #[inline(always)]
    pub fn cell(self, after: usize) -> u32 {
        self.cells[self.at.wrapping_add(after)]
    }

    /// The place so many cells later.
    #[inline(always)]
    pub fn from(self, after: usize) -> Cells<'p> {
        Cells { at: self.at.wrapping_add(after), ..self }
    }

    /// The cells of a row that begins here.
    #[inline]
    pub fn row<const WIDTH: usize>(self) -> &'p [u32; WIDTH] {
        self.cells[self.at..][..WIDTH].first_chunk().unwrap_or(const { &[0; WIDTH] })
    }
}

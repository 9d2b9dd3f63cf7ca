//! From bytes to tables: one loop over all tables, that checks every cell by its kind (see `code`).
//!
//! Bytes that run out or make no sense set a flag and read as zeros; the flag is looked at once at the end. Nothing is
//! reserved before it is read, so that hostile lengths cost nothing.

use super::{Store, Table, code, numbers};
use alloc::{string::String, vec::Vec};

/// The most bytes of tables: with the widest rows, their cells can still be counted.
const MOST_BYTES: usize = 1 << 24;

/// How many rows each table has.
pub(crate) type Counts = [u32; Table::COUNT];

/// What comes before the rows: the characters, and how many rows there are. None if it makes no sense.
pub(crate) fn read_counts<'b>(bytes: &mut &'b [u8]) -> Option<(&'b str, Counts)> {
    if bytes.len() > MOST_BYTES {
        return None;
    }
    let length = numbers::read(bytes)?;
    let (characters, rest) = bytes.split_at_checked(length.min(MOST_BYTES as u64) as usize)?;
    let characters = core::str::from_utf8(characters).ok()?;
    *bytes = rest;
    let mut counts = [0; Table::COUNT];
    // Every row takes a byte at least.
    let mut left = rest.len() as u64;
    for (count, table) in counts.iter_mut().zip(&Table::ALL) {
        let number = numbers::read(bytes)?;
        left = left.checked_sub(number)?;
        *count = number as u32;
        if *count > table.most() {
            return None;
        }
    }
    Some((characters, counts))
}

/// The rows that follow; none if they make no sense.
pub(crate) fn read_rows(bytes: &[u8], characters: &str, counts: &Counts) -> Option<Store> {
    let mut tables = [(0, 0); Table::COUNT];
    let mut start = 0;
    for ((table, &count), known) in Table::ALL.iter().zip(counts).zip(&mut tables) {
        *known = (start, count);
        start += count * table.width() as u32;
    }
    let mut reader = Reader {
        bytes,
        cells: Vec::new(),
        tables,
        used: [0; Table::COUNT],
        characters,
        place: 0,
        failed: false,
    };
    for (table, &count) in Table::ALL.iter().zip(counts) {
        for _ in 0..count {
            if reader.failed {
                return None;
            }
            reader.row(table.code());
        }
    }
    let whole = !reader.failed && reader.bytes.is_empty() && reader.is_all_used();
    whole.then(|| Store { cells: reader.cells, tables, characters: String::from(characters) })
}

struct Reader<'b> {
    bytes: &'b [u8],
    cells: Vec<u32>,
    tables: [(u32, u32); Table::COUNT],
    /// For each table how many rows belong to lists before; of names and texts, how many were named.
    used: Counts,
    characters: &'b str,
    /// The byte of the characters after the last piece.
    place: u32,
    failed: bool,
}

impl Reader<'_> {
    fn row(&mut self, mut code: &'static [u8]) {
        while let Some((&byte, rest)) = code.split_first() {
            code = rest;
            match byte {
                code::WIDE => {
                    let number = numbers::unfold(self.number());
                    self.cells.extend([number as u32, (number >> 32) as u32]);
                }
                code::CHARS => {
                    let length = self.up_to(self.characters.len() as u32 - self.place);
                    self.cells.extend([self.place, length]);
                    self.place += length;
                    self.failed |= !self.characters.is_char_boundary(self.place as usize);
                }
                code::CHOICE => {
                    let end = self.cells.len() + usize::from(code[1]);
                    let which = self.up_to(u32::from(code[0]).saturating_sub(1));
                    self.cells.push(which);
                    if code[0] == 0 {
                        self.failed = true;
                        return;
                    }
                    let (own, after) = code::choice(code, which as usize);
                    code = after;
                    self.row(own);
                    self.cells.resize(end, 0);
                }
                code::LIMIT.. => {
                    let number = self.up_to(code::LIMITS[usize::from(byte - code::LIMIT)]);
                    self.cells.push(number);
                }
                code::SPAN.. => {
                    let table = Table::of(byte);
                    let ((start, count), used) = (self.tables[table as usize], self.used[table as usize]);
                    let length = self.up_to(count - used);
                    self.used[table as usize] = used + length;
                    self.cells.extend([start + used * table.width() as u32, length]);
                }
                code::ID.. => {
                    let id = self.id(Table::of(byte));
                    self.cells.push(id);
                }
                most => {
                    let number = self.up_to(most.into());
                    self.cells.push(number);
                }
            }
        }
    }

    fn number(&mut self) -> u64 {
        numbers::read(&mut self.bytes).unwrap_or_else(|| {
            self.failed = true;
            0
        })
    }

    fn up_to(&mut self, most: u32) -> u32 {
        let number = self.number();
        if number > most.into() {
            self.failed = true;
            return 0;
        }
        number as u32
    }

    fn id(&mut self, table: Table) -> u32 {
        let count = self.tables[table as usize].1;
        if !table.is_told_when_new() {
            let id = self.up_to(u32::MAX);
            self.failed |= id >= count;
            return id;
        }
        // How many were new since it was; nothing: it is new.
        let known = self.used[table as usize];
        let back = self.up_to(known);
        if back > 0 {
            return known - back;
        }
        self.failed |= known >= count;
        self.used[table as usize] = known + 1;
        known
    }

    /// Whether every item belongs to a list, and every name and text is named.
    fn is_all_used(&self) -> bool {
        let all = Table::ALL.iter().zip(self.tables.iter().zip(self.used));
        all.filter(|(table, _)| table.is_used()).all(|(_, (&(_, count), used))| count == used)
            && self.place as usize == self.characters.len()
    }
}

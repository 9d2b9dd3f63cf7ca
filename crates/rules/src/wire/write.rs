//! From tables to bytes. What belongs to no list is not written, and neither are names and texts that nothing names; the
//! rest is numbered in the order in which it is named, so that reading needs to be told lengths only.

use super::{Builder, Kind, Table, numbers};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// The bytes of tables.
pub(crate) fn write(build: &Builder) -> Vec<u8> {
    let mut writer = Writer { build, rows: Vec::new(), named: Table::ALL.map(|_| Named::default()) };
    let mut counts = Vec::new();
    let mut characters = String::new();
    for table in Table::ALL {
        let kind = table.row();
        let width = kind.width().max(1);
        let count = match table {
            Table::Names => writer.names(&mut characters),
            Table::Words => writer.words(&mut characters),
            Table::Texts => writer.named[table as usize].order.len(),
            _ => {
                let cells = build.tables.get(&(table as usize)).map_or(&[][..], Vec::as_slice);
                let all = 0..cells.len() / width;
                let order = if table.is_used() {
                    core::mem::take(&mut writer.named[table as usize].order)
                } else {
                    all.map(|row| row as u32).collect()
                };
                for &row in &order {
                    writer.part(&kind, &cells[row as usize * width..]);
                }
                order.len()
            }
        };
        counts.push(count as u64);
    }
    let mut bytes = Vec::new();
    numbers::write(&mut bytes, characters.len() as u64);
    bytes.extend_from_slice(characters.as_bytes());
    counts.into_iter().for_each(|count| numbers::write(&mut bytes, count));
    bytes.extend(writer.rows);
    bytes
}

struct Writer<'b> {
    build: &'b Builder,
    rows: Vec<u8>,
    named: [Named; Table::COUNT],
}

/// What was named of a table.
#[derive(Default)]
struct Named {
    /// The rows in the order in which they are written.
    order: Vec<u32>,
    /// Where each row stands in it, for names and texts.
    place: BTreeMap<u32, u32>,
}

impl Writer<'_> {
    /// Writes a part from the front of some cells; gives those after it.
    fn part<'c>(&mut self, kind: &Kind, cells: &'c [u32]) -> &'c [u32] {
        let (own, after) = cells.split_at(kind.width());
        match *kind {
            Kind::UpTo(_) => self.number(own[0].into()),
            Kind::Wide => {
                let value = u64::from(own[0]) | u64::from(own[1]) << 32;
                self.number(numbers::fold(value as i64));
            }
            Kind::Id(table) if table.is_told_when_new() => self.named(table, own[0]),
            Kind::Id(_) => self.number(own[0].into()),
            Kind::Span(table) => {
                let first = own[0] / table.row().width() as u32;
                self.named[table as usize].order.extend(first..first + own[1]);
                self.number(own[1].into());
            }
            // Names and words are written as such.
            Kind::Chars => {}
            Kind::Group(parts) => {
                parts.iter().fold(own, |rest, part| self.part(part, rest));
            }
            Kind::Choice(parts) => {
                self.number(own[0].into());
                self.part(&parts[own[0] as usize], &own[1..]);
            }
        }
        after
    }

    fn number(&mut self, number: u64) {
        numbers::write(&mut self.rows, number);
    }

    fn named(&mut self, table: Table, row: u32) {
        let Named { order, place } = &mut self.named[table as usize];
        let known = order.len() as u32;
        let own = *place.entry(row).or_insert(known);
        if own == known {
            order.push(row);
        }
        self.number((known - own).into());
    }

    fn names(&mut self, characters: &mut String) -> usize {
        let order = core::mem::take(&mut self.named[Table::Names as usize].order);
        order.iter().for_each(|&name| self.characters(&self.build.names[name as usize], characters));
        order.len()
    }

    /// The texts of one language after the other.
    fn words(&mut self, characters: &mut String) -> usize {
        let order = core::mem::take(&mut self.named[Table::Texts as usize].order);
        for texts in &self.build.texts {
            for &text in &order {
                let text = texts.get(text as usize).map_or("", String::as_str);
                self.characters(text, characters);
            }
        }
        let count = order.len();
        self.named[Table::Texts as usize].order = order;
        count * self.build.texts.len()
    }

    fn characters(&mut self, text: &str, characters: &mut String) {
        self.number(text.len() as u64);
        characters.push_str(text);
    }
}

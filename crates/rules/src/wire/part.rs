//! The parts of records.

use super::{Builder, Cells, Kind, List, Store, Table, numbers};
use crate::date::{Date, Duration};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// A part as it is read: where it lies in the tables.
pub trait View<'p>: Sized {
    /// How many cells.
    const WIDTH: usize;

    /// Reads it from the front of some cells.
    fn view(cells: Cells<'p>) -> Self;

    /// Reads it from a cell on.
    #[inline(always)]
    fn at(store: &'p Store, cell: usize) -> Self {
        Self::view(store.cell(cell))
    }
}

/// A part of a record, as the author's side owns it.
pub trait Part {
    /// What it is.
    type Value;
    /// How it is read.
    type View<'p>: View<'p>;
    /// What its cells hold.
    const KIND: Kind;
    /// How many cells.
    const WIDTH: usize = Self::KIND.width();
    /// The table that the items of a list lie in.
    const TABLE: Table;

    /// Appends its cells.
    fn put(value: &Self::Value, row: &mut Vec<u32>, build: &mut Builder);

    /// Takes it out of the tables.
    fn take(cells: Cells<'_>) -> Self::Value;
}

/// An index, or several, into the table of this number.
pub struct To<T, const TABLE: usize>(core::marker::PhantomData<T>);

macro_rules! numbers {
    ($($number:ident in $table:ident),*) => {
        $(impl View<'_> for $number {
            const WIDTH: usize = 1;

            #[inline(always)]
            fn view(cells: Cells<'_>) -> $number {
                cells.cell(0) as $number
            }
        }

        impl Part for $number {
            type Value = $number;
            type View<'p> = $number;
            const KIND: Kind = Kind::UpTo(<$number>::MAX as u32);
            const TABLE: Table = Table::$table;

            fn put(value: &$number, row: &mut Vec<u32>, _: &mut Builder) {
                row.push(u32::from(*value));
            }

            fn take(cells: Cells<'_>) -> $number {
                View::view(cells)
            }
        }

        impl<const TABLE: usize> Part for To<$number, TABLE> {
            type Value = $number;
            type View<'p> = $number;
            const KIND: Kind = Kind::Id(Table::ALL[TABLE]);
            const TABLE: Table = Table::ALL[TABLE].of_ids();

            fn put(value: &$number, row: &mut Vec<u32>, _: &mut Builder) {
                row.push(u32::from(*value));
            }

            fn take(cells: Cells<'_>) -> $number {
                View::view(cells)
            }
        })*
    };
}

numbers!(u8 in Numbers, u16 in Numbers, u32 in Codes);

fn bytes(cells: Cells<'_>) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = (cells.cell(at / 4) >> (at % 4 * 8)) as u8;
    }
    bytes
}

/// A part that is copied, whose type to read with is its own.
macro_rules! copied {
    ($($of:ty, $kind:expr, |$value:ident| $put:expr, |$cells:ident| $view:expr;)*) => {
        $(impl View<'_> for $of {
            const WIDTH: usize = <$of as Part>::KIND.width();

            #[inline(always)]
            fn view($cells: Cells<'_>) -> $of {
                $view
            }
        }

        impl Part for $of {
            type Value = $of;
            type View<'p> = $of;
            const KIND: Kind = $kind;
            const TABLE: Table = Table::Numbers;

            fn put($value: &$of, row: &mut Vec<u32>, _: &mut Builder) {
                row.extend($put);
            }

            fn take(cells: Cells<'_>) -> $of {
                View::view(cells)
            }
        })*
    };
}

copied! {
    bool, Kind::UpTo(1), |value| [u32::from(*value)], |cells| cells.cell(0) == 1;
    i16, Kind::UpTo(u16::MAX as u32), |value| [numbers::fold(i64::from(*value)) as u32],
        |cells| numbers::unfold(cells.cell(0).into()) as i16;
    i64, Kind::Wide, |value| [*value as u32, (*value >> 32) as u32],
        |cells| (u64::from(cells.cell(0)) | u64::from(cells.cell(1)) << 32) as i64;
    Date, Kind::UpTo(Date::COUNT - 1), |value| [value.ordinal()], |cells| Date::of_ordinal(cells.cell(0));
    Duration, Kind::Group(&[Kind::UpTo(u32::MAX); 2]), |value| [value.months, value.days],
        |cells| Duration { months: cells.cell(0), days: cells.cell(1) };
    [u8; 32], Kind::Group(&[Kind::UpTo(u32::MAX); 8]), |value| {
        value.chunks_exact(4).map(|four| four.iter().rev().fold(0, |word, byte| word << 8 | u32::from(*byte)))
    }, |cells| bytes(cells);
}

impl<'p> View<'p> for &'p str {
    const WIDTH: usize = 1;

    #[inline(always)]
    fn view(cells: Cells<'p>) -> &'p str {
        cells.store.name(cells.cell(0))
    }
}

impl Part for String {
    type Value = String;
    type View<'p> = &'p str;
    const KIND: Kind = Kind::Id(Table::Names);
    const TABLE: Table = Table::NameIds;

    fn put(value: &String, row: &mut Vec<u32>, build: &mut Builder) {
        row.push(build.name(value));
    }

    fn take(cells: Cells<'_>) -> String {
        <&str>::view(cells).to_string()
    }
}

impl<'p, T: View<'p>> View<'p> for Option<T> {
    const WIDTH: usize = 1 + T::WIDTH;

    #[inline(always)]
    fn view(cells: Cells<'p>) -> Option<T> {
        if cells.cell(0) == 1 { Some(T::view(cells.from(1))) } else { None }
    }
}

/// What may be absent.
macro_rules! maybe {
    ($part:ty) => {
        type Value = Option<<$part as Part>::Value>;
        type View<'p> = Option<<$part as Part>::View<'p>>;
        const KIND: Kind = Kind::Choice(&[Kind::Group(&[]), <$part as Part>::KIND]);
        const TABLE: Table = <$part as Part>::TABLE;

        fn put(value: &Self::Value, row: &mut Vec<u32>, build: &mut Builder) {
            let end = row.len() + Self::WIDTH;
            row.push(u32::from(value.is_some()));
            if let Some(value) = value {
                <$part as Part>::put(value, row, build);
            }
            row.resize(end, 0);
        }

        fn take(cells: Cells<'_>) -> Self::Value {
            (cells.cell(0) == 1).then(|| <$part as Part>::take(cells.from(1)))
        }
    };
}

impl<P: Part> Part for Option<P> {
    maybe!(P);
}

impl<T, const TABLE: usize> Part for To<Option<T>, TABLE>
where
    To<T, TABLE>: Part,
{
    maybe!(To<T, TABLE>);
}

impl<'p, T: View<'p>> View<'p> for List<'p, T> {
    const WIDTH: usize = 2;

    #[inline(always)]
    fn view(cells: Cells<'p>) -> List<'p, T> {
        List::new(cells.store, cells.cell(0), cells.cell(1))
    }
}

/// Several, which lie in a table of their own.
macro_rules! several {
    ($part:ty) => {
        type Value = Vec<<$part as Part>::Value>;
        type View<'p> = List<'p, <$part as Part>::View<'p>>;
        const KIND: Kind = Kind::Span(<$part as Part>::TABLE);
        const TABLE: Table = Table::NONE;

        fn put(value: &Self::Value, row: &mut Vec<u32>, build: &mut Builder) {
            let mut rows = Vec::new();
            value.iter().for_each(|item| <$part as Part>::put(item, &mut rows, build));
            row.extend([build.append(<$part as Part>::TABLE, &rows), value.len() as u32]);
        }

        fn take(cells: Cells<'_>) -> Self::Value {
            let (start, count) = (cells.cell(0) as usize, cells.cell(1) as usize);
            let width = <$part as Part>::WIDTH;
            (0..count).map(|row| <$part as Part>::take(cells.store.cell(start + row * width))).collect()
        }
    };
}

impl<P: Part> Part for Vec<P> {
    several!(P);
}

impl<T, const TABLE: usize> Part for To<Vec<T>, TABLE>
where
    To<T, TABLE>: Part,
{
    several!(To<T, TABLE>);
}

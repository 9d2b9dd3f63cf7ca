//! What declares records: see the module above.

/// Declares records (structs) and choices (enums with data). `in Table` names the table in which the items of a list of it
/// lie; `=> Table` the table that indices point into.
macro_rules! parts {
    ($($(#[$meta:meta])* $what:ident $name:ident $(in $table:ident)? { $($body:tt)* })*) => {
        $(crate::wire::reader! { $what [$(#[$meta])*] $name { $($body)* } })*

        /// The same, as the author's side owns it.
        pub mod author {
            #[allow(unused_imports, reason = "not every file needs all of them")]
            use super::*;

            $(crate::wire::author! { $what [$(#[$meta])*] $name [$($table)?] { $($body)* } })*
        }
    };
}

/// The type to read with.
macro_rules! reader {
    (record [$(#[$meta:meta])*] $name:ident {
        $($(#[$doc:meta])* $field:ident : $type:ty $(=> $to:ident)?),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub struct $name<'p> {
            row: &'p [u32; <author::$name as crate::wire::Part>::WIDTH],
            store: &'p crate::wire::Store,
        }

        impl<'p> crate::wire::View<'p> for $name<'p> {
            const WIDTH: usize = <author::$name as crate::wire::Part>::WIDTH;

            #[inline(always)]
            fn view(cells: crate::wire::Cells<'p>) -> $name<'p> {
                $name { row: cells.row(), store: cells.store }
            }

            #[inline(always)]
            fn at(store: &'p crate::wire::Store, cell: usize) -> $name<'p> {
                $name { row: store.row(cell), store }
            }
        }

        const _: () = {
            /// Where each part stands in a row.
            #[repr(C)]
            struct Layout {
                $($field: [u32; <crate::wire::part!($type $(, $to)?) as crate::wire::Part>::WIDTH],)*
            }

            impl<'p> $name<'p> {
                $($(#[$doc])*
                #[inline(always)]
                pub fn $field(self) -> <crate::wire::part!($type $(, $to)?) as crate::wire::Part>::View<'p> {
                    const AT: usize = core::mem::offset_of!(Layout, $field) / size_of::<u32>();
                    crate::wire::View::view(crate::wire::Cells { cells: self.row, at: AT, store: self.store })
                })*
            }
        };

        impl $name<'_> {
            /// The same with all that it refers to, owned.
            pub fn to_author(self) -> author::$name {
                let cells = crate::wire::Cells { cells: self.row, at: 0, store: self.store };
                <author::$name as crate::wire::Part>::take(cells)
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                $(self.$field() == other.$field())&&*
            }
        }

        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field()))*.finish()
            }
        }
    };
    (choice [$(#[$meta:meta])*] $name:ident {
        $($(#[$doc:meta])* $variant:ident
            $(($($part:ident : $part_type:ty $(=> $part_to:ident)?),*))?
            $({ $($(#[$field_doc:meta])* $field:ident : $type:ty $(=> $to:ident)?),* $(,)? })?),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum $name<'p> {
            $($(#[$doc])* $variant
                $(($(<crate::wire::part!($part_type $(, $part_to)?) as crate::wire::Part>::View<'p>),*))?
                $({ $($(#[$field_doc])*
                    $field: <crate::wire::part!($type $(, $to)?) as crate::wire::Part>::View<'p>),* })?,)*
        }

        impl<'p> crate::wire::View<'p> for $name<'p> {
            crate::wire::whole_row!('p, author::$name);

            #[inline(always)]
            fn view(cells: crate::wire::Cells<'p>) -> $name<'p> {
                crate::wire::variant!(cells, view, View, $name {
                    $($variant
                        $(($($part : $part_type $(=> $part_to)?),*))?
                        $({ $($field : $type $(=> $to)?),* })?,)*
                })
            }
        }
    };
}

/// The type to write with.
macro_rules! author {
    (record [$(#[$meta:meta])*] $name:ident [$($table:ident)?] {
        $($(#[$doc:meta])* $field:ident : $type:ty $(=> $to:ident)?),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl crate::wire::Part for $name {
            type Value = $name;
            type View<'p> = super::$name<'p>;
            crate::wire::record_kind!([$($table)?] $($type $(=> $to)?),*);
            crate::wire::record_parts!($name, $($field : $type $(=> $to)?),*);
        }
    };
    (choice [$(#[$meta:meta])*] $name:ident [$($table:ident)?] {
        $($(#[$doc:meta])* $variant:ident
            $(($($part:ident : $part_type:ty $(=> $part_to:ident)?),*))?
            $({ $($(#[$field_doc:meta])* $field:ident : $type:ty $(=> $to:ident)?),* $(,)? })?),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant
                $(($($part_type),*))?
                $({ $($(#[$field_doc])* $field: $type),* })?,)*
        }

        impl crate::wire::Part for $name {
            type Value = $name;
            type View<'p> = super::$name<'p>;
            crate::wire::choice_kind!([$($table)?] $name {
                $($variant
                    $(($($part : $part_type $(=> $part_to)?),*))?
                    $({ $($field : $type $(=> $to)?),* })?,)*
            });
        }
    };
}

/// A part that points into a table, or one that does not.
macro_rules! part {
    ($type:ty) => {
        $type
    };
    ($type:ty, $table:ident) => {
        crate::wire::To<$type, { crate::wire::Table::$table as usize }>
    };
}

macro_rules! record_kind {
    ([$($table:ident)?] $($type:ty $(=> $to:ident)?),*) => {
        const KIND: crate::wire::Kind = crate::wire::Kind::Group(
            &[$(<crate::wire::part!($type $(, $to)?) as crate::wire::Part>::KIND),*],
        );
        const TABLE: crate::wire::Table = crate::wire::table!($($table)?);
    };
}

macro_rules! record_parts {
    ($name:ident, $($field:ident : $type:ty $(=> $to:ident)?),*) => {
        fn put(value: &$name, row: &mut alloc::vec::Vec<u32>, build: &mut crate::wire::Builder) {
            $(<crate::wire::part!($type $(, $to)?) as crate::wire::Part>::put(&value.$field, row, build);)*
        }

        #[allow(unused_assignments, reason = "after the last part")]
        fn take(cells: crate::wire::Cells<'_>) -> $name {
            let mut rest = cells;
            $name { $($field: crate::wire::next!(rest, take, Part, $type $(, $to)?),)* }
        }
    };
}

/// Reads the next part.
macro_rules! next {
    ($rest:ident, take, Part, $type:ty $(, $to:ident)?) => {{
        let part = $rest;
        $rest = part.from(<crate::wire::part!($type $(, $to)?) as crate::wire::Part>::WIDTH);
        <crate::wire::part!($type $(, $to)?) as crate::wire::Part>::take(part)
    }};
    ($rest:ident, view, View, $type:ty $(, $to:ident)?) => {{
        let part = $rest;
        $rest = part.from(<crate::wire::part!($type $(, $to)?) as crate::wire::Part>::WIDTH);
        crate::wire::View::view(part)
    }};
}

/// Reads a whole row at once: its width, and where it begins.
macro_rules! whole_row {
    ($life:lifetime, $part:ty) => {
        const WIDTH: usize = <$part as crate::wire::Part>::WIDTH;

        #[inline(always)]
        fn at(store: &$life crate::wire::Store, cell: usize) -> Self {
            let row = store.row::<{ <$part as crate::wire::Part>::WIDTH }>(cell);
            Self::view(crate::wire::Cells { cells: row, at: 0, store })
        }
    };
}

macro_rules! table {
    () => {
        crate::wire::Table::NONE
    };
    ($table:ident) => {
        crate::wire::Table::$table
    };
}

/// The variant that the first cell tells.
macro_rules! variant {
    ($cells:ident, $how:ident, $trait:ident, $name:ident {
        $($variant:ident
            $(($($part:ident : $part_type:ty $(=> $part_to:ident)?),*))?
            $({ $($field:ident : $type:ty $(=> $to:ident)?),* })?,)*
    }) => {{
        #[repr(u32)]
        enum Tag { $($variant),* }
        #[allow(unused_mut, unused_assignments, unused_variables, reason = "a variant may have no parts")]
        match $cells.cell(0) {
            $(tag if tag == Tag::$variant as u32 => {
                let mut rest = $cells.from(1);
                $name::$variant
                    $(($(crate::wire::next!(rest, $how, $trait, $part_type $(, $part_to)?)),*))?
                    $({ $($field: crate::wire::next!(rest, $how, $trait, $type $(, $to)?)),* })?
            })*
            _ => unreachable!(),
        }
    }};
}

macro_rules! choice_kind {
    ([$($table:ident)?] $name:ident {
        $($variant:ident
            $(($($part:ident : $part_type:ty $(=> $part_to:ident)?),*))?
            $({ $($field:ident : $type:ty $(=> $to:ident)?),* })?,)*
    }) => {
        const KIND: crate::wire::Kind = crate::wire::Kind::Choice(&[$(
            crate::wire::Kind::Group(&[
                $($(<crate::wire::part!($part_type $(, $part_to)?) as crate::wire::Part>::KIND,)*)?
                $($(<crate::wire::part!($type $(, $to)?) as crate::wire::Part>::KIND,)*)?
            ])
        ),*]);
        const TABLE: crate::wire::Table = crate::wire::table!($($table)?);

        fn put(value: &$name, row: &mut alloc::vec::Vec<u32>, build: &mut crate::wire::Builder) {
            #[repr(u32)]
            enum Tag { $($variant),* }
            let end = row.len() + <$name as crate::wire::Part>::WIDTH;
            match value {
                $($name::$variant $(($($part),*))? $({ $($field),* })? => {
                    row.push(Tag::$variant as u32);
                    $($(<crate::wire::part!($part_type $(, $part_to)?) as crate::wire::Part>::put($part, row, build);)*)?
                    $($(<crate::wire::part!($type $(, $to)?) as crate::wire::Part>::put($field, row, build);)*)?
                })*
            }
            let _ = build;
            row.resize(end, 0);
        }

        fn take(cells: crate::wire::Cells<'_>) -> $name {
            crate::wire::variant!(cells, take, Part, $name {
                $($variant
                    $(($($part : $part_type $(=> $part_to)?),*))?
                    $({ $($field : $type $(=> $to)?),* })?,)*
            })
        }
    };
}

/// Makes parts of small types that are copied: whoever reads and whoever writes have the same.
macro_rules! plain {
    (record $name:ident $(in $table:ident)? { $($field:ident : $type:ty $(=> $to:ident)?),* $(,)? }) => {
        impl crate::wire::Part for $name {
            type Value = $name;
            type View<'p> = $name;
            crate::wire::record_kind!([$($table)?] $($type $(=> $to)?),*);
            crate::wire::record_parts!($name, $($field : $type $(=> $to)?),*);
        }

        impl<'p> crate::wire::View<'p> for $name {
            crate::wire::whole_row!('p, $name);

            #[inline(always)]
            #[allow(unused_assignments, reason = "after the last part")]
            fn view(cells: crate::wire::Cells<'p>) -> $name {
                let mut rest = cells;
                $name { $($field: crate::wire::next!(rest, view, View, $type $(, $to)?),)* }
            }
        }
    };
    (wrapped $name:ident($type:ty)) => {
        impl crate::wire::Part for $name {
            type Value = $name;
            type View<'p> = $name;
            const KIND: crate::wire::Kind = <$type as crate::wire::Part>::KIND;
            const TABLE: crate::wire::Table = crate::wire::Table::NONE;

            fn put(value: &$name, row: &mut alloc::vec::Vec<u32>, build: &mut crate::wire::Builder) {
                <$type as crate::wire::Part>::put(&value.0, row, build);
            }

            fn take(cells: crate::wire::Cells<'_>) -> $name {
                crate::wire::View::view(cells)
            }
        }

        impl<'p> crate::wire::View<'p> for $name {
            const WIDTH: usize = <$type as crate::wire::View<'p>>::WIDTH;

            #[inline(always)]
            fn view(cells: crate::wire::Cells<'p>) -> $name {
                $name(crate::wire::View::view(cells))
            }
        }
    };
    (author $name:ident $(in $table:ident)? {
        $($variant:ident $(($($part:ident : $type:ty $(=> $to:ident)?),*))?),* $(,)?
    }) => {
        impl crate::wire::Part for $name {
            type Value = $name;
            type View<'p> = $name;
            crate::wire::choice_kind!([$($table)?] $name { $($variant $(($($part : $type $(=> $to)?),*))?,)* });
        }
    };
    (choice $name:ident $(in $table:ident)? {
        $($variant:ident $(($($part:ident : $type:ty $(=> $to:ident)?),*))?),* $(,)?
    }) => {
        crate::wire::plain!(author $name $(in $table)? { $($variant $(($($part : $type $(=> $to)?),*))?),* });

        impl<'p> crate::wire::View<'p> for $name {
            crate::wire::whole_row!('p, $name);

            #[inline(always)]
            fn view(cells: crate::wire::Cells<'p>) -> $name {
                crate::wire::variant!(cells, view, View, $name { $($variant $(($($part : $type $(=> $to)?),*))?,)* })
            }
        }
    };
}

/// Makes a part of an enum without data: one cell that tells the place of its variant.
macro_rules! words {
    ($name:ident { $($variant:ident),* $(,)? }) => {
        impl crate::wire::Part for $name {
            type Value = $name;
            type View<'p> = $name;
            const KIND: crate::wire::Kind = crate::wire::Kind::UpTo([$($name::$variant),*].len() as u32 - 1);
            const TABLE: crate::wire::Table = crate::wire::Table::NONE;

            fn put(value: &$name, row: &mut alloc::vec::Vec<u32>, _: &mut crate::wire::Builder) {
                row.push(match value {
                    $($name::$variant => $name::$variant as u32,)*
                });
            }

            fn take(cells: crate::wire::Cells<'_>) -> $name {
                crate::wire::View::view(cells)
            }
        }

        impl crate::wire::View<'_> for $name {
            const WIDTH: usize = 1;

            #[inline(always)]
            fn view(cells: crate::wire::Cells<'_>) -> $name {
                match cells.cell(0) {
                    $(word if word == $name::$variant as u32 => $name::$variant,)*
                    // Checked when it was read.
                    _ => const { [$($name::$variant),*][0] },
                }
            }
        }
    };
}

pub(crate) use {
    author, choice_kind, next, part, parts, plain, reader, record_kind, record_parts, table, variant,
    whole_row, words,
};

//! The tables, in the order in which they are read: first those whose rows have numbers of their own, then those that hold
//! the items of lists, each after all tables that have such lists, at last the names and texts.

use super::{Kind, Part};
#[cfg(feature = "documents")]
use crate::program::{
    Matching,
    author::{NamedRule, Needing, Rule},
};
use crate::{
    evaluate::{LeafRow, pattern::author::Pattern},
    finder::{
        Edition,
        author::{Catalogued, Exclusion, Listed},
    },
    program::{
        Keyed, MOST_DECISIONS, MOST_FACTS, Offset, ReachedDecision, ReachedFact, Window,
        author::{
            Affected, Arm, Choice, Citation, CodeList, DateRule, Decision, DerivedArm, Fact, Format, Head,
            ListVersion, Literal, Node, Page, Parameter, ParameterValue, Provision, Subject,
        },
    },
};

macro_rules! tables {
    ($($table:ident: $kind:expr,)*) => {
        /// See the module.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
        pub enum Table {
            $($table,)*
        }

        impl Table {
            pub(super) const COUNT: usize = [$(Table::$table),*].len();
            pub(crate) const ALL: [Table; Table::COUNT] = [$(Table::$table),*];
        }

        impl Table {
            /// What a row of each table holds.
            pub(super) const ROWS: [Kind; Table::COUNT] = [$($kind),*];
        }
    };
}

/// A row of a table that only engines with documents can read.
macro_rules! of_documents {
    ($kind:expr) => {{
        #[cfg(feature = "documents")]
        const KIND: Kind = $kind;
        #[cfg(not(feature = "documents"))]
        const KIND: Kind = Kind::Choice(&[]);
        KIND
    }};
}

tables! {
    Heads: Head::KIND,
    Subjects: Subject::KIND,
    Facts: Fact::KIND,
    Parameters: Parameter::KIND,
    Lists: CodeList::KIND,
    Nodes: Node::KIND,
    Patterns: Pattern::KIND,
    Formats: Format::KIND,
    Provisions: Provision::KIND,
    Decisions: Decision::KIND,
    Pages: Page::KIND,
    Windows: Window::KIND,
    Affected: Affected::KIND,
    Leaves: LeafRow::KIND,
    Keys: Keyed::KIND,
    Rules: of_documents!(Rule::KIND),
    Catalogues: Catalogued::KIND,

    Options: Choice::KIND,
    DerivedArms: DerivedArm::KIND,
    Values: ParameterValue::KIND,
    Versions: ListVersion::KIND,
    Literals: Literal::KIND,
    Citations: Citation::KIND,
    Arms: Arm::KIND,
    DateRules: DateRule::KIND,
    Offsets: Offset::KIND,
    ReachedFacts: ReachedFact::KIND,
    ReachedDecisions: ReachedDecision::KIND,
    Members: of_documents!(NamedRule::KIND),
    Matchings: of_documents!(Matching::KIND),
    Needs: of_documents!(Needing::KIND),
    Listed: Listed::KIND,
    Editions: Edition::KIND,
    Exclusions: Exclusion::KIND,

    Numbers: Kind::UpTo(u16::MAX as u32),
    Codes: Kind::UpTo(u32::MAX),
    SubjectIds: Kind::Id(Table::Subjects),
    FactIds: Kind::Id(Table::Facts),
    NodeIds: Kind::Id(Table::Nodes),
    PatternIds: Kind::Id(Table::Patterns),
    ProvisionIds: Kind::Id(Table::Provisions),
    DecisionIds: Kind::Id(Table::Decisions),
    RuleIds: Kind::Id(Table::Rules),
    TextIds: Kind::Id(Table::Texts),
    NameIds: Kind::Id(Table::Names),

    Names: Kind::Chars,
    Words: Kind::Chars,
    // A text is a word in each language.
    Texts: Kind::Group(&[]),
}

impl Table {
    /// What holds no items.
    pub(crate) const NONE: Table = Table::Texts;

    /// What a row holds.
    pub(super) fn row(self) -> Kind {
        Table::ROWS[self as usize]
    }

    /// The most rows: so many that to count one more does not overflow.
    pub(crate) fn most(self) -> u32 {
        match self {
            Table::Subjects | Table::Formats => u32::from(u8::MAX) - 1,
            Table::Facts => MOST_FACTS.into(),
            Table::Decisions => MOST_DECISIONS.into(),
            Table::Parameters | Table::Lists | Table::Patterns | Table::Provisions | Table::Leaves => {
                u32::from(u16::MAX) - 1
            }
            _ => u32::MAX,
        }
    }

    /// The table in which lists of indices into this one lie.
    pub(super) const fn of_ids(self) -> Table {
        match self {
            Table::Subjects => Table::SubjectIds,
            Table::Facts => Table::FactIds,
            Table::Nodes => Table::NodeIds,
            Table::Patterns => Table::PatternIds,
            Table::Provisions => Table::ProvisionIds,
            Table::Decisions => Table::DecisionIds,
            Table::Rules => Table::RuleIds,
            Table::Texts => Table::TextIds,
            _ => Table::NONE,
        }
    }

    /// Whether its rows are numbered as they are named, and told by how long ago they were new.
    pub(super) fn is_told_when_new(self) -> bool {
        matches!(self, Table::Names | Table::Texts)
    }

    /// Whether every row is an item of a list, or a name or text that something names.
    pub(super) fn is_used(self) -> bool {
        self > Table::Catalogues && self != Table::Words
    }
}

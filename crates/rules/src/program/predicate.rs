//! Predicates: JSON Schema 2020-12 assertions and applicators, and the words of our own vocabulary, as a flat arena.

use super::{FactId, FormatId, ListId, NodeId, ParameterId, PatternId, RuleId, SubjectId};
use crate::{
    date::Duration,
    wire::{Cells, Part, Table, View, parts, plain, references, words},
};
use alloc::{string::String, vec::Vec};

/// A number: fixed, or the parameter's value of `on`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Fixed in the predicate (counts of structure, not figures of law); for date tests, days of `Date`.
    Fixed(i64),
    /// A parameter.
    Parameter(ParameterId),
}

/// A duration: fixed, or a parameter's value of `on`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationBound {
    /// Fixed in the predicate.
    Fixed(Duration),
    /// A parameter of unit days, months or years.
    Parameter(ParameterId),
}

impl Default for Bound {
    fn default() -> Bound {
        Bound::Fixed(0)
    }
}

impl Default for DurationBound {
    fn default() -> DurationBound {
        DurationBound::Fixed(Duration::default())
    }
}

/// The time tests. With date `d`, duration `D` and evaluation date `on`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeTest {
    /// `elapsedAtLeast`: `d + D <= on`.
    #[default]
    ElapsedAtLeast,
    /// `elapsedAtMost`: `d + D >= on`.
    ElapsedAtMost,
    /// `elapsedMoreThan`: `d + D < on`.
    ElapsedMoreThan,
    /// `elapsedLessThan`: `d + D > on`.
    ElapsedLessThan,
    /// `remainingAtLeast`: `on + D <= d`.
    RemainingAtLeast,
    /// `remainingAtMost`: `on + D >= d`.
    RemainingAtMost,
    /// `remainingMoreThan`: `on + D < d`.
    RemainingMoreThan,
    /// `remainingLessThan`: `on + D > d`.
    RemainingLessThan,
}

/// Comparison of a value with another fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// `equalToFact`.
    #[default]
    Equal,
    /// `notEqualToFact`.
    NotEqual,
    /// `lessThanFact` (numbers and dates).
    Less,
    /// `atMostFact`.
    AtMost,
    /// `moreThanFact`.
    More,
    /// `atLeastFact`.
    AtLeast,
}

/// A set of JSON types, as `type` lists them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeSet(pub u8);

impl TypeSet {
    /// `null`.
    pub const NULL: u8 = 1;
    /// `boolean`.
    pub const BOOLEAN: u8 = 2;
    /// `integer`.
    pub const INTEGER: u8 = 4;
    /// `number`.
    pub const NUMBER: u8 = 8;
    /// `string`.
    pub const STRING: u8 = 16;
    /// `array`.
    pub const ARRAY: u8 = 32;
    /// `object`.
    pub const OBJECT: u8 = 64;
}

impl Node<'_> {
    /// Calls `visit` with each child.
    pub fn for_each_child(self, mut visit: impl FnMut(NodeId)) {
        match self {
            Node::All(children)
            | Node::Any(children)
            | Node::One(children)
            | Node::Count { of: children, .. }
            | Node::Document(_, children) => children.iter().for_each(visit),
            Node::If { condition, then, otherwise } => {
                [Some(condition), then, otherwise].into_iter().flatten().for_each(visit);
            }
            Node::Not(child)
            | Node::Property(_, child)
            | Node::PropertyItems(_, child)
            | Node::Items(child)
            | Node::SumOf(_, child)
            | Node::Contains { item: child, .. } => visit(child),
            _ => {}
        }
    }

    /// Calls `visit` with each fact that the node itself names.
    pub(super) fn for_each_fact(self, mut visit: impl FnMut(FactId)) {
        match self {
            Node::Required(fact)
            | Node::Property(fact, _)
            | Node::SumOf(fact, _)
            | Node::Compare(_, fact) => visit(fact),
            Node::UniqueBy(facts) => facts.iter().for_each(visit),
            _ => {}
        }
    }

    /// Whether the node is a word of the Layak vocabulary about one string, number or boolean.
    pub fn is_word(self) -> bool {
        matches!(
            self,
            Node::Time(..)
                | Node::DateAtLeast(_)
                | Node::DateAtMost(_)
                | Node::Compare(..)
                | Node::InList(_)
                | Node::InListByPrefix(_)
        )
    }

    /// The bounds that the node compares with.
    pub fn bounds(self) -> [Option<Bound>; 2] {
        match self {
            Node::Minimum(bound)
            | Node::Maximum(bound)
            | Node::ExclusiveMinimum(bound)
            | Node::ExclusiveMaximum(bound)
            | Node::MinLength(bound)
            | Node::MaxLength(bound)
            | Node::MinItems(bound)
            | Node::MaxItems(bound)
            | Node::DateAtLeast(bound)
            | Node::DateAtMost(bound) => [Some(bound), None],
            Node::Contains { min, max, .. } => [Some(min), max],
            _ => [None, None],
        }
    }
}

impl author::Node {
    /// Its children.
    pub fn children(&self) -> Vec<NodeId> {
        references(self, Table::Nodes)
    }

    /// The figures that it compares with.
    pub fn parameters(&self) -> Vec<ParameterId> {
        references(self, Table::Parameters).into_iter().map(|parameter| parameter as ParameterId).collect()
    }

    /// The facts that it names itself.
    pub fn facts(&self) -> Vec<FactId> {
        references(self, Table::Facts).into_iter().map(|fact| fact as FactId).collect()
    }
}

parts! {
    /// One node. It judges a value: at the top the subject's facts as one object, below what `Property`, `Items` and
    /// the like select. As in JSON Schema, an assertion about another type than the value's holds.
    choice Node in Nodes {
        /// `true` / `false`.
        Always(holds: bool),
        /// `allOf`, and the conjunction of a schema's keywords.
        All(children: Vec<NodeId> => Nodes),
        /// `anyOf`.
        Any(children: Vec<NodeId> => Nodes),
        /// `oneOf`.
        One(children: Vec<NodeId> => Nodes),
        /// How many of the nodes hold: `minProperties` and `maxProperties` of answers.
        Count {
            /// The nodes.
            of: Vec<NodeId> => Nodes,
            /// The fewest that must hold.
            min: u16,
            /// The most that may hold.
            max: Option<u16>,
        },
        /// `not`.
        Not(child: NodeId => Nodes),
        /// `if` / `then` / `else`.
        If {
            /// The condition.
            condition: NodeId => Nodes,
            /// Applied when the condition holds.
            then: Option<NodeId> => Nodes,
            /// Applied when it does not.
            otherwise: Option<NodeId> => Nodes,
        },
        /// `required` of one fact.
        Required(fact: FactId => Facts),
        /// `required` of a repeating subject's array.
        RequiredItems(subject: SubjectId => Subjects),
        /// `properties` of one fact: holds if absent.
        Property(fact: FactId => Facts, child: NodeId => Nodes),
        /// `properties` of a repeating subject's array: holds if absent.
        PropertyItems(subject: SubjectId => Subjects, child: NodeId => Nodes),
        /// `type`.
        Type(types: TypeSet),
        /// `const`.
        Const(literal: author::Literal),
        /// `enum`.
        Enum(literals: Vec<author::Literal>),
        /// `minimum`.
        Minimum(bound: Bound),
        /// `maximum`.
        Maximum(bound: Bound),
        /// `exclusiveMinimum`.
        ExclusiveMinimum(bound: Bound),
        /// `exclusiveMaximum`.
        ExclusiveMaximum(bound: Bound),
        /// `multipleOf`, above zero.
        MultipleOf(divisor: i64),
        /// `minLength` in Unicode scalar values.
        MinLength(bound: Bound),
        /// `maxLength` in Unicode scalar values.
        MaxLength(bound: Bound),
        /// `pattern`, linear subset.
        Pattern(pattern: PatternId => Patterns),
        /// `format` as an assertion.
        Format(format: FormatId => Formats),
        /// `minItems`.
        MinItems(bound: Bound),
        /// `maxItems`.
        MaxItems(bound: Bound),
        /// `uniqueItems: true`.
        UniqueItems,
        /// `items`: each item satisfies the node.
        Items(item: NodeId => Nodes),
        /// `contains` with `minContains` and `maxContains`.
        Contains {
            /// What an item must satisfy to count.
            item: NodeId => Nodes,
            /// The fewest that must count (1 unless given).
            min: Bound,
            /// The most that may count.
            max: Option<Bound>,
        },
        /// Layak vocabulary: elapsed or remaining time of a date against `on`.
        Time(test: TimeTest, bound: DurationBound),
        /// Layak vocabulary: `onOrAfter`, `onOrBefore` a date.
        DateAtLeast(bound: Bound),
        /// See [`Node::DateAtLeast`].
        DateAtMost(bound: Bound),
        /// Layak vocabulary: comparison with another fact of the same subject or the root.
        Compare(relation: Relation, fact: FactId => Facts),
        /// Layak vocabulary: `uniqueBy`, no two items agree in all these facts (items lacking one take no part).
        UniqueBy(facts: Vec<FactId> => Facts),
        /// Layak vocabulary: `sumOf`, the sum of a fact over the items satisfies the node (absent counts as none).
        SumOf(fact: FactId => Facts, child: NodeId => Nodes),
        /// Layak vocabulary: `inList`, the code is in the list version of `on`.
        InList(list: ListId => Lists),
        /// Layak vocabulary: `inListByPrefix`, the value starts with a code of the list version of `on`.
        InListByPrefix(list: ListId => Lists),
        /// A schema of [`Documents`](super::Documents) over a whole document, with the nodes that it uses as words.
        Document(rule: RuleId => Rules, words: Vec<NodeId> => Nodes),
    }

    /// A constant that a value is compared with.
    choice Literal in Literals {
        /// JSON boolean.
        Bool(value: bool),
        /// JSON integer.
        Int(value: i64),
        /// JSON string.
        Text(value: String),
    }
}

plain!(wrapped TypeSet(u8));
plain!(author Bound { Fixed(value: i64), Parameter(parameter: ParameterId => Parameters) });
impl View<'_> for Bound {
    const WIDTH: usize = Bound::KIND.width();

    #[inline(always)]
    fn view(cells: Cells<'_>) -> Bound {
        Bound::of(cells.cell(0), cells.cell(1), cells.cell(2))
    }
}

impl Bound {
    /// Of its cells: read in so many places that it has a function of its own.
    fn of(which: u32, low: u32, high: u32) -> Bound {
        match which {
            0 => Bound::Fixed((u64::from(low) | u64::from(high) << 32) as i64),
            _ => Bound::Parameter(low as ParameterId),
        }
    }
}

plain!(choice DurationBound { Fixed(duration: Duration), Parameter(parameter: ParameterId => Parameters) });
words!(TimeTest {
    ElapsedAtLeast,
    ElapsedAtMost,
    ElapsedMoreThan,
    ElapsedLessThan,
    RemainingAtLeast,
    RemainingAtMost,
    RemainingMoreThan,
    RemainingLessThan
});
words!(Relation { Equal, NotEqual, Less, AtMost, More, AtLeast });

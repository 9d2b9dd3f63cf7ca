//! Predicates: JSON Schema 2020-12 assertions and applicators, and the words of our own vocabulary, as a flat arena.

use super::{FactId, ListId, NodeId, ParameterId, PatternId, SubjectId, fact::Format};
use crate::date::Duration;
use alloc::{string::String, vec::Vec};

/// One node. It judges a value: at the top the subject's facts as one object, below what `Property`, `Items` and
/// the like select. As in JSON Schema, an assertion about another type than the value's holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Node {
    /// `true` / `false`.
    Always(bool),
    /// `allOf`, and the conjunction of a schema's keywords.
    All(Vec<NodeId>),
    /// `anyOf`.
    Any(Vec<NodeId>),
    /// `oneOf`.
    One(Vec<NodeId>),
    /// How many of the nodes hold: `minProperties` and `maxProperties` of answers.
    Count {
        /// The nodes.
        of: Vec<NodeId>,
        /// The fewest that must hold.
        min: u16,
        /// The most that may hold.
        max: Option<u16>,
    },
    /// `not`.
    Not(NodeId),
    /// `if` / `then` / `else`.
    If {
        /// The condition.
        condition: NodeId,
        /// Applied when the condition holds.
        then: Option<NodeId>,
        /// Applied when it does not.
        otherwise: Option<NodeId>,
    },
    /// `required` of one fact.
    Required(FactId),
    /// `required` of a repeating subject's array.
    RequiredItems(SubjectId),
    /// `properties` of one fact: holds if absent.
    Property(FactId, NodeId),
    /// `properties` of a repeating subject's array: holds if absent.
    PropertyItems(SubjectId, NodeId),
    /// `type`.
    Type(TypeSet),
    /// `const`.
    Const(Literal),
    /// `enum`.
    Enum(Vec<Literal>),
    /// `minimum`.
    Minimum(Bound),
    /// `maximum`.
    Maximum(Bound),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(Bound),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(Bound),
    /// `multipleOf`, above zero.
    MultipleOf(i64),
    /// `minLength` in Unicode scalar values.
    MinLength(Bound),
    /// `maxLength` in Unicode scalar values.
    MaxLength(Bound),
    /// `pattern`, linear subset.
    Pattern(PatternId),
    /// `format` as an assertion.
    Format(Format),
    /// `minItems`.
    MinItems(Bound),
    /// `maxItems`.
    MaxItems(Bound),
    /// `uniqueItems: true`.
    #[default]
    UniqueItems,
    /// `items`: each item satisfies the node.
    Items(NodeId),
    /// `contains` with `minContains` and `maxContains`.
    Contains {
        /// What an item must satisfy to count.
        item: NodeId,
        /// The fewest that must count (1 unless given).
        min: Bound,
        /// The most that may count.
        max: Option<Bound>,
    },
    /// Layak vocabulary: elapsed or remaining time of a date against `on`.
    Time(TimeTest, DurationBound),
    /// Layak vocabulary: `onOrAfter`, `onOrBefore` a date.
    DateAtLeast(Bound),
    /// See [`Node::DateAtLeast`].
    DateAtMost(Bound),
    /// Layak vocabulary: comparison with another fact of the same subject or the root.
    Compare(Relation, FactId),
    /// Layak vocabulary: `uniqueBy`, no two items agree in all these facts (items lacking one take no part).
    UniqueBy(Vec<FactId>),
    /// Layak vocabulary: `sumOf`, the sum of a fact over the items satisfies the node (absent counts as none).
    SumOf(FactId, NodeId),
    /// Layak vocabulary: `inList`, the code is in the list version of `on`.
    InList(ListId),
    /// Layak vocabulary: `inListByPrefix`, the value starts with a code of the list version of `on`.
    InListByPrefix(ListId),
    /// A schema of [`Documents`](super::Documents) over a whole document, with the nodes that it uses as words.
    Document(super::RuleId, Vec<NodeId>),
}

/// A constant that a value is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// JSON boolean.
    Bool(bool),
    /// JSON integer.
    Int(i64),
    /// JSON string.
    Text(String),
}

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

impl Default for Literal {
    fn default() -> Literal {
        Literal::Bool(false)
    }
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

impl Node {
    /// Calls `visit` with each child.
    pub fn for_each_child(&self, mut visit: impl FnMut(NodeId)) {
        match self {
            Node::All(children)
            | Node::Any(children)
            | Node::One(children)
            | Node::Count { of: children, .. }
            | Node::Document(_, children) => children.iter().copied().for_each(visit),
            Node::If { condition, then, otherwise } => {
                [Some(*condition), *then, *otherwise].into_iter().flatten().for_each(visit);
            }
            Node::Not(child)
            | Node::Property(_, child)
            | Node::PropertyItems(_, child)
            | Node::Items(child)
            | Node::SumOf(_, child)
            | Node::Contains { item: child, .. } => visit(*child),
            _ => {}
        }
    }

    /// Whether the node is a word of the Layak vocabulary about one string, number or boolean.
    pub fn is_word(&self) -> bool {
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

    /// The facts that the node itself names.
    pub(super) fn own_facts(&self) -> &[FactId] {
        match self {
            Node::Required(fact)
            | Node::Property(fact, _)
            | Node::SumOf(fact, _)
            | Node::Compare(_, fact) => core::slice::from_ref(fact),
            Node::UniqueBy(facts) => facts,
            _ => &[],
        }
    }

    /// The bounds that the node compares with.
    pub fn bounds(&self) -> [Option<Bound>; 2] {
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
            | Node::DateAtMost(bound) => [Some(*bound), None],
            Node::Contains { min, max, .. } => [Some(*min), *max],
            _ => [None, None],
        }
    }
}

use crate::wire::{Walk, Wire, choice, words};

choice!(Node {
    0 => Always(holds),
    1 => All(children @ Children),
    2 => Any(children @ Children),
    3 => One(children @ Children),
    4 => Not(child @ Children),
    5 => If { condition @ Children, then @ Children, otherwise @ Children },
    6 => Required(fact @ Facts),
    7 => RequiredItems(subject @ Subjects),
    8 => Property(fact @ Facts, child @ Children),
    9 => PropertyItems(subject @ Subjects, child @ Children),
    10 => Type(types),
    11 => Const(literal),
    12 => Enum(literals),
    13 => Minimum(bound),
    14 => Maximum(bound),
    15 => ExclusiveMinimum(bound),
    16 => ExclusiveMaximum(bound),
    17 => MultipleOf(divisor),
    18 => MinLength(bound),
    19 => MaxLength(bound),
    20 => Pattern(pattern @ Patterns),
    21 => Format(format),
    22 => MinItems(bound),
    23 => MaxItems(bound),
    24 => UniqueItems,
    25 => Items(child @ Children),
    26 => Contains { item @ Children, min, max },
    27 => Time(test, bound),
    28 => DateAtLeast(bound),
    29 => DateAtMost(bound),
    30 => Compare(relation, fact @ Facts),
    31 => UniqueBy(facts @ Facts),
    32 => SumOf(fact @ Facts, child @ Children),
    33 => InList(list @ Lists),
    34 => InListByPrefix(list @ Lists),
    35 => Document(rule @ Rules, words @ Children),
    36 => Count { of @ Children, min, max },
});
choice!(Literal {
    0 => Bool(value),
    1 => Int(value),
    2 => Text(value),
});
choice!(Bound {
    0 => Fixed(value),
    1 => Parameter(parameter @ Parameters),
});
choice!(DurationBound {
    0 => Fixed(duration),
    1 => Parameter(parameter @ Parameters),
});
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

impl Wire for TypeSet {
    fn walk(&mut self, walk: &mut impl Walk) {
        self.0.walk(walk);
    }
}

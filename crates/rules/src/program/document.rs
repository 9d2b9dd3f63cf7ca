//! Schemas of documents: JSON Schema 2020-12 over one JSON value, as a flat arena of its own. Only
//! [`Rule::Reference`] may point forwards, so that schemas can be recursive.

use super::{Bound, Format, NodeId, ParameterId, PatternId, TypeSet};
use crate::document::{Decimal, Tree};
use alloc::{string::String, vec::Vec};

/// Index into [`Documents::rules`].
pub type RuleId = u32;

/// The schemas of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    /// The arena.
    pub rules: Vec<Rule>,
}

/// One schema, or one keyword of it. An assertion about another type than the value's holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// `true` / `false`.
    Always(bool),
    /// `allOf`, and the conjunction of a schema's keywords.
    All(Vec<RuleId>),
    /// `anyOf`.
    Any(Vec<RuleId>),
    /// `oneOf`.
    One(Vec<RuleId>),
    /// `not`.
    Not(RuleId),
    /// `if` / `then` / `else`.
    If {
        /// The condition.
        condition: RuleId,
        /// Applied when the condition holds.
        then: Option<RuleId>,
        /// Applied when it does not.
        otherwise: Option<RuleId>,
    },
    /// `$ref`: the same value against another schema.
    Reference(RuleId),
    /// `type`.
    Type(TypeSet),
    /// `const`, and `enum`.
    Enum(Vec<Tree>),
    /// `minimum` and its kin.
    Number(Test, Limit),
    /// `multipleOf`.
    MultipleOf(Decimal),
    /// `minLength`, `maxLength`, `minItems`, `maxItems`, `minProperties`, `maxProperties`.
    Size(Measure, Test, Bound),
    /// `pattern`, linear subset.
    Pattern(PatternId),
    /// `format` as an assertion.
    Format(Format),
    /// `uniqueItems: true`.
    #[default]
    UniqueItems,
    /// `prefixItems` and `items`.
    Items {
        /// For the first elements, one each.
        prefix: Vec<RuleId>,
        /// For the elements after them.
        rest: Option<RuleId>,
    },
    /// `contains` with `minContains` and `maxContains`.
    Contains {
        /// What an element must satisfy to count.
        item: RuleId,
        /// The fewest that must count.
        min: i64,
        /// The most that may count.
        max: Option<i64>,
    },
    /// `properties`, `patternProperties` and `additionalProperties`.
    Properties {
        /// Sorted by name.
        named: Vec<(String, RuleId)>,
        /// By pattern of the name.
        matching: Vec<(PatternId, RuleId)>,
        /// For members that are neither named nor matched.
        rest: Option<RuleId>,
    },
    /// `propertyNames`.
    PropertyNames(RuleId),
    /// `required`.
    Required(Vec<String>),
    /// `dependentRequired`.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`.
    DependentSchemas(Vec<(String, RuleId)>),
    /// `unevaluatedItems`: for elements that nothing in `beside` evaluated.
    UnevaluatedItems {
        /// The other keywords of the schema.
        beside: RuleId,
        /// What is left must satisfy this.
        rest: RuleId,
    },
    /// `unevaluatedProperties`: for members that nothing in `beside` evaluated.
    UnevaluatedProperties {
        /// The other keywords of the schema.
        beside: RuleId,
        /// What is left must satisfy this.
        rest: RuleId,
    },
    /// A word of the Layak vocabulary about a string, number or boolean, judged as an answer is.
    Word(NodeId),
}

/// What a size is counted of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Unicode scalar values of a string.
    #[default]
    Length,
    /// Elements of an array.
    Items,
    /// Members of an object.
    Properties,
}

/// How a number is compared with a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Test {
    /// `minimum`.
    #[default]
    AtLeast,
    /// `maximum`.
    AtMost,
    /// `exclusiveMinimum`.
    More,
    /// `exclusiveMaximum`.
    Less,
}

impl Test {
    /// Whether the order of a value and its limit passes.
    pub fn passes(self, order: core::cmp::Ordering) -> bool {
        match self {
            Test::AtLeast => order.is_ge(),
            Test::AtMost => order.is_le(),
            Test::More => order.is_gt(),
            Test::Less => order.is_lt(),
        }
    }
}

/// A number to compare with: fixed, or the parameter's value of `on`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Fixed in the schema.
    Fixed(Decimal),
    /// A parameter.
    Parameter(ParameterId),
}

impl Default for Limit {
    fn default() -> Limit {
        Limit::Fixed(Decimal::default())
    }
}

impl Rule {
    /// Calls `visit` with each schema that is part of this one; a reference's target is not.
    pub fn for_each_child(&self, mut visit: impl FnMut(RuleId)) {
        match self {
            Rule::All(children) | Rule::Any(children) | Rule::One(children) => {
                children.iter().copied().for_each(visit)
            }
            Rule::If { condition, then, otherwise } => {
                [Some(*condition), *then, *otherwise].into_iter().flatten().for_each(visit);
            }
            Rule::Items { prefix, rest } => prefix.iter().copied().chain(*rest).for_each(visit),
            Rule::Properties { named, matching, rest } => {
                let named = named.iter().map(|(_, child)| *child);
                named.chain(matching.iter().map(|(_, child)| *child)).chain(*rest).for_each(visit);
            }
            Rule::DependentSchemas(members) => members.iter().for_each(|(_, child)| visit(*child)),
            Rule::UnevaluatedItems { beside, rest } | Rule::UnevaluatedProperties { beside, rest } => {
                [*beside, *rest].into_iter().for_each(visit);
            }
            Rule::Not(child) | Rule::PropertyNames(child) | Rule::Contains { item: child, .. } => {
                visit(*child)
            }
            _ => {}
        }
    }

    /// Calls `visit` with each schema that judges the same value as this one.
    pub fn for_each_in_place(&self, mut visit: impl FnMut(RuleId)) {
        match self {
            Rule::Reference(target) => visit(*target),
            Rule::Items { .. } | Rule::Properties { .. } | Rule::PropertyNames(_) | Rule::Contains { .. } => {
            }
            Rule::UnevaluatedItems { beside, .. } | Rule::UnevaluatedProperties { beside, .. } => {
                visit(*beside)
            }
            applicator => applicator.for_each_child(visit),
        }
    }
}

impl Documents {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether every part but a reference is an earlier rule, and what is not an index makes sense.
    pub(super) fn is_consistent(&self, program: &super::Program) -> bool {
        self.rules.iter().enumerate().all(|(index, rule)| self.rule(index, rule, program))
    }

    fn rule(&self, index: usize, rule: &Rule, program: &super::Program) -> bool {
        let mut children = true;
        rule.for_each_child(|child| children &= (child as usize) < index);
        children
            && match rule {
                Rule::Properties { named, matching, .. } => {
                    named.is_sorted_by(|one, other| one.0 < other.0)
                        && matching.iter().all(|(id, _)| usize::from(*id) < program.patterns.len())
                }
                Rule::MultipleOf(divisor) => divisor.is_divisor(),
                Rule::Word(node) => program.nodes[*node as usize].is_word(),
                _ => true,
            }
    }
}

use crate::wire::{choice, record, words};

record!(Documents { rules });
choice!(Rule {
    0 => Always(holds),
    1 => All(children @ Rules),
    2 => Any(children @ Rules),
    3 => One(children @ Rules),
    4 => Not(child @ Rules),
    5 => If { condition @ Rules, then @ Rules, otherwise @ Rules },
    6 => Reference(target @ Rules),
    7 => Type(types),
    8 => Enum(values),
    9 => Number(test, limit),
    10 => MultipleOf(divisor),
    11 => Size(measure, test, bound),
    12 => Pattern(pattern @ Patterns),
    13 => Format(format),
    14 => UniqueItems,
    15 => Items { prefix @ Rules, rest @ Rules },
    16 => Contains { item @ Rules, min, max },
    17 => Properties { named, matching, rest @ Rules },
    18 => PropertyNames(child @ Rules),
    19 => Required(names),
    20 => DependentRequired(members),
    21 => DependentSchemas(members),
    22 => UnevaluatedItems { beside @ Rules, rest @ Rules },
    23 => UnevaluatedProperties { beside @ Rules, rest @ Rules },
    24 => Word(node @ Nodes),
});
words!(Measure { Length, Items, Properties });
words!(Test { AtLeast, AtMost, More, Less });
choice!(Limit {
    0 => Fixed(value),
    1 => Parameter(parameter @ Parameters),
});

//! Schemas of documents: JSON Schema 2020-12 over one JSON value, as a flat arena of its own. Only
//! [`Rule::Reference`] may point forwards, so that schemas can be recursive.

use super::{Bound, FormatId, List, NodeId, ParameterId, PatternId, Program, TypeSet};
use crate::{
    document::{Decimal, Tree},
    wire::{Builder, Cells, Kind, Part, Store, Table, View, parts, plain, references, words},
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// Index into [`Program::rules`].
pub type RuleId = u32;

parts! {
    /// One schema, or one keyword of it. An assertion about another type than the value's holds.
    choice Rule in Rules {
        /// `true` / `false`.
        Always(holds: bool),
        /// `allOf`, and the conjunction of a schema's keywords.
        All(children: Vec<RuleId> => Rules),
        /// `anyOf`.
        Any(children: Vec<RuleId> => Rules),
        /// `oneOf`.
        One(children: Vec<RuleId> => Rules),
        /// `not`.
        Not(child: RuleId => Rules),
        /// `if` / `then` / `else`.
        If {
            /// The condition.
            condition: RuleId => Rules,
            /// Applied when the condition holds.
            then: Option<RuleId> => Rules,
            /// Applied when it does not.
            otherwise: Option<RuleId> => Rules,
        },
        /// `$ref`: the same value against another schema.
        Reference(target: RuleId => Rules),
        /// `type`.
        Type(types: TypeSet),
        /// `const`, and `enum`.
        Enum(values: Vec<Tree>),
        /// `minimum` and its kin.
        Number(test: Test, limit: author::Limit),
        /// `multipleOf`.
        MultipleOf(divisor: Decimal),
        /// `minLength`, `maxLength`, `minItems`, `maxItems`, `minProperties`, `maxProperties`.
        Size(measure: Measure, test: Test, bound: Bound),
        /// `pattern`, linear subset.
        Pattern(pattern: PatternId => Patterns),
        /// `format` as an assertion.
        Format(format: FormatId => Formats),
        /// `uniqueItems: true`.
        UniqueItems,
        /// `prefixItems` and `items`.
        Items {
            /// For the first elements, one each.
            prefix: Vec<RuleId> => Rules,
            /// For the elements after them.
            rest: Option<RuleId> => Rules,
        },
        /// `contains` with `minContains` and `maxContains`.
        Contains {
            /// What an element must satisfy to count.
            item: RuleId => Rules,
            /// The fewest that must count.
            min: i64,
            /// The most that may count.
            max: Option<i64>,
        },
        /// `properties`, `patternProperties` and `additionalProperties`.
        Properties {
            /// Sorted by name.
            named: Vec<author::NamedRule>,
            /// By pattern of the name.
            matching: Vec<Matching>,
            /// For members that are neither named nor matched.
            rest: Option<RuleId> => Rules,
        },
        /// `propertyNames`.
        PropertyNames(child: RuleId => Rules),
        /// `required`.
        Required(names: Vec<String>),
        /// `dependentRequired`.
        DependentRequired(members: Vec<author::Needing>),
        /// `dependentSchemas`.
        DependentSchemas(members: Vec<author::NamedRule>),
        /// `unevaluatedItems`: for elements that nothing in `beside` evaluated.
        UnevaluatedItems {
            /// The other keywords of the schema.
            beside: RuleId => Rules,
            /// What is left must satisfy this.
            rest: RuleId => Rules,
        },
        /// `unevaluatedProperties`: for members that nothing in `beside` evaluated.
        UnevaluatedProperties {
            /// The other keywords of the schema.
            beside: RuleId => Rules,
            /// What is left must satisfy this.
            rest: RuleId => Rules,
        },
        /// A word of the Layak vocabulary about a string, number or boolean, judged as an answer is.
        Word(node: NodeId => Nodes),
    }

    /// A number to compare with: fixed, or the parameter's value of `on`.
    choice Limit {
        /// Fixed in the schema.
        Fixed(value: Decimal),
        /// A parameter.
        Parameter(parameter: ParameterId => Parameters),
    }

    /// A member of an object, and what it must satisfy.
    record NamedRule in Members {
        /// Its name.
        name: String,
        /// The schema.
        rule: RuleId => Rules,
    }

    /// A member of an object that asks for others.
    record Needing in Needs {
        /// Its name.
        name: String,
        /// The names of the others.
        needs: Vec<String>,
    }
}

/// The members whose names match, and what they must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matching {
    /// What their names match.
    pub pattern: PatternId,
    /// The schema.
    pub rule: RuleId,
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

impl Rule<'_> {
    /// Calls `visit` with each schema that is part of this one; a reference's target is not.
    pub fn for_each_child(self, mut visit: impl FnMut(RuleId)) {
        match self {
            Rule::All(children) | Rule::Any(children) | Rule::One(children) => {
                children.iter().for_each(visit)
            }
            Rule::If { condition, then, otherwise } => {
                [Some(condition), then, otherwise].into_iter().flatten().for_each(visit);
            }
            Rule::Items { prefix, rest } => prefix.iter().chain(rest).for_each(visit),
            Rule::Properties { named, matching, rest } => {
                let named = named.iter().map(NamedRule::rule);
                named.chain(matching.iter().map(|one| one.rule)).chain(rest).for_each(visit);
            }
            Rule::DependentSchemas(members) => members.iter().for_each(|member| visit(member.rule())),
            Rule::UnevaluatedItems { beside, rest } | Rule::UnevaluatedProperties { beside, rest } => {
                [beside, rest].into_iter().for_each(visit);
            }
            Rule::Not(child) | Rule::PropertyNames(child) | Rule::Contains { item: child, .. } => {
                visit(child)
            }
            _ => {}
        }
    }

    /// Calls `visit` with each constant that it compares with.
    fn for_each_constant(self, mut visit: impl FnMut(Constant)) {
        match self {
            Rule::Enum(values) => values.iter().for_each(visit),
            Rule::Number(_, Limit::Fixed(value)) | Rule::MultipleOf(value) => visit(value),
            _ => {}
        }
    }
}

impl author::Rule {
    /// The schemas that are part of this one; a reference's target is not.
    pub fn children(&self) -> Vec<RuleId> {
        match self {
            author::Rule::Reference(_) => Vec::new(),
            whole => references(whole, Table::Rules),
        }
    }

    /// The schemas that judge the same value as this one.
    pub fn in_place(&self) -> Vec<RuleId> {
        match self {
            author::Rule::Reference(target) => alloc::vec![*target],
            author::Rule::Items { .. }
            | author::Rule::Properties { .. }
            | author::Rule::PropertyNames(_)
            | author::Rule::Contains { .. } => Vec::new(),
            author::Rule::UnevaluatedItems { beside, .. }
            | author::Rule::UnevaluatedProperties { beside, .. } => {
                alloc::vec![*beside]
            }
            applicator => applicator.children(),
        }
    }
}

/// A constant of a schema, by the name that is its JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constant(u32);

impl View<'_> for Constant {
    const WIDTH: usize = 1;

    fn view(cells: Cells<'_>) -> Constant {
        Constant(cells.cell(0))
    }
}

macro_rules! constants {
    ($($type:ident: |$value:ident| $text:expr;)*) => {
        $(impl Part for $type {
            type Value = $type;
            type View<'p> = Constant;
            const KIND: Kind = String::KIND;
            const TABLE: Table = String::TABLE;

            fn put($value: &$type, row: &mut Vec<u32>, build: &mut Builder) {
                row.push(build.name(&$text));
            }

            fn take(cells: Cells<'_>) -> $type {
                $type::parse(View::view(cells)).unwrap_or_default()
            }
        })*
    };
}

constants! {
    Tree: |value| value.to_text();
    Decimal: |value| value.to_text();
}

/// The constants of a program, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Constants(BTreeMap<u32, Tree>);

impl Constants {
    /// Reads those that are JSON.
    pub(super) fn new(store: &Store) -> Constants {
        let mut trees = BTreeMap::new();
        for rule in store.rows::<Rule<'_>>(Table::Rules) {
            rule.for_each_constant(|Constant(name)| {
                if let Some(tree) = Tree::parse(store.characters(Table::Names, name as usize)) {
                    trees.insert(name, tree);
                }
            });
        }
        Constants(trees)
    }

    /// The JSON value.
    pub(crate) fn tree(&self, constant: Constant) -> &Tree {
        self.0.get(&constant.0).unwrap_or(&Tree::Null)
    }

    /// The number, which it is.
    pub(crate) fn number(&self, constant: Constant) -> Option<&Decimal> {
        match self.tree(constant) {
            Tree::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether every part but a reference is an earlier rule, and what is not an index makes sense.
    pub(super) fn fit(&self, program: &Program) -> bool {
        (0..).zip(program.rules()).all(|(id, rule)| self.fits(id, rule, program))
    }

    fn fits(&self, id: RuleId, rule: Rule<'_>, program: &Program) -> bool {
        let mut fits = true;
        rule.for_each_child(|child| fits &= child < id);
        rule.for_each_constant(|constant| fits &= self.0.contains_key(&constant.0));
        fits && match rule {
            Rule::Properties { named, .. } => {
                named.iter().map(NamedRule::name).is_sorted_by(|one, other| one < other)
            }
            Rule::Number(_, Limit::Fixed(limit)) => self.number(limit).is_some(),
            Rule::MultipleOf(divisor) => self.number(divisor).is_some_and(Decimal::is_divisor),
            Rule::Word(node) => program.node(node).is_word(),
            _ => true,
        }
    }
}

impl Program {
    /// The schemas of documents.
    pub fn rules(&self) -> List<'_, Rule<'_>> {
        self.store.rows(Table::Rules)
    }

    /// The schema with this index.
    pub fn rule(&self, id: RuleId) -> Rule<'_> {
        self.rules().at(id)
    }
}

plain!(record Matching in Matchings { pattern: PatternId => Patterns, rule: RuleId => Rules });
words!(Measure { Length, Items, Properties });
words!(Test { AtLeast, AtMost, More, Less });

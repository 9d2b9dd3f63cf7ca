//! What `unevaluatedItems` and `unevaluatedProperties` ask: whether another keyword of the schema has looked at an
//! element or member. Asked for one at a time, so that nothing has to be kept.
//!
//! | keyword | evaluates |
//! |---|---|
//! | `prefixItems`, `items` | the elements that they apply to |
//! | `contains` | the elements that satisfy it |
//! | `properties`, `patternProperties`, `additionalProperties` | the members that they apply to |
//! | `allOf`, `$ref` | what their schemas evaluate |
//! | `anyOf`, `oneOf`, `if`/`then`/`else`, `dependentSchemas` | what those of their schemas evaluate that hold |
//! | `not` | nothing |
//! | `unevaluatedItems`, `unevaluatedProperties` | everything |
//!
//! Where a keyword does not hold the whole schema does not, so that what it evaluates no longer matters.

use super::{Run, Truth, object::find};
use crate::{
    document::Tree,
    program::{Rule, RuleId},
};

/// An element or a member.
#[derive(Clone, Copy)]
pub(super) enum Key<'k> {
    Index(usize),
    Name(&'k str),
}

impl<'a> Run<'_, '_, 'a> {
    pub(super) fn evaluated(&mut self, id: RuleId, tree: &Tree, key: Key<'_>) -> Truth {
        self.bounded(id, |run, rule| run.evaluated_by(rule, tree, key))
    }

    fn evaluated_by(&mut self, rule: Rule<'a>, tree: &Tree, key: Key<'_>) -> Truth {
        match (rule, key) {
            (Rule::All(parts), _) => self.any(parts, |run, part| run.evaluated(part, tree, key)),
            (Rule::Any(parts) | Rule::One(parts), _) => {
                self.any(parts, |run, part| run.evaluated_if_holding(part, tree, key))
            }
            (Rule::Reference(target), _) => self.evaluated(target, tree, key),
            (Rule::If { condition, then, otherwise }, _) => {
                let branch = |run: &mut Self, part: Option<RuleId>| {
                    part.map_or(Truth::No, |part| run.evaluated(part, tree, key))
                };
                match self.judge(condition, tree) {
                    Truth::Yes => self.evaluated(condition, tree, key).or(branch(self, then)),
                    Truth::No => branch(self, otherwise),
                    Truth::Unknown => Truth::Unknown,
                }
            }
            (Rule::DependentSchemas(dependent), _) => self.any(dependent, |run, member| {
                if tree.get(member.name()).is_some() {
                    run.evaluated(member.rule(), tree, key)
                } else {
                    Truth::No
                }
            }),
            (Rule::Items { prefix, rest }, Key::Index(index)) => {
                Truth::from(index < prefix.len() || rest.is_some())
            }
            (Rule::Contains { item, .. }, Key::Index(index)) => {
                tree.elements().get(index).map_or(Truth::No, |element| self.judge(item, element))
            }
            (Rule::Properties { named, matching, rest }, Key::Name(name)) => Truth::from(
                rest.is_some()
                    || find(named, name).is_some()
                    || matching.iter().any(|one| self.name_matches(one.pattern, name)),
            ),
            (Rule::UnevaluatedItems { .. }, Key::Index(_)) => Truth::Yes,
            (Rule::UnevaluatedProperties { .. }, Key::Name(_)) => Truth::Yes,
            _ => Truth::No,
        }
    }

    fn evaluated_if_holding(&mut self, part: RuleId, tree: &Tree, key: Key<'_>) -> Truth {
        match self.evaluated(part, tree, key) {
            Truth::No => Truth::No,
            evaluated => evaluated.and(self.judge(part, tree)),
        }
    }
}

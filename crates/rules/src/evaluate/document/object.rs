//! The object keywords over the members of a document's object.

use super::{Run, Truth, evaluated::Key};
use crate::{
    document::Tree,
    program::{List, Matching, NamedRule, PatternId, Rule, RuleId},
};

impl<'a> Run<'_, '_, 'a> {
    pub(super) fn object(&mut self, rule: Rule<'a>, tree: &Tree) -> Truth {
        let Tree::Object(members) = tree else { return Truth::Yes };
        match rule {
            Rule::Properties { named, matching, rest } => {
                self.all(members, |run, (name, value)| run.property(named, matching, rest, name, value))
            }
            Rule::PropertyNames(schema) => self.all(members, |run, (name, _)| {
                // The standard judges the name as a string; making one costs a copy.
                run.judge(schema, &Tree::Text(name.clone()))
            }),
            Rule::Required(names) => has_all(tree, names),
            Rule::DependentRequired(dependent) => self.all(dependent, |_, one| {
                if tree.get(one.name()).is_some() { has_all(tree, one.needs()) } else { Truth::Yes }
            }),
            Rule::DependentSchemas(dependent) => self.all(dependent, |run, member| {
                if tree.get(member.name()).is_some() { run.judge(member.rule(), tree) } else { Truth::Yes }
            }),
            Rule::UnevaluatedProperties { beside, rest } => self.all(members, |run, (name, value)| {
                run.evaluated(beside, tree, Key::Name(name)).or(run.judge(rest, value))
            }),
            _ => Truth::Yes,
        }
    }

    fn property(
        &mut self,
        named: List<'a, NamedRule<'a>>,
        matching: List<'a, Matching>,
        rest: Option<RuleId>,
        name: &str,
        value: &Tree,
    ) -> Truth {
        let own = find(named, name);
        let mut additional = own.is_none();
        let mut truth = own.map_or(Truth::Yes, |schema| self.judge(schema, value));
        for one in matching {
            if self.name_matches(one.pattern, name) {
                additional = false;
                truth = truth.and(self.judge(one.rule, value));
            }
        }
        match rest {
            Some(schema) if additional => self.judge(schema, value),
            _ => truth,
        }
    }

    pub(super) fn name_matches(&self, pattern: PatternId, name: &str) -> bool {
        self.judge.program().pattern(pattern).matches(name)
    }
}

/// The schema of a name; names are sorted.
pub(super) fn find(named: List<'_, NamedRule<'_>>, name: &str) -> Option<RuleId> {
    let place = named.partition_point(|member| member.name() < name);
    named.get(place).filter(|member| member.name() == name).map(NamedRule::rule)
}

fn has_all(tree: &Tree, names: List<'_, &str>) -> Truth {
    Truth::from(names.iter().all(|name| tree.get(name).is_some()))
}

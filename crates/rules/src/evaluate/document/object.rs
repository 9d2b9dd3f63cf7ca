//! The object keywords over the members of a document's object.

use super::{Run, Truth, evaluated::Key};
use crate::{
    document::Tree,
    program::{PatternId, Rule, RuleId},
};
use alloc::string::String;

impl<'a> Run<'_, '_, 'a> {
    pub(super) fn object(&mut self, rule: &'a Rule, tree: &Tree) -> Truth {
        let Tree::Object(members) = tree else { return Truth::Yes };
        match rule {
            Rule::Properties { named, matching, rest } => {
                self.all(members, |run, (name, value)| run.property(named, matching, *rest, name, value))
            }
            Rule::PropertyNames(schema) => self.all(members, |run, (name, _)| {
                // The standard judges the name as a string; making one costs a copy.
                run.judge(*schema, &Tree::Text(name.clone()))
            }),
            Rule::Required(names) => has_all(tree, names),
            Rule::DependentRequired(dependent) => {
                self.all(
                    dependent,
                    |_, (name, names)| {
                        if tree.get(name).is_some() { has_all(tree, names) } else { Truth::Yes }
                    },
                )
            }
            Rule::DependentSchemas(dependent) => self.all(dependent, |run, (name, schema)| {
                if tree.get(name).is_some() { run.judge(*schema, tree) } else { Truth::Yes }
            }),
            Rule::UnevaluatedProperties { beside, rest } => self.all(members, |run, (name, value)| {
                run.evaluated(*beside, tree, Key::Name(name)).or(run.judge(*rest, value))
            }),
            _ => Truth::Yes,
        }
    }

    fn property(
        &mut self,
        named: &'a [(String, RuleId)],
        matching: &'a [(PatternId, RuleId)],
        rest: Option<RuleId>,
        name: &str,
        value: &Tree,
    ) -> Truth {
        let own = find(named, name);
        let mut additional = own.is_none();
        let mut truth = own.map_or(Truth::Yes, |schema| self.judge(schema, value));
        for (pattern, schema) in matching {
            if self.name_matches(*pattern, name) {
                additional = false;
                truth = truth.and(self.judge(*schema, value));
            }
        }
        match rest {
            Some(schema) if additional => self.judge(schema, value),
            _ => truth,
        }
    }

    pub(super) fn name_matches(&self, pattern: PatternId, name: &str) -> bool {
        self.judge.program().patterns[usize::from(pattern)].matches(name)
    }
}

/// The schema of a name; names are sorted.
pub(super) fn find(named: &[(String, RuleId)], name: &str) -> Option<RuleId> {
    let place = named.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
    Some(named[place].1)
}

fn has_all(tree: &Tree, names: &[String]) -> Truth {
    Truth::from(names.iter().all(|name| tree.get(name).is_some()))
}

//! The array keywords over the elements of a document's array.

use super::{Run, Truth, evaluated::Key};
use crate::{
    document::Tree,
    program::{Rule, RuleId},
};

impl<'a> Run<'_, '_, 'a> {
    pub(super) fn array(&mut self, rule: Rule<'a>, tree: &Tree) -> Truth {
        let Tree::Array(elements) = tree else { return Truth::Yes };
        match rule {
            Rule::UniqueItems => Truth::from(is_unique(elements)),
            Rule::Items { prefix, rest } => {
                let schemas = prefix.iter().map(Some).chain(core::iter::repeat(rest));
                self.all(elements.iter().zip(schemas), |run, (element, schema)| {
                    schema.map_or(Truth::Yes, |schema| run.judge(schema, element))
                })
            }
            Rule::Contains { item, min, max } => self.contains(item, min, max, elements),
            Rule::UnevaluatedItems { beside, rest } => {
                self.all(elements.iter().enumerate(), |run, (index, element)| {
                    run.evaluated(beside, tree, Key::Index(index)).or(run.judge(rest, element))
                })
            }
            _ => Truth::Yes,
        }
    }

    fn contains(&mut self, item: RuleId, min: i64, max: Option<i64>, elements: &[Tree]) -> Truth {
        let (mut holding, mut unknown) = (0, 0);
        for element in elements {
            match self.judge(item, element) {
                Truth::Yes => holding += 1,
                Truth::Unknown => unknown += 1,
                Truth::No => {}
            }
        }
        let (low, high) = (holding, holding + unknown);
        match max {
            Some(max) if low > max => Truth::No,
            _ if high < min => Truth::No,
            _ if low >= min && max.is_none_or(|max| high <= max) => Truth::Yes,
            _ => Truth::Unknown,
        }
    }
}

fn is_unique(elements: &[Tree]) -> bool {
    elements.iter().enumerate().all(|(index, later)| !elements[..index].contains(later))
}

//! Figures and lists with their whole history, and the provisions that use a figure.

use super::{Clause, Part, Reading, words};
use layak_rules::program::{
    Bound, CodeList, DurationBound, Node, NodeId, Parameter, ParameterId, Provision, ProvisionId,
};

impl Reading<'_> {
    /// Every figure of the pack with its values, one smaller part each, and the provisions that use it.
    pub fn figures(&self) -> Vec<Part> {
        let all = self.program.parameters().iter().zip(0..);
        all.map(|(parameter, id)| self.history(parameter, id)).collect()
    }

    fn history(&self, parameter: Parameter<'_>, id: ParameterId) -> Part {
        let title = self.title(parameter.id()).unwrap_or(parameter.id());
        let mut part = Part::new(parameter.id(), title);
        part.line(self.pick("Satuan", "Unit"), words::unit(parameter.unit(), self.language));
        let all = self.program.provisions().iter().zip(0..);
        let users = all.filter(|(provision, _)| self.uses(*provision, parameter, id)).map(|(_, user)| user);
        part.says = users.filter_map(|user: ProvisionId| self.mention(user)).collect();
        for value in parameter.values().iter().filter(|value| self.meets(value.period())) {
            let mut entry = Part::new("", self.value_of(parameter, value));
            entry.line(self.pick("Berlaku", "In force"), self.period(value.period()));
            entry.line(self.pick("Kepastian", "Certainty"), words::standing(value.standing(), self.language));
            entry.citations.push(value.citation().to_author());
            part.parts.push(entry);
        }
        part
    }

    /// Whether a provision compares with a figure or names it in a text.
    fn uses(&self, provision: Provision<'_>, parameter: Parameter<'_>, id: ParameterId) -> bool {
        let place = format!("{{{}}}", parameter.id());
        let texts = [Some(provision.title()), provision.met(), provision.unmet(), provision.next()];
        texts.into_iter().flatten().any(|text| self.raw(text).contains(&place))
            || provision.predicate().is_some_and(|node| self.compares(node, id))
    }

    fn compares(&self, node: NodeId, id: ParameterId) -> bool {
        let Some(node) = self.node(node) else { return false };
        let timed = matches!(node, Node::Time(_, DurationBound::Parameter(used)) if used == id);
        let mut found = timed || node.bounds().contains(&Some(Bound::Parameter(id)));
        node.for_each_child(|child| found = found || self.compares(child, id));
        found
    }

    /// Every list of the pack with its versions, one smaller part each: a sentence for each code.
    pub fn lists(&self) -> Vec<Part> {
        self.program.lists().iter().map(|list| self.versions(list)).collect()
    }

    fn versions(&self, list: CodeList<'_>) -> Part {
        let mut part = Part::new(list.id(), self.text(list.title()));
        for version in list.versions().iter().filter(|version| self.meets(version.period())) {
            let mut entry = Part::new("", self.period(version.period()));
            entry.says = version.codes().iter().map(|code| Clause::Say(self.label_anywhere(code))).collect();
            entry.citations.push(version.citation().to_author());
            part.parts.push(entry);
        }
        part
    }

    /// A code with the words that the options of some fact give it: `13923: sewn goods`.
    fn label_anywhere(&self, code: &str) -> String {
        let mut options = self.program.facts().iter().flat_map(|fact| fact.options());
        let label = options.find(|option| option.value() == code).map(|option| self.text(option.label()));
        match label {
            None => code.to_owned(),
            Some(label) if label.starts_with(code) => label,
            Some(label) => format!("{code}: {label}"),
        }
    }
}

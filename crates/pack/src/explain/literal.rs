//! Constants in words: options by their labels, lists with their codes, yes and no.

use super::Reading;
use layak_rules::program::{Fact, FactKind, List, ListId, Literal, Node};

impl Reading<'_> {
    /// `is “Yes”`, `is one of “A” or “B”`.
    pub(super) fn constant<'l>(
        &self,
        fact: Option<Fact<'_>>,
        literals: List<'l, Literal<'l>>,
        yes: bool,
    ) -> String {
        let said = self.either(fact, literals);
        if literals.len() == 1 {
            return self.is_one(&said, yes);
        }
        self.told(yes, ("salah satu dari", "bukan"), ("is one of", "is none of"), &said)
    }

    /// `is “Yes”`, by what is said of the constant.
    fn is_one(&self, said: &str, yes: bool) -> String {
        self.told(yes, ("adalah", "bukan"), ("is", "is not"), said)
    }

    /// As [`Reading::constant`], of one.
    pub(super) fn only(&self, fact: Option<Fact<'_>>, literal: Literal<'_>, yes: bool) -> String {
        self.is_one(&self.literal(fact, literal), yes)
    }

    /// The constants that a node names: `“A” or “B”`; none for other nodes.
    pub(super) fn constants(&self, fact: Option<Fact<'_>>, node: Node<'_>) -> Option<String> {
        match node {
            Node::Const(literal) => Some(self.literal(fact, literal)),
            Node::Enum(literals) => Some(self.either(fact, literals)),
            _ => None,
        }
    }

    fn either<'l>(&self, fact: Option<Fact<'_>>, literals: List<'l, Literal<'l>>) -> String {
        let said: Vec<String> = literals.iter().map(|literal| self.literal(fact, literal)).collect();
        self.joined(&said, "atau", "or")
    }

    fn literal(&self, fact: Option<Fact<'_>>, literal: Literal<'_>) -> String {
        match literal {
            Literal::Bool(true) => self.pick("“Ya”", "“Yes”").to_owned(),
            Literal::Bool(false) => self.pick("“Tidak”", "“No”").to_owned(),
            Literal::Int(value) => self.number(value, fact),
            Literal::Text(value) => self.worded(fact, value),
        }
    }

    /// A string of the answers: an option by its label, a date in words, else as it is.
    pub(super) fn worded(&self, fact: Option<Fact<'_>>, value: &str) -> String {
        let option = fact.and_then(|fact| fact.options().iter().find(|option| option.value() == value));
        if let Some(option) = option {
            return format!("“{}”", self.text(option.label()));
        }
        let date =
            fact.filter(|fact| fact.kind() == FactKind::Date).and_then(|_| layak_rules::Date::parse(value));
        date.map_or_else(|| format!("“{value}”"), |date| self.day(date))
    }

    /// A list by its title, or by its id if only the program is at hand, with the codes in words that it has on the days that are read.
    pub(super) fn listed(
        &self,
        fact: Option<Fact<'_>>,
        list: ListId,
        id: (&str, &str),
        en: (&str, &str),
        yes: bool,
    ) -> String {
        const SHOWN: usize = 40;
        let Some(list) = self.list(list) else { return String::new() };
        let versions: Vec<String> = list
            .versions()
            .iter()
            .filter(|version| self.meets(version.period()))
            .map(|version| {
                let mut codes: Vec<String> =
                    version.codes().iter().take(SHOWN).map(|code| self.worded(fact, code)).collect();
                match version.codes().len().saturating_sub(SHOWN) {
                    0 => {}
                    more => codes.push(
                        self.pick(&format!("{more} kode lain"), &format!("{more} more codes")).to_owned(),
                    ),
                }
                match self.date() {
                    Some(_) => codes.join(", "),
                    None => format!("{}: {}", self.period(version.period()), codes.join(", ")),
                }
            })
            .collect();
        let title = self.text(list.title());
        self.told(yes, id, en, &format!("“{title}” ({})", versions.join("; ")))
    }
}

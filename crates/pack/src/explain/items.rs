//! Rules over a repeating list ("members", "products"): how many entries, each of them, none twice, their sums.

use super::{Clause, Reading};
use layak_rules::program::{Bound, List, Node, NodeId, SubjectId};

impl Reading<'_> {
    /// `required` of a list.
    pub(super) fn filled(&self, subject: SubjectId, yes: bool) -> Clause {
        let name = self.list_name(subject);
        let (id, en) = match yes {
            true => (format!("Daftar {name} diisi."), format!("The list {name} has an entry.")),
            false => (format!("Daftar {name} kosong."), format!("The list {name} is empty.")),
        };
        Clause::Say(self.pick(&id, &en).to_owned())
    }

    /// `properties` of a list; `required` if an empty list does not satisfy the rule.
    pub(super) fn property_items(
        &self,
        subject: SubjectId,
        child: NodeId,
        yes: bool,
        required: bool,
    ) -> Clause {
        let said = self.entries(subject, child, yes);
        if yes == required {
            return said;
        }
        self.together(vec![said, self.filled(subject, false)], false)
    }

    /// A predicate over the list itself.
    fn entries(&self, subject: SubjectId, node: NodeId, yes: bool) -> Clause {
        let each = |children: List<'_, NodeId>, all: bool| {
            let ordered = self.limits_in_order(children);
            self.together(ordered.iter().map(|child| self.entries(subject, *child, yes)).collect(), all)
        };
        match self.node(node) {
            Some(Node::Always(holds)) => self.together(Vec::new(), holds == yes),
            Some(Node::All(children)) => each(children, yes),
            Some(Node::Any(children)) => each(children, !yes),
            Some(Node::Not(child)) => self.entries(subject, child, !yes),
            Some(Node::MinItems(limit)) => self.count(subject, self.range(limit, None, yes)),
            Some(Node::MaxItems(limit)) => self.count(subject, self.range_to(limit, yes)),
            Some(Node::Items(child)) => self.every(subject, child, yes),
            Some(Node::Contains { item, min, max }) => {
                self.counted(subject, item, &self.range(min, max, yes))
            }
            Some(Node::UniqueBy(keys)) => {
                let keys: Vec<String> = keys.iter().map(|key| self.name(key)).collect();
                self.twice(subject, &self.joined(&keys, "dan", "and"), yes)
            }
            Some(Node::UniqueItems) => {
                self.twice(subject, self.pick("semua pertanyaan", "all questions"), yes)
            }
            Some(Node::SumOf(fact, child)) => {
                let (name, list) = (self.name(fact), self.list_name(subject));
                let phrase = self.phrase(self.fact(fact), child, yes);
                let (id, en) = (
                    format!("Jumlah {name} dari semua isian {list} {phrase}."),
                    format!("The sum of {name} over all entries under {list} {phrase}."),
                );
                Clause::Say(self.pick(&id, &en).to_owned())
            }
            _ => {
                let list = self.list_name(subject);
                let (id, en) = (format!("Daftar {list}"), format!("The list {list}"));
                Clause::Say(format!("{} {}.", self.pick(&id, &en), self.phrase(None, node, yes)))
            }
        }
    }

    fn count(&self, subject: SubjectId, range: String) -> Clause {
        let list = self.list_name(subject);
        let (id, en) = (
            format!("Banyaknya isian {list}: {range}."),
            format!("Number of entries under {list}: {range}."),
        );
        Clause::Say(self.pick(&id, &en).to_owned())
    }

    fn every(&self, subject: SubjectId, child: NodeId, yes: bool) -> Clause {
        let list = self.list_name(subject);
        let (id, en) = match yes {
            true => (format!("Setiap isian {list}"), format!("Every entry under {list}")),
            false => (format!("Sedikitnya satu isian {list}"), format!("At least one entry under {list}")),
        };
        Clause::Group { lead: self.pick(&id, &en).to_owned(), clauses: vec![self.clause(child, yes)] }
    }

    fn counted(&self, subject: SubjectId, item: NodeId, range: &str) -> Clause {
        let list = self.list_name(subject);
        let id = format!("Dari isian {list}, {range} memenuhi hal ini");
        let en = format!("Of the entries under {list}, {range} as follows");
        Clause::Group { lead: self.pick(&id, &en).to_owned(), clauses: vec![self.clause(item, true)] }
    }

    fn twice(&self, subject: SubjectId, keys: &str, yes: bool) -> Clause {
        let list = self.list_name(subject);
        let (id, en) = match yes {
            true => (
                format!("Tidak ada dua isian {list} dengan jawaban yang sama atas {keys}."),
                format!("No two entries under {list} have the same answer to {keys}."),
            ),
            false => (
                format!("Ada dua isian {list} dengan jawaban yang sama atas {keys}."),
                format!("Two entries under {list} have the same answer to {keys}."),
            ),
        };
        Clause::Say(self.pick(&id, &en).to_owned())
    }

    /// `at least 3`, `exactly 1`, `2 to 5`, or their negations.
    pub(super) fn range(&self, min: Bound, max: Option<Bound>, yes: bool) -> String {
        let least = self.bound(min, None);
        let Some(most) = max else {
            if min == Bound::Fixed(1) && !yes {
                return self.pick("tidak satu pun", "none").to_owned();
            }
            return self.told(yes, ("paling sedikit", "kurang dari"), ("at least", "fewer than"), &least);
        };
        if min == Bound::Fixed(0) {
            return self.range_to(most, yes);
        }
        if min == most {
            return self.told(yes, ("tepat", "bukan tepat"), ("exactly", "not exactly"), &least);
        }
        let most = self.bound(most, None);
        let both = self.pick(&format!("{least} sampai {most}"), &format!("{least} to {most}")).to_owned();
        if yes { both } else { format!("{} {both}", self.pick("bukan", "not")) }
    }

    fn range_to(&self, most: Bound, yes: bool) -> String {
        self.told(yes, ("paling banyak", "lebih dari"), ("at most", "more than"), &self.bound(most, None))
    }

    fn list_name(&self, subject: SubjectId) -> String {
        self.subject(subject).map(|subject| format!("“{}”", self.text(subject.title()))).unwrap_or_default()
    }
}

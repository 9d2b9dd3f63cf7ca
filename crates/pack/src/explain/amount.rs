//! Numbers, lengths, counts and days that limit a value, and keywords about a fact with several choices.

use super::Reading;
use layak_rules::program::{Bound, Fact, Node};

/// What is counted: Indonesian, one and many in English.
type Noun = (&'static str, &'static str, &'static str);

impl Reading<'_> {
    /// Numbers, lengths and counts.
    pub(super) fn amount(&self, fact: Option<Fact<'_>>, node: Node<'_>, yes: bool) -> String {
        const CHARACTERS: Noun = ("karakter", "character", "characters");
        const CHOICES: Noun = ("pilihan", "choice", "choices");
        let number = |limit: Bound, id, en| self.told(yes, id, en, &self.bound(limit, fact));
        let day = |limit: Bound, id, en| self.told(yes, id, en, &self.limit_day(limit));
        match node {
            Node::Minimum(limit) => {
                number(limit, ("paling sedikit", "kurang dari"), ("is at least", "is less than"))
            }
            Node::Maximum(limit) => {
                number(limit, ("paling banyak", "lebih dari"), ("is at most", "is more than"))
            }
            Node::ExclusiveMinimum(limit) => {
                number(limit, ("lebih dari", "paling banyak"), ("is more than", "is at most"))
            }
            Node::ExclusiveMaximum(limit) => {
                number(limit, ("kurang dari", "paling sedikit"), ("is less than", "is at least"))
            }
            Node::MultipleOf(step) => {
                let (id, en) = (("kelipatan", "bukan kelipatan"), ("is a multiple of", "is no multiple of"));
                self.told(yes, id, en, &self.number(step, fact))
            }
            Node::MinLength(limit) => self.fewest(limit, yes, CHARACTERS),
            Node::MaxLength(limit) => self.most(limit, yes, CHARACTERS),
            Node::MinItems(limit) => self.fewest(limit, yes, CHOICES),
            Node::MaxItems(limit) => self.most(limit, yes, CHOICES),
            Node::DateAtLeast(limit) => {
                day(limit, ("paling awal", "sebelum"), ("is on or after", "is before"))
            }
            Node::DateAtMost(limit) => {
                day(limit, ("paling lambat", "sesudah"), ("is on or before", "is after"))
            }
            node => self.choices(fact, node, yes),
        }
    }

    fn fewest(&self, limit: Bound, yes: bool, noun: Noun) -> String {
        let (id, en) = (("berisi paling sedikit", "berisi kurang dari"), ("has at least", "has fewer than"));
        self.told(yes, id, en, &self.counted_as(limit, noun))
    }

    fn most(&self, limit: Bound, yes: bool, noun: Noun) -> String {
        let (id, en) = (("berisi paling banyak", "berisi lebih dari"), ("has at most", "has more than"));
        self.told(yes, id, en, &self.counted_as(limit, noun))
    }

    fn counted_as(&self, limit: Bound, (id, one, many): Noun) -> String {
        let en = if limit == Bound::Fixed(1) { one } else { many };
        format!("{} {}", self.bound(limit, None), self.pick(id, en))
    }

    /// Keywords about a fact with several choices; what cannot be asked of a value is said of the whole.
    fn choices(&self, fact: Option<Fact<'_>>, node: Node<'_>, yes: bool) -> String {
        match node {
            Node::UniqueItems => {
                let (id, en) = (("tidak memuat", "memuat"), ("does not have", "has"));
                self.told(yes, id, en, self.pick("pilihan yang sama dua kali", "the same choice twice"))
            }
            Node::Items(child) => {
                let child = self.phrase(fact, child, yes);
                self.told(
                    yes,
                    ("setiap pilihannya", "sedikitnya satu pilihannya"),
                    ("has only choices of which each", "has at least one choice that"),
                    &child,
                )
            }
            Node::Contains { item, min: Bound::Fixed(1), max: None } => {
                let one = self.node(item).and_then(|item| self.constants(fact, item));
                if let Some(one) = one {
                    return self.told(
                        yes,
                        ("memuat", "tidak memuat"),
                        ("includes", "does not include"),
                        &one,
                    );
                }
                let item = self.phrase(fact, item, true);
                self.told(
                    yes,
                    ("memuat pilihan yang", "tidak memuat pilihan yang"),
                    ("includes a choice that", "includes no choice that"),
                    &item,
                )
            }
            Node::Contains { item, min, max } => {
                let (item, range) = (self.phrase(fact, item, true), self.range(min, max, yes));
                self.pick(
                    &format!("memuat {range} pilihan yang {item}"),
                    &format!("has {range} of the choices of which each {item}"),
                )
                .to_owned()
            }
            Node::UniqueBy(keys) => {
                let keys: Vec<String> = keys.iter().map(|key| self.name(key)).collect();
                let keys = self.joined(&keys, "dan", "and");
                self.told(yes, ("tidak mengulang", "mengulang"), ("does not repeat", "repeats"), &keys)
            }
            Node::SumOf(summed, child) => {
                let (name, child) = (self.name(summed), self.phrase(self.fact(summed), child, yes));
                self.pick(
                    &format!("mempunyai jumlah {name} yang {child}"),
                    &format!("has a sum of {name} that {child}"),
                )
                .to_owned()
            }
            Node::Required(id) => self.answered(id, yes),
            Node::Property(id, child) => self.phrase(self.fact(id), child, yes),
            Node::RequiredItems(_) | Node::PropertyItems(..) => {
                self.pick("adalah daftar", "is a list").to_owned()
            }
            Node::Document(..) => {
                let (id, en) = (("sesuai", "tidak sesuai"), ("fits", "does not fit"));
                self.told(yes, id, en, self.pick("bentuk dokumennya", "the form of its document"))
            }
            // Worded by `clause`, `phrase` or `amount` already.
            Node::Always(_)
            | Node::All(_)
            | Node::Any(_)
            | Node::One(_)
            | Node::Count { .. }
            | Node::Not(_)
            | Node::If { .. }
            | Node::Type(_)
            | Node::Const(_)
            | Node::Enum(_)
            | Node::Minimum(_)
            | Node::Maximum(_)
            | Node::ExclusiveMinimum(_)
            | Node::ExclusiveMaximum(_)
            | Node::MultipleOf(_)
            | Node::MinLength(_)
            | Node::MaxLength(_)
            | Node::Pattern(_)
            | Node::Format(_)
            | Node::MinItems(_)
            | Node::MaxItems(_)
            | Node::Time(..)
            | Node::DateAtLeast(_)
            | Node::DateAtMost(_)
            | Node::Compare(..)
            | Node::InList(_)
            | Node::InListByPrefix(_) => String::new(),
        }
    }

    fn limit_day(&self, bound: Bound) -> String {
        match bound {
            Bound::Parameter(id) => self.figure(id),
            Bound::Fixed(days) => {
                layak_rules::Date::from_days(days).map(|date| self.day(date)).unwrap_or_default()
            }
        }
    }
}

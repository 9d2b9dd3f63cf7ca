//! The unchanging pieces of an outcome document on a date, as JSON that is ready to be copied: texts in every language,
//! citations, names. Most of a document is made of them.

use crate::{
    answers::json::{write_date, write_string},
    evaluate::Era,
    program::{
        Citation, DecisionKind, FactId, List, Program, Provision, ProvisionId, Standing, TextId, comes_before,
    },
    wording,
};
use alloc::{string::String, vec, vec::Vec};

/// A piece of the arena.
type Piece = (u32, u32);

/// The pieces of a program on a date.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    arena: String,
    texts: Vec<Piece>,
    facts: Vec<Piece>,
    provisions: Vec<Rule>,
}

/// The pieces of a provision, in the order in which a document has them.
#[derive(Clone, Copy, Debug, Default)]
struct Rule {
    /// `"citations":[…]`
    citations: Piece,
    /// `,"from":"…"`, or nothing.
    from: Piece,
    /// `,"provision":"…"`
    name: Piece,
    /// `,"standing":"…"`
    standing: Piece,
    /// `,"title":{…}` and `,"to":"…"`
    title: Piece,
}

impl Phrases {
    pub(super) fn new(era: &Era<'_>) -> Phrases {
        let program = era.program;
        let mut making = Making { era, arena: String::new(), languages: languages(program) };
        let mut texts = vec![Piece::default(); program.text_count()];
        for id in spoken(program) {
            texts[id as usize] = making.piece(|making| making.text(id));
        }
        let facts = program.facts().iter().map(|fact| making.piece(|making| making.pointer_end(fact.id())));
        let facts = facts.collect();
        let provisions = program.provisions().iter().map(|provision| making.rule(provision)).collect();
        Phrases { arena: making.arena, texts, facts, provisions }
    }

    fn get(&self, (start, end): Piece) -> &str {
        &self.arena[start as usize..end as usize]
    }

    /// A text in every language of the pack, keyed by its tag.
    pub(super) fn text(&self, id: TextId) -> &str {
        self.get(self.texts[id as usize])
    }

    /// The end of a pointer to a fact: `/business.trade"`.
    pub(super) fn pointer_end(&self, fact: FactId) -> &str {
        self.get(self.facts[usize::from(fact)])
    }

    /// `"citations":[…]`
    pub(super) fn citations(&self, id: ProvisionId) -> &str {
        self.get(self.provisions[usize::from(id)].citations)
    }

    /// `,"from":"…"`, or nothing.
    pub(super) fn from(&self, id: ProvisionId) -> &str {
        self.get(self.provisions[usize::from(id)].from)
    }

    /// `,"provision":"…"`
    pub(super) fn name(&self, id: ProvisionId) -> &str {
        self.get(self.provisions[usize::from(id)].name)
    }

    /// `,"standing":"…"`
    pub(super) fn standing(&self, id: ProvisionId) -> &str {
        self.get(self.provisions[usize::from(id)].standing)
    }

    /// `,"title":{…}` and, if it has an end, `,"to":"…"`
    pub(super) fn title(&self, id: ProvisionId) -> &str {
        self.get(self.provisions[usize::from(id)].title)
    }
}

struct Making<'e, 'p> {
    era: &'e Era<'p>,
    arena: String,
    /// The indices of the languages, in the canonical order of their tags.
    languages: Vec<usize>,
}

impl Making<'_, '_> {
    fn piece(&mut self, write: impl FnOnce(&mut Self)) -> Piece {
        let length = |arena: &String| u32::try_from(arena.len()).unwrap_or(u32::MAX);
        let start = length(&self.arena);
        write(self);
        (start, length(&self.arena))
    }

    fn text(&mut self, id: TextId) {
        let mut before = '{';
        for at in 0..self.languages.len() {
            let language = self.languages[at];
            self.arena.push(before);
            before = ',';
            write_string(&mut self.arena, self.era.program.languages().at(language));
            self.arena.push(':');
            write_string(&mut self.arena, &wording::text(self.era, language, id));
        }
        self.arena.push('}');
    }

    fn pointer_end(&mut self, id: &str) {
        self.arena.push('/');
        // The name as it stands in a string, without its opening quotation mark.
        let start = self.arena.len();
        write_string(&mut self.arena, id);
        self.arena.remove(start);
    }

    fn rule(&mut self, provision: Provision<'_>) -> Rule {
        Rule {
            citations: self.piece(|making| making.citations(provision.citations())),
            from: self.piece(|making| {
                if let Some(from) = provision.period().from {
                    making.arena.push_str(",\"from\":");
                    write_date(&mut making.arena, from);
                }
            }),
            name: self.piece(|making| making.string(",\"provision\":", provision.id())),
            standing: self.piece(|making| making.string(",\"standing\":", standing(provision.standing()))),
            title: self.piece(|making| {
                making.arena.push_str(",\"title\":");
                making.text(provision.title());
                if let Some(to) = provision.period().to {
                    making.arena.push_str(",\"to\":");
                    write_date(&mut making.arena, to);
                }
            }),
        }
    }

    fn string(&mut self, key: &str, text: &str) {
        self.arena.push_str(key);
        write_string(&mut self.arena, text);
    }

    fn citations(&mut self, citations: List<'_, Citation<'_>>) {
        self.arena.push_str("\"citations\":[");
        for (at, citation) in citations.iter().enumerate() {
            self.arena.push_str(if at > 0 { ",{" } else { "{" });
            self.string("\"article\":", citation.article());
            self.string(",\"law\":", citation.law());
            self.string(",\"url\":", citation.url());
            self.arena.push('}');
        }
        self.arena.push(']');
    }
}

fn languages(program: &Program) -> Vec<usize> {
    let mut order: Vec<usize> = (0..program.languages().len()).collect();
    crate::order::insertion_sort_by(&mut order, |one, other| {
        comes_before(program.languages().at(*one), program.languages().at(*other))
    });
    order
}

/// The texts that a document may have beside the titles of provisions.
fn spoken(program: &Program) -> Vec<TextId> {
    let mut texts = vec![program.info().ask_next()];
    for provision in program.provisions() {
        texts.push(provision.title());
        texts.extend([provision.met(), provision.unmet(), provision.next()].into_iter().flatten());
    }
    for decision in program.decisions() {
        texts.push(decision.title());
        if let DecisionKind::Permit { arms } = decision.kind() {
            arms.iter().for_each(|arm| texts.extend(arm.reason().into_iter().chain(arm.next())));
        }
    }
    texts
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Single => "single",
        Standing::Unsure => "unsure",
    }
}

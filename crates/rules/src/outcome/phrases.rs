//! The unchanging pieces of an outcome document on a date, as JSON that is ready to be copied: texts in every language,
//! citations, names. Most of a document is made of them.

use super::{Outcome, canonical};
use crate::{
    answers::json::write_string,
    evaluate::Era,
    members::Members,
    program::{FactId, Program, Provision, ProvisionId, Standing, TextId},
    wording,
};
use alloc::{string::String, vec, vec::Vec};

/// The pieces of a program on a date, one after the other: texts, facts, provisions, the pack.
#[derive(Clone, Debug)]
pub struct Phrases {
    all: Members,
    /// Where each begins, and where the last one ends.
    starts: Vec<u32>,
    /// How many come before those of facts, and before those of provisions.
    before_facts: usize,
    before_provisions: usize,
}

/// The pieces of a provision, in the order in which a document has them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// `"citations":[…],`
    Citations,
    /// `"from":"…",` or nothing.
    From,
    /// `"provision":"…",`
    Name,
    /// `"standing":"…",`
    Standing,
    /// `"title":{…},` and `"to":"…",` if it has an end.
    Title,
}

/// How many pieces a provision has.
const PIECES: usize = 5;

impl Phrases {
    /// Of the program and date of an era.
    pub fn new(era: &Era<'_>) -> Phrases {
        let program = era.program;
        let before_facts = program.text_count();
        let before_provisions = before_facts + program.facts().len();
        let mut starts = Vec::with_capacity(before_provisions + program.provisions().len() * PIECES + 2);
        starts.push(0);
        let phrases = Phrases { all: Members::default(), starts, before_facts, before_provisions };
        let mut making = Making { era, languages: languages(program), phrases };
        making.texts();
        program.facts().iter().for_each(|fact| making.pointer_end(fact.id()));
        program.provisions().iter().for_each(|provision| making.rule(provision));
        making.pack();
        making.phrases
    }

    /// The outcome document: canonical JSON (RFC 8785, integers only), texts in all languages of the pack. The era is that of
    /// which these are the phrases, the outcome one of its program and date.
    pub fn document(&self, era: &Era<'_>, outcome: &Outcome) -> String {
        canonical::write(era, self, outcome)
    }

    fn get(&self, index: usize) -> &str {
        &self.all.0[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// A text in every language of the pack, keyed by its tag.
    pub(super) fn text(&self, id: TextId) -> &str {
        self.get(id as usize)
    }

    /// The end of a pointer to a fact: `/business.trade",`.
    pub(super) fn pointer_end(&self, fact: FactId) -> &str {
        self.get(self.before_facts + usize::from(fact))
    }

    /// A piece of a provision.
    pub(super) fn piece(&self, id: ProvisionId, piece: Piece) -> &str {
        self.get(self.before_provisions + usize::from(id) * PIECES + piece as usize)
    }

    /// `"pack":{…},"problems":[`
    pub(super) fn pack(&self) -> &str {
        self.get(self.starts.len() - 2)
    }
}

struct Making<'e, 'p> {
    era: &'e Era<'p>,
    /// The indices of the languages, in the canonical order of their tags.
    languages: Vec<usize>,
    phrases: Phrases,
}

impl Making<'_, '_> {
    /// What was written since the last one is a piece.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn end(&mut self) {
        let end = u32::try_from(self.phrases.all.0.len()).unwrap_or(u32::MAX);
        self.phrases.starts.push(end);
    }

    fn texts(&mut self) {
        for (id, is_spoken) in (0..).zip(self.era.program.spoken()) {
            if is_spoken {
                self.text(id);
            }
            self.end();
        }
    }

    fn text(&mut self, id: TextId) {
        let tags = self.era.program.languages();
        self.phrases.all.mark('{');
        for &language in &self.languages {
            let out = &mut self.phrases.all.0;
            write_string(out, tags.at(language));
            self.phrases.all.string(":", &wording::text(self.era, language, id));
        }
        self.phrases.all.close("}");
    }

    fn pointer_end(&mut self, id: &str) {
        // The name as it stands in a string, without its opening quotation mark.
        self.phrases.all.mark('/');
        let start = self.phrases.all.0.len();
        self.phrases.all.string("", id);
        self.phrases.all.0.remove(start);
        self.end();
    }

    fn rule(&mut self, provision: Provision<'_>) {
        self.phrases.all.raw("\"citations\":[");
        for citation in provision.citations() {
            self.phrases.all.string("{\"article\":", citation.article());
            self.phrases.all.string("\"law\":", citation.law());
            self.phrases.all.string("\"url\":", citation.url());
            self.phrases.all.close("},");
        }
        self.phrases.all.close("],");
        self.end();
        self.phrases.all.date("\"from\":", provision.period().from);
        self.end();
        self.phrases.all.string("\"provision\":", provision.id());
        self.end();
        self.phrases.all.string("\"standing\":", standing(provision.standing()));
        self.end();
        self.phrases.all.raw("\"title\":");
        self.text(provision.title());
        self.phrases.all.mark(',');
        self.phrases.all.date("\"to\":", provision.period().to);
        self.end();
    }

    fn pack(&mut self) {
        let info = self.era.program.info();
        self.phrases.all.string("\"pack\":{\"id\":", info.id());
        self.phrases.all.string("\"sha256\":", &wording::hexadecimal(&info.source_sha256()));
        self.phrases.all.string("\"version\":", info.version());
        self.phrases.all.close("},\"problems\":[");
        self.end();
    }
}

/// The languages in the canonical order of their tags: the place of each is how many come before it.
fn languages(program: &Program) -> Vec<usize> {
    let tags = program.languages();
    let mut order = vec![0; tags.len()];
    for (language, tag) in tags.iter().enumerate() {
        let place = tags.iter().filter(|other| other < &tag).count();
        order[place] = language;
    }
    order
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Single => "single",
        Standing::Unsure => "unsure",
    }
}

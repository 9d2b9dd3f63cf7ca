//! The form in words: pages, questions, who answers, when a question is asked, and what an answer must satisfy.

use super::{Clause, Part, Reading};
use layak_rules::program::{AskedOf, Fact, FactKind, Page, Sensitivity};
use serde_json::Value;

impl Reading<'_> {
    /// The pages of the form, each with its questions; then what only the office answers.
    pub fn questions(&self) -> Vec<Part> {
        let mut pages: Vec<Part> = self.program.pages().iter().map(|page| self.page(page)).collect();
        let office = self.program.facts().iter().filter(|fact| fact.asked_of() == AskedOf::Office);
        let office: Vec<Part> = office.map(|fact| self.question_in_full(fact)).collect();
        if !office.is_empty() {
            let heading = self.pick("Dijawab kantor", "Answered by the office");
            pages.push(Part { parts: office, ..Part::new("", heading) });
        }
        pages
    }

    fn page(&self, page: Page<'_>) -> Part {
        let mut part = Part::new("", self.text(page.title()));
        part.says.extend(page.intro().map(|intro| Clause::Say(self.text(intro))));
        if let Some(subject) = page.subject().and_then(|id| self.subject(id)) {
            part.line(self.pick("Ditanyakan untuk tiap", "Asked for each"), self.text(subject.title()));
        }
        let facts = page.facts().iter().filter_map(|id| self.fact(id));
        part.parts = facts.map(|fact| self.question_in_full(fact)).collect();
        part
    }

    fn question_in_full(&self, fact: Fact<'_>) -> Part {
        let mut part = Part::new(fact.id(), self.text(fact.question()));
        part.says.extend(fact.hint().map(|hint| Clause::Say(self.text(hint))));
        part.line(self.pick("Jenis jawaban", "Kind of answer"), self.kind(fact));
        if !fact.options().is_empty() {
            let labels: Vec<String> = fact.options().iter().map(|option| self.text(option.label())).collect();
            part.line(self.pick("Pilihan", "Options"), labels.join("; "));
        }
        part.line(self.pick("Perlindungan", "Protection"), self.protection(fact.sensitivity()));
        if !fact.required() {
            part.line(self.pick("Wajib dijawab", "Must be answered"), self.pick("tidak", "no"));
        }
        if let Some(live) = fact.live() {
            let lead = self.pick("Ditanyakan bila", "Asked if").to_owned();
            part.says.push(Clause::Group { lead, clauses: vec![self.rule(live)] });
        }
        if let Some(check) = fact.check() {
            let label = self.pick("Diterima bila jawaban", "Accepted if the answer");
            part.line(label, format!("{}.", self.phrase(Some(fact), check, true)));
        }
        part
    }

    fn kind(&self, fact: Fact<'_>) -> String {
        let kind = match fact.kind() {
            FactKind::Boolean if fact.declaration() => {
                self.pick("pernyataan yang disetujui", "a statement to agree to")
            }
            FactKind::Boolean => self.pick("ya atau tidak", "yes or no"),
            FactKind::Integer => self.pick("bilangan bulat", "a whole number"),
            FactKind::Money => self.pick("rupiah", "rupiah"),
            FactKind::Text => self.pick("teks", "text"),
            FactKind::Date => self.pick("tanggal", "a date"),
            FactKind::Choice => self.pick("satu pilihan", "one option"),
            FactKind::Choices => self.pick("beberapa pilihan", "several options"),
            FactKind::Document => self.pick("satu dokumen", "a document"),
        };
        fact.unit().map_or_else(|| kind.to_owned(), |unit| format!("{kind} ({})", self.text(unit)))
    }

    fn protection(&self, sensitivity: Sensitivity) -> &'static str {
        match sensitivity {
            Sensitivity::Open => self.pick("bukan data pribadi", "no personal data"),
            Sensitivity::Personal => self.pick(
                "data pribadi, hanya di halaman kantor",
                "personal data, only on the office's own page",
            ),
            Sensitivity::Confidential => self.pick(
                "data pribadi rahasia, disamarkan di layar",
                "confidential personal data, masked on screen",
            ),
        }
    }

    /// A fact by its id: its question, or the id itself if the pack has none.
    pub fn question_of(&self, id: &str) -> String {
        let fact = self.program.facts().iter().find(|fact| fact.id() == id);
        let subject = self.program.subjects().iter().find(|subject| subject.id() == id);
        match (fact, subject) {
            (Some(fact), _) => self.text(fact.question()),
            (None, Some(subject)) => self.text(subject.title()),
            (None, None) => id.to_owned(),
        }
    }

    /// An answer to a fact in words; what the fact cannot have stays as it was written.
    pub fn answer(&self, id: &str, value: &Value) -> String {
        let fact = self.program.facts().iter().find(|fact| fact.id() == id);
        match value {
            Value::String(text) if text.is_empty() => self.pick("(kosong)", "(empty)").to_owned(),
            Value::Array(all) if all.is_empty() => self.pick("(kosong)", "(empty)").to_owned(),
            Value::Bool(true) => self.pick("Ya", "Yes").to_owned(),
            Value::Bool(false) => self.pick("Tidak", "No").to_owned(),
            Value::Number(number) => {
                number.as_i64().map_or_else(|| number.to_string(), |number| self.number(number, fact))
            }
            Value::String(text) => self.worded(fact, text).trim_matches(['“', '”']).to_owned(),
            Value::Array(all) => all.iter().map(|one| self.answer(id, one)).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        }
    }

    /// A decision by its id: its title, or the id itself if the pack has none.
    pub fn title_of(&self, id: &str) -> String {
        let decision = self.decisions().iter().find(|decision| decision.id() == id);
        decision.map_or_else(|| id.to_owned(), |decision| self.text(decision.title()))
    }

    /// A value of a classification in words.
    pub fn class_of(&self, value: &str) -> String {
        let derived = self.program.facts().iter().filter(|fact| fact.derived().is_some());
        let option = derived.flat_map(|fact| fact.options()).find(|option| option.value() == value);
        option.map_or_else(|| value.to_owned(), |option| self.text(option.label()))
    }
}

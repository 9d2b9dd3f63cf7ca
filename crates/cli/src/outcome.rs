//! An outcome document in words: verdict, reasons, law, dates and next steps, for a person at a terminal.

use crate::{
    language::Language,
    style::{BAD, GOOD, OPEN, QUIET, TITLE},
};
use anstyle::Style;
use layak_pack::explain::words;
use layak_rules::{Date, Program, wording};
use serde_json::Value;
use std::fmt::Write;

/// What is needed to write an outcome in words.
pub struct Words<'a> {
    /// The pack that decided.
    pub program: &'a Program,
    /// The answers as given, for the names of items.
    pub answers: &'a Value,
    /// The language.
    pub language: Language,
}

impl Words<'_> {
    /// The whole document.
    pub fn outcome(&self, outcome: &Value) -> String {
        let mut out = self.heading(outcome);
        if let Some(programme) = outcome.get("programme") {
            let (state, text) = (
                words::programme_of(text(programme, "state"), self.language.wording()),
                self.words(programme, "text"),
            );
            let _ = writeln!(out, "\n{TITLE}{}{TITLE:#}: {text}{}", state, self.law(programme));
        }
        for decision in list(outcome, "decisions") {
            self.decision(&mut out, decision);
        }
        self.open_ends(&mut out, outcome);
        out.trim_end().to_owned()
    }

    fn heading(&self, outcome: &Value) -> String {
        let info = self.program.info();
        let title = self.program.text(self.program.language(self.language.tag()), info.title());
        let on = self.date(text(outcome, "on"));
        let draft = match text(outcome, "mode") {
            "draft" => self.language.pick(", jawaban belum selesai", ", answers unfinished"),
            _ => "",
        };
        format!("{TITLE}{title}{TITLE:#} ({} {}), {on}{draft}\n", info.id(), info.version())
    }

    fn decision(&self, out: &mut String, decision: &Value) {
        let verdict = text(decision, "verdict");
        let (style, said) = (verdict_style(verdict), words::verdict_of(verdict, self.language.wording()));
        let said = self.classified(decision).unwrap_or_else(|| said.to_owned());
        let permit = decision
            .get("permit")
            .and_then(Value::as_str)
            .map(|permit| format!(": {permit}"))
            .unwrap_or_default();
        let title = self.words(decision, "title");
        let item = self.item(decision).map(|name| format!(" · {name}")).unwrap_or_default();
        let _ = writeln!(out, "\n{TITLE}{title}{item}{TITLE:#}: {style}{said}{permit}{style:#}");
        if let Some(reason) = decision.get("reason") {
            let _ = writeln!(out, "  {}", self.own(reason));
        }
        for criterion in list(decision, "criteria") {
            self.criterion(out, criterion);
        }
        for (kind, date) in decision.get("dates").and_then(Value::as_object).into_iter().flatten() {
            let _ = writeln!(
                out,
                "  {}: {}",
                words::date_of(kind, self.language.wording()),
                self.date(date.as_str().unwrap_or(""))
            );
        }
        for note in list(decision, "notes") {
            let _ = writeln!(out, "  i {}{}", self.words(note, "text"), self.law(note));
        }
        for step in list(decision, "next") {
            let _ = writeln!(out, "  → {}", self.own(step));
        }
        self.questions(
            out,
            decision,
            "missing",
            self.language.pick("masih perlu dijawab", "still to be answered"),
        );
    }

    fn criterion(&self, out: &mut String, criterion: &Value) {
        let (style, mark) = match text(criterion, "state") {
            "met" => (GOOD, "✓"),
            "unmet" => (BAD, "✗"),
            _ => (OPEN, "?"),
        };
        let words = match self.words(criterion, "text") {
            words if words.is_empty() => self.words(criterion, "title"),
            words => words,
        };
        let _ = writeln!(out, "  {style}{mark}{style:#} {words}{}", self.law(criterion));
        if let Some(next) = criterion.get("next") {
            let _ = writeln!(out, "    → {}", self.own(next));
        }
    }

    /// What is missing, in problems or ignored over the whole document.
    fn open_ends(&self, out: &mut String, outcome: &Value) {
        for problem in list(outcome, "problems") {
            let label = self.language.pick("Jawaban perlu diperbaiki", "An answer must be mended");
            let (pointer, code) = (text(problem, "pointer"), text(problem, "code"));
            let _ = writeln!(
                out,
                "\n{OPEN}{label}{OPEN:#}: {} {QUIET}({pointer}, {code}){QUIET:#}",
                self.question(pointer)
            );
        }
        let ignored: Vec<&str> = list(outcome, "ignored").iter().filter_map(Value::as_str).collect();
        if !ignored.is_empty() {
            let label = self.language.pick("Tidak dipakai (tidak ditanyakan)", "Not used (not asked)");
            let _ = writeln!(out, "\n{label}: {}", ignored.join(", "));
        }
    }

    fn questions(&self, out: &mut String, within: &Value, member: &str, label: &str) {
        let missing: Vec<&str> = list(within, member).iter().filter_map(Value::as_str).collect();
        if missing.is_empty() {
            return;
        }
        let _ = writeln!(out, "  {OPEN}{label}{OPEN:#}:");
        for pointer in missing {
            let _ = writeln!(out, "    - {} {QUIET}({pointer}){QUIET:#}", self.question(pointer));
        }
    }

    /// The question behind a pointer into the answers; the last part names the fact.
    fn question(&self, pointer: &str) -> String {
        let name = pointer.rsplit('/').next().unwrap_or("").replace("~1", "/").replace("~0", "~");
        let index = self.program.language(self.language.tag());
        let fact = self.program.fact_by_id(&name).and_then(|id| self.program.facts().get(usize::from(id)));
        let subject =
            self.program.subject_by_id(&name).and_then(|id| self.program.subjects().get(usize::from(id)));
        match (fact, subject) {
            (Some(fact), _) => self.program.text(index, fact.question()).to_owned(),
            (None, Some(subject)) => self.program.text(index, subject.title()).to_owned(),
            (None, None) => name,
        }
    }

    /// The words of a classification's value.
    fn classified(&self, decision: &Value) -> Option<String> {
        let value = decision.get("value")?.as_str()?;
        let index = self.program.language(self.language.tag());
        let labels = self
            .program
            .facts()
            .iter()
            .filter(|fact| fact.derived().is_some())
            .flat_map(|fact| fact.options());
        let label = labels.into_iter().find(|option| option.value() == value)?.label();
        Some(self.program.text(index, label).to_owned())
    }

    /// The name of the item that a decision is about: its label fact, or its subject with a number.
    fn item(&self, decision: &Value) -> Option<String> {
        let item = decision.get("item")?.as_u64()?;
        let id = text(decision, "decision");
        let known = self.program.decisions().iter().find(|known| known.id() == id)?;
        let subject = self.program.subjects().get(usize::from(known.subject()?))?;
        let label = subject.label().and_then(|fact| self.program.facts().get(usize::from(fact)));
        let given = self.answers.get(subject.id())?.get(usize::try_from(item).ok()?)?;
        let name = label.and_then(|fact| given.get(fact.id())).and_then(Value::as_str);
        let title = self.program.text(self.program.language(self.language.tag()), subject.title());
        Some(name.map_or_else(|| format!("{title} {}", item + 1), str::to_owned))
    }

    /// The citations, after the words that they support.
    fn law(&self, within: &Value) -> String {
        let laws: Vec<String> = list(within, "citations")
            .iter()
            .map(|citation| {
                format!("{} {}", text(citation, "law"), text(citation, "article")).trim().to_owned()
            })
            .collect();
        if laws.is_empty() { String::new() } else { format!(" {QUIET}[{}]{QUIET:#}", laws.join("; ")) }
    }

    fn words(&self, within: &Value, member: &str) -> String {
        within.get(member).map(|texts| self.own(texts)).unwrap_or_default()
    }

    /// The text of our language, or of the first that there is.
    fn own(&self, texts: &Value) -> String {
        let own =
            texts.get(self.language.tag()).or_else(|| texts.as_object().and_then(|all| all.values().next()));
        own.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    fn date(&self, iso: &str) -> String {
        Date::parse(iso).map_or_else(|| iso.to_owned(), |date| wording::date(date, self.language.wording()))
    }
}

fn text<'a>(within: &'a Value, member: &str) -> &'a str {
    within.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(within: &'a Value, member: &str) -> &'a [Value] {
    within.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn verdict_style(verdict: &str) -> Style {
    match verdict {
        "eligible" | "held" | "not-required" | "classified" | "issued-with-commitments" => GOOD,
        "not-eligible" | "expired" => BAD,
        _ => OPEN,
    }
}

//! A program read in one language, on one date or over its whole history. The only place that takes a program apart.

use crate::{json::Json, source::PackSource};
use layak_rules::{
    Date, Program,
    program::{
        CodeList, Decision, Fact, FactId, List, ListId, Node, NodeId, Parameter, ParameterId, PatternId,
        Period, Provision, ProvisionId, Subject, SubjectId, TextId, Window,
    },
    wording::{self, Language},
};

/// A program, a language and the days that are read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    pub(super) program: &'a Program,
    pub(super) language: Language,
    index: usize,
    /// Whether provisions are told once, apart from the decisions that use them.
    pub(super) apart: bool,
    /// The joined source, where the titles of figures and lists are; none if only the program is at hand.
    source: Option<&'a Json>,
    /// The days that are read; one day, or as long as the law at hand is in force.
    pub(super) days: Period,
}

impl<'a> Reading<'a> {
    /// The law of one date. `tag` is the language's BCP 47 tag.
    pub fn on(program: &'a Program, tag: &str, on: Date) -> Reading<'a> {
        Reading {
            apart: false,
            days: Period { from: Some(on), to: Some(on) },
            ..Self::throughout(program, tag)
        }
    }

    /// The law of all dates, figures with their history. Decisions name their provisions, which are told once, apart.
    pub fn throughout(program: &'a Program, tag: &str) -> Reading<'a> {
        let language = Language::of_tag(tag);
        let index = program.language(tag);
        Reading { program, language, index, apart: true, source: None, days: Period::default() }
    }

    /// The same reading, with figures named by their titles, which only the source has; by their ids without it.
    pub fn titled(self, source: &'a PackSource) -> Reading<'a> {
        Reading { source: Some(source.root()), ..self }
    }

    /// The title of a figure.
    pub(super) fn title(&self, id: &str) -> Option<&'a str> {
        let tag = self.program.languages().get(self.index)?;
        self.source?.get("parameters")?.get(id)?.get("title")?.get(tag)?.as_text()
    }

    /// The date that is read; none when the whole history is.
    pub fn date(&self) -> Option<Date> {
        self.days.from.filter(|from| self.days.to == Some(*from))
    }

    /// The same reading, narrowed to the days of a provision.
    pub(super) fn within(&self, period: Period) -> Reading<'a> {
        let from = self.days.from.max(period.from);
        let to = [self.days.to, period.to].into_iter().flatten().min();
        Reading { days: Period { from, to }, ..*self }
    }

    /// The same reading over the days of a period.
    pub(super) fn during(&self, period: Period) -> Reading<'a> {
        Reading { days: period, ..*self }
    }

    /// Whether a period shares a day with what is read.
    pub(super) fn meets(&self, period: Period) -> bool {
        let before = |from: Option<Date>, to: Option<Date>| from.zip(to).is_none_or(|(from, to)| from <= to);
        before(period.from, self.days.to) && before(self.days.from, period.to)
    }

    /// The language that is read.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The BCP 47 tag of the language that is read.
    pub fn tag(&self) -> &'static str {
        self.pick("id", "en")
    }

    /// The text of the language that is read.
    pub fn pick<'t>(&self, indonesian: &'t str, english: &'t str) -> &'t str {
        if self.language == Language::English { english } else { indonesian }
    }

    /// A text of the pack, its places filled with the figures of the days that are read.
    pub fn text(&self, id: TextId) -> String {
        let figure = |name: &str| {
            let index = self.program.parameters().iter().position(|parameter| parameter.id() == name)?;
            Some(self.figure(ParameterId::try_from(index).ok()?))
        };
        wording::fill(self.raw(id), &figure).into_owned()
    }

    /// A text of the pack as it was written.
    pub(super) fn raw(&self, id: TextId) -> &'a str {
        self.program.text(self.index, id)
    }

    /// A day in words.
    pub fn day(&self, date: Date) -> String {
        wording::date(date, self.language)
    }

    pub(super) fn node(&self, id: NodeId) -> Option<Node<'a>> {
        self.program.nodes().get(id as usize)
    }

    pub(super) fn fact(&self, id: FactId) -> Option<Fact<'a>> {
        self.program.facts().get(usize::from(id))
    }

    pub(super) fn subject(&self, id: SubjectId) -> Option<Subject<'a>> {
        self.program.subjects().get(usize::from(id))
    }

    pub(super) fn parameter(&self, id: ParameterId) -> Option<Parameter<'a>> {
        self.program.parameters().get(usize::from(id))
    }

    pub(super) fn list(&self, id: ListId) -> Option<CodeList<'a>> {
        self.program.lists().get(usize::from(id))
    }

    /// A pattern as the author wrote it.
    pub(super) fn pattern(&self, id: PatternId) -> String {
        self.program
            .patterns()
            .get(usize::from(id))
            .map(|pattern| format!("`{}`", pattern.source()))
            .unwrap_or_default()
    }

    /// The provision, if it is in force on a day that is read.
    pub(super) fn in_force(&self, id: ProvisionId) -> Option<Provision<'a>> {
        self.any_provision(id).filter(|provision| self.meets(provision.period()))
    }

    pub(super) fn any_provision(&self, id: ProvisionId) -> Option<Provision<'a>> {
        self.program.provisions().get(usize::from(id))
    }

    pub(super) fn decisions(&self) -> List<'a, Decision<'a>> {
        self.program.decisions()
    }

    pub(super) fn windows(&self) -> List<'a, Window> {
        self.program.windows()
    }
}

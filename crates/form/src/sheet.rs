//! What a part of a screen shows, as one flat list of rows: a box opens, holds lines and other boxes, and ends. A list of
//! one kind of small thing is what makes it cheap: a tree of its own types for every part would be compiled for each.

use crate::{panel::Tone, speak::Speaker, words::Word};
use layak_rules::{outcome::State, program::TextId};

/// What a row is. No more than a byte comes with it, so that it is passed on as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A box: the steps of the way.
    Progress,
    /// A box: several of something.
    Part,
    /// A box: something to know, set apart.
    Guide,
    /// A box: one verdict; the row names its key.
    Verdict,
    /// A box: a line of several pieces.
    Line,
    /// A box: steps in their order.
    Steps,
    /// A box: a list.
    List,
    /// A box: a list of things to choose from.
    Choices,
    /// A box: the criteria of a verdict.
    Criteria,
    /// A box: one criterion.
    Criterion(State),
    /// A box: one entry of a list.
    Entry,
    /// A box: the problems of a screen.
    Problems,
    /// A box: the questions and the button that goes on; the row names the place, which no other place's box becomes.
    Form,
    /// A box: a row of buttons.
    Actions,
    /// A box: the items of a repeating subject.
    Items,
    /// A box: the buttons of an item.
    Buttons,
    /// A box: questions with their answers.
    Answers,
    /// A box: an answer, and whether there is one.
    Value(bool),
    /// A box: the places in the law that something rests on.
    Law,
    /// The box that opened last ends.
    End,
    /// Nothing now; what may stand here keeps its place.
    Gap,
    /// The heading of the screen.
    Title,
    /// The heading of the problems.
    ProblemsTitle,
    /// A heading so many levels below the form's own.
    Heading(u8),
    /// A verdict in a few words.
    Badge(Tone),
    /// A paragraph.
    Text,
    /// A paragraph under the heading of the screen.
    Intro,
    /// A paragraph that is set apart.
    Note,
    /// The same, to be followed.
    Advice,
    /// A paragraph that says what is wrong.
    Wrong,
    /// A paragraph of less weight.
    Muted,
    /// A paragraph that names what follows.
    Name,
    /// An entry of a list, in words.
    Item,
    /// An entry of a list, of less weight.
    More,
    /// An entry of a list that leads to a control; the row names it.
    Answer,
    /// What shows and hides the reasons of the verdict that the row names, and whether they are shown.
    Reasons(bool),
    /// An entry of a list that says what is wrong and leads to a control; the row names it.
    Problem,
    /// The control of the field that the row names; whether it has been said that all of them ask for personal data.
    Field(bool),
    /// The question that the row names: whether there is another item.
    Another,
    /// A question above its answer.
    Term,
    /// The way to change the answer to a question; the row names its control.
    Change,
    /// The way to an item, which the row names; the row holds its place.
    Go,
    /// What removes an item; the row names it, its list, and its number in that.
    Remove,
    /// What brings a removed item back.
    Undo,
    /// The way back.
    Back,
    /// What goes on.
    Next,
    /// A step of the way, and whether the applicant has come to it.
    Step(bool),
    /// A piece of a line.
    Words,
    /// A piece of a line that stands out.
    Strong,
    /// A piece of a line that leads to a public page; the row holds its address.
    Link,
}

impl Kind {
    /// Whether it holds the rows that follow, up to its end.
    pub fn is_box(self) -> bool {
        matches!(
            self,
            Kind::Progress
                | Kind::Part
                | Kind::Guide
                | Kind::Verdict
                | Kind::Line
                | Kind::Steps
                | Kind::List
                | Kind::Choices
                | Kind::Criteria
                | Kind::Criterion(_)
                | Kind::Entry
                | Kind::Law
                | Kind::Problems
                | Kind::Form
                | Kind::Actions
                | Kind::Items
                | Kind::Buttons
                | Kind::Answers
                | Kind::Value(_)
        )
    }
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// What it is about, for kinds that say so.
    pub about: String,
    /// Which one of several, for kinds that say so.
    pub number: u16,
}

/// Rows being written in a language.
pub(crate) struct Sheet<'a> {
    pub(crate) speaker: Speaker<'a>,
    pub(crate) rows: Vec<Row>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(speaker: Speaker<'a>) -> Sheet<'a> {
        Sheet { speaker, rows: Vec::new() }
    }

    /// A row that is about something.
    pub(crate) fn about(&mut self, kind: Kind, text: String, about: String) {
        self.rows.push(Row { kind, text, about, number: 0 });
    }

    /// A row.
    pub(crate) fn put(&mut self, kind: Kind, text: String) {
        self.about(kind, text, String::new());
    }

    /// A row of words that do not change.
    pub(crate) fn words(&mut self, kind: Kind, words: &str) {
        self.put(kind, words.to_owned());
    }

    /// Opens a box.
    pub(crate) fn open(&mut self, kind: Kind) {
        self.words(kind, "");
    }

    /// Ends the box that opened last.
    pub(crate) fn end(&mut self) {
        self.open(Kind::End);
    }

    /// A row with a word of the form.
    pub(crate) fn say(&mut self, kind: Kind, word: Word) {
        self.put(kind, self.speaker.say(word));
    }

    /// A row with a template of the form, its places filled.
    pub(crate) fn fill(&mut self, kind: Kind, word: Word, values: &[&str]) {
        self.put(kind, self.speaker.fill(word, values));
    }

    /// A row with a text of the pack.
    pub(crate) fn text(&mut self, kind: Kind, text: TextId) {
        self.put(kind, self.speaker.text(text));
    }

    /// A row with a text of the pack, or its place.
    pub(crate) fn maybe(&mut self, kind: Kind, text: Option<TextId>) {
        match text {
            Some(text) => self.text(kind, text),
            None => self.open(Kind::Gap),
        }
    }

    /// A heading with a list below it, if there is anything to list.
    pub(crate) fn list(&mut self, heading: Word, texts: &[TextId]) {
        if texts.is_empty() {
            return;
        }
        self.say(Kind::Name, heading);
        self.open(Kind::List);
        for &text in texts {
            self.text(Kind::Item, text);
        }
        self.end();
    }
}

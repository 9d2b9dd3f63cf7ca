//! What is wrong with an answer, in words that say what to do; the same words stand in the summary and beside the field.

use crate::{
    flow::Place,
    form::Form,
    parse::{self, Fault},
    remedy,
    speak::Speaker,
    words::Word,
};
use layak_rules::{FactAt, Slot, answers::check, program::SubjectId, wording::count};

/// What a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field.
    Field(FactAt),
    /// The question whether a repeating subject has another item.
    More(SubjectId),
}

/// One line of the error summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// What it is about; the line leads there.
    pub target: Target,
    /// The place where that stands.
    pub place: Place,
    /// The question and what to do about it.
    pub message: String,
}

/// A problem of one field, before it is put into words for the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) kind: TroubleKind,
    pub(crate) fault: Fault,
}

/// A kind of problem of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TroubleKind {
    /// Asked, required, and blank.
    Blank,
    /// What was typed is no answer.
    NoAnswer,
    /// The answer breaks the fact's own rules.
    Broken,
}

impl Form {
    /// All problems of the answers in the order of the places, as sending would find them.
    pub fn problems(&self) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        for &place in &self.places {
            self.list_problems(place, &mut problems);
        }
        problems
    }

    /// The problems of a place in the order of its fields.
    pub(crate) fn problems_of(&self, place: Place) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        self.list_problems(place, &mut problems);
        problems
    }

    fn list_problems(&self, place: Place, problems: &mut Vec<FieldProblem>) {
        let speaker = self.speaker();
        for at in self.fields_of(place) {
            if let Some(trouble) = self.trouble(at) {
                let message = self.message(&speaker, at, &trouble);
                problems.push(FieldProblem { target: Target::Field(at), place, message });
            }
        }
        if let Place::Items(subject) = place
            && let Some(message) = self.problem_of_items(&speaker, subject)
        {
            problems.push(FieldProblem { target: Target::More(subject), place, message });
        }
    }

    fn problem_of_items(&self, speaker: &Speaker<'_>, subject: SubjectId) -> Option<String> {
        let limits = self.program.subject(subject);
        let title = speaker.text(limits.title());
        let more = self.more[usize::from(subject)];
        if self.answers.items(subject) < limits.min_items() && more != Some(true) {
            Some(speaker.fill(Word::TooFewItems, &[&title, &count(limits.min_items().into())]))
        } else if self.can_add(subject) && more.is_none() {
            Some(joined(&self.more_question(speaker, subject), &speaker.say(Word::AskMore)))
        } else {
            None
        }
    }

    /// "Apakah masih ada produk lain?"
    pub(crate) fn more_question(&self, speaker: &Speaker<'_>, subject: SubjectId) -> String {
        let title = speaker.text(self.program.subject(subject).title()).to_ascii_lowercase();
        let word = if self.answers.items(subject) == 0 { Word::AnyItems } else { Word::MoreItems };
        speaker.fill(word, &[&title])
    }

    /// What is wrong with a field, shown or not.
    pub(crate) fn trouble(&self, at: FactAt) -> Option<Trouble> {
        let fact = self.fact(at);
        let (kind, fault) = match parse::parse(&self.program, fact, self.typed(at)) {
            Err(fault) => (TroubleKind::NoAnswer, fault),
            Ok(Slot::Absent) if fact.required() || fact.declaration() => {
                (TroubleKind::Blank, remedy::blank(fact).into())
            }
            Ok(Slot::Absent) => return None,
            Ok(_) => {
                check(&self.program, &self.answers, at, self.on)?;
                let word = if fact.format().is_some() { Word::AskFormat } else { Word::CheckAgain };
                (TroubleKind::Broken, word.into())
            }
        };
        Some(Trouble { kind, fault })
    }

    /// As [`Form::trouble`], once it should be shown: on leaving the field if something was typed, on *next* in any case.
    pub(crate) fn shown_trouble(&self, at: FactAt) -> Option<Trouble> {
        let attempted = self.place_of(at).is_some_and(|place| self.position.attempted.contains(&place));
        let left = || self.position.left.contains(&at);
        self.trouble(at).filter(|trouble| attempted || (left() && trouble.kind != TroubleKind::Blank))
    }

    /// The question and what to do.
    pub(crate) fn message(&self, speaker: &Speaker<'_>, at: FactAt, trouble: &Trouble) -> String {
        let fact = self.fact(at);
        // The pack knows best how its answers look.
        let is_of_pack = match trouble.kind {
            TroubleKind::Blank => false,
            TroubleKind::NoAnswer => {
                matches!(trouble.fault.word, Word::DigitCount | Word::DigitRange | Word::AskFormat)
            }
            TroubleKind::Broken => true,
        };
        let format = fact.format().filter(|_| trouble.fault.word == Word::AskFormat);
        let of_format = || format.map(|id| self.program.format(id).ask());
        let remedy = match fact.check_text().filter(|_| is_of_pack).or_else(of_format) {
            Some(text) => speaker.text(text),
            None => remedy::of(speaker, &trouble.fault),
        };
        joined(&speaker.text(fact.question()), &remedy)
    }

    /// A problem that is not one of the answer itself.
    pub(crate) fn problem_in_place(&self, target: Target, place: Place, remedy: Word) -> FieldProblem {
        let speaker = self.speaker();
        let question = match target {
            Target::Field(at) => speaker.text(self.fact(at).question()),
            Target::More(subject) => self.more_question(&speaker, subject),
        };
        FieldProblem { target, place, message: joined(&question, &speaker.say(remedy)) }
    }

    /// Something odd that stops nobody, such as the birth date inside a population number.
    pub(crate) fn doubt(&self, speaker: &Speaker<'_>, at: FactAt) -> Option<String> {
        let (Some(format), Slot::Text(text)) = (self.fact(at).format(), self.answers.get(&self.program, at))
        else {
            return None;
        };
        speaker.maybe(self.program.doubt(format, text))
    }
}

/// A question and what to do about it: `Nama usaha: tulis …` or `Apakah …? Pilih …`.
fn joined(question: &str, remedy: &str) -> String {
    let question = question.trim();
    let ends = matches!(question.as_bytes().last(), Some(b'?' | b'.' | b'!' | b':'));
    let separator = if ends { " " } else { ": " };
    [question, separator, remedy].concat()
}

//! Reading answers from JSON in one pass, straight into typed slots.

use super::{
    Answers, FactAt, Problem, ProblemAt, ProblemCode, Slot,
    json::{Kind, Reader},
};
use crate::{
    date::Date,
    document::Document,
    order::sort_once,
    outcome::Mode,
    program::{Fact, FactKind, Member, Program, SubjectId},
};
use alloc::{borrow::Cow, boxed::Box, format, string::String, vec, vec::Vec};
use core::{fmt, ops::Deref};

/// The bounds on what is read; they hold before anything is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Nested arrays and objects.
    pub depth: usize,
    /// Items of one array.
    pub items: usize,
    /// Bytes of one string.
    pub string: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 256 * 1024, depth: 8, items: 1_000, string: 5_000 }
    }
}

/// Why a document cannot be read at all. It is seldom made and often passed by, so it takes a single word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(Box<Fault>);

/// What a [`ReadError`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub code: ReadErrorCode,
    /// Byte offset in the document.
    pub offset: usize,
    /// JSON pointer to the nearest value whose place is known; empty if none is.
    pub pointer: String,
}

impl ReadError {
    #[cold]
    pub(super) fn at(offset: usize, code: ReadErrorCode) -> ReadError {
        ReadError(Box::new(Fault { code, offset, pointer: String::new() }))
    }

    /// The same, at a known place unless it has one.
    pub fn within(mut self, pointer: impl FnOnce() -> String) -> ReadError {
        if self.0.pointer.is_empty() {
            self.0.pointer = pointer();
        }
        self
    }
}

impl Deref for ReadError {
    type Target = Fault;

    fn deref(&self) -> &Fault {
        &self.0
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at byte {}", self.code.as_str(), self.offset)?;
        if self.pointer.is_empty() { Ok(()) } else { write!(out, " ({})", self.pointer) }
    }
}

impl core::error::Error for ReadError {}

/// The kinds of unreadable documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadErrorCode {
    /// Not JSON.
    Syntax,
    /// Not UTF-8.
    NotUtf8,
    /// More bytes than allowed.
    TooLarge,
    /// Nested more deeply than allowed.
    TooDeep,
    /// An array with more items than allowed.
    TooManyItems,
    /// A string longer than allowed.
    StringTooLong,
    /// A raw control character or NUL in a string.
    ControlCharacter,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A number with a fraction or an exponent.
    NotAnInteger,
    /// A number beyond 2^53 - 1.
    IntegerTooLarge,
    /// A key that stands twice in one object.
    DuplicateKey,
    /// A key that the pack does not know, or not at this place.
    UnknownFact,
    /// The answers are not an object, or a repeating subject is not an array of objects.
    WrongShape,
}

impl ReadErrorCode {
    /// The stable code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            ReadErrorCode::Syntax => "json-syntax",
            ReadErrorCode::NotUtf8 => "not-utf-8",
            ReadErrorCode::TooLarge => "too-large",
            ReadErrorCode::TooDeep => "too-deep",
            ReadErrorCode::TooManyItems => "too-many-items",
            ReadErrorCode::StringTooLong => "string-too-long",
            ReadErrorCode::ControlCharacter => "control-character",
            ReadErrorCode::LoneSurrogate => "lone-surrogate",
            ReadErrorCode::NotAnInteger => "not-an-integer",
            ReadErrorCode::IntegerTooLarge => "integer-too-large",
            ReadErrorCode::DuplicateKey => "duplicate-key",
            ReadErrorCode::UnknownFact => "unknown-fact",
            ReadErrorCode::WrongShape => "wrong-shape",
        }
    }
}

/// Reads answers with the default [`Limits`].
///
/// # Errors
/// A document that is not strict JSON of the right shape is refused as a whole; a value of the wrong type is left
/// absent and reported as a [`Problem`], so that all of them are known at once.
pub fn read(program: &Program, bytes: &[u8], mode: Mode) -> Result<(Answers, Vec<Problem>), ReadError> {
    read_with_limits(program, bytes, mode, Limits::default())
}

/// As [`read`], with limits of the caller's.
pub fn read_with_limits(
    program: &Program,
    bytes: &[u8],
    mode: Mode,
    limits: Limits,
) -> Result<(Answers, Vec<Problem>), ReadError> {
    let mut reader = Reader::new(bytes, limits)?;
    let mut reading = Reading { program, answers: Answers::new(program), problems: Vec::new() };
    reading.root(&mut reader, mode)?;
    reader.end()?;
    if mode == Mode::Final {
        reading.answers.subjects.iter_mut().for_each(|subject| subject.complete = true);
    }
    Ok((reading.answers, reading.problems))
}

struct Reading<'p> {
    program: &'p Program,
    answers: Answers,
    problems: Vec<Problem>,
}

impl<'p> Reading<'p> {
    fn root(&mut self, reader: &mut Reader<'_>, mode: Mode) -> Result<(), ReadError> {
        if reader.kind()? != Kind::Object {
            return Err(reader.fault(ReadErrorCode::WrongShape));
        }
        let mut members = Members::new(self.program, None);
        let mut complete_seen = false;
        reader.object(|reader, key| {
            if key == "$complete" && mode == Mode::Draft {
                first(reader, core::mem::replace(&mut complete_seen, true), &key)?;
                return self.complete(reader);
            }
            match members.take(reader, &key)? {
                Member::Fact(fact) => self.answer(reader, FactAt::root(fact)),
                Member::Subject(subject) => self.items(reader, subject),
            }
        })
    }

    fn complete(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if reader.kind()? != Kind::Array {
            return Err(reader.fault(ReadErrorCode::WrongShape));
        }
        reader.array(|reader, _| {
            let id = reader.string()?;
            let subject =
                self.program.subject_by_id(&id).ok_or_else(|| reader.fault(ReadErrorCode::UnknownFact))?;
            self.answers.set_complete(subject, true);
            Ok(())
        })
    }

    fn items(&mut self, reader: &mut Reader<'_>, subject: SubjectId) -> Result<(), ReadError> {
        let id = self.program.subject(subject).id();
        if reader.kind()? != Kind::Array {
            return Err(reader.fault(ReadErrorCode::WrongShape).within(|| format!("/{id}")));
        }
        let mut members = Members::new(self.program, Some(subject));
        reader.array(|reader, index| {
            let place = || format!("/{id}/{index}");
            if reader.kind()? != Kind::Object {
                return Err(reader.fault(ReadErrorCode::WrongShape).within(place));
            }
            let Some(item) = self.answers.push_item(subject) else {
                return Err(reader.fault(ReadErrorCode::TooManyItems).within(|| format!("/{id}")));
            };
            members.again();
            reader
                .object(|reader, key| match members.take(reader, &key)? {
                    Member::Fact(fact) => self.answer(reader, FactAt::item(fact, item)),
                    Member::Subject(_) => Err(unknown(reader, &key)),
                })
                .map_err(|error| error.within(place))
        })
    }

    fn answer(&mut self, reader: &mut Reader<'_>, at: FactAt) -> Result<(), ReadError> {
        let fact = self.program.fact(at.fact);
        let read = slot(reader, fact).map_err(|error| error.within(|| at.pointer(self.program)))?;
        match read {
            Ok(slot) => {
                if let Some(target) = self.answers.slot_mut(self.program, at) {
                    *target = slot;
                }
            }
            Err(code) => self.problems.push(Problem { at: ProblemAt::Fact(at), code }),
        }
        Ok(())
    }
}

fn slot(reader: &mut Reader<'_>, fact: Fact<'_>) -> Result<Result<Slot, ProblemCode>, ReadError> {
    let kind = reader.kind()?;
    Ok(match (fact.kind(), kind) {
        (FactKind::Boolean, Kind::Boolean) => Ok(Slot::Boolean(reader.boolean()?)),
        (FactKind::Integer | FactKind::Money, Kind::Number) => Ok(Slot::Integer(reader.integer()?)),
        (FactKind::Text | FactKind::Date | FactKind::Choice, Kind::String) => of_text(fact, reader.string()?),
        (FactKind::Choices, Kind::Array) => return choices(reader, fact),
        (FactKind::Document, _) => Document::read(reader)?.map(Slot::Document).ok_or(ProblemCode::WrongType),
        _ => {
            reader.skip()?;
            Err(ProblemCode::WrongType)
        }
    })
}

/// What a string is as the answer to a fact; none if it is none.
pub fn slot_of_text(fact: Fact<'_>, text: &str) -> Option<Slot> {
    of_text(fact, Cow::Borrowed(text)).ok()
}

fn of_text(fact: Fact<'_>, text: Cow<'_, str>) -> Result<Slot, ProblemCode> {
    match fact.kind() {
        FactKind::Text => Ok(Slot::Text(text.into_owned())),
        FactKind::Date => Date::parse(&text).map(Slot::Date).ok_or(ProblemCode::NoSuchDate),
        FactKind::Choice => option(fact, &text).map(Slot::Choice),
        _ => Err(ProblemCode::WrongType),
    }
}

fn option(fact: Fact<'_>, value: &str) -> Result<u16, ProblemCode> {
    let index = fact.options().iter().position(|option| option.value() == value);
    index.and_then(|index| u16::try_from(index).ok()).ok_or(ProblemCode::NotAnOption)
}

fn choices(reader: &mut Reader<'_>, fact: Fact<'_>) -> Result<Result<Slot, ProblemCode>, ReadError> {
    let mut indices = Vec::new();
    let mut problem = None;
    reader.array(|reader, _| {
        if reader.kind()? != Kind::String {
            problem = Some(ProblemCode::WrongType);
            return reader.skip();
        }
        match option(fact, &reader.string()?) {
            Ok(index) => indices.push(index),
            Err(code) => problem = Some(code),
        }
        Ok(())
    })?;
    let given = indices.len();
    sort_once(&mut indices);
    let excludes = |index: &u16| fact.options().at(*index).exclusive();
    let contrary = indices.len() > 1 && indices.iter().any(excludes);
    let repeated = (indices.len() < given || contrary).then_some(ProblemCode::NotAnOption);
    Ok(problem.or(repeated).map_or(Ok(Slot::Choices(indices)), Err))
}

/// The members of one object as they come, each at most once.
struct Members<'p> {
    program: &'p Program,
    known: &'p [Member],
    seen: Vec<bool>,
    /// Where the next one is looked for first: our own documents come in canonical order.
    next: usize,
}

impl<'p> Members<'p> {
    fn new(program: &'p Program, subject: Option<SubjectId>) -> Members<'p> {
        let known = &program.index.shape(subject).members;
        Members { program, known, seen: vec![false; known.len()], next: 0 }
    }

    /// Starts another object of the same shape.
    fn again(&mut self) {
        self.seen.fill(false);
        self.next = 0;
    }

    fn take(&mut self, reader: &Reader<'_>, key: &str) -> Result<Member, ReadError> {
        let (before, after) = self.known.split_at(self.next);
        let found = self.find(after, self.next, key).or_else(|| self.find(before, 0, key));
        let place = found.ok_or_else(|| unknown(reader, key))?;
        first(reader, core::mem::replace(&mut self.seen[place], true), key)?;
        self.next = place + 1;
        Ok(self.known[place])
    }

    fn find(&self, among: &[Member], from: usize, key: &str) -> Option<usize> {
        among.iter().position(|&member| self.program.name(member) == key).map(|place| from + place)
    }
}

fn unknown(reader: &Reader<'_>, key: &str) -> ReadError {
    reader.fault(ReadErrorCode::UnknownFact).within(|| format!("/{key}"))
}

fn first(reader: &Reader<'_>, seen: bool, key: &str) -> Result<(), ReadError> {
    if seen { Err(reader.fault(ReadErrorCode::DuplicateKey).within(|| format!("/{key}"))) } else { Ok(()) }
}

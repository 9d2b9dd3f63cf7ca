//! Reading answers from JSON in one pass, straight into typed slots.

use super::{
    Answers, FactAt, Habit, Problem, ProblemAt, ProblemCode, Slot,
    json::{self, Kind, Reader},
};
use crate::{
    date::Date,
    document::Document,
    order::sort_once,
    outcome::Mode,
    program::{Fact, FactKind, Member, Program, Shape, SubjectId, Value},
    wording::count,
};
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec, vec::Vec};
use core::{fmt, mem, ops::Deref};

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

impl Fault {
    /// What is wrong and where, for engineers; made without the standard formatting, which is much code for the page.
    pub fn told(&self) -> String {
        let (open, close) = if self.pointer.is_empty() { ("", "") } else { (" (", ")") };
        let words = [self.code.as_str(), " at byte ", &count(self.offset), open, &self.pointer, close];
        words.concat()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.told())
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

/// As [`read`], of what is known to be UTF-8.
///
/// # Errors
/// As [`read`].
pub fn read_text(program: &Program, text: &str, mode: Mode) -> Result<(Answers, Vec<Problem>), ReadError> {
    read_all(program, text, mode, Limits::default())
}

/// As [`read_text`], in the place of answers to the same program that are no longer needed, so that little has to be
/// allocated.
///
/// # Errors
/// As [`read`]; the answers mean nothing then.
pub fn read_text_over(
    answers: &mut Answers,
    program: &Program,
    text: &str,
    mode: Mode,
) -> Result<Vec<Problem>, ReadError> {
    read_over(answers, program, text, mode, Limits::default())
}

/// As [`read`], with limits of the caller's.
pub fn read_with_limits(
    program: &Program,
    bytes: &[u8],
    mode: Mode,
    limits: Limits,
) -> Result<(Answers, Vec<Problem>), ReadError> {
    read_all(program, json::text(bytes, &limits)?, mode, limits)
}

fn read_all(
    program: &Program,
    text: &str,
    mode: Mode,
    limits: Limits,
) -> Result<(Answers, Vec<Problem>), ReadError> {
    let mut answers = Answers::new(program);
    let problems = read_over(&mut answers, program, text, mode, limits)?;
    Ok((answers, problems))
}

fn read_over(
    answers: &mut Answers,
    program: &Program,
    text: &str,
    mode: Mode,
    limits: Limits,
) -> Result<Vec<Problem>, ReadError> {
    json::check_size(text.len(), &limits)?;
    let mut reader = Reader::of_text(text, limits);
    for items in &mut answers.subjects {
        (items.count, items.complete) = (0, false);
    }
    let mut reading = Reading { program, mode, answers, problems: Vec::new(), complete_seen: false };
    reading.root(&mut reader)?;
    reader.end()?;
    for items in &mut reading.answers.subjects {
        items.slots.truncate(usize::from(items.count) * usize::from(items.width));
        items.complete |= mode == Mode::Final;
    }
    Ok(reading.problems)
}

struct Reading<'p> {
    program: &'p Program,
    mode: Mode,
    answers: &'p mut Answers,
    problems: Vec<Problem>,
    /// Whether there was a member `$complete`.
    complete_seen: bool,
}

impl<'p> Reading<'p> {
    fn root(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if reader.kind()? != Kind::Object {
            return Err(reader.fault(ReadErrorCode::WrongShape));
        }
        let shape = self.program.index.shape(None);
        let (mut slots, mut habit) = (mem::take(&mut self.answers.root), mem::take(&mut self.answers.habit));
        slots.resize_with(shape.facts.len(), Slot::default);
        let result = with_flags(shape.members.len(), |seen| {
            let mut members = Members::new(self.program, shape, reader, seen, &mut habit);
            self.object(reader, &mut members, None, &mut slots)?;
            members.forget_unseen(&mut slots);
            Ok(())
        });
        (self.answers.root, self.answers.habit) = (slots, habit);
        result
    }

    /// Reads the facts of the root or of an item.
    fn object(
        &mut self,
        reader: &mut Reader<'_>,
        members: &mut Members<'p, '_>,
        item: Option<u16>,
        slots: &mut [Slot],
    ) -> Result<(), ReadError> {
        let mut more = reader.enter(b'{', b'}')?;
        while more {
            let mut found = members.expected(reader);
            if found.is_none() {
                found = self.other(reader, members, item)?;
                members.remember(found);
            }
            if let Some(place) = found {
                match members.check_first(reader, place)? {
                    Value::Items(subject) => self.items(reader, subject)?,
                    Value::Fact { id, kind, place } => {
                        let slot = &mut slots[usize::from(place)];
                        self.answer(reader, FactAt { item, fact: id }, kind, slot)?;
                    }
                }
            }
            more = reader.more(b'}')?;
        }
        Ok(())
    }

    /// Reads a key that comes unexpectedly and finds its member; none if it was `$complete` with all that it holds.
    #[inline(never)]
    fn other(
        &mut self,
        reader: &mut Reader<'_>,
        members: &Members<'p, '_>,
        item: Option<u16>,
    ) -> Result<Option<usize>, ReadError> {
        let key = reader.key()?;
        if key == "$complete" && item.is_none() && self.mode == Mode::Draft {
            if mem::replace(&mut self.complete_seen, true) {
                return Err(at_key(reader, ReadErrorCode::DuplicateKey, &key));
            }
            return self.complete(reader).map(|()| None);
        }
        let found = members.shape.find(&key);
        found.map(Some).ok_or_else(|| at_key(reader, ReadErrorCode::UnknownFact, &key))
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn complete(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if reader.kind()? != Kind::Array {
            return Err(reader.fault(ReadErrorCode::WrongShape));
        }
        let mut read = 0;
        while reader.item(read)? {
            reader.next_byte();
            let id = reader.string()?;
            let subject =
                self.program.subject_by_id(&id).ok_or_else(|| reader.fault(ReadErrorCode::UnknownFact))?;
            self.answers.set_complete(subject, true);
            read += 1;
        }
        Ok(())
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn items(&mut self, reader: &mut Reader<'_>, subject: SubjectId) -> Result<(), ReadError> {
        let id = self.program.subject(subject).id();
        if reader.kind()? != Kind::Array {
            return Err(reader.fault(ReadErrorCode::WrongShape).within(|| ["/", id].concat()));
        }
        let shape = self.program.index.shape(Some(subject));
        // Those of the answers before are read over.
        let items = &mut self.answers.subjects[usize::from(subject)];
        let (mut slots, mut habit) = (mem::take(&mut items.slots), mem::take(&mut items.habit));
        let result = with_flags(shape.members.len(), |seen| {
            let mut members = Members::new(self.program, shape, reader, seen, &mut habit);
            let mut read = 0;
            while reader.item(read)? {
                let kind = reader.kind()?;
                self.item(reader, subject, kind, &mut members, &mut slots)
                    .map_err(|error| error.within(|| ["/", id, "/", &count(read)].concat()))?;
                read += 1;
            }
            Ok(())
        });
        let items = &mut self.answers.subjects[usize::from(subject)];
        (items.slots, items.habit) = (slots, habit);
        result
    }

    fn item(
        &mut self,
        reader: &mut Reader<'_>,
        subject: SubjectId,
        kind: Kind,
        members: &mut Members<'p, '_>,
        slots: &mut Vec<Slot>,
    ) -> Result<(), ReadError> {
        if kind != Kind::Object {
            return Err(reader.fault(ReadErrorCode::WrongShape));
        }
        let Some(item) = self.answers.next_item(subject) else {
            let id = self.program.subject(subject).id();
            return Err(reader.fault(ReadErrorCode::TooManyItems).within(|| ["/", id].concat()));
        };
        members.again();
        let width = members.shape.facts.len();
        let start = usize::from(item) * width;
        if slots.len() < start + width {
            slots.resize_with(start + width, Slot::default);
        }
        let own = &mut slots[start..start + width];
        self.object(reader, members, Some(item), own)?;
        members.forget_unseen(own);
        self.answers.subjects[usize::from(subject)].count = item + 1;
        Ok(())
    }

    fn answer(
        &mut self,
        reader: &mut Reader<'_>,
        at: FactAt,
        kind: FactKind,
        slot: &mut Slot,
    ) -> Result<(), ReadError> {
        let fact = || self.program.fact(at.fact);
        if let Some(code) =
            read_slot(reader, kind, fact, slot).map_err(|error| error.within(|| at.pointer(self.program)))?
        {
            *slot = Slot::Absent;
            self.problems.push(Problem { at: ProblemAt::Fact(at), code });
        }
        Ok(())
    }
}

/// Reads one answer into its slot, which means nothing if there is a problem with it.
fn read_slot<'p>(
    reader: &mut Reader<'_>,
    kind: FactKind,
    fact: impl FnOnce() -> Fact<'p>,
    slot: &mut Slot,
) -> Result<Option<ProblemCode>, ReadError> {
    let read = match (kind, reader.next_byte()) {
        (FactKind::Boolean, b't' | b'f') => Slot::Boolean(reader.boolean()?),
        (FactKind::Integer | FactKind::Money, b'-' | b'0'..=b'9') => Slot::Integer(reader.integer()?),
        (FactKind::Text, b'"') => {
            let Some(text) = reader.plain_string()? else {
                *slot = Slot::Text(reader.string()?.into_owned());
                return Ok(None);
            };
            if let Slot::Text(old) = slot {
                old.clear();
                old.push_str(text);
                return Ok(None);
            }
            Slot::Text(text.to_owned())
        }
        (FactKind::Date | FactKind::Choice, b'"') => {
            let read = match reader.plain_string()? {
                Some(text) => of_text(fact(), text),
                None => of_text(fact(), &reader.string()?),
            };
            match read {
                Ok(read) => read,
                Err(code) => return Ok(Some(code)),
            }
        }
        (FactKind::Choices, b'[') => match choices(reader, fact())? {
            Ok(read) => read,
            Err(code) => return Ok(Some(code)),
        },
        (FactKind::Document, _) => match Document::read(reader)? {
            Some(read) => Slot::Document(read),
            None => return Ok(Some(ProblemCode::WrongType)),
        },
        _ => {
            reader.skip()?;
            return Ok(Some(ProblemCode::WrongType));
        }
    };
    // Most answers own nothing that would have to be dropped.
    match mem::replace(slot, read) {
        owning @ (Slot::Text(_) | Slot::Choices(_) | Slot::Document(_)) => drop(owning),
        other => mem::forget(other),
    }
    Ok(None)
}

/// What a string is as the answer to a fact; none if it is none.
pub fn slot_of_text(fact: Fact<'_>, text: &str) -> Option<Slot> {
    of_text(fact, text).ok()
}

fn of_text(fact: Fact<'_>, text: &str) -> Result<Slot, ProblemCode> {
    match fact.kind() {
        FactKind::Text => Ok(Slot::Text(text.to_owned())),
        FactKind::Date => Date::parse(text).map(Slot::Date).ok_or(ProblemCode::NoSuchDate),
        FactKind::Choice => option(fact, text).map(Slot::Choice),
        _ => Err(ProblemCode::WrongType),
    }
}

fn option(fact: Fact<'_>, value: &str) -> Result<u16, ProblemCode> {
    let index = fact.options().iter().position(|option| option.value() == value);
    index.and_then(|index| u16::try_from(index).ok()).ok_or(ProblemCode::NotAnOption)
}

#[cfg_attr(target_family = "wasm", inline(never))]
fn choices(reader: &mut Reader<'_>, fact: Fact<'_>) -> Result<Result<Slot, ProblemCode>, ReadError> {
    let mut indices = Vec::new();
    let mut problem = None;
    let mut read = 0;
    while reader.item(read)? {
        read += 1;
        if reader.kind()? != Kind::String {
            problem = Some(ProblemCode::WrongType);
            reader.skip()?;
            continue;
        }
        match option(fact, &reader.string()?) {
            Ok(index) => indices.push(index),
            Err(code) => problem = Some(code),
        }
    }
    let given = indices.len();
    sort_once(&mut indices);
    let excludes = |index: &u16| fact.options().at(*index).exclusive();
    let contrary = indices.len() > 1 && indices.iter().any(excludes);
    let repeated = (indices.len() < given || contrary).then_some(ProblemCode::NotAnOption);
    Ok(problem.or(repeated).map_or(Ok(Slot::Choices(indices)), Err))
}

/// After so many members in vain, one that comes otherwise is looked up.
const SOON: usize = 8;

/// The members of one object as they come, each at most once.
struct Members<'p, 's> {
    shape: &'p Shape,
    /// Those that are looked for as they are written: all, or none if a name is not plain.
    plain: &'p [Member],
    seen: &'s mut [bool],
    /// How many have come.
    count: usize,
    /// The one that is expected: our own documents have all that they have in canonical order.
    next: usize,
    habit: &'s mut Habit,
}

impl<'p, 's> Members<'p, 's> {
    fn new(
        program: &'p Program,
        shape: &'p Shape,
        reader: &Reader<'_>,
        seen: &'s mut [bool],
        habit: &'s mut Habit,
    ) -> Self {
        let plain =
            if reader.allows_longer(program.index.longest_name) { shape.members.as_slice() } else { &[] };
        Members { shape, plain, seen, count: 0, next: 0, habit }
    }

    /// Drops old answers to facts that did not come.
    fn forget_unseen(&self, slots: &mut [Slot]) {
        if self.count == self.seen.len() {
            return;
        }
        for (member, seen) in self.shape.members.iter().zip(&*self.seen) {
            if let (Value::Fact { place, .. }, false) = (member.value, seen) {
                slots[usize::from(place)] = Slot::Absent;
            }
        }
    }

    /// Starts another object of the same shape.
    fn again(&mut self) {
        self.seen.fill(false);
        (self.count, self.next) = (0, 0);
    }

    /// Passes over the key of the expected member or of one that is as likely, and gives its place; none if another comes.
    #[inline]
    fn expected(&self, reader: &mut Reader<'_>) -> Option<usize> {
        reader.next_byte();
        let place = self.next;
        match self.plain.get(place) {
            Some(&member) if reader.passes(self.shape.key(member)) => Some(place),
            _ => self.likely(reader),
        }
    }

    /// The one that came here before, or one soon after the expected.
    #[inline(never)]
    fn likely(&self, reader: &mut Reader<'_>) -> Option<usize> {
        let usual = self.habit.instead_of(self.next);
        let soon = (self.next..self.plain.len()).take(SOON).skip(1);
        usual
            .into_iter()
            .chain(soon)
            .find(|&place| self.plain.get(place).is_some_and(|&member| reader.passes(self.shape.key(member))))
    }

    /// Remembers a member that was not expected.
    fn remember(&mut self, came: Option<usize>) {
        if let Some(came) = came {
            self.habit.remember(self.next, came, self.seen.len());
        }
    }

    /// The member at a place, if it comes for the first time.
    #[inline]
    fn check_first(&mut self, reader: &Reader<'_>, place: usize) -> Result<Value, ReadError> {
        let member = self.shape.members[place];
        if mem::replace(&mut self.seen[place], true) {
            return Err(at_key(reader, ReadErrorCode::DuplicateKey, self.shape.name(member)));
        }
        self.next = place.wrapping_add(1);
        self.count = self.count.wrapping_add(1);
        Ok(member.value)
    }
}

/// Gives so many flags, none of them set: of few, without allocating.
fn with_flags<T>(count: usize, work: impl FnOnce(&mut [bool]) -> T) -> T {
    let (mut few, mut many);
    few = [false; 64];
    work(match few.get_mut(..count) {
        Some(few) => few,
        None => {
            many = vec![false; count];
            &mut many
        }
    })
}

#[cold]
fn at_key(reader: &Reader<'_>, code: ReadErrorCode, key: &str) -> ReadError {
    reader.fault(code).within(|| ["/", key].concat())
}

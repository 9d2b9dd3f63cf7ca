//! Reading the object around the answers, with the strict reader of the rules crate.

use super::LIMITS;
use layak_rules::{
    Date,
    answers::{
        ReadError, ReadErrorCode,
        json::{Kind, Reader},
    },
};
use std::{borrow::Cow, ops::Range};

/// Why a document is refused. Holds no part of what was sent but the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code} at `{pointer}`, byte {offset}")]
pub struct Refusal {
    /// A stable code: those of `layak_rules::answers::ReadErrorCode`, and `missing-member`, `unknown-member`,
    /// `wrong-value`, `unsupported-version`.
    pub code: &'static str,
    /// JSON pointer to the nearest known place.
    pub pointer: String,
    /// Byte offset in the document.
    pub offset: usize,
}

impl Refusal {
    /// A refusal of a member.
    pub fn new(code: &'static str, pointer: impl Into<String>, offset: usize) -> Refusal {
        Refusal { code, pointer: pointer.into(), offset }
    }

    /// A reading error of a part that starts at `offset` and has its place at `pointer`.
    pub fn within(error: &ReadError, pointer: &str, offset: usize) -> Refusal {
        let pointer = format!("{pointer}{}", error.pointer);
        Refusal { code: error.code.as_str(), pointer, offset: offset + error.offset }
    }
}

/// An object being read: which members were seen, and where it lies in the document.
pub(super) struct Envelope<'a> {
    bytes: &'a [u8],
    reader: Reader<'a>,
}

/// What reading a member may do: refuse for a reason of JSON, or for one of ours.
pub(super) enum Stop {
    Json(ReadError),
    Ours(Refusal),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Stop {
        Stop::Json(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Ours(refusal)
    }
}

impl<'a> Envelope<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Envelope<'a>, Refusal> {
        let reader = Reader::new(bytes, LIMITS).map_err(|error| Refusal::within(&error, "", 0))?;
        Ok(Envelope { bytes, reader })
    }

    /// Reads the whole document as one object with these members.
    pub(super) fn read(
        mut self,
        member: &mut dyn FnMut(&mut Member<'_, 'a>) -> Result<(), Stop>,
    ) -> Result<(), Refusal> {
        read_object(&mut self.reader, self.bytes, "", member)?;
        self.reader.end().map_err(|error| Refusal::within(&error, "", 0))
    }
}

/// One member of an object while it is read.
pub(super) struct Member<'r, 'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) pointer: String,
    reader: &'r mut Reader<'a>,
    bytes: &'a [u8],
}

/// Reads an object; a key that stands twice is refused before its value is looked at.
fn read_object<'a>(
    reader: &mut Reader<'a>,
    bytes: &'a [u8],
    pointer: &str,
    member: &mut dyn FnMut(&mut Member<'_, 'a>) -> Result<(), Stop>,
) -> Result<(), Refusal> {
    if reader.kind().map_err(|error| Refusal::within(&error, pointer, 0))? != Kind::Object {
        return Err(Refusal::new(ReadErrorCode::WrongShape.as_str(), pointer, reader.offset()));
    }
    let (mut seen, mut ours) = (Vec::new(), None);
    let read = reader.object(|reader, key| {
        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        if seen.contains(&key) {
            return Err(reader.fault(ReadErrorCode::DuplicateKey).within(|| pointer));
        }
        seen.push(key.clone());
        match member(&mut Member { key, pointer: pointer.clone(), reader, bytes }) {
            Ok(()) => Ok(()),
            Err(Stop::Json(error)) => Err(error.within(|| pointer)),
            Err(Stop::Ours(refusal)) => {
                ours = Some(refusal);
                Err(reader.fault(ReadErrorCode::WrongShape))
            }
        }
    });
    match (read, ours) {
        (_, Some(refusal)) => Err(refusal),
        (Err(error), None) if error.pointer.is_empty() => Err(Refusal::within(&error, pointer, 0)),
        (Err(error), None) => Err(Refusal::within(&error, "", 0)),
        (Ok(()), None) => Ok(()),
    }
}

impl<'a> Member<'_, 'a> {
    /// This member is not one that the document has.
    pub(super) fn unknown(&self) -> Stop {
        self.refuse("unknown-member")
    }

    /// The value is of the right type and still not one of those allowed.
    pub(super) fn refuse(&self, code: &'static str) -> Stop {
        Stop::Ours(Refusal::new(code, self.pointer.clone(), self.reader.offset()))
    }

    fn expect(&mut self, kind: Kind) -> Result<(), Stop> {
        if self.reader.kind()? == kind {
            Ok(())
        } else {
            Err(self.refuse(ReadErrorCode::WrongShape.as_str()))
        }
    }

    pub(super) fn kind(&mut self) -> Result<Kind, Stop> {
        Ok(self.reader.kind()?)
    }

    pub(super) fn text(&mut self) -> Result<String, Stop> {
        self.expect(Kind::String)?;
        Ok(self.reader.string()?.into_owned())
    }

    pub(super) fn integer(&mut self) -> Result<i64, Stop> {
        self.expect(Kind::Number)?;
        Ok(self.reader.integer()?)
    }

    pub(super) fn date(&mut self) -> Result<Date, Stop> {
        let text = self.text()?;
        Date::parse(&text).ok_or_else(|| self.refuse("wrong-value"))
    }

    /// A short name: letters, digits, dot, dash and underscore, up to 64.
    pub(super) fn name(&mut self) -> Result<String, Stop> {
        let text = self.text()?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let good = (1..=64).contains(&text.len()) && text.chars().all(fits);
        if good { Ok(text) } else { Err(self.refuse("wrong-value")) }
    }

    /// Any text of 1 to 64 characters.
    pub(super) fn short_text(&mut self) -> Result<String, Stop> {
        let text = self.text()?;
        if (1..=64).contains(&text.chars().count()) { Ok(text) } else { Err(self.refuse("wrong-value")) }
    }

    /// Where the value lies in the document; the value itself is only checked to be strict JSON.
    pub(super) fn raw(&mut self) -> Result<(Range<usize>, &'a [u8]), Stop> {
        self.reader.kind()?;
        let start = self.reader.offset();
        self.reader.skip()?;
        let range = start..self.reader.offset();
        let bytes = self.bytes.get(range.clone()).unwrap_or_default();
        Ok((range, bytes))
    }

    /// Reads the value as an object.
    pub(super) fn object(
        &mut self,
        member: &mut dyn FnMut(&mut Member<'_, 'a>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        Ok(read_object(self.reader, self.bytes, &self.pointer, member)?)
    }

    /// Reads the value as an array of objects; `item` gets each member and the index.
    pub(super) fn objects(
        &mut self,
        start: &mut dyn FnMut(),
        member: &mut dyn FnMut(&mut Member<'_, 'a>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.expect(Kind::Array)?;
        let (pointer, bytes) = (self.pointer.clone(), self.bytes);
        let mut ours = None;
        let read = self.reader.array(|reader, index| {
            start();
            read_object(reader, bytes, &format!("{pointer}/{index}"), member).map_err(|refusal| {
                ours = Some(refusal);
                reader.fault(ReadErrorCode::WrongShape)
            })
        });
        match ours {
            Some(refusal) => Err(Stop::Ours(refusal)),
            None => Ok(read?),
        }
    }
}

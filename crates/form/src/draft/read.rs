//! Reading a draft into plain data, without looking at any pack. Unknown members are passed over, so that a later
//! version may add some.

use crate::typed::Typed;
use layak_rules::{
    Date,
    answers::{
        Limits, ReadError, ReadErrorCode,
        json::{Kind, Reader},
    },
};

/// What was typed into one field, by fact id.
pub(super) type Entry = (String, Typed);

/// A draft as written.
#[derive(Debug, Default)]
pub(super) struct Saved {
    pub(super) pack: String,
    pub(super) version: String,
    pub(super) sha256: String,
    pub(super) language: String,
    pub(super) expires: Option<Date>,
    pub(super) place: String,
    pub(super) visited: Vec<String>,
    pub(super) done: Vec<String>,
    pub(super) root: Vec<Entry>,
    pub(super) items: Vec<(String, Vec<Vec<Entry>>)>,
}

/// A draft is our own and may be larger than a submission: long texts that are no answer yet are kept too.
const LIMITS: Limits = Limits { bytes: 4 << 20, depth: 8, items: 4_096, string: 1 << 20 };

/// Reads a draft.
pub(super) fn read(json: &str) -> Result<Saved, ReadError> {
    let mut reader = Reader::new(json.as_bytes(), LIMITS)?;
    let mut saved = Saved::default();
    let mut version = 0;
    reader.object(|reader, key| {
        match &*key {
            "draft" => version = reader.integer()?,
            "pack" => pack(reader, &mut saved)?,
            "language" => saved.language = string(reader)?,
            "expires" => saved.expires = Date::parse(&string(reader)?),
            "place" => saved.place = string(reader)?,
            "visited" => saved.visited = strings(reader)?,
            "done" => saved.done = strings(reader)?,
            "typed" => typed(reader, &mut saved)?,
            _ => reader.skip()?,
        }
        Ok(())
    })?;
    reader.end()?;
    if version == 1 && saved.expires.is_some() {
        Ok(saved)
    } else {
        Err(reader.fault(ReadErrorCode::WrongShape))
    }
}

fn pack(reader: &mut Reader<'_>, saved: &mut Saved) -> Result<(), ReadError> {
    reader.object(|reader, key| {
        match &*key {
            "id" => saved.pack = string(reader)?,
            "version" => saved.version = string(reader)?,
            "sha256" => saved.sha256 = string(reader)?,
            _ => reader.skip()?,
        }
        Ok(())
    })
}

fn typed(reader: &mut Reader<'_>, saved: &mut Saved) -> Result<(), ReadError> {
    reader.object(|reader, key| {
        // A fact id has a dot, a subject has none: only a subject's value is an array of objects.
        if reader.kind()? == Kind::Array && !key.contains('.') {
            let items = items(reader)?;
            saved.items.push((key.into_owned(), items));
        } else {
            let entry = entry(reader)?;
            saved.root.push((key.into_owned(), entry));
        }
        Ok(())
    })
}

fn items(reader: &mut Reader<'_>) -> Result<Vec<Vec<Entry>>, ReadError> {
    let mut items = Vec::new();
    reader.array(|reader, _| {
        let mut row = Vec::new();
        reader.object(|reader, key| {
            row.push((key.into_owned(), entry(reader)?));
            Ok(())
        })?;
        items.push(row);
        Ok(())
    })?;
    Ok(items)
}

fn entry(reader: &mut Reader<'_>) -> Result<Typed, ReadError> {
    Ok(match reader.kind()? {
        Kind::String => Typed::Text(string(reader)?),
        Kind::Array => Typed::Many(strings(reader)?),
        _ => {
            let mut parts = Vec::new();
            reader.object(|reader, _| {
                parts = strings(reader)?;
                Ok(())
            })?;
            Typed::Date(parts.try_into().map_err(|_| reader.fault(ReadErrorCode::WrongShape))?)
        }
    })
}

fn string(reader: &mut Reader<'_>) -> Result<String, ReadError> {
    reader.string().map(|text| text.into_owned())
}

fn strings(reader: &mut Reader<'_>) -> Result<Vec<String>, ReadError> {
    let mut texts = Vec::new();
    reader.array(|reader, _| {
        texts.push(string(reader)?);
        Ok(())
    })?;
    Ok(texts)
}

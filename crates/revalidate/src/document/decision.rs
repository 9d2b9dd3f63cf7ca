//! The request for a stateless decision: `{"pack", "on"?, "mode"?, "answers"}`.

use super::{
    envelope::{Envelope, Member, Refusal, Stop},
    submission,
};
use crate::registry::PackName;
use layak_rules::{Date, Mode, answers::json::Kind};

/// A request as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRequest<'a> {
    /// The pack: by id alone the current one, with a digest exactly that one.
    pub pack: PackName,
    /// The date to decide on; the server's today when absent.
    pub on: Option<Date>,
    /// Finished unless it says draft.
    pub mode: Mode,
    /// The answers' bytes.
    pub answers: &'a [u8],
    /// Where the answers start in the document.
    pub answers_offset: usize,
}

impl<'a> DecisionRequest<'a> {
    /// Reads a request strictly.
    pub fn read(bytes: &'a [u8]) -> Result<DecisionRequest<'a>, Refusal> {
        let (mut name, mut on, mut mode, mut answers) = (None, None, Mode::Final, None);
        Envelope::new(bytes)?.read(&mut |member| {
            match &*member.key {
                "pack" => name = Some(pack(member)?),
                "on" => on = Some(member.date()?),
                "mode" => mode = read_mode(member)?,
                "answers" => answers = Some(member.raw()?),
                _ => return Err(member.unknown()),
            }
            Ok(())
        })?;
        let missing = |name: &str| Refusal::new("missing-member", format!("/{name}"), bytes.len());
        let (range, answers) = answers.ok_or_else(|| missing("answers"))?;
        let pack = name.ok_or_else(|| missing("pack"))?;
        Ok(DecisionRequest { pack, on, mode, answers, answers_offset: range.start })
    }
}

fn pack(member: &mut Member<'_, '_>) -> Result<PackName, Stop> {
    match member.kind()? {
        Kind::String => Ok(PackName { id: member.name()?, sha256: None }),
        _ => submission::pack(member),
    }
}

fn read_mode(member: &mut Member<'_, '_>) -> Result<Mode, Stop> {
    match member.text()?.as_str() {
        "final" => Ok(Mode::Final),
        "draft" => Ok(Mode::Draft),
        _ => Err(member.refuse("wrong-value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_the_pack_are_read() {
        let short = DecisionRequest::read(br#"{"pack":"permits","answers":{}}"#).unwrap();
        assert_eq!((short.pack.sha256, short.on, short.mode), (None, None, Mode::Final));
        let digest = "ab".repeat(32);
        let long = format!(
            r#"{{"answers":{{}},"mode":"draft","on":"2026-11-22","pack":{{"id":"permits","sha256":"{digest}"}}}}"#
        );
        let long = DecisionRequest::read(long.as_bytes()).unwrap();
        assert_eq!((long.pack.sha256, long.mode), (Some(digest), Mode::Draft));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, code, pointer) in [
            (r#"{"answers":{}}"#, "missing-member", "/pack"),
            (r#"{"pack":"permits"}"#, "missing-member", "/answers"),
            (r#"{"pack":7,"answers":{}}"#, "wrong-shape", "/pack"),
            (r#"{"pack":"permits","mode":"maybe","answers":{}}"#, "wrong-value", "/mode"),
            (r#"{"pack":{"id":"permits","sha256":"XYZ"},"answers":{}}"#, "wrong-value", "/pack/sha256"),
        ] {
            let refusal = DecisionRequest::read(text.as_bytes()).unwrap_err();
            assert_eq!((refusal.code, refusal.pointer.as_str()), (code, pointer), "{text}");
        }
    }
}

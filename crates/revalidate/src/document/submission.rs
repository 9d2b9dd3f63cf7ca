//! The submission document (`schemas/meta/submission.schema.json`).

use super::envelope::{Envelope, Member, Refusal, Stop};
use crate::{claim::Claimed, registry::PackName};
use layak_rules::{Answers, Date, Program, answers, answers::json::write_string};

/// A submission as read; its answers still as bytes, for the pack's own strict reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission<'a> {
    /// The pack that the client used, with the digest of its source.
    pub pack: PackName,
    /// The date that the client decided on.
    pub on: Date,
    /// The language of the form.
    pub lang: String,
    /// The answers' bytes.
    pub answers: &'a [u8],
    /// Where the answers start in the document.
    pub answers_offset: usize,
    /// The verdicts that the client says it showed.
    pub claim: Vec<Claimed>,
}

#[derive(Default)]
struct Parts<'a> {
    version: Option<i64>,
    pack: Option<PackName>,
    on: Option<Date>,
    lang: Option<String>,
    answers: Option<(usize, &'a [u8])>,
    claim: Vec<Claimed>,
}

impl<'a> Submission<'a> {
    /// Reads a submission document strictly. The answers are checked to be strict JSON here, and against the pack by
    /// [`crate::revalidate`].
    pub fn read(bytes: &'a [u8]) -> Result<Submission<'a>, Refusal> {
        let mut parts = Parts::default();
        Envelope::new(bytes)?.read(&mut |member| parts.member(member))?;
        let missing = |name: &str| Refusal::new("missing-member", format!("/{name}"), bytes.len());
        match parts.version {
            Some(1) => {}
            Some(_) => return Err(Refusal::new("unsupported-version", "/submission", 0)),
            None => return Err(missing("submission")),
        }
        let (answers_offset, answers) = parts.answers.ok_or_else(|| missing("answers"))?;
        Ok(Submission {
            pack: parts.pack.ok_or_else(|| missing("pack"))?,
            on: parts.on.ok_or_else(|| missing("on"))?,
            lang: parts.lang.ok_or_else(|| missing("lang"))?,
            answers,
            answers_offset,
            claim: parts.claim,
        })
    }
}

impl<'a> Parts<'a> {
    fn member(&mut self, member: &mut Member<'_, 'a>) -> Result<(), Stop> {
        match &*member.key {
            "submission" => self.version = Some(member.integer()?),
            "pack" => self.pack = Some(pack(member)?),
            "on" => self.on = Some(member.date()?),
            "lang" => self.lang = Some(member.name()?),
            "answers" => self.answers = Some(member.raw().map(|(range, bytes)| (range.start, bytes))?),
            "claim" => member.object(&mut |member| match &*member.key {
                "verdicts" => {
                    self.claim = claim(member)?;
                    Ok(())
                }
                _ => Err(member.unknown()),
            })?,
            _ => return Err(member.unknown()),
        }
        Ok(())
    }
}

/// `{"id", "sha256"}`; both are needed in a submission.
pub(super) fn pack(member: &mut Member<'_, '_>) -> Result<PackName, Stop> {
    let (mut id, mut sha256) = (None, None);
    member.object(&mut |member| {
        match &*member.key {
            "id" => id = Some(member.name()?),
            "sha256" => {
                let digest = member.name()?;
                let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
                if digest.len() != 64 || !digest.bytes().all(hex) {
                    return Err(member.refuse("wrong-value"));
                }
                sha256 = Some(digest);
            }
            _ => return Err(member.unknown()),
        }
        Ok(())
    })?;
    match (id, sha256) {
        (Some(id), Some(sha256)) => Ok(PackName { id, sha256: Some(sha256) }),
        _ => Err(member.refuse("missing-member")),
    }
}

fn claim(member: &mut Member<'_, '_>) -> Result<Vec<Claimed>, Stop> {
    // Both closures below add to the list, so it lies in a cell.
    let claims = std::cell::RefCell::new(Vec::<Claimed>::new());
    member.objects(&mut || claims.borrow_mut().push(Claimed::default()), &mut |member| {
        let read = Some(match &*member.key {
            "decision" => Field::Decision(member.name()?),
            "item" => Field::Item(member.integer()?),
            "verdict" => Field::Verdict(member.short_text()?),
            "permit" | "value" | "arm" => {
                member.short_text()?;
                Field::Other
            }
            _ => return Err(member.unknown()),
        });
        match (read, claims.borrow_mut().last_mut()) {
            (Some(Field::Decision(decision)), Some(claimed)) => claimed.decision = decision,
            (Some(Field::Verdict(verdict)), Some(claimed)) => claimed.verdict = verdict,
            (Some(Field::Item(item)), Some(claimed)) => {
                claimed.item = Some(u16::try_from(item).map_err(|_| member.refuse("wrong-value"))?);
            }
            _ => {}
        }
        Ok(())
    })?;
    let claims = claims.into_inner();
    let whole = |claimed: &Claimed| !claimed.decision.is_empty() && !claimed.verdict.is_empty();
    if claims.iter().all(whole) { Ok(claims) } else { Err(member.refuse("missing-member")) }
}

enum Field {
    Decision(String),
    Item(i64),
    Verdict(String),
    Other,
}

/// The canonical bytes of a submission (RFC 8785, integers only): what a receipt's `submission` digest is over.
pub fn canonical_submission(program: &Program, submission: &Submission<'_>, answers: &Answers) -> String {
    let mut out = format!("{{\"answers\":{}", answers::write(program, answers, |_, _| true));
    if !submission.claim.is_empty() {
        let verdicts: Vec<String> = submission.claim.iter().map(Claimed::to_json).collect();
        out.push_str(&format!(",\"claim\":{{\"verdicts\":[{}]}}", verdicts.join(",")));
    }
    out.push_str(",\"lang\":");
    write_string(&mut out, &submission.lang);
    out.push_str(&format!(
        ",\"on\":\"{}\",\"pack\":{},\"submission\":1}}",
        submission.on,
        submission.pack.to_json()
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"submission":1,"pack":{"id":"permits","sha256":"DIGEST"},"on":"2026-11-22","lang":"id",
        "answers":{"a":[{"b":1}]},"claim":{"verdicts":[{"decision":"halal","item":0,"verdict":"required"}]}}"#;

    fn good() -> String {
        GOOD.replace("DIGEST", &"0a".repeat(32))
    }

    fn refused(text: &str) -> (&'static str, String) {
        let refusal = Submission::read(text.as_bytes()).unwrap_err();
        (refusal.code, refusal.pointer)
    }

    #[test]
    fn a_good_document_is_read() {
        let text = good();
        let read = Submission::read(text.as_bytes()).unwrap();
        assert_eq!(read.answers, br#"{"a":[{"b":1}]}"#);
        assert_eq!(&text.as_bytes()[read.answers_offset..][..4], b"{\"a\"");
        let claimed = Claimed { decision: "halal".into(), item: Some(0), verdict: "required".into() };
        assert_eq!(read.claim, [claimed]);
    }

    #[test]
    fn each_fault_has_its_code_and_place() {
        let table: [(&str, &str, &str, &str); 15] = [
            (r#""on":"2026-11-22""#, r#""on":"2026-02-30""#, "wrong-value", "/on"),
            (r#""on":"2026-11-22","#, "", "missing-member", "/on"),
            (r#""on":"2026-11-22""#, r#""on":20261122"#, "wrong-shape", "/on"),
            (r#""submission":1"#, r#""submission":2"#, "unsupported-version", "/submission"),
            (r#""submission":1"#, r#""submission":1.0"#, "not-an-integer", "/submission"),
            (r#""lang":"id""#, r#""lang":"id","lang":"en""#, "duplicate-key", "/lang"),
            (r#""lang":"id""#, r#""lang":"id","admin":true"#, "unknown-member", "/admin"),
            (r#""lang":"id""#, r#""lang":"<script>""#, "wrong-value", "/lang"),
            (r#""id":"permits""#, r#""id":"permits","id":"x""#, "duplicate-key", "/pack/id"),
            (r#""id":"permits","#, "", "missing-member", "/pack"),
            (r#""b":1"#, r#""b":1e5"#, "not-an-integer", "/answers"),
            (r#""b":1"#, r#""b":18446744073709551616"#, "integer-too-large", "/answers"),
            (r#""item":0"#, r#""item":-1"#, "wrong-value", "/claim/verdicts/0/item"),
            (r#""decision":"halal","#, "", "missing-member", "/claim/verdicts"),
            (r#""item":0"#, r#""item":0,"item":1"#, "duplicate-key", "/claim/verdicts/0/item"),
        ];
        for (old, new, code, pointer) in table {
            assert!(good().contains(old), "{old}");
            assert_eq!(refused(&good().replace(old, new)), (code, pointer.to_owned()), "{new}");
        }
    }

    #[test]
    fn hostile_documents_are_refused() {
        for (text, code) in [
            ("[".repeat(10_000), "wrong-shape"),
            (good().replace(r#"{"b":1}"#, &"[".repeat(10_000)), "too-deep"),
            (" ".repeat(400_000), "too-large"),
            ("null".to_owned(), "wrong-shape"),
            (String::new(), "json-syntax"),
            (good() + "x", "json-syntax"),
            (good().replace("halal", "\\ud800"), "lone-surrogate"),
            (good().replace("\"b\"", &format!("\"{}\"", "b".repeat(5_001))), "string-too-long"),
        ] {
            assert_eq!(refused(&text).0, code);
        }
        assert_eq!(Submission::read(b"{\"a\":\"\xff\"}").unwrap_err().code, "not-utf-8");
    }
}

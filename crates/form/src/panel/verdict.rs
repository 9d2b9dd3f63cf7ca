//! Words and tone of each verdict.

use crate::{speak::Speaker, words::Word};
use layak_rules::{Verdict, program::Verb};

/// How a verdict is painted; the words never depend on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well: eligible, held, not required.
    Good,
    /// There is something to do.
    Act,
    /// A criterion is not met.
    Bad,
    /// The office must say.
    Ask,
    /// Answers are missing.
    Open,
    /// For information: a classification.
    Info,
}

/// The tone of a verdict.
pub(crate) fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Eligible | Verdict::Permit(Verb::Held | Verb::NotRequired) => Tone::Good,
        Verdict::NotEligible => Tone::Bad,
        Verdict::CannotTellYet => Tone::Open,
        Verdict::Classified => Tone::Info,
        Verdict::Permit(Verb::AskTheOffice) => Tone::Ask,
        Verdict::Permit(_) => Tone::Act,
    }
}

/// Every verdict.
const ALL: [Verdict; 13] = [
    Verdict::Eligible,
    Verdict::NotEligible,
    Verdict::CannotTellYet,
    Verdict::Classified,
    Verdict::Permit(Verb::Required),
    Verdict::Permit(Verb::NotRequired),
    Verdict::Permit(Verb::Held),
    Verdict::Permit(Verb::Expired),
    Verdict::Permit(Verb::Renew),
    Verdict::Permit(Verb::ExemptWithDuty),
    Verdict::Permit(Verb::OtherPermit),
    Verdict::Permit(Verb::IssuedWithCommitments),
    Verdict::Permit(Verb::AskTheOffice),
];

/// The badge and the tone of a verdict by its name in an outcome document; a name that is not known says nothing yet.
pub fn named(name: &str) -> (Word, Tone) {
    let verdict = ALL.into_iter().find(|verdict| verdict.as_str() == name).unwrap_or(Verdict::CannotTellYet);
    (words(verdict, false).0, tone(verdict))
}

/// What the words of a verdict depend on.
pub(super) struct Said<'a> {
    pub(super) verdict: Verdict,
    /// The code of the other permit.
    pub(super) permit: Option<&'a str>,
    /// The words of the class.
    pub(super) value: Option<&'a str>,
    /// Whether everything unmet can be mended.
    pub(super) repairable: bool,
}

impl Said<'_> {
    /// The verdict in one to four words, and in one or two sentences.
    pub(super) fn words(&self, speaker: &Speaker<'_>) -> (String, String) {
        match (self.verdict, self.permit, self.value) {
            (Verdict::Permit(Verb::OtherPermit), Some(permit), _) => {
                (speaker.fill(Word::VerdictOther, &[permit]), speaker.fill(Word::SayOther, &[permit]))
            }
            (Verdict::Classified, _, value) => (
                value.map_or_else(|| speaker.say(Word::VerdictUnknown), str::to_owned),
                speaker.fill(Word::SayClassified, &[value.unwrap_or_default()]),
            ),
            _ => {
                let (badge, sentence) = words(self.verdict, self.repairable);
                (speaker.say(badge), speaker.say(sentence))
            }
        }
    }
}

fn words(verdict: Verdict, repairable: bool) -> (Word, Word) {
    match verdict {
        Verdict::Eligible => (Word::VerdictEligible, Word::SayEligible),
        Verdict::NotEligible if repairable => (Word::VerdictNotYetEligible, Word::SayRepairable),
        Verdict::NotEligible => (Word::VerdictNotEligible, Word::SayNotEligible),
        Verdict::CannotTellYet | Verdict::Classified => (Word::VerdictUnknown, Word::SayUnknown),
        Verdict::Permit(verb) => match verb {
            Verb::Required => (Word::VerdictRequired, Word::SayRequired),
            Verb::NotRequired => (Word::VerdictNotRequired, Word::SayNotRequired),
            Verb::Held => (Word::VerdictHeld, Word::SayHeld),
            Verb::Expired => (Word::VerdictExpired, Word::SayExpired),
            Verb::Renew => (Word::VerdictRenew, Word::SayRenew),
            Verb::ExemptWithDuty => (Word::VerdictExempt, Word::SayExempt),
            Verb::OtherPermit => (Word::VerdictOtherPlain, Word::SayOtherPlain),
            Verb::IssuedWithCommitments => (Word::VerdictCommitments, Word::SayCommitments),
            Verb::AskTheOffice => (Word::VerdictAsk, Word::SayAsk),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_known_by_their_names() {
        assert_eq!(named("required"), (Word::VerdictRequired, Tone::Act));
        assert_eq!(named("not-required"), (Word::VerdictNotRequired, Tone::Good));
        assert_eq!(named("not-eligible"), (Word::VerdictNotEligible, Tone::Bad));
        assert_eq!(named("ask-the-office"), (Word::VerdictAsk, Tone::Ask));
        assert_eq!(named("classified"), (Word::VerdictUnknown, Tone::Info));
        assert_eq!(named("nothing"), (Word::VerdictUnknown, Tone::Open));
        let names: std::collections::HashSet<&str> = ALL.iter().map(|verdict| verdict.as_str()).collect();
        assert_eq!(names.len(), ALL.len());
    }
}

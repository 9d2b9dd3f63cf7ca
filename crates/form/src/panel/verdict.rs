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
    /// One to four words.
    pub(super) fn badge(&self, speaker: &Speaker<'_>) -> String {
        match (self.verdict, self.permit, self.value) {
            (Verdict::Permit(Verb::OtherPermit), Some(permit), _) => {
                speaker.fill(Word::VerdictOther, &[permit])
            }
            (Verdict::Classified, _, Some(value)) => value.to_owned(),
            (Verdict::NotEligible, ..) if self.repairable => speaker.say(Word::VerdictNotYetEligible),
            (verdict, ..) => speaker.say(badge(verdict)),
        }
    }

    /// One or two sentences.
    pub(super) fn sentence(&self, speaker: &Speaker<'_>) -> String {
        match (self.verdict, self.permit, self.value) {
            (Verdict::Permit(Verb::OtherPermit), Some(permit), _) => speaker.fill(Word::SayOther, &[permit]),
            (Verdict::Classified, _, value) => {
                speaker.fill(Word::SayClassified, &[value.unwrap_or_default()])
            }
            (Verdict::NotEligible, ..) if self.repairable => speaker.say(Word::SayRepairable),
            (verdict, ..) => speaker.say(sentence(verdict)),
        }
    }
}

fn badge(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Eligible => Word::VerdictEligible,
        Verdict::NotEligible => Word::VerdictNotEligible,
        Verdict::CannotTellYet | Verdict::Classified => Word::VerdictUnknown,
        Verdict::Permit(verb) => match verb {
            Verb::Required => Word::VerdictRequired,
            Verb::NotRequired => Word::VerdictNotRequired,
            Verb::Held => Word::VerdictHeld,
            Verb::Expired => Word::VerdictExpired,
            Verb::Renew => Word::VerdictRenew,
            Verb::ExemptWithDuty => Word::VerdictExempt,
            Verb::OtherPermit => Word::VerdictOtherPlain,
            Verb::IssuedWithCommitments => Word::VerdictCommitments,
            Verb::AskTheOffice => Word::VerdictAsk,
        },
    }
}

fn sentence(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Eligible => Word::SayEligible,
        Verdict::NotEligible => Word::SayNotEligible,
        Verdict::CannotTellYet | Verdict::Classified => Word::SayUnknown,
        Verdict::Permit(verb) => match verb {
            Verb::Required => Word::SayRequired,
            Verb::NotRequired => Word::SayNotRequired,
            Verb::Held => Word::SayHeld,
            Verb::Expired => Word::SayExpired,
            Verb::Renew => Word::SayRenew,
            Verb::ExemptWithDuty => Word::SayExempt,
            Verb::OtherPermit => Word::SayOtherPlain,
            Verb::IssuedWithCommitments => Word::SayCommitments,
            Verb::AskTheOffice => Word::SayAsk,
        },
    }
}

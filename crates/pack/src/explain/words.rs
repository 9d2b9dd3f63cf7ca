//! Words of the rule language for people, in both languages: verdicts, states, standings, types, formats.

use crate::format::formats;
use layak_rules::{
    outcome::Verdict,
    program::{DateAs, FormatName, Part, Relation, Standing, TypeSet, Unit, Verb, WindowState},
    wording::Language,
};

fn pick(language: Language, (id, en): (&'static str, &'static str)) -> &'static str {
    if language == Language::English { en } else { id }
}

/// A verdict of DESIGN section 2.
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    let words = match verdict {
        Verdict::Eligible => ("memenuhi syarat", "eligible"),
        Verdict::NotEligible => ("belum memenuhi syarat", "not eligible"),
        Verdict::CannotTellYet => ("belum dapat dipastikan", "cannot tell yet"),
        Verdict::Classified => ("sudah digolongkan", "classified"),
        Verdict::Permit(verb) => return answer(verb, language),
    };
    pick(language, words)
}

/// A verdict by its code on the wire; what is no verdict stays as it is.
pub fn verdict_of(code: &str, language: Language) -> &str {
    use Verb::*;
    let verbs = [
        Required,
        NotRequired,
        Held,
        Expired,
        Renew,
        ExemptWithDuty,
        OtherPermit,
        IssuedWithCommitments,
        AskTheOffice,
    ];
    let others = [Verdict::Eligible, Verdict::NotEligible, Verdict::CannotTellYet, Verdict::Classified];
    let mut all = others.into_iter().chain(verbs.map(Verdict::Permit));
    all.find(|known| known.as_str() == code).map_or(code, |known| verdict(known, language))
}

/// What a date of an outcome means, by its code on the wire.
pub fn date_of(code: &str, language: Language) -> &str {
    match code {
        "valid-until" => date(DateAs::ValidUntil, language),
        "renew-by" => date(DateAs::RenewBy, language),
        "required-from" => date(DateAs::RequiredFrom, language),
        "due-by" => date(DateAs::DueBy, language),
        other => other,
    }
}

/// The answer of an arm.
pub fn answer(verb: Verb, language: Language) -> &'static str {
    let words = match verb {
        Verb::Required => ("wajib", "required"),
        Verb::NotRequired => ("tidak wajib", "not required"),
        Verb::Held => ("sudah dimiliki", "held"),
        Verb::Expired => ("sudah tidak berlaku", "expired"),
        Verb::Renew => ("perlu diperpanjang", "to be renewed"),
        Verb::ExemptWithDuty => ("dikecualikan, dengan kewajiban", "exempt, with a duty"),
        Verb::OtherPermit => ("izin lain", "another permit"),
        Verb::IssuedWithCommitments => ("terbit dengan komitmen", "issued with commitments"),
        Verb::AskTheOffice => ("tanyakan ke kantor", "ask the office"),
    };
    pick(language, words)
}

/// The state of a programme.
pub fn programme(state: WindowState, language: Language) -> &'static str {
    let words = match state {
        WindowState::NotYetOpen => ("Belum dibuka", "Not yet open"),
        WindowState::Open => ("Dibuka", "Open"),
        WindowState::Extended => ("Diperpanjang", "Extended"),
        WindowState::Suspended => ("Ditunda", "Suspended"),
        WindowState::Moved => ("Dipindah ke waktu lain", "Moved to another time"),
        WindowState::Closed => ("Ditutup", "Closed"),
        WindowState::NoEdition => ("Tidak ada pelaksanaan yang diketahui", "No edition is known"),
    };
    pick(language, words)
}

/// A programme's state by its code on the wire.
pub fn programme_of(code: &str, language: Language) -> &str {
    match code {
        "not-yet-open" => programme(WindowState::NotYetOpen, language),
        "open" => programme(WindowState::Open, language),
        "extended" => programme(WindowState::Extended, language),
        "suspended" => programme(WindowState::Suspended, language),
        "moved" => programme(WindowState::Moved, language),
        "closed" => programme(WindowState::Closed, language),
        "no-edition" => programme(WindowState::NoEdition, language),
        other => other,
    }
}

/// What a date of an outcome means.
pub fn date(kind: DateAs, language: Language) -> &'static str {
    let words = match kind {
        DateAs::ValidUntil => ("Berlaku sampai", "Valid until"),
        DateAs::RenewBy => ("Perpanjang paling lambat", "Renew by"),
        DateAs::RequiredFrom => ("Wajib sejak", "Required from"),
        DateAs::DueBy => ("Penuhi paling lambat", "Due by"),
    };
    pick(language, words)
}

/// What a figure counts.
pub(super) fn unit(unit: Unit, language: Language) -> &'static str {
    let words = match unit {
        Unit::Rupiah => ("rupiah", "rupiah"),
        Unit::Count => ("jumlah", "number"),
        Unit::Percent => ("persen", "per cent"),
        Unit::Date => ("tanggal", "date"),
        Unit::Days => ("hari", "days"),
        Unit::Months => ("bulan", "months"),
        Unit::Years => ("tahun", "years"),
    };
    pick(language, words)
}

/// How sure the author is of a rule.
pub fn standing(standing: Standing, language: Language) -> &'static str {
    let words = match standing {
        Standing::Confirmed => (
            "Pasti: beberapa sumber sepakat, atau peraturannya sendiri dibaca.",
            "Confirmed: sources agree, or the regulation itself was read.",
        ),
        Standing::Single => ("Satu sumber.", "One source."),
        Standing::Unsure => (
            "Belum pasti: aturan ini tidak menolak siapa pun. Kantor yang menjawab.",
            "Not sure: this rule turns nobody down. The office answers.",
        ),
    };
    pick(language, words)
}

/// A part of an identifier, to follow the name of that.
pub(super) fn number_part(format: Option<FormatName>, part: Part, language: Language) -> &'static str {
    let formats = formats().iter().filter(|known| Some(known.which) == format);
    let known = formats.flat_map(|format| format.parts.values()).find(|known| known.part == part);
    known.map_or("", |known| pick(language, (&known.title.id, &known.title.en)))
}

/// A comparison with another fact, or its negation.
pub(super) fn relation(relation: Relation, yes: bool) -> (&'static str, &'static str) {
    use Relation::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    let meant = match (yes, relation) {
        (true, relation) => relation,
        (false, Equal) => NotEqual,
        (false, NotEqual) => Equal,
        (false, Less) => AtLeast,
        (false, AtLeast) => Less,
        (false, More) => AtMost,
        (false, AtMost) => More,
    };
    match meant {
        Equal => ("sama dengan jawaban atas", "is the same as the answer to"),
        NotEqual => ("berbeda dari jawaban atas", "differs from the answer to"),
        Less => ("kurang dari jawaban atas", "is less than the answer to"),
        AtMost => ("tidak melebihi jawaban atas", "is at most the answer to"),
        More => ("melebihi jawaban atas", "is more than the answer to"),
        AtLeast => ("tidak kurang dari jawaban atas", "is at least the answer to"),
    }
}

/// JSON types, as a pack's author knows them.
pub(super) fn types(set: TypeSet, language: Language) -> Vec<String> {
    let all = [
        (TypeSet::NULL, ("null", "null")),
        (TypeSet::BOOLEAN, ("ya atau tidak", "yes or no")),
        (TypeSet::INTEGER, ("bilangan bulat", "a whole number")),
        (TypeSet::NUMBER, ("bilangan", "a number")),
        (TypeSet::STRING, ("teks", "text")),
        (TypeSet::ARRAY, ("daftar", "a list")),
        (TypeSet::OBJECT, ("kumpulan jawaban", "a set of answers")),
    ];
    all.into_iter()
        .filter(|(bit, _)| set.0 & bit != 0)
        .map(|(_, words)| pick(language, words).to_owned())
        .collect()
}

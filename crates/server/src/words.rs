//! Indonesian words for codes on the server's pages. Words of law come from the packs.

use layak_rules::{Date, wording};

/// A verdict's word for people.
pub fn verdict(code: &str) -> &'static str {
    match code {
        "eligible" => "Memenuhi syarat",
        "not-eligible" => "Tidak memenuhi syarat",
        "ask-the-office" => "Tanya kantor",
        "cannot-tell-yet" => "Belum dapat ditentukan",
        "classified" => "Digolongkan",
        "required" => "Wajib",
        "not-required" => "Tidak wajib",
        "held" => "Sudah dimiliki",
        "expired" => "Kedaluwarsa",
        "renew" => "Perlu diperpanjang",
        "exempt-with-duty" => "Dikecualikan dengan kewajiban",
        "other-permit" => "Perlu izin lain",
        "issued-with-commitments" => "Terbit dengan komitmen",
        _ => "Tidak dikenal",
    }
}

/// The colour class of a verdict's tag; the word beside it says the same.
pub fn verdict_class(code: &str) -> &'static str {
    match code {
        "eligible" | "held" | "not-required" => "tag good",
        "not-eligible" | "expired" => "tag bad",
        "ask-the-office" | "cannot-tell-yet" => "tag ask",
        _ => "tag",
    }
}

/// The state of a criterion.
pub fn criterion(code: &str) -> &'static str {
    match code {
        "met" => "Terpenuhi",
        "unmet" => "Tidak terpenuhi",
        "ask" => "Diperiksa kantor",
        _ => "Belum diketahui",
    }
}

/// The state of a case.
pub fn state(code: &str) -> &'static str {
    match code {
        "received" => "Terkirim",
        "in-review" => "Ditinjau",
        "needs-repair" => "Perlu perbaikan",
        "approved" => "Disetujui",
        "rejected" => "Ditolak",
        "done" => "Selesai",
        _ => "Tidak dikenal",
    }
}

/// What an audit entry says was done.
pub fn action(code: &str) -> &'static str {
    match code {
        "case.receive" => "Diterima",
        "case.receive.alarm" => "Diterima, pendapat kedua berbeda",
        "case.read" => "Dibuka",
        "case.note" => "Status diubah",
        "case.decide" => "Diputuskan lagi dengan fakta kantor",
        "case.decide.alarm" => "Diputuskan lagi, pendapat kedua berbeda",
        "export" => "Diekspor",
        "login" => "Masuk",
        "login.refused" => "Gagal masuk",
        "logout" => "Keluar",
        "officer.set" => "Akun dibuat atau kata sandinya diganti",
        _ => "Lainnya",
    }
}

/// An RFC 3339 instant: `22 November 2026 pukul 14.03`.
pub fn instant(text: &str) -> String {
    let time = text.get(11..16).unwrap_or_default().replace(':', ".");
    format!("{} pukul {time}", day(text.get(..10).unwrap_or_default()))
}

/// A date in words, or the text itself if it is no date.
pub fn day(text: &str) -> String {
    Date::parse(text)
        .map_or_else(|| text.to_owned(), |date| wording::date(date, wording::Language::of_tag("id")))
}

/// A decision's title with its item, counted from one as people do.
pub fn place(title: &str, item: Option<u16>) -> String {
    match item {
        Some(item) => format!("{title} ({})", u32::from(item) + 1),
        None => title.to_owned(),
    }
}

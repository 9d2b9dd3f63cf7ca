//! Words of the widget alone: what only a browser has to say. All others come from `layak-form` and the pack.

use layak_form::words::{Language, fill};

/// The BCP 47 tag of a language.
pub fn tag(language: Language) -> &'static str {
    if language == Language::English { "en" } else { "id" }
}

/// The other language.
pub fn other(language: Language) -> Language {
    if language == Language::English { Language::Indonesian } else { Language::English }
}

/// A sentence in Indonesian and English; `{0}` marks a place for a value.
#[derive(Clone, Copy)]
pub struct Say(&'static str, &'static str);

impl Say {
    /// The sentence in a language.
    pub fn in_language(self, language: Language) -> &'static str {
        if language == Language::English { self.1 } else { self.0 }
    }

    /// The sentence with its values.
    pub fn with(self, language: Language, values: &[&str]) -> String {
        fill(self.in_language(language), values)
    }
}

/// On the start screen: how long it takes.
pub const DURATION: Say =
    Say("Sekitar {0} menit. Paling banyak {1} pertanyaan.", "About {0} minutes. At most {1} questions.");
/// On the start screen: what one gets.
pub const GAIN: Say = Say(
    "Hasil terlihat sambil Anda menjawab, dengan dasar hukum dan langkah berikutnya.",
    "You see the result while you answer, with its legal basis and the next steps.",
);
/// On the start screen: where answers go.
pub const KEPT: Say = Say(
    "Jawaban tersimpan di perangkat ini saja sampai Anda mengirim. Data pribadi tidak ikut tersimpan.",
    "Answers stay on this device until you send. Personal data is not kept.",
);
/// On the start screen: no network needed.
pub const OFFLINE: Say = Say(
    "Formulir yang sudah terbuka tetap dapat diisi tanpa internet.",
    "Once it is open, the form works without the internet.",
);
/// The button that begins.
pub const BEGIN: Say = Say("Mulai", "Start");
/// The device keeps nothing.
pub const NOT_KEPT: Say = Say(
    "Perangkat ini tidak dapat menyimpan isian. Selesaikan sebelum menutup halaman.",
    "This device cannot keep the draft. Finish before you close the page.",
);
/// While a submission waits.
pub const STAY: Say = Say(
    "Jangan tutup halaman ini. Data pribadi hanya ada di sini sampai terkirim.",
    "Do not close this page. Personal data is only here until it is sent.",
);
/// A link opens another tab.
pub const NEW_TAB: Say = Say("(tab baru)", "(new tab)");
/// The server decided otherwise: what the screen had said.
pub const ON_SCREEN: Say = Say("Di layar: {0}", "On screen: {0}");
/// The server decided otherwise: what it says.
pub const BY_OFFICE: Say = Say("Menurut kantor: {0}", "By the office: {0}");
/// The server refused what was sent.
pub const REFUSED: Say = Say("Kantor menolak kiriman ini", "The office refused this application");
/// The code of a refusal.
pub const CODE: Say = Say("Kode: {0}", "Code: {0}");
/// The name of the QR code.
pub const QR_NAME: Say = Say("Kode QR tanda terima {0}", "QR code of receipt {0}");
/// The link below the QR code.
pub const CHECK_LINK: Say = Say("Periksa tanda terima", "Check the receipt");
/// The last line of a list that is cut.
pub const TYPE_MORE: Say =
    Say("Ketik lebih banyak huruf untuk pilihan lain.", "Type more letters for other options.");
/// Asks before everything entered is deleted.
pub const FORGET_ALL: Say =
    Say("Semua jawaban akan hilang dari perangkat ini.", "All answers will be gone from this device.");
/// Does not delete it after all.
pub const KEEP_ALL: Say = Say("Tetap simpan", "Keep them");
/// On a page of personal questions only.
pub const NOT_ON_DEVICE: Say = Say(
    "Jawaban di halaman ini tidak disimpan di perangkat. Isi menjelang mengirim.",
    "Answers on this page are not kept on this device. Fill them in shortly before you send.",
);

//! Every problem that the server can answer with: code, status, words. Each says what to do.

/// One kind of problem; texts are (Indonesian, English).
#[derive(Debug)]
pub(super) struct Entry {
    code: &'static str,
    pub(super) status: u16,
    pub(super) title: (&'static str, &'static str),
    pub(super) detail: (&'static str, &'static str),
}

const fn entry(
    code: &'static str,
    status: u16,
    title: (&'static str, &'static str),
    detail: (&'static str, &'static str),
) -> Entry {
    Entry { code, status, title, detail }
}

/// The entry of a code; the last one for a code that is not listed.
pub(super) fn find(code: &str) -> &'static Entry {
    ENTRIES.iter().find(|entry| entry.code == code).unwrap_or(&ENTRIES[ENTRIES.len() - 1])
}

const NOT_READABLE: (&str, &str) = ("Dokumen tidak dapat dibaca", "The document cannot be read");
const NOT_ACCEPTED: (&str, &str) = ("Isi dokumen tidak diterima", "The document's content is not accepted");
const TOO_BIG: (&str, &str) = ("Kiriman terlalu besar", "The request is too large");

const ENTRIES: [Entry; 36] = [
    entry(
        "json-syntax",
        400,
        NOT_READABLE,
        ("Kirim JSON yang benar (RFC 8259).", "Send valid JSON (RFC 8259)."),
    ),
    entry(
        "not-utf-8",
        400,
        NOT_READABLE,
        ("Kirim teks dalam UTF-8 tanpa BOM.", "Send text in UTF-8 without BOM."),
    ),
    entry(
        "too-deep",
        400,
        NOT_READABLE,
        ("Kurangi tingkat sarang larik dan objek.", "Nest arrays and objects less deeply."),
    ),
    entry(
        "control-character",
        400,
        NOT_READABLE,
        ("Hapus karakter kendali dan NUL dari teks.", "Remove control characters and NUL from texts."),
    ),
    entry(
        "lone-surrogate",
        400,
        NOT_READABLE,
        (
            "Perbaiki karakter yang terpotong (surrogate tunggal).",
            "Mend the cut character (a lone surrogate).",
        ),
    ),
    entry(
        "duplicate-key",
        400,
        NOT_READABLE,
        ("Sebuah kunci ditulis dua kali. Tulis satu kali saja.", "A key is written twice. Write it once."),
    ),
    entry(
        "not-an-integer",
        400,
        NOT_READABLE,
        (
            "Tulis angka bulat tanpa pecahan dan tanpa eksponen.",
            "Write whole numbers without fraction or exponent.",
        ),
    ),
    entry(
        "integer-too-large",
        400,
        NOT_READABLE,
        (
            "Angka terlalu besar. Batasnya 9007199254740991.",
            "The number is too large. The limit is 9007199254740991.",
        ),
    ),
    entry("too-many-items", 400, NOT_READABLE, ("Daftar terlalu panjang.", "The list is too long.")),
    entry(
        "string-too-long",
        400,
        NOT_READABLE,
        ("Teks terlalu panjang. Batasnya 5.000 bita.", "The text is too long. The limit is 5,000 bytes."),
    ),
    entry(
        "too-large",
        413,
        TOO_BIG,
        ("Kirim paling banyak 256 KiB jawaban.", "Send at most 256 KiB of answers."),
    ),
    entry("body-too-large", 413, TOO_BIG, ("Kirim paling banyak 320 KiB.", "Send at most 320 KiB.")),
    entry(
        "wrong-shape",
        422,
        NOT_ACCEPTED,
        (
            "Jenis nilai di tempat ini salah. Lihat skema dokumen.",
            "The value here is of the wrong type. See the document's schema.",
        ),
    ),
    entry(
        "wrong-value",
        422,
        NOT_ACCEPTED,
        (
            "Nilai di tempat ini tidak dikenal. Lihat skema dokumen.",
            "The value here is not known. See the document's schema.",
        ),
    ),
    entry(
        "missing-member",
        422,
        NOT_ACCEPTED,
        ("Ada bagian wajib yang belum ada. Tambahkan.", "A compulsory member is missing. Add it."),
    ),
    entry(
        "unknown-member",
        422,
        NOT_ACCEPTED,
        ("Ada bagian yang tidak dikenal. Hapus bagian itu.", "A member is not known. Remove it."),
    ),
    entry(
        "unknown-fact",
        422,
        NOT_ACCEPTED,
        (
            "Jawaban ini tidak ada dalam paket aturan. Muat ulang formulir.",
            "The pack has no such fact. Load the form again.",
        ),
    ),
    entry(
        "unsupported-version",
        422,
        NOT_ACCEPTED,
        (
            "Versi dokumen ini tidak didukung. Kirim versi 1.",
            "This version of the document is not supported. Send version 1.",
        ),
    ),
    entry(
        "answers-not-complete",
        422,
        ("Jawaban belum lengkap", "The answers are not complete"),
        (
            "Periksa jawaban yang disebut di `problems`, lalu kirim lagi.",
            "Check the answers listed in `problems`, then send again.",
        ),
    ),
    entry(
        "unknown-pack",
        404,
        ("Paket aturan tidak ada", "There is no such rule pack"),
        (
            "Periksa id paket di alamat atau di dokumen.",
            "Check the pack's id in the address or the document.",
        ),
    ),
    entry(
        "unknown-pack-version",
        409,
        ("Versi paket tidak dikenal", "This pack version is not known"),
        (
            "Aturan sudah diperbarui. Muat ulang formulir; jawaban Anda tetap ada.",
            "The rules were updated. Load the form again; your answers are kept.",
        ),
    ),
    entry(
        "pack-outdated",
        409,
        ("Aturan sudah diperbarui", "The rules were updated"),
        (
            "Muat ulang formulir lalu kirim lagi; jawaban Anda tetap ada.",
            "Load the form again and send again; your answers are kept.",
        ),
    ),
    entry(
        "pack-decides-nothing",
        422,
        ("Paket ini tidak menerima permohonan", "This pack takes no applications"),
        (
            "Pilih program dari hasil pencarian, lalu kirim formulir program itu.",
            "Choose a programme from what was found, and send that programme's form.",
        ),
    ),
    entry(
        "idempotency-key-missing",
        400,
        ("Idempotency-Key belum ada", "Idempotency-Key is missing"),
        (
            "Kirim kepala Idempotency-Key: 16 sampai 128 huruf, angka, atau tanda hubung, acak.",
            "Send the header Idempotency-Key: 16 to 128 random letters, digits or dashes.",
        ),
    ),
    entry(
        "idempotency-key-reused",
        422,
        ("Idempotency-Key sudah dipakai", "Idempotency-Key was used before"),
        (
            "Kunci ini sudah dipakai untuk kiriman lain. Pakai kunci baru untuk isi yang baru.",
            "This key was used for another submission. Use a new key for new content.",
        ),
    ),
    entry(
        "not-json",
        415,
        ("Jenis isi tidak didukung", "The content type is not supported"),
        ("Kirim dengan Content-Type: application/json.", "Send with Content-Type: application/json."),
    ),
    entry(
        "origin-not-allowed",
        403,
        ("Situs ini belum terdaftar", "This site is not registered"),
        (
            "Minta pengelola server menambahkan situs Anda ke daftar asal yang diizinkan.",
            "Ask the server's operator to add your site to the allowed origins.",
        ),
    ),
    entry(
        "receipt-not-readable",
        400,
        ("Bukti terima tidak terbaca", "The receipt cannot be read"),
        (
            "Kirim {\"receipt\":\"...\"} dengan teks bukti terima yang utuh.",
            "Send {\"receipt\":\"...\"} with the whole text of the receipt.",
        ),
    ),
    entry(
        "case-not-found",
        404,
        ("Berkas tidak ditemukan", "The case was not found"),
        (
            "Periksa nomor dan kode rahasia pada bukti terima Anda.",
            "Check the reference and the secret of your receipt.",
        ),
    ),
    entry(
        "not-found",
        404,
        ("Alamat tidak ada", "There is no such address"),
        (
            "Periksa alamatnya; daftar alamat ada di /openapi.json.",
            "Check the address; all addresses are in /openapi.json.",
        ),
    ),
    entry(
        "method-not-allowed",
        405,
        ("Metode tidak didukung", "The method is not supported"),
        ("Lihat metode yang didukung di /openapi.json.", "See the supported methods in /openapi.json."),
    ),
    entry(
        "timeout",
        408,
        ("Kiriman terlalu lambat", "The request took too long"),
        (
            "Kirim lagi. Kunci yang sama memberi bukti terima yang sama.",
            "Send again. The same key gives the same receipt.",
        ),
    ),
    entry(
        "login-required",
        401,
        ("Harus masuk dahulu", "Log in first"),
        ("Buka /officer/login lalu masuk.", "Open /officer/login and log in."),
    ),
    entry(
        "cross-site",
        403,
        ("Permintaan dari situs lain ditolak", "A request from another site is refused"),
        (
            "Buka halaman petugas langsung dan ulangi dari sana.",
            "Open the officer's page itself and repeat from there.",
        ),
    ),
    entry(
        "unavailable",
        503,
        ("Server belum dapat menyimpan", "The server cannot store now"),
        (
            "Jawaban Anda tetap ada di perangkat. Kirim lagi beberapa saat lagi.",
            "Your answers are kept on your device. Send again in a moment.",
        ),
    ),
    entry(
        "internal",
        500,
        ("Kesalahan di server", "An error in the server"),
        (
            "Kirim lagi. Bila tetap gagal, hubungi kantor dengan nomor di kepala X-Request-Id.",
            "Send again. If it fails again, tell the office the number in the header X-Request-Id.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_unique_and_every_reading_error_is_listed() {
        let codes: HashSet<&str> = ENTRIES.iter().map(|entry| entry.code).collect();
        assert_eq!(codes.len(), ENTRIES.len());
        use layak_rules::answers::ReadErrorCode::*;
        for code in [
            Syntax,
            NotUtf8,
            TooLarge,
            TooDeep,
            TooManyItems,
            StringTooLong,
            ControlCharacter,
            LoneSurrogate,
            NotAnInteger,
            IntegerTooLarge,
            DuplicateKey,
            UnknownFact,
            WrongShape,
        ] {
            assert!(codes.contains(code.as_str()), "{}", code.as_str());
        }
    }
}

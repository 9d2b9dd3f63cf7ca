//! The catalogue: every code with its severity, its words and what to do. `{0}`, `{1}` are filled by the finder.
//!
//! Grammar: the message is one sentence in the present tense that names the thing; the fix is one or two commands.

use super::Severity::{self, Error, Warning};

/// The words of a code.
#[derive(Debug)]
pub struct Words {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, Indonesian.
    pub message_id: &'static str,
    /// What is wrong, English.
    pub message_en: &'static str,
    /// What to do, Indonesian.
    pub fix_id: &'static str,
    /// What to do, English.
    pub fix_en: &'static str,
}

macro_rules! codes {
    ($($code:ident $name:literal $severity:ident
        $message_id:literal / $message_en:literal
        $fix_id:literal / $fix_en:literal)*) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $message_en] $code,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &[Code] = &[$(Code::$code),*];

            /// The stable name, for tools.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// Severity, message and fix with their places open.
            pub fn words(self) -> &'static Words {
                match self {
                    $(Code::$code => &Words {
                        severity: $severity,
                        message_id: $message_id, message_en: $message_en,
                        fix_id: $fix_id, fix_en: $fix_en,
                    },)*
                }
            }
        }
    };
}

codes! {
    // Reading and joining the files.
    NotUtf8 "not-utf8" Error
        "Berkas ini bukan teks UTF-8." / "This file is not UTF-8 text."
        "Simpan berkas sebagai UTF-8 tanpa BOM." / "Save the file as UTF-8 without BOM."
    Syntax "syntax" Error
        "JSON rusak di sini: seharusnya {0}." / "The JSON is broken here: expected {1}."
        "Periksa koma, tanda kutip, dan kurung di sini dan sebelumnya." / "Check commas, quotes and brackets here and before."
    DuplicateKey "duplicate-key" Error
        "Kunci `{0}` ditulis dua kali dalam objek yang sama." / "The key `{0}` stands twice in the same object."
        "Hapus atau ganti nama salah satunya." / "Remove or rename one of them."
    NumberNotWhole "number-not-whole" Error
        "Angka `{0}` bukan bilangan bulat yang tepat dalam JSON." / "The number `{0}` is not a whole number that JSON carries exactly."
        "Tulis bilangan bulat tanpa koma dan tanpa eksponen." / "Write a whole number without fraction or exponent."
    MissingPart "missing-part" Error
        "Bagian `{0}` disebut di sini, tetapi berkasnya tidak ada." / "The part `{0}` is named here, but there is no such file."
        "Tambahkan berkas itu atau hapus namanya." / "Add the file or remove the name."
    UnnamedPart "unnamed-part" Error
        "Berkas `{0}` tidak disebut dalam `parts`." / "The file `{0}` is not named in `parts`."
        "Tambahkan namanya ke `parts` di pack.json, atau hapus berkasnya." / "Add its name to `parts` in pack.json, or remove the file."
    DefinedTwice "defined-twice" Error
        "`{0}` sudah ditulis dalam `{1}`." / "`{0}` is already defined in `{1}`."
        "Hapus atau ganti nama salah satunya." / "Remove or rename one of them."

    // Shapes.
    UnknownMember "unknown-member" Error
        "Anggota `{0}` tidak dikenal di sini." / "The member `{0}` is not known here."
        "{1}" / "{2}"
    MissingMember "missing-member" Error
        "Anggota wajib `{0}` tidak ada." / "The member `{0}` is missing."
        "Tambahkan `{0}`." / "Add `{0}`."
    WrongType "wrong-type" Error
        "Nilai ini harus berupa {0}." / "This value must be {1}."
        "Ganti jenis nilainya." / "Change the type of the value."
    UnknownValue "unknown-value" Error
        "`{0}` bukan nilai yang dikenal di sini." / "`{0}` is not a known value here."
        "Pakai salah satu dari: {1}." / "Use one of: {1}."
    BadId "bad-id" Error
        "`{0}` bukan nama yang sah." / "`{0}` is not a valid id."
        "Pakai bentuk {1}." / "Use the form {1}."
    Empty "empty" Error
        "Nilai ini kosong." / "This value is empty."
        "Isi sedikitnya satu." / "Give at least one."
    OutOfRange "out-of-range" Error
        "Angka {0} di luar batas {1}." / "The number {0} is outside {1}."
        "Pakai angka di dalam batas itu." / "Use a number within these limits."
    Repeated "repeated" Error
        "`{0}` disebut dua kali." / "`{0}` is named twice."
        "Hapus salah satunya." / "Remove one of them."
    TooMany "too-many" Error
        "Paket ini punya terlalu banyak {0}; batasnya {1}." / "The pack has too many {0}; the limit is {1}."
        "Bagi paket ini menjadi beberapa paket." / "Divide the pack into several packs."
    MetaSchema "meta-schema" Error
        "Paket tidak sesuai dengan meta-skemanya: {0}." / "The pack does not satisfy its meta-schema: {0}."
        "Ikuti schemas/meta/pack.schema.json." / "Follow schemas/meta/pack.schema.json."

    // Texts.
    MissingText "missing-text" Error
        "Teks untuk bahasa `{0}` tidak ada." / "The text in the language `{0}` is missing."
        "Tambahkan teks dalam bahasa itu." / "Add the text in this language."
    EmptyText "empty-text" Error
        "Teks untuk bahasa `{0}` kosong." / "The text in the language `{0}` is empty."
        "Tulis teksnya." / "Write the text."
    UnknownLanguage "unknown-language" Error
        "Bahasa `{0}` tidak ada dalam `languages`." / "The language `{0}` is not among `languages`."
        "Hapus teks ini atau tambahkan bahasanya." / "Remove this text or add the language."
    PlaceholderBroken "placeholder-broken" Error
        "Kurung kurawal dalam teks ini tidak berpasangan." / "A brace in this text has no partner."
        "Tulis isian sebagai {0}." / "Write a placeholder as {0}."
    PlaceholderUnknown "placeholder-unknown" Error
        "Teks ini menyebut parameter `{0}`, yang tidak ada." / "The text names the parameter `{0}`, which does not exist."
        "{1}" / "{2}"
    PlaceholderInTitle "placeholder-in-title" Error
        "Judul angka atau daftar ini memuat isian." / "This title of a figure or list holds a placeholder."
        "Tulis judulnya tanpa kurung kurawal." / "Write the title without braces."

    // Names that lead nowhere.
    UnknownFact "unknown-fact" Error
        "Fakta `{0}` tidak ada." / "There is no fact `{0}`."
        "{1}" / "{2}"
    UnknownSubject "unknown-subject" Error
        "Subjek `{0}` tidak ada." / "There is no subject `{0}`."
        "{1}" / "{2}"
    UnknownProvision "unknown-provision" Error
        "Ketentuan `{0}` tidak ada." / "There is no provision `{0}`."
        "{1}" / "{2}"
    UnknownParameter "unknown-parameter" Error
        "Parameter `{0}` tidak ada." / "There is no parameter `{0}`."
        "{1}" / "{2}"
    UnknownList "unknown-list" Error
        "Daftar `{0}` tidak ada." / "There is no list `{0}`."
        "{1}" / "{2}"
    UnknownDecision "unknown-decision" Error
        "Keputusan `{0}` tidak ada." / "There is no decision `{0}`."
        "{1}" / "{2}"
    UnknownSource "unknown-source" Error
        "Sumber `{0}` tidak ada dalam `sources`." / "There is no source `{0}` in `sources`."
        "{1}" / "{2}"
    UnknownDefinition "unknown-definition" Error
        "Definisi `{0}` tidak ada dalam `$defs`." / "There is no definition `{0}` in `$defs`."
        "{1}" / "{2}"

    // Facts.
    OptionsMissing "options-missing" Error
        "Fakta pilihan ini tidak punya `options`." / "This choice has no `options`."
        "Tambahkan `options` dengan `value` dan `label`." / "Add `options` with `value` and `label`."
    NotForThisType "not-for-this-type" Error
        "`{0}` tidak berlaku untuk jenis `{1}`." / "`{0}` does not apply to the type `{1}`."
        "Hapus anggota ini atau ganti jenis faktanya." / "Remove the member or change the type of the fact."
    DocumentAsked "document-asked" Error
        "Dokumen ini ditanyakan kepada pemohon, tetapi formulir tidak dapat memintanya." / "This document is asked of the applicant, but no form can ask for it."
        "Tambahkan \"askedOf\": \"office\"." / "Add \"askedOf\": \"office\"."
    OptionRepeated "option-repeated" Error
        "Pilihan `{0}` ditulis dua kali." / "The option `{0}` stands twice."
        "Beri setiap pilihan nilai sendiri." / "Give each option its own value."
    CheckWithoutText "check-without-text" Warning
        "Fakta ini punya `schema` tanpa `checkText`." / "This fact has a `schema` but no `checkText`."
        "Tulis `checkText`: apa yang harus dilakukan pemohon." / "Write `checkText`: what the applicant must do."
    LabelNotOwn "label-not-own" Error
        "`{0}` bukan teks atau pilihan dari subjek `{1}`." / "`{0}` is not a text or choice of the subject `{1}`."
        "Sebut fakta teks atau pilihan dari subjek ini." / "Name a text or choice fact of this subject."
    ReadsLater "reads-later" Error
        "Pertanyaan ini bergantung pada `{0}`, yang baru ditanyakan sesudahnya." / "This question depends on `{0}`, which is asked after it."
        "Tanyakan `{0}` lebih dahulu." / "Ask `{0}` first."
    DependencyCycle "dependency-cycle" Error
        "Fakta saling bergantung dalam lingkaran: {0}." / "Facts depend on each other in a circle: {0}."
        "Putuskan lingkaran ini." / "Break the circle."
    PartFormat "part-format" Error
        "Bagian `{0}` hanya dapat diambil dari teks berformat `{1}`." / "The part `{0}` can only be taken from a text of the format `{1}`."
        "Ganti `of` dengan fakta berformat itu." / "Let `of` name a fact of this format."

    // Law.
    BadDate "bad-date" Error
        "`{0}` bukan tanggal." / "`{0}` is not a date."
        "Tulis tanggal sebagai YYYY-MM-DD." / "Write the date as YYYY-MM-DD."
    BadDuration "bad-duration" Error
        "`{0}` bukan jangka waktu." / "`{0}` is not a duration."
        "Tulis misalnya P5Y, P6M atau P10D." / "Write for example P5Y, P6M or P10D."
    PeriodReversed "period-reversed" Error
        "Masa berlaku berakhir ({1}) sebelum mulai ({0})." / "The period ends ({1}) before it starts ({0})."
        "Perbaiki `from` atau `to`." / "Mend `from` or `to`."
    OverlappingValues "overlapping-values" Error
        "Masa berlaku ini bertumpukan dengan yang mulai {0}." / "This period overlaps with the one that starts {0}."
        "Perbaiki `from` atau `to` agar hanya satu yang berlaku." / "Mend `from` or `to` so that one is in force at a time."
    CodeRepeated "code-repeated" Error
        "Kode `{0}` ditulis dua kali." / "The code `{0}` stands twice."
        "Hapus salah satunya." / "Remove one of them."
    MissingCitation "missing-citation" Error
        "Tidak ada dasar hukum untuk `{0}`." / "`{0}` has no citation."
        "Tambahkan `citation` dengan `law`, `article` dan `source`." / "Add `citation` with `law`, `article` and `source`."
    ParameterGap "parameter-gap" Error
        "`{1}` memakai parameter `{0}`, yang tidak berlaku pada {2}." / "`{1}` uses the parameter `{0}`, which is not in force on {2}."
        "Batasi masa berlaku `{1}` atau lengkapi nilai `{0}`." / "Limit the period of `{1}` or complete the values of `{0}`."
    ListGap "list-gap" Error
        "`{1}` memakai daftar `{0}`, yang tidak berlaku pada {2}." / "`{1}` uses the list `{0}`, which is not in force on {2}."
        "Batasi masa berlaku `{1}` atau lengkapi daftar `{0}`." / "Limit the period of `{1}` or complete the list `{0}`."
    UndatedUse "undated-use" Warning
        "Bagian tanpa tanggal ini memakai `{0}`, yang tidak berlaku pada {1}." / "This part has no dates but uses `{0}`, which is not in force on {1}."
        "Pakai ketentuan bertanggal, atau lengkapi nilainya." / "Use a dated provision, or complete the values."

    // Predicates.
    UnknownKeyword "unknown-keyword" Error
        "Kata kunci `{0}` tidak didukung." / "The keyword `{0}` is not supported."
        "{1}" / "{2}"
    Refused "refused" Error
        "`{0}` tidak didukung ({1}): {2}." / "`{0}` is not supported ({1}): {3}."
        "Hapus atau tulis dengan cara lain." / "Remove it or say it in another way."
    TestsNothing "tests-nothing" Warning
        "`{0}` tidak menguji apa pun di tempat ini." / "`{0}` tests nothing at this place."
        "Hapus, atau lengkapi pasangannya; `format` menguji hanya dalam dialek Layak." / "Remove it or add its partner; `format` tests only in the Layak dialect."
    KeywordAlone "keyword-alone" Error
        "Kata kunci `{0}` tidak berarti tanpa `{1}`." / "The keyword `{0}` means nothing without `{1}`."
        "Tambahkan `{1}` atau hapus `{0}`." / "Add `{1}` or remove `{0}`."
    PropertyNotRequired "property-not-required" Error
        "`{0}` diuji, tetapi uji itu lolos bila jawabannya tidak ada." / "`{0}` is tested, but the test holds when there is no answer."
        "Sebut `{0}` dalam `required`, atau tulis \"$comment\": \"optional\"." / "Name `{0}` in `required`, or write \"$comment\": \"optional\"."
    FactOutOfScope "fact-out-of-scope" Error
        "`{0}` tidak terbaca di sini: bagian ini tentang {1}." / "`{0}` cannot be read here: this is about {2}."
        "Ganti `subject`, atau uji fakta itu di dalam larik subjeknya." / "Change `subject`, or test the fact within the array of its subject."
    KeywordTypeMismatch "keyword-type-mismatch" Error
        "`{0}` tidak pernah menguji {1}." / "`{0}` never tests {2}."
        "Pakai kata kunci untuk jenis ini." / "Use a keyword for this type."
    NotAnOption "not-an-option" Error
        "`{0}` bukan salah satu pilihan dari `{1}`." / "`{0}` is not an option of `{1}`."
        "{2}" / "{3}"
    LiteralTypeMismatch "literal-type-mismatch" Error
        "Nilai ini tidak pernah sama dengan {0}." / "This value never equals {1}."
        "Tulis nilai dengan jenis yang sama." / "Write a value of the same type."
    PatternSyntax "pattern-syntax" Error
        "Pola ini salah: {0}." / "The pattern is wrong: {0}."
        "Perbaiki polanya." / "Mend the pattern."
    PatternNotLinear "pattern-not-linear" Error
        "Pola ini tidak linear: {0}." / "The pattern is not linear: {0}."
        "Tulis pola tanpa look-around, rujukan balik, \\b dan \\p." / "Write it without look-around, back-references, \\b and \\p."
    PatternTooLarge "pattern-too-large" Error
        "Pola ini terlalu besar: {0}." / "The pattern is too large: {0}."
        "Perkecil pengulangannya, mulai dengan ^, atau pakai daftar kode." / "Make its repetitions smaller, begin it with ^, or use a code list."
    BadReference "bad-reference" Error
        "Rujukan `{0}` tidak dikenal." / "The reference `{0}` is not known."
        "Pakai #/$defs/NAMA, #/parameters/ID/KATA-KUNCI atau #/lists/ID/KATA-KUNCI." / "Use #/$defs/NAME, #/parameters/ID/KEYWORD or #/lists/ID/KEYWORD."
    ReferenceCycle "reference-cycle" Error
        "Definisi `{0}` merujuk dirinya sendiri." / "The definition `{0}` refers to itself."
        "Putuskan lingkaran rujukan ini." / "Break the circle of references."
    UnitMismatch "unit-mismatch" Error
        "Parameter `{0}` bersatuan `{1}` tidak cocok dengan `{2}`." / "The parameter `{0}` of the unit `{1}` does not fit `{2}`."
        "Pakai kata kunci atau satuan yang cocok." / "Use a keyword or a unit that fits."
    CompareTypes "compare-types" Error
        "`{0}` membandingkan nilai ini dengan `{1}`, yang jenisnya berbeda." / "`{0}` compares this value with `{1}`, which has another type."
        "Bandingkan fakta yang sejenis." / "Compare facts of the same type."
    CompareInCheck "compare-in-check" Error
        "`{0}` tidak dapat dipakai dalam `schema`: di sana hanya satu jawaban diperiksa." / "`{0}` cannot stand in a `schema`: one answer is checked there by itself."
        "Pindahkan pembandingan ini ke sebuah ketentuan." / "Move the comparison to a provision."
    CitationRepeated "citation-repeated" Warning
        "Dasar hukum `{0}` disebut dua kali dalam ketentuan ini." / "The citation `{0}` stands twice in this provision."
        "Hapus salah satunya, atau bedakan `article`." / "Remove one of them, or tell them apart by `article`."
    LongSentence "long-sentence" Warning
        "Kalimat ini {0} kata; batasnya {1}." / "This sentence has {0} words; the limit is {1}."
        "Bagi menjadi kalimat yang lebih pendek." / "Divide it into shorter sentences."
    FigureInPredicate "figure-in-predicate" Warning
        "Angka hukum {0} ditulis langsung dalam ketentuan." / "The figure of law {0} is written into the provision."
        "Pindahkan ke `parameters` dengan dasar hukumnya, lalu rujuk dengan $ref." / "Move it to `parameters` with its citation, and refer to it by $ref."
    PredicateTooLarge "predicate-too-large" Error
        "Predikat ini terlalu besar; batasnya {0} bagian." / "The predicate is too large; the limit is {0} parts."
        "Bagi menjadi beberapa ketentuan." / "Divide it into several provisions."
    ConstantPredicate "constant-predicate" Warning
        "Predikat ini selalu {0}." / "The predicate is always {0}."
        "Uji sedikitnya satu fakta, atau hapus ketentuannya." / "Test at least one fact, or remove the provision."

    // Provisions, by the use that is made of them.
    MissingPredicate "missing-predicate" Error
        "`{0}` dipakai sebagai syarat, tetapi tidak punya `predicate`." / "`{0}` is used as a condition but has no `predicate`."
        "Tambahkan `predicate`." / "Add a `predicate`."
    NoteWithPredicate "note-with-predicate" Error
        "`{0}` dipakai sebagai catatan, tetapi punya `predicate`." / "`{0}` is used as a note but has a `predicate`."
        "Hapus `predicate`, atau pakai ketentuan lain sebagai catatan." / "Remove the `predicate`, or name another provision as the note."
    MissingMet "missing-met" Error
        "`{0}` tidak punya `met`: alasan bila syarat terpenuhi." / "`{0}` has no `met`: the reason when it holds."
        "Tulis `met` dalam setiap bahasa." / "Write `met` in every language."
    MissingUnmet "missing-unmet" Error
        "`{0}` tidak punya `unmet`: alasan bila syarat tidak terpenuhi." / "`{0}` has no `unmet`: the reason when it does not hold."
        "Tulis `unmet` dalam setiap bahasa." / "Write `unmet` in every language."
    MissingNext "missing-next" Error
        "`{0}` tidak punya `next`: langkah berikutnya." / "`{0}` has no `next`: what to do next."
        "Tulis `next` dalam setiap bahasa." / "Write `next` in every language."
    ProvisionSubject "provision-subject" Error
        "`{0}` tentang {1}, tetapi di sini diputuskan {2}." / "`{0}` is about {3}, but this decides about {4}."
        "Pakai ketentuan tentang subjek yang sama atau tentang usaha." / "Use a provision about the same subject or about the root."

    // Decisions and derived facts.
    ArmUnreachable "arm-unreachable" Error
        "Cabang ini tidak pernah tercapai: cabang sebelumnya tanpa syarat." / "This arm is never reached: an earlier one has no condition."
        "Pindahkan cabang tanpa syarat ke akhir." / "Move the arm without a condition to the end."
    LastArmConditional "last-arm-conditional" Error
        "Cabang terakhir punya syarat, sehingga keputusan dapat tanpa jawaban." / "The last arm has a condition, so the decision may have no answer."
        "Tambahkan cabang terakhir tanpa `all`, `any` dan `none`." / "Add a last arm without `all`, `any` and `none`."
    MissingReason "missing-reason" Error
        "Cabang `{0}` tidak punya `reason` dan tidak menyebut ketentuan." / "The arm `{0}` has no `reason` and names no provision."
        "Tulis `reason` dalam setiap bahasa." / "Write a `reason` in every language."
    PermitCode "permit-code" Error
        "`permit` wajib untuk `other-permit`, dan hanya untuk itu." / "`permit` belongs to `other-permit`, and to nothing else."
        "Tambahkan atau hapus `permit`." / "Add or remove `permit`."
    AfterCycle "after-cycle" Error
        "Keputusan saling menunggu dalam lingkaran: {0}." / "Decisions wait for each other in a circle: {0}."
        "Putuskan lingkaran `after` ini." / "Break the circle of `after`."
    NotDerived "not-derived" Error
        "`{0}` bukan fakta turunan berpilihan dari subjek ini." / "`{0}` is not a derived choice of this subject."
        "Sebut fakta dari `derived` yang punya `arms`." / "Name a fact of `derived` that has `arms`."
    EitherOr "either-or" Error
        "Di sini wajib ada tepat satu dari: {0}." / "Exactly one of these belongs here: {0}."
        "Pilih salah satu." / "Choose one."
    NotADate "not-a-date" Error
        "`{0}` bukan tanggal yang dapat dipakai di sini." / "`{0}` is not a date that can be used here."
        "Sebut fakta berjenis tanggal dari subjek ini, atau parameter bersatuan `date`." / "Name a date fact of this subject, or a parameter of the unit `date`."

    // Pages and windows.
    FactNotOnPage "fact-not-on-page" Error
        "`{0}` ditanyakan kepada pemohon, tetapi tidak ada di halaman mana pun." / "`{0}` is asked of the applicant but is on no page."
        "Tambahkan ke satu halaman." / "Add it to one page."
    FactOnTwoPages "fact-on-two-pages" Error
        "`{0}` sudah ada di halaman `{1}`." / "`{0}` is already on the page `{1}`."
        "Hapus dari salah satu halaman." / "Remove it from one page."
    PageSubject "page-subject" Error
        "`{0}` bukan fakta tentang {1}, subjek halaman ini." / "`{0}` is not a fact about {2}, the subject of this page."
        "Pindahkan ke halaman subjeknya." / "Move it to a page of its subject."
    NotAsked "not-asked" Error
        "`{0}` tidak ditanyakan kepada pemohon." / "`{0}` is not asked of the applicant."
        "Hapus dari halaman ini." / "Remove it from the page."
    OverlappingWindows "overlapping-windows" Error
        "Masa ini bertumpukan dengan masa yang mulai {0}." / "This window overlaps with the one that starts {0}."
        "Perbaiki `from` atau `to`." / "Mend `from` or `to`."
    WindowNoteGap "window-note-gap" Error
        "Catatan `{0}` tidak berlaku pada {1}, padahal masa ini memakainya." / "The note `{0}` is not in force on {1}, within this window."
        "Samakan masa berlaku catatan dan masa ini." / "Let the note be in force for the whole window."

    // A finder and the packs beside it.
    FinderUnread "finder-unread" Error
        "Pencari menanyakan `{0}`, tetapi tidak ada paket di sebelahnya yang memutuskan kelayakan dengannya." / "The finder asks `{0}`, but no pack beside it decides about eligibility by it."
        "{1} Atau hapus pertanyaan ini." / "{2} Or remove the question."
    FinderDiffers "finder-differs" Error
        "`{0}` berjenis lain, atau tidak ditanyakan, dalam paket `{1}`." / "`{0}` has another type, or is not asked, in the pack `{1}`."
        "Ambil fakta bersama dengan `uses` di kedua paket." / "Take the shared fact by `uses` in both packs."
    FinderPersonal "finder-personal" Error
        "Pencari menanyakan `{0}`, yang berisi data pribadi atau berulang." / "The finder asks `{0}`, which is personal or of a repeating subject."
        "Hapus; formulir program yang menanyakannya." / "Remove it; the programme's own form asks it."
    FinderOption "finder-option" Warning
        "Pilihan `{0}` dari `{1}` tidak ada dalam paket `{2}`, juga tidak di atas titiknya." / "The option `{0}` of `{1}` is not in the pack `{2}`, nor anything above its dots."
        "Tambahkan pilihan itu, atau terima bahwa paket ini tidak memakainya." / "Add the option, or accept that this pack does not use it."

    // Leftovers.
    Unused "unused" Warning
        "`{0}` tidak dipakai di mana pun." / "`{0}` is not used anywhere."
        "Hapus, atau pakai." / "Remove it, or use it."
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_distinct_and_kebab_case() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        let kebab = |name: &&str| {
            name.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        assert!(names.iter().all(kebab));
    }

    #[test]
    fn sentences_are_short_and_whole() {
        for code in Code::ALL {
            let words = code.words();
            for text in [words.message_id, words.message_en, words.fix_id, words.fix_en] {
                assert!(text.ends_with('.') || text.starts_with('{'), "{text}");
                assert!(text.split_whitespace().count() <= 20, "{text}");
            }
        }
    }
}

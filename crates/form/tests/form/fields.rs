//! Fields, one by one, over every fact of every pack.

use crate::{
    applicant::{Dice, candidates},
    packs::{self, SCHOLARSHIP, SMALL, at, enter},
};
use layak_form::{Control, Typed};
use layak_rules::Slot;
use proptest::prelude::*;

#[test]
fn each_kind_of_fact_has_its_control() {
    let form = packs::form(&SMALL);
    let table = [
        ("business.trade", Control::Text, None),
        ("business.story", Control::LongText, None),
        ("business.started", Control::Date, None),
        ("business.annualSales", Control::Money, None),
        ("business.workers", Control::Number, Some("numeric")),
        ("business.hasNib", Control::YesNo, None),
        ("business.nib", Control::Digits, Some("numeric")),
        ("product/0/product.kind", Control::One, None),
        ("product/0/product.code", Control::Search, None),
        ("product/0/product.materials", Control::Many, None),
        ("owner.nik", Control::Digits, Some("numeric")),
        ("owner.phone", Control::Phone, Some("tel")),
        ("owner.email", Control::Email, Some("email")),
        ("declaration.truth", Control::Declaration, None),
    ];
    for (key, control, input_mode) in table {
        let field = form.field(at(&form, key));
        assert_eq!((field.control, field.control.input_mode()), (control, input_mode), "{key}");
        assert_eq!(field.key, key);
    }
    let field = |key| form.field(at(&form, key));
    assert_eq!(field("owner.nik").autocomplete, "off");
    assert_eq!(field("owner.phone").autocomplete, "tel");
    assert_eq!(field("owner.name").autocomplete, "name");
    assert!(field("owner.nik").sensitive && !field("business.trade").sensitive);
    assert!(!field("business.story").required && field("declaration.truth").required);
    assert_eq!(field("business.workers").unit.as_deref(), Some("orang"));
}

#[test]
fn keys_lead_to_fields_and_nothing_else_does() {
    let form = packs::form(&SMALL);
    for key in [
        "",
        "/",
        "nothing",
        "product.name",
        "product/1/product.name",
        "product/x/product.name",
        "product/0/business.trade",
        "member/0/member.name",
        "product/0",
    ] {
        assert_eq!(form.at(key), None, "{key}");
    }
}

#[test]
fn the_packs_words_are_used_where_a_rule_of_the_pack_is_broken() {
    let mut form = packs::form(&SMALL);
    for (key, text, problem) in [
        ("business.workers", "6000", "Berapa pekerja? Isi 0 sampai 5.000."),
        ("business.workers", "-1", "Berapa pekerja? Isi 0 sampai 5.000."),
        ("business.workers", "dua", "Berapa pekerja? Tulis angka, misalnya 12."),
        ("business.trade", "x", "Nama usaha: Tulis 2 sampai 60 huruf."),
        ("business.trade", "a\u{7}b", "Nama usaha: Hapus tanda yang tidak terbaca, lalu tulis ulang."),
        ("business.started", "31/12/2099", "Sejak kapan usaha berjalan? Isi tanggal yang sudah lewat."),
        (
            "business.started",
            "31/2/2019",
            "Sejak kapan usaha berjalan? Februari 2019 hanya punya 28 hari. Periksa tanggalnya.",
        ),
        (
            "business.started",
            "1/5/90",
            "Sejak kapan usaha berjalan? Maksud Anda 1 Mei 1990 atau 1 Mei 2090? Pilih, atau tulis ulang.",
        ),
        ("owner.nik", "7571", "NIK Anda: Tulis 16 angka. Yang Anda tulis ada 4."),
        ("owner.nik", "KTP saya hilang", "NIK Anda: Tulis 16 angka NIK seperti di KTP."),
        ("owner.phone", "0812", "Nomor telepon: Tulis nomor telepon Indonesia, misalnya 0812-3456-7890."),
        ("owner.email", "rina", "Alamat surel: Tulis alamat surel lengkap, misalnya nama@contoh.id."),
    ] {
        let place = at(&form, key);
        enter(&mut form, key, text);
        form.leave(place);
        assert_eq!(form.field(place).problem.as_deref(), Some(problem), "{text}");
    }
    let born = at(&form, "owner.born");
    form.enter(born, Typed::date(["5".into(), String::new(), String::new()]));
    form.leave(born);
    assert_eq!(form.field(born).problem.as_deref(), Some("Tanggal lahir: Isi juga bulan dan tahun."));
}

#[test]
fn an_odd_birth_date_in_a_nik_is_asked_about_and_stops_nobody() {
    let mut form = packs::form(&SMALL);
    let nik = at(&form, "owner.nik");
    form.leave(nik);
    form.enter(nik, "7571019999900000");
    let field = form.field(nik);
    let doubt = "Tanggal lahir di dalam NIK ini tidak biasa. Cocokkan dengan KTP; jika sama, lanjutkan.";
    assert_eq!((field.problem, field.doubt.as_deref()), (None, Some(doubt)));
    assert_eq!(form.answers().get(form.program(), nik), &Slot::Text("7571019999900000".into()));
}

#[test]
fn an_answer_that_breaks_its_check_decides_nothing() {
    let mut form = packs::form(&SMALL);
    enter(&mut form, "business.annualSales", "-5");
    assert!(form.outcome().decisions.iter().all(|decided| decided.value.is_none()));
    enter(&mut form, "business.annualSales", "5");
    assert!(form.outcome().decisions.iter().any(|decided| decided.value.is_some()));
}

#[test]
fn derived_and_office_facts_take_no_typing() {
    let mut form = packs::form(&SMALL);
    for id in ["business.size", "owner.registered"] {
        let fact = layak_rules::FactAt::root(form.program().fact_by_id(id).unwrap());
        assert!(!form.enter(fact, "true"), "{id}");
    }
    let beyond = layak_rules::FactAt::item(form.program().fact_by_id("product.name").unwrap(), 9);
    assert!(!form.enter(beyond, "x"));
    assert!(!form.enter(layak_rules::FactAt::root(u16::MAX), "x"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is typed into whatever field stays there letter by letter, in any order of fields, languages and places.
    #[test]
    fn typing_is_never_lost(seed in any::<u64>(), hostile in proptest::collection::vec("\\PC{0,12}|[0-9,.rjtbRp ]{0,10}", 1..6)) {
        for program in packs::all() {
            let mut form = packs::form(&program);
            let mut dice = Dice::new(seed);
            let mut typed: Vec<(layak_rules::FactAt, Typed)> = Vec::new();
            let asked: Vec<_> = form.answers().places(&program).filter(|at| program.fact(at.fact).is_asked()).collect();
            for _ in 0..asked.len() {
                let at = asked[dice.roll(asked.len())];
                let field = form.field(at);
                let text = match dice.roll(2) {
                    0 => candidates(&field, &mut dice).swap_remove(0),
                    _ => Typed::from(hostile[dice.roll(hostile.len())].as_str()),
                };
                prop_assert!(form.enter(at, text.clone()));
                typed.retain(|(other, _)| *other != at);
                typed.push((at, text));
                match dice.roll(8) {
                    0 => { form.set_language(["id", "en"][dice.roll(2)]); }
                    1 => { let _ = form.next(); }
                    2 => { form.back(); }
                    3 => form.leave(at),
                    _ => {}
                }
            }
            for (at, text) in typed {
                prop_assert_eq!(form.typed(at), &text);
                prop_assert_eq!(form.field(at).typed, text);
            }
        }
    }
}

#[test]
fn none_of_these_takes_the_place_of_the_others_and_leaves_with_any() {
    let mut form = packs::form(&SCHOLARSHIP);
    let at = at(&form, "student.district");
    let mut tick = |values: &[&str]| {
        form.enter(at, Typed::many(values.iter().map(|&value| value.to_owned()).collect()));
        (form.field(at).typed.as_list().to_vec(), form.field(at).problem)
    };
    assert_eq!(tick(&["remote", "border"]).0, ["remote", "border"]);
    assert_eq!(tick(&["remote", "border", "none"]).0, ["none"]);
    assert_eq!(tick(&["remote", "none"]), (vec!["remote".to_owned()], None));
    let both = br#"{"student.district": ["remote", "none"]}"#;
    let (_, problems) = layak_rules::answers::read(&SCHOLARSHIP, both, layak_rules::Mode::Final).unwrap();
    assert_eq!(problems.len(), 1, "a server refuses both together");
}

//! Moving through the form.

use crate::{
    cards::{boxes, of_kind, said},
    packs::{self, SMALL, at, enter, products},
};
use layak_form::{Form, Kind, Place, Target, Typed};

fn keys(form: &Form) -> Vec<String> {
    form.places().iter().map(|place| place.key(form.program())).collect()
}

fn fields(form: &Form) -> Vec<String> {
    crate::cards::fields(form).into_iter().map(|field| field.key).collect()
}

fn fill_business(form: &mut Form) {
    for (key, text) in [
        ("business.trade", "Bu Rina"),
        ("business.started", "7 Agustus 2019"),
        ("business.annualSales", "450 juta"),
        ("business.workers", "3"),
        ("business.hasNib", "false"),
    ] {
        enter(form, key, text);
    }
}

/// The form at the list of products, with one product.
fn at_products() -> Form {
    let mut form = packs::form(&SMALL);
    fill_business(&mut form);
    form.next().unwrap();
    enter(&mut form, "business.remark", "-");
    form.next().unwrap();
    fill_product(&mut form, 0, "Keripik", "dry");
    assert_eq!(form.place().key(form.program()), "+product");
    form
}

fn fill_product(form: &mut Form, item: u16, name: &str, kind: &str) {
    enter(form, &format!("product/{item}/product.name"), name);
    enter(form, &format!("product/{item}/product.kind"), kind);
    form.next().unwrap();
    let materials = at(form, &format!("product/{item}/product.materials"));
    form.enter(materials, Typed::many(vec!["cassava".into()]));
    form.next().unwrap();
}

#[test]
fn places_follow_the_pages_and_the_items() {
    let form = packs::form(&SMALL);
    assert_eq!(
        keys(&form),
        ["business", "remarks", "product/1", "making/1", "+product", "+member", "owner", "+review"]
    );
    for place in form.places() {
        assert_eq!(Place::from_key(form.program(), &place.key(form.program())), Some(*place));
    }
    for key in ["", "nothing", "product", "product/0", "business/1", "product/x", "+nothing"] {
        assert_eq!(Place::from_key(form.program(), key), None, "{key}");
    }
}

/// The keys of the questions of the screen with their places among its rows.
fn slots(form: &Form) -> Vec<(usize, String)> {
    let rows = form.page().into_iter().enumerate();
    rows.filter(|(_, row)| matches!(row.kind, Kind::Field(_)))
        .map(|(index, row)| (index, row.about))
        .collect()
}

#[test]
fn each_question_of_a_screen_has_a_place_of_its_own() {
    let mut form = packs::form(&SMALL);
    let mut places = std::collections::HashMap::new();
    for has_nib in ["true", "false"] {
        enter(&mut form, "business.hasNib", has_nib);
        for (place, key) in slots(&form) {
            assert_eq!(*places.entry(place).or_insert(key.clone()), key, "what comes or goes moves nothing");
        }
    }
    assert!(["business.nib", "business.why"].iter().all(|key| places.values().any(|known| known == key)));
}

#[test]
fn next_is_refused_with_the_same_words_in_the_summary_and_beside_the_field() {
    let mut form = packs::form(&SMALL);
    assert!(form.problems_shown().is_empty(), "nobody is blamed before trying");
    let refused = form.next().unwrap_err();
    assert_eq!(refused, form.problems_shown());
    let beside: Vec<String> =
        crate::cards::fields(&form).into_iter().filter_map(|field| field.problem).collect();
    assert_eq!(beside, of_kind(&form.page(), Kind::Problem));
    assert_eq!(beside[0], "Nama usaha: Tulis jawaban Anda.");
    assert_eq!(beside[4], "Apakah Anda punya NIB? Pilih ya atau tidak.");
    enter(&mut form, "business.trade", "Bu Rina");
    assert_eq!(form.problems_shown().len(), refused.len() - 1, "a mended field leaves the summary at once");
}

#[test]
fn a_wrong_answer_shows_on_leaving_the_field_and_a_blank_one_does_not() {
    let mut form = packs::form(&SMALL);
    let sales = at(&form, "business.annualSales");
    form.leave(sales);
    assert_eq!(form.field(sales).problem, None);
    form.enter(sales, "1,500,000");
    let field = form.field(sales);
    assert!(
        field.problem.as_deref().is_some_and(|problem| problem.contains("Rp1.500.000")),
        "{:?}",
        field.problem
    );
    let suggestion = field.suggestions[0].clone();
    assert_eq!(suggestion.label, "Rp1.500.000");
    form.enter(sales, suggestion.typed);
    let field = form.field(sales);
    assert_eq!(
        (field.problem, field.echo.as_deref()),
        (None, Some("Rp1.500.000 (satu juta lima ratus ribu rupiah)"))
    );
}

#[test]
fn questions_appear_when_they_are_live_and_keep_their_text_when_they_go() {
    let mut form = packs::form(&SMALL);
    assert!(!fields(&form).contains(&"business.nib".to_owned()));
    enter(&mut form, "business.hasNib", "true");
    enter(&mut form, "business.nib", "1234 5678 9012");
    enter(&mut form, "business.hasNib", "false");
    assert!(!fields(&form).contains(&"business.nib".to_owned()));
    enter(&mut form, "business.hasNib", "true");
    let nib = at(&form, "business.nib");
    assert_eq!(form.field(nib).typed, Typed::from("1234 5678 9012"), "even what is no answer");
}

#[test]
fn a_question_that_waits_for_an_optional_answer_is_asked_when_the_page_is_left_without_it() {
    let mut form = packs::form(&SMALL);
    fill_business(&mut form);
    form.next().unwrap();
    assert_eq!(fields(&form), ["business.remark"], "whether there is a remark is not known yet");
    let refused = form.next().unwrap_err();
    let asker = at(&form, "business.remarkBy");
    assert_eq!(refused[0].target, Target::Field(asker));
    assert_eq!(fields(&form), ["business.remark", "business.remarkBy"]);
    assert!(
        form.problems_shown().is_empty() && form.field(asker).problem.is_none(),
        "it is new: asked, not found wanting"
    );
    assert!(form.next().is_err());
    assert!(
        !form.problems_shown().is_empty() && form.field(asker).problem.is_some(),
        "it was seen and left blank"
    );
    enter(&mut form, "business.remark", "Tutup hari Minggu");
    assert_eq!(fields(&form), ["business.remark"]);
    assert!(form.next().is_ok());
}

#[test]
fn two_products_are_numbered_and_asked_for_one_by_one() {
    let mut form = at_products();
    let refused = form.next().unwrap_err();
    assert_eq!(refused[0].target, Target::More(products()));
    assert!(refused[0].message.starts_with("Apakah masih ada produk lain? "), "{}", refused[0].message);
    form.answer_more(products(), true);
    let place = form.next().unwrap();
    assert_eq!(place.key(form.program()), "product/2");
    assert_eq!(of_kind(&form.page(), Kind::Muted), ["Langkah 5 dari 10", "Produk 2 dari 2"]);
    fill_product(&mut form, 1, "Nugget", "frozen");
    let rows = form.page();
    assert_eq!(of_kind(&rows, Kind::Strong), ["Produk 1: Keripik", "Produk 2: Nugget"]);
    let removes = rows.iter().filter(|row| row.kind == Kind::Remove);
    assert_eq!(
        removes.map(|row| (row.about.as_str(), row.number)).collect::<Vec<_>>(),
        [("+product", 0), ("+product", 1)]
    );
    let asked = rows.iter().find(|row| row.kind == Kind::Another).unwrap();
    assert_eq!(form.target(&asked.about), Some(Target::More(products())));
    assert_eq!(form.another(products()).more, None, "asked again after each product");
    form.answer_more(products(), false);
    assert_eq!(form.next().unwrap().key(form.program()), "+member");
}

#[test]
fn a_full_list_asks_no_more() {
    let mut form = at_products();
    for (item, name) in [(1, "Nugget"), (2, "Roti")] {
        form.answer_more(products(), true);
        form.next().unwrap();
        fill_product(&mut form, item, name, "dry");
    }
    let rows = form.page();
    assert!(of_kind(&rows, Kind::Another).is_empty());
    assert_eq!(of_kind(&rows, Kind::Note).len(), 1, "the list is full");
    assert!(form.next().is_ok());
    assert_eq!(form.add_item(products()), None);
}

#[test]
fn a_removed_item_comes_back_with_all_that_was_typed() {
    let mut form = at_products();
    form.answer_more(products(), true);
    form.next().unwrap();
    fill_product(&mut form, 1, "Nugget", "frozen");
    let before = form.draft(packs::today());
    assert!(form.remove_item(products(), 0));
    assert_eq!(form.items(products()), 1);
    let name = at(&form, "product/0/product.name");
    assert_eq!(form.typed(name), &Typed::from("Nugget"), "later items move up");
    assert!(form.undo_removal());
    let after = form.draft(packs::today());
    let after = packs::sorted_visits(&after);
    assert_eq!(after, packs::sorted_visits(&before));
    assert!(!form.undo_removal(), "once");
}

#[test]
fn removing_the_only_product_leaves_a_blank_one_and_can_be_undone() {
    let mut form = at_products();
    assert!(form.remove_item(products(), 0));
    assert_eq!(form.items(products()), 1);
    assert_eq!(form.place().key(form.program()), "+product");
    assert!(form.problems().iter().any(|problem| problem.place.key(form.program()) == "product/1"));
    assert_eq!(of_kind(&form.page(), Kind::Undo).len(), 1);
    assert!(form.undo_removal());
    assert_eq!(of_kind(&form.page(), Kind::Strong), ["Produk 1: Keripik"]);
    assert!(!form.remove_item(products(), 7) && !form.remove_item(1 - products(), 0));
}

#[test]
fn nothing_is_skipped_and_what_was_seen_can_be_seen_again() {
    let mut form = packs::form(&SMALL);
    let owner = Place::from_key(form.program(), "owner").unwrap();
    assert!(!form.go(owner) && !form.go(Place::Review));
    fill_business(&mut form);
    form.next().unwrap();
    assert!(form.back());
    assert_eq!(form.place().key(form.program()), "business");
    assert!(!form.back());
    let remarks = Place::from_key(form.program(), "remarks").unwrap();
    assert!(form.go(remarks), "the first new place can be reached");
}

#[test]
fn changing_an_answer_from_the_review_leads_back_by_way_of_what_is_new() {
    let mut form = at_products();
    for _ in 0..2 {
        let Place::Items(subject) = form.place() else { panic!("a list") };
        form.answer_more(subject, false);
        form.next().unwrap();
    }
    for (key, text) in
        [("owner.name", "Rina"), ("owner.nik", "7571014107900000"), ("owner.phone", "081234567890")]
    {
        enter(&mut form, key, text);
    }
    assert_eq!(of_kind(&form.page(), Kind::Next), ["Periksa jawaban"]);
    assert_eq!(form.next(), Ok(Place::Review));
    let has_nib = at(&form, "business.hasNib");
    assert!(form.go_to(has_nib));
    enter(&mut form, "business.hasNib", "true");
    assert!(form.next().is_err(), "the number is asked now");
    enter(&mut form, "business.nib", "1234567890123");
    assert_eq!(form.next(), Ok(Place::Review));
    assert!(form.submission_json().is_err(), "the declaration is open");
    let review = form.page();
    let sections: Vec<_> =
        boxes(&review, |kind| kind == Kind::Answers).into_iter().map(|(_, rows)| rows).collect();
    let answers: Vec<Vec<&str>> =
        boxes(sections[0], |kind| kind == Kind::Part).into_iter().map(|(_, row)| said(row)).collect();
    assert_eq!(answers[3], ["Berapa omzet setahun?", "Rp450.000.000", "Berapa omzet setahun?"]);
    assert_eq!(answers[4][..2], ["Berapa pekerja?", "3 orang"]);
    let change = review.iter().find(|row| row.kind == Kind::Change && row.text == "NIK Anda").unwrap();
    assert_eq!(change.about, "owner.nik");
    assert!(said(&review).contains(&"757101 410790 0000"));
    assert_eq!(crate::cards::fields(&form).len(), 1, "one declaration");
    let headings = of_kind(&review, Kind::Heading(1));
    assert_eq!(headings[2], "Produk 1: Keripik: Produk Anda");
    let name = at(&form, "product/0/product.name");
    assert!(form.go_to(name));
}

#[test]
fn changing_the_language_keeps_everything() {
    let mut form = at_products();
    let before = form.draft(packs::today());
    assert!(form.set_language("en"));
    let english = form.page();
    assert!(!form.set_language("fr"));
    assert_eq!(said(&form.page()), said(&english));
    assert_ne!(of_kind(&english, Kind::Title), [""]);
    assert!(form.go_to(at(&form, "business.annualSales")));
    let sales = at(&form, "business.annualSales");
    let field = form.field(sales);
    assert_eq!(field.typed, Typed::from("450 juta"));
    assert_eq!(field.echo.as_deref(), Some("Rp450,000,000 (four hundred fifty million rupiah)"));
    assert!(form.go(Place::Items(products())));
    assert!(form.set_language("id"));
    assert_eq!(form.draft(packs::today()), before);
}

#[test]
fn progress_counts_places_and_answers() {
    let form = at_products();
    let progress = form.progress();
    assert_eq!((progress.step, progress.of, progress.words.as_str()), (5, 8, "Langkah 5 dari 8"));
    assert!(progress.answered > 5 && progress.answered < progress.asked);
}

#[test]
fn an_inline_form_neither_shows_nor_takes_sensitive_answers() {
    let mut form = packs::form(&SMALL);
    form.set_inline(true);
    assert_eq!(
        keys(&form),
        ["business", "remarks", "product/1", "making/1", "+product", "+member", "+review"]
    );
    let nik = at(&form, "owner.nik");
    assert!(!form.enter(nik, "7571014107900000"));
    assert!(form.withholds());
    form.set_inline(false);
    assert!(form.typed(nik).is_blank());
}

//! Rules in plain words: every kind of node has its sentence in both languages, and figures are those of the date.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use layak_pack::{
    MAIN, Program, compile,
    explain::{Clause, Part, Reading},
};
use layak_rules::Date;
use serde_json::{Value, json};

const SMALL: &str = include_str!("valid/small.json");
const CASES: &str = include_str!("explain/words.json");

/// The small pack with one provision that holds a predicate, about the business or about a product.
fn with(predicate: &Value, subject: Option<&str>) -> Result<Program, String> {
    let mut pack: Value = serde_json::from_str(SMALL).unwrap();
    let id = if subject.is_some() { "FROZEN" } else { "SOME-FROZEN" };
    pack["provisions"][id]["predicate"] = predicate.clone();
    let compiled = compile(&[(MAIN, pack.to_string().as_bytes())]);
    compiled.map(|compiled| compiled.program).map_err(|faults| format!("{faults:?}"))
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Clauses on one line: a lead, its clauses in brackets.
fn flat(clauses: &[Clause]) -> String {
    let one = |clause: &Clause| match clause {
        Clause::Say(words) => words.clone(),
        Clause::Group { lead, clauses } => format!("{lead}: [{}]", flat(clauses)),
        Clause::Provision { title, clauses, .. } => format!("{title}: [{}]", flat(clauses)),
    };
    clauses.iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn said(program: &Program, tag: &str, subject: bool, on: &str) -> String {
    let id = if subject { "FROZEN" } else { "SOME-FROZEN" };
    let parts = Reading::on(program, tag, day(on)).provisions();
    flat(&parts.iter().find(|part| part.id == id).unwrap().says)
}

#[test]
fn every_kind_of_rule_has_its_sentence_in_both_languages() {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap();
    let mut told = Vec::new();
    for case in &cases {
        let subject = case["subject"].as_str();
        let program = with(&case["predicate"], subject);
        let now = |tag| match &program {
            Ok(program) => said(program, tag, subject.is_some(), "2024-03-31"),
            Err(faults) => faults.clone(),
        };
        told.push(json!({"predicate": case["predicate"], "id": now("id"), "en": now("en")}));
    }
    for (case, told) in cases.iter().zip(&told) {
        for tag in ["id", "en"] {
            assert_eq!(told[tag], case[tag], "{}", case["predicate"]);
        }
    }
}

/// Everything that a part says, one line each, headings included.
fn lines(part: &Part, into: &mut Vec<String>) {
    into.push(part.heading.clone());
    into.extend(part.says.iter().map(|clause| flat(core::slice::from_ref(clause))));
    into.extend(part.lines.iter().map(|line| format!("{}: {}", line.label, line.text)));
    into.extend(part.citations.iter().map(|citation| format!("[{} {}]", citation.law, citation.article)));
    part.parts.iter().for_each(|smaller| lines(smaller, into));
}

fn decision(reading: &Reading<'_>, id: &str) -> Vec<String> {
    let mut said = Vec::new();
    lines(&reading.decision(id).unwrap(), &mut said);
    said
}

fn small() -> Program {
    compile(&[(MAIN, SMALL.as_bytes())]).unwrap().program
}

#[test]
fn the_figures_are_those_of_the_date_and_all_of_them_over_the_whole_history() {
    let program = small();
    let sales = |reading: Reading<'_>| {
        let parts = reading.provisions();
        flat(&parts.iter().find(|part| part.id == "MICRO").unwrap().says)
    };
    let on = |date| sales(Reading::on(&program, "en", day(date)));
    assert_eq!(on("2021-02-01"), "The answer to “Sales in a year?” is at most Rp300,000,000.");
    assert_eq!(on("2021-02-02"), "The answer to “Sales in a year?” is at most Rp2,000,000,000.");
    assert_eq!(
        sales(Reading::throughout(&program, "en")),
        "The answer to “Sales in a year?” is at most Rp300,000,000 (4 July 2008 to 1 February 2021) or \
         Rp2,000,000,000 (since 2 February 2021)."
    );
}

#[test]
fn figures_have_titles_with_the_source_and_ids_without_and_lists_always_have() {
    let compiled = compile(&[(MAIN, SMALL.as_bytes())]).unwrap();
    let untitled = Reading::throughout(&compiled.program, "id");
    let titled = untitled.titled(&compiled.source);
    let heads = |reading: Reading<'_>| {
        let parts = reading.figures().into_iter().chain(reading.lists());
        parts.map(|part| part.heading).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        heads(untitled),
        "age.least, duty.start, sales.micro, workers.most, Bidang usaha yang termasuk"
    );
    assert_eq!(
        heads(titled),
        "Lama usaha paling sedikit, Awal kewajiban, Omzet setahun usaha mikro, Pekerja paling banyak, \
         Bidang usaha yang termasuk"
    );
    let units = titled.figures().iter().map(|part| part.lines[0].text.clone()).collect::<Vec<_>>();
    assert_eq!(units, ["tahun", "tanggal", "rupiah", "jumlah"]);
    let on = Reading::on(&compiled.program, "en", day("2024-01-01"));
    let traded = decision(&on, "aid").join(" ");
    assert!(traded.contains("is in the list “Trades that are included” ("), "{traded}");
}

#[test]
fn a_program_carries_the_titles_of_lists_and_not_those_of_figures() {
    let program = small();
    let texts = program.to_author().texts;
    let carried = |words: &str| texts.iter().flatten().any(|text| text == words);
    assert!(carried("Frozen products") && carried("Trades that are included"));
    assert!(!carried("Most workers"));
}

#[test]
fn an_eligibility_names_criteria_in_force_and_those_that_are_not() {
    let program = small();
    let said = decision(&Reading::on(&program, "en", day("2019-12-31")), "aid");
    let at = |words: &str| {
        said.iter().position(|line| line == words).unwrap_or_else(|| panic!("{words}: {said:#?}"))
    };
    assert!(at("Criteria") < at("Sales of a micro business"));
    assert!(at("Sales of a micro business") < at("Not in force on this date"));
    at("Age of the business: since 1 January 2020.");
    at("If not met: Your sales are more than Rp300,000,000. This cannot be mended.");
    at("What to do next: Ask for the programme for small businesses.");
    at("[PP 7/2021 Pasal 35 ayat (5)]");
    at("In force: since 4 July 2008");
    let later = decision(&Reading::on(&program, "en", day("2024-01-01")), "aid");
    for words in ["This can still be mended.", "Ask the office."] {
        assert!(later.iter().any(|line| line.ends_with(words)), "{words}: {later:#?}");
    }
}

#[test]
fn a_permit_gives_its_arms_in_order_with_dates_and_steps() {
    let program = small();
    let said = decision(&Reading::on(&program, "id", day("2024-01-01")), "permit");
    let order: Vec<&String> = said
        .iter()
        .filter(|line| ["Sudah dimiliki", "Izin lain: MD", "Wajib"].contains(&line.as_str()))
        .collect();
    assert_eq!(order, ["Sudah dimiliki", "Izin lain: MD", "Wajib"]);
    for words in [
        "Berlaku sampai: tanggal pada “Berlaku sampai”, ditambah 1 tahun, dikurangi 2 tahun",
        "Wajib sejak: 18 Oktober 2026",
        "Langkah berikutnya: Daftar ke BPOM.",
        "Bila tidak ada yang di atas cocok.",
        "Urus dulu: Bantuan",
        "Diputuskan untuk tiap: Produk",
        "Nomor P-IRT?",
    ] {
        assert!(said.iter().any(|line| line == words), "{words}: {said:#?}");
    }
}

#[test]
fn the_programme_has_the_state_of_the_date() {
    let program = small();
    let on = |date| {
        let mut said = Vec::new();
        lines(&Reading::on(&program, "en", day(date)).programme().unwrap(), &mut said);
        said.join("|")
    };
    assert!(on("2022-06-01").contains("Open: 1 January 2022 to 31 December 2022"));
    assert!(on("2023-01-01").contains("No edition is known."));
}

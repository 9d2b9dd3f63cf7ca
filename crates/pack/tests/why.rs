//! Why a criterion is unmet, in the applicant's words, and which answers already force a verdict.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

use layak_pack::{MAIN, Program, compile};
use layak_rules::{
    Answers, Date, Mode,
    answers::{ProblemAt, read},
    evaluate::{
        Era, Evaluation,
        why::{Shortfall, forcing, shortfall},
    },
};

const SMALL: &str = include_str!("valid/small.json");
/// Unmet in every way: sales, age, trade, no frozen product.
const POOR: &str = r#"{"business.sales": 2500000000, "business.started": "2026-01-01", "business.kbli": "10999",
    "business.workers": 25, "business.form": "person", "owner.nik": "7571014107900001", "declaration.truth": true,
    "product": [{"product.name": "Abon", "product.price": 0, "product.kinds": ["dry"]}]}"#;

fn program() -> Program {
    compile(&[(MAIN, SMALL.as_bytes())]).unwrap().program
}

fn on() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn answers(program: &Program, text: &str, mode: Mode) -> Answers {
    let (answers, problems) = read(program, text.as_bytes(), mode).unwrap();
    assert_eq!(problems, []);
    answers
}

/// A shortfall as one line: tests as `place: expected <> actual`, `(all & of)`, `(one | of)`.
fn line(program: &Program, why: &Shortfall) -> String {
    let joined = |parts: &[Shortfall], by: &str| {
        let lines: Vec<String> = parts.iter().map(|part| line(program, part)).collect();
        format!("({})", lines.join(by))
    };
    match why {
        Shortfall::Each(parts) => joined(parts, " & "),
        Shortfall::OneOf(parts) => joined(parts, " | "),
        Shortfall::Test(failed) => {
            let place = match failed.at {
                ProblemAt::Fact(at) => at.pointer(program),
                ProblemAt::Subject(subject) => format!("/{}", program.subject(subject).id()),
            };
            format!("{place}: {} <> {}", failed.expected, failed.actual)
        }
    }
}

fn why(provision: &str, item: Option<u16>, language: usize, text: &str) -> Option<String> {
    let program = program();
    let answers = answers(&program, text, Mode::Final);
    let id = program.provisions().iter().position(|known| known.id() == provision).unwrap();
    let era = Era::new(&program, on());
    let evaluation = Evaluation::new(&era, &answers, Mode::Final);
    shortfall(&evaluation, u16::try_from(id).unwrap(), item, language).map(|why| line(&program, &why))
}

#[test]
fn what_failed_is_told_in_the_words_of_the_applicant() {
    let told = |provision, language| why(provision, None, language, POOR).unwrap();
    assert_eq!(told("MICRO", 0), "/business.sales: paling banyak Rp2.000.000.000 <> Rp2.500.000.000");
    assert_eq!(told("MICRO", 1), "/business.sales: at most Rp2,000,000,000 <> Rp2,500,000,000");
    assert_eq!(
        told("OLD-ENOUGH", 0),
        "/business.started: paling sedikit 2 tahun sebelum 22 November 2026 <> 1 Januari 2026"
    );
    assert_eq!(
        told("TRADED", 0),
        "(/business.kbli: kode dalam daftar “Bidang usaha yang termasuk” <> 10999 & /business.workers: paling banyak 19 orang <> 25 orang)"
    );
    assert_eq!(
        told("SOME-FROZEN", 0),
        "(/product: paling sedikit 1 dengan “Jenis apa saja?”: memuat Beku <> 0 & /product: jumlah paling sedikit Rp1 <> Rp0)"
    );
    let frozen = why("FROZEN", Some(0), 0, POOR).unwrap();
    assert_eq!(frozen, "/product/0/product.kinds: memuat Beku <> Kering");
}

#[test]
fn what_is_absent_is_told_and_what_holds_has_no_shortfall() {
    assert_eq!(why("MICRO", None, 0, "{}").unwrap(), "/business.sales: diisi <> tidak diisi");
    assert_eq!(why("MICRO", None, 0, r#"{"business.sales": 1}"#), None);
    assert_eq!(why("FROZEN", None, 0, POOR), None, "it is about products");
}

/// The verdict, and what forces it.
fn forced(text: &str, mode: Mode, decision: &str) -> (Vec<String>, Vec<String>, bool) {
    let program = program();
    let answers = answers(&program, text, mode);
    let id = program.decisions().iter().position(|known| known.id() == decision).unwrap();
    let era = Era::new(&program, on());
    let found = forcing(&era, &answers, mode, u16::try_from(id).unwrap(), None).unwrap();
    let criteria = found.criteria.iter().map(|&id| program.provision(id).id().to_owned()).collect();
    (criteria, found.answers.iter().map(|at| at.pointer(&program)).collect(), found.smallest)
}

#[test]
fn one_answer_forces_a_refusal() {
    let (criteria, answers, smallest) = forced(POOR, Mode::Final, "aid");
    assert_eq!(answers.len(), 1);
    assert!(smallest);
    // Any one of the three unmet criteria would do; the first that is asked for is told.
    assert_eq!((criteria, answers), (vec!["MICRO".to_owned()], vec!["/business.sales".to_owned()]));
    let later = POOR.replace("2500000000", "5");
    let (criteria, answers, _) = forced(&later, Mode::Final, "aid");
    assert_eq!((criteria, answers), (vec!["OLD-ENOUGH".to_owned()], vec!["/business.started".to_owned()]));
}

#[test]
fn in_a_finished_submission_a_blank_forces_too() {
    let blank = POOR.replace("\"business.sales\": 2500000000,", "").replace("2026-01-01", "2020-01-01");
    let blank = blank.replace("10999", "10710").replace("25,", "5,");
    let (criteria, answers, _) = forced(&blank, Mode::Final, "aid");
    assert_eq!((criteria, answers), (vec!["MICRO".to_owned()], vec!["/business.sales".to_owned()]));
}

#[test]
fn a_verdict_for_the_applicant_needs_an_answer_to_every_criterion() {
    let good = POOR
        .replace("2500000000", "5")
        .replace("2026-01-01", "2020-01-01")
        .replace("10999", "10710")
        .replace("25,", "5,")
        .replace("\"dry\"", "\"frozen\"")
        .replace("\"product.price\": 0", "\"product.price\": 7");
    let (criteria, answers, smallest) = forced(&good, Mode::Final, "aid");
    assert_eq!(criteria, ["MICRO", "OLD-ENOUGH", "TRADED", "SOME-FROZEN"]);
    assert!(smallest);
    // One product alone is unique by its name, whatever that is.
    assert_eq!(
        answers,
        [
            "/business.sales",
            "/business.started",
            "/business.workers",
            "/business.kbli",
            "/product/0/product.price",
            "/product/0/product.kinds"
        ]
        .map(str::to_owned)
    );
}

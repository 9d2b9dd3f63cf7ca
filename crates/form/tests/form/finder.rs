//! The finder over three small packs: what is carried, what is fetched, what is said, in which order.

use crate::packs;
use layak_form::{Book, Finder, Finding, Inquiry, Language, finder::groups};
use layak_pack::{Compiled, finder::Found};
use layak_rules::{
    Answers, Date, Mode, Program, Verdict, answers,
    finder::{Catalogue, carry},
};
use serde_json::{Value, json};

fn two(text: &str) -> Value {
    json!({"id": text, "en": format!("{text} (en)")})
}

fn choice(values: &[&str]) -> Value {
    let options: Vec<Value> =
        values.iter().map(|value| json!({"value": value, "label": two(value)})).collect();
    json!({"type": "choice", "sensitivity": "open", "question": two("Apa?"), "options": options})
}

/// A pack with these facts and, for each criterion, whether what it turns down can be mended.
fn pack(id: &str, facts: &Value, rules: &[(&str, Value, bool)], windows: &Value) -> Compiled {
    let citation = json!([{"law": "UU 1/2026", "article": "Pasal 1", "source": "s"}]);
    let mut provisions: serde_json::Map<String, Value> = rules
        .iter()
        .map(|(rule, predicate, repairable)| {
            let provision = json!({
                "from": "2026-01-01", "standing": "confirmed", "citation": citation, "predicate": predicate,
                "title": two(&format!("Syarat {rule}")), "met": two("Ya."), "unmet": two(&format!("Bukan {rule}.")),
                "next": two("Tanyakan."), "repairable": repairable,
            });
            ((*rule).to_owned(), provision)
        })
        .collect();
    let note = json!({"standing": "confirmed", "citation": citation, "title": two("Masa"), "met": two("Masa pendaftaran.")});
    if windows != &json!([]) {
        provisions.insert("NOTE".into(), note);
    }
    let criteria: Vec<&str> = rules.iter().map(|(rule, ..)| *rule).collect();
    let decisions = if rules.is_empty() {
        json!([])
    } else {
        json!([{"id": "aid", "kind": "eligibility", "criteria": criteria, "title": two("Bantuan")}])
    };
    let names: Vec<&String> = facts.as_object().unwrap().keys().collect();
    let source = json!({
        "id": id, "version": "1", "languages": ["id", "en"], "title": two(id), "summary": two("Ringkas."),
        "office": two("Dinas."), "askNext": two("Tanyakan."), "timeZone": {"name": "WITA", "utcOffsetMinutes": 480},
        "sources": if rules.is_empty() { json!({}) } else { json!({"s": {"title": "UU", "url": "https://example.com/"}}) },
        "facts": facts, "provisions": provisions, "decisions": decisions, "windows": windows,
        "pages": [{"id": "all", "title": two("Semua"), "facts": names}],
    });
    layak_pack::compile(&[("pack.json", source.to_string().as_bytes())])
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn is(fact: &str, test: &Value) -> Value {
    json!({"properties": {fact: test}, "required": [fact]})
}

struct World {
    finder: Program,
    catalogue: std::sync::Arc<Catalogue>,
    programs: Vec<Program>,
}

/// `north`: only in 82.71, and then a proposal. `food`: knows only the family `food`. `open`: asks what the finder does not.
fn world() -> World {
    let place = choice(&["16.01", "82.71", "outside"]);
    let proposal = choice(&["yes", "none"]);
    let finder = pack(
        "finder",
        &json!({"business.place": place, "business.trade": choice(&["food", "food.chips", "craft"]), "proposal.state": proposal}),
        &[],
        &json!([]),
    );
    let window = |state: &str| json!([{"from": "2026-01-01", "to": "2026-12-31", "state": state, "provision": "NOTE"}]);
    let sensitive = json!({"type": "boolean", "sensitivity": "personal", "question": two("Yakin?")});
    let packs = [
        pack(
            "north",
            &json!({"business.place": place, "proposal.state": proposal}),
            &[
                ("NORTH", is("business.place", &json!({"const": "82.71"})), false),
                ("PROPOSAL", is("proposal.state", &json!({"const": "yes"})), true),
            ],
            &window("closed"),
        ),
        pack(
            "food",
            &json!({"business.trade": choice(&["food", "other"]), "owner.sure": sensitive}),
            &[
                ("FOOD", is("business.trade", &json!({"const": "food"})), false),
                ("SURE", is("owner.sure", &json!({"const": true})), true),
            ],
            &window("open"),
        ),
        pack(
            "elsewhere",
            &json!({"owner.sure": sensitive}),
            &[("ELSE", is("owner.sure", &json!({"const": true})), true)],
            &json!([]),
        ),
    ];
    let found: Vec<Found> = packs
        .into_iter()
        .map(|pack| Found { address: format!("/packs/{}", pack.program.info().id()), program: pack.program })
        .collect();
    let (catalogue, warnings) = layak_pack::finder::catalogue(&finder, &found).unwrap();
    let codes: Vec<&str> = warnings.iter().map(|warning| warning.code.name()).collect();
    assert_eq!(codes, ["finder-option"], "craft is nothing that `food` knows: {warnings:#?}");
    let programs = found.into_iter().map(|pack| pack.program).collect();
    // As a browser gets it.
    let catalogue = Catalogue::load(&catalogue.to_bytes(), &finder.program).unwrap();
    World { finder: finder.program, catalogue: catalogue.into(), programs }
}

impl World {
    fn answers(&self, answers: &Value) -> Answers {
        let (answers, problems) =
            answers::read(&self.finder, answers.to_string().as_bytes(), Mode::Draft).unwrap();
        assert_eq!(problems, []);
        answers
    }

    /// The packs fetched for some answers, and what is said then.
    fn find(&self, answers: &Value, on: Date) -> (Vec<String>, Vec<Finding>) {
        let (answers, book) = (self.answers(answers), Book::built_in());
        let inquiry = Inquiry { program: &self.finder, answers: &answers, on, language: "id", book: &book };
        let mut finder = Finder::new(self.catalogue.clone());
        let wanted = finder.wanted(inquiry);
        assert_eq!(finder.wanted(inquiry), [0; 0], "each is named once");
        let ids: Vec<String> = wanted.iter().map(|&index| finder.packs().at(index).id().to_owned()).collect();
        for (index, id) in wanted.into_iter().zip(&ids) {
            finder.take(index, self.programs.iter().find(|program| program.info().id() == id));
        }
        (ids, finder.find(inquiry))
    }
}

fn said(found: &[Finding]) -> Vec<(&str, &str, &str)> {
    let verdict = |finding: &Finding| finding.verdict.map_or("none", Verdict::as_str);
    found.iter().map(|finding| (finding.pack.as_str(), verdict(finding), finding.reason.as_str())).collect()
}

#[test]
fn nothing_is_fetched_before_an_answer_calls_for_it() {
    let (fetched, found) = world().find(&json!({}), packs::today());
    assert_eq!(fetched, [] as [&str; 0]);
    assert!(found.iter().all(|finding| finding.verdict == Some(Verdict::CannotTellYet)));
    let elsewhere = found.iter().find(|finding| finding.pack == "elsewhere").unwrap();
    assert_eq!(elsewhere.reason, "Buka formulirnya untuk memeriksa program ini.");
}

#[test]
fn a_place_turns_down_without_fetching_and_says_why() {
    let (fetched, found) = world().find(&json!({"business.place": "16.01"}), packs::today());
    assert_eq!(fetched, [] as [&str; 0]);
    assert_eq!(said(&found).last().unwrap(), &("north", "not-eligible", "Bukan NORTH."));
    assert!(!found.last().unwrap().repairable);
    let (fetched, _) = world().find(&json!({"business.place": "16.01"}), Date::new(2025, 12, 31).unwrap());
    assert_eq!(fetched, ["north"], "the rule is not in force on that day");
}

#[test]
fn what_can_be_mended_is_looked_at_and_told_apart() {
    let (fetched, found) =
        world().find(&json!({"business.place": "82.71", "proposal.state": "none"}), packs::today());
    assert_eq!(fetched, ["north"], "a proposal can still be written");
    let north = found.iter().find(|finding| finding.pack == "north").unwrap();
    assert_eq!((north.verdict, north.repairable), (Some(Verdict::NotEligible), true));
    assert_eq!((north.reason.as_str(), north.window.as_deref()), ("Bukan PROPOSAL.", Some("Sudah tutup")));
    let (_, found) =
        world().find(&json!({"business.place": "82.71", "proposal.state": "yes"}), packs::today());
    assert_eq!(said(&found)[0], ("north", "eligible", "Anda memenuhi semua syarat."));
}

#[test]
fn an_option_is_cut_at_its_dots_until_the_pack_knows_it() {
    let world = world();
    let food = world.programs.iter().find(|program| program.info().id() == "food").unwrap();
    let fact = food.fact(food.fact_by_id("business.trade").unwrap());
    assert_eq!(
        ["food", "food.chips", "food.chips.thin", "craft", "foodstuff"].map(|value| fact.option_like(value)),
        [Some(0), Some(0), Some(0), None, None]
    );
    let carried = |trade: &str| carry(&world.finder, &world.answers(&json!({"business.trade": trade})), food);
    let text = answers::write(food, &carried("food.chips"), |_, _| true);
    assert_eq!(text, r#"{"business.trade":"food"}"#);
    assert_eq!(carried("craft"), Answers::new(food), "what the pack does not know is not answered");
    let (fetched, found) = world.find(&json!({"business.trade": "food.chips"}), packs::today());
    assert_eq!(fetched, ["food"]);
    let said = found.iter().find(|finding| finding.pack == "food").unwrap();
    assert_eq!((said.open, said.window.as_deref()), (Some(1), Some("Dibuka sampai 31 Desember 2026")));
    assert_eq!(said.reason, "Belum terjawab: Syarat SURE");
}

#[test]
fn what_one_can_act_on_comes_first() {
    let world = world();
    let (_, found) =
        world.find(&json!({"business.place": "16.01", "business.trade": "food"}), packs::today());
    let order: Vec<&str> = found.iter().map(|finding| finding.pack.as_str()).collect();
    assert_eq!(
        order,
        ["food", "elsewhere", "north"],
        "open before no window; what is turned down at the end"
    );
    let groups = groups(found, &Book::built_in(), Language::English);
    let shape: Vec<(&str, usize, bool)> =
        groups.iter().map(|group| (group.heading.as_str(), group.rows.len(), group.folded)).collect();
    assert_eq!(shape, [("Cannot tell yet", 2, false), ("Not eligible", 1, true)]);
}

#[test]
fn a_program_that_did_not_come_can_be_asked_for_again() {
    let world = world();
    let (answers, book) = (world.answers(&json!({"business.trade": "food"})), Book::built_in());
    let inquiry = Inquiry {
        program: &world.finder,
        answers: &answers,
        on: packs::today(),
        language: "id",
        book: &book,
    };
    let mut finder = Finder::<&Program>::new(world.catalogue.clone());
    let wanted = finder.wanted(inquiry);
    let reason = |finder: &Finder<&Program>| {
        finder.find(inquiry).into_iter().find(|finding| finding.pack == "food").unwrap().reason
    };
    assert_eq!(reason(&finder), "Sedang diperiksa.");
    assert!(!finder.try_again(), "it is on its way");
    finder.take(wanted[0], None);
    assert!(reason(&finder).contains("sambungan"));
    assert!(finder.try_again());
    assert_eq!(finder.wanted(inquiry), wanted);
}

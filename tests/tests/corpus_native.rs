//! The corpus, natively: every case of every pack gives the verdicts that its source says.

use anyhow::Result;
use layak_tests::corpus::{Ledger, packs};

#[test]
fn every_case_gives_its_expected_verdicts() -> Result<()> {
    let mut ledger = Ledger::default();
    for pack in packs()? {
        for case in &pack.cases {
            ledger.note(pack.id(), case, case.run(&pack.compiled.program));
        }
    }
    ledger.close()
}

#[test]
fn a_program_read_back_from_its_bytes_decides_the_same_bytes() -> Result<()> {
    let mut ledger = Ledger::default();
    for pack in packs()? {
        let again = layak_rules::Program::load(&pack.compiled.program.to_bytes())?;
        for case in &pack.cases {
            let on = layak_rules::Date::parse(&case.on).expect("a case's date is checked by its schema");
            match (case.outcome(&pack.compiled.program, on), case.outcome(&again, on)) {
                (Ok(one), Ok(other)) if one == other => ledger.pass(),
                (one, other) => ledger.fail(pack.id(), &case.id, &format!("{one:?} became {other:?}")),
            }
        }
    }
    ledger.close()
}

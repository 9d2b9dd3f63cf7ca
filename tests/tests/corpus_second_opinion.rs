//! The corpus before the independent judge: the `jsonschema` crate over the pack's source agrees on every provision.

use anyhow::{Context, Result};
use layak_revalidate::opinion::second_opinion;
use layak_rules::{Date, answers};
use layak_tests::corpus::{Ledger, packs};

#[test]
fn every_provision_of_every_finished_case_is_judged_alike() -> Result<()> {
    let mut ledger = Ledger::default();
    for pack in packs()? {
        let judged = pack.loaded()?;
        let mut cases: Vec<_> = pack.cases.iter().filter(|case| case.mode.as_str() == "final").collect();
        // Day by day: the judge is made anew for each date, which takes most of the time.
        cases.sort_by(|one, other| one.on.cmp(&other.on));
        for case in cases {
            let on = Date::parse(&case.on).context("a case's date")?;
            let (given, _) = answers::read(&judged.program, case.answers.get().as_bytes(), case.mode.mode())?;
            let alarms = second_opinion(&judged, &given, on);
            match alarms.is_empty() {
                true => ledger.pass(),
                false => ledger.fail(pack.id(), &case.id, &format!("{alarms:?}")),
            }
        }
    }
    ledger.close()
}

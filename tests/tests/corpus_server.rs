//! The corpus through the server's own door: the same outcome bytes as natively, case by case.

use anyhow::{Context, Result};
use layak_tests::{
    corpus::{Ledger, ensure_built, packs, parting},
    server::Server,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_case_gives_the_same_bytes_over_http() -> Result<()> {
    let packs = packs()?;
    ensure_built(&packs)?;
    let server = Server::start().await?;
    let mut ledger = Ledger::default();
    for pack in packs {
        for case in &pack.cases {
            let on = layak_rules::Date::parse(&case.on).context("a case's date")?;
            let native = case.outcome(&pack.compiled.program, on)?;
            // Written by hand, so that the answers arrive as the very text of the case.
            let body = format!(
                r#"{{"pack":"{}","on":"{}","mode":"{}","answers":{}}}"#,
                pack.id(),
                case.on,
                case.mode.as_str(),
                case.answers.get()
            );
            let (status, outcome) = server.post("/v1/decisions", &[], body).await?;
            match status == 200 && outcome == native {
                true => ledger.pass(),
                false => {
                    ledger.fail(pack.id(), &case.id, &format!("{status}, {}", parting(&native, &outcome)))
                }
            }
        }
    }
    server.stop().await?;
    ledger.close()
}

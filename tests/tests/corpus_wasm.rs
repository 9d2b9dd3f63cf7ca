//! The corpus in WebAssembly in Chromium, Firefox and WebKit: the same outcome bytes as natively, case by case, and for
//! generated submissions. `cargo xtask prove` generates more of them.

use anyhow::{Context, Result, ensure};
use layak_cli::case::Case;
use layak_rules::Date;
use layak_tests::{
    browser::{DESK, Engine, with_engine},
    corpus::{Ledger, Pack, ensure_built, packs},
    same_bytes::{Page, Subject, Submission, compare, differences},
    server::Server,
};

/// Generated submissions to each pack.
const GENERATED: u64 = 128;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chromium_gives_the_same_bytes() -> Result<()> {
    same_bytes(Engine::Chromium).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn firefox_gives_the_same_bytes() -> Result<()> {
    same_bytes(Engine::Firefox).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webkit_gives_the_same_bytes() -> Result<()> {
    same_bytes(Engine::WebKit).await
}

async fn same_bytes(engine: Engine) -> Result<()> {
    let packs = packs()?;
    ensure_built(&packs)?;
    let server = Server::start().await?;
    let ledger = with_engine(engine, DESK, |browser| async move {
        let page = Page::open(browser, &server).await?;
        let mut ledger = Ledger::default();
        for pack in &packs {
            let program_for_page = server.program(pack.id()).await?;
            let subject = Subject { program: &pack.compiled.program, program_for_page };
            questions(&page, pack, &subject).await?;
            cases(&page, pack, &subject, &mut ledger).await?;
            let tally = compare(&page, &subject, GENERATED, |_| {}).await?;
            ensure!(tally.failures.is_empty(), "{}: {:?}", pack.id(), tally.failures);
            ensure!(tally.checks == GENERATED, "{}: {} submissions", pack.id(), tally.checks);
        }
        server.stop().await?;
        Ok(ledger)
    });
    ledger.await?.close()
}

/// The engine lists what the pack asks, in words.
async fn questions(page: &Page, pack: &Pack, subject: &Subject<'_>) -> Result<()> {
    let facts = subject.program.facts.iter().filter(|fact| fact.is_asked());
    let asked: Vec<&str> = facts.map(|fact| fact.id.as_str()).collect();
    let told = page.questions(&subject.program_for_page).await?;
    let ids: Vec<&str> = told.iter().map(|(id, _, _)| id.as_str()).collect();
    ensure!(ids == asked, "{}: the engine asks {ids:?}", pack.id());
    let worded = told.iter().all(|(_, _, has_words)| *has_words);
    ensure!(worded, "{}: a question without words: {told:?}", pack.id());
    Ok(())
}

async fn cases(page: &Page, pack: &Pack, subject: &Subject<'_>, ledger: &mut Ledger) -> Result<()> {
    let submissions: Vec<Submission> = pack.cases.iter().map(submission).collect::<Result<_>>()?;
    let different = differences(page, subject, &submissions).await?;
    (different.len()..pack.cases.len()).for_each(|_| ledger.pass());
    for (index, words) in different {
        ledger.fail(pack.id(), &pack.cases[index], &words);
    }
    Ok(())
}

fn submission(case: &Case) -> Result<Submission> {
    let on = Date::parse(&case.on).context("a case's date")?;
    Ok(Submission { answers: case.answers.get().to_owned(), on, mode: case.mode.mode() })
}

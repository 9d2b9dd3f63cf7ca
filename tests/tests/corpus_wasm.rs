//! The corpus in WebAssembly in Chromium, Firefox and WebKit: the same outcome bytes as natively, case by case, and for
//! generated submissions. `cargo xtask prove` generates more of them.

use anyhow::{Context, Result, anyhow, ensure};
use layak_cli::case::Case;
use layak_rules::{Date, Program};
use layak_tests::{
    browser::{DESK, Engine, with_engine},
    corpus::{Ledger, Pack, ensure_built, pack_by_id, packs},
    same_bytes::{Batch, Difference, Page, Source, Submission},
    server::Server,
};
use std::sync::LazyLock;

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

/// The comparison itself: where the native side has other words, every outcome document differs, and it is told from which byte on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_words_are_a_difference() -> Result<()> {
    const SENT: u64 = 8;
    let server = Server::start().await?;
    let program = pack_by_id("ternate-kios")?.compiled.program;
    let address = server.program(program.info().id()).await?;
    let mut other = program.to_author();
    other.texts.iter_mut().flatten().for_each(|text| text.push('!'));
    let program = Program::load(&other.to_bytes())?;
    with_engine(Engine::Chromium, DESK, |browser| async move {
        let page = Page::open(browser, &server).await?;
        let batch = Batch::generated(&Source::new(&program), 0..SENT);
        let differences = batch.differences(&page, &address).await?;
        ensure!(!differences.is_empty(), "nobody noticed");
        ensure!(differences.iter().all(|one| one.words.starts_with("at byte ")), "{differences:?}");
        server.stop().await
    })
    .await
}

/// A pack with what is sent to it; decided natively once for all engines.
struct Prepared {
    pack: &'static Pack,
    cases: Batch<'static>,
    generated: Batch<'static>,
}

fn prepared() -> Result<&'static [Prepared]> {
    static PREPARED: LazyLock<Result<Vec<Prepared>>> = LazyLock::new(prepare);
    PREPARED.as_deref().map_err(|error| anyhow!("{error:#}"))
}

fn prepare() -> Result<Vec<Prepared>> {
    let packs: &'static [Pack] = Box::leak(packs()?.into_boxed_slice());
    ensure_built(packs)?;
    let prepare = |pack: &'static Pack| {
        let program = &pack.compiled.program;
        let cases = pack.cases.iter().map(submission).collect::<Result<_>>()?;
        let generated = Batch::generated(&Source::new(program), 0..GENERATED);
        Ok(Prepared { pack, cases: Batch::new(program, cases), generated })
    };
    packs.iter().map(prepare).collect()
}

fn submission(case: &Case) -> Result<Submission> {
    let on = Date::parse(&case.on).context("a case's date")?;
    Ok(Submission { answers: case.answers.get().to_owned(), on, mode: case.mode.mode() })
}

async fn same_bytes(engine: Engine) -> Result<()> {
    let prepared = tokio::task::spawn_blocking(prepared).await??;
    let server = Server::start().await?;
    let ledger = with_engine(engine, DESK, |browser| async move {
        let page = Page::open(browser, &server).await?;
        let mut ledger = Ledger::default();
        for one in prepared {
            let program = server.program(one.pack.id()).await?;
            questions(&page, one.pack, &program).await?;
            compare(&page, one, &program, &mut ledger).await?;
        }
        server.stop().await?;
        Ok(ledger)
    });
    ledger.await?.close()
}

/// The engine lists what the pack asks, in words.
async fn questions(page: &Page, pack: &Pack, program: &str) -> Result<()> {
    let facts = pack.compiled.program.facts().iter().filter(|fact| fact.is_asked());
    let asked: Vec<&str> = facts.map(|fact| fact.id()).collect();
    let told = page.questions(program).await?;
    let ids: Vec<&str> = told.iter().map(|(id, _, _)| id.as_str()).collect();
    ensure!(ids == asked, "{}: the engine asks {ids:?}", pack.id());
    let worded = told.iter().all(|(_, _, has_words)| *has_words);
    ensure!(worded, "{}: a question without words: {told:?}", pack.id());
    Ok(())
}

async fn compare(page: &Page, one: &Prepared, program: &str, ledger: &mut Ledger) -> Result<()> {
    let pack = one.pack.id();
    let in_cases = one.cases.differences(page, program).await?;
    let in_generated = one.generated.differences(page, program).await?;
    let different = in_cases.len() + in_generated.len();
    (different..one.cases.len() + one.generated.len()).for_each(|_| ledger.pass());
    for Difference { index, words } in in_cases {
        ledger.fail(pack, &one.pack.cases[index].id, &words);
    }
    for Difference { index, words } in in_generated {
        ledger.fail(pack, &format!("seed {index}"), &words);
    }
    Ok(())
}

//! Every pack by clicks and keys in Chromium: an applicant whom it favours and one whom it does not, from its cases, each
//! on the case's day. The verdicts on the review page, those of the rules natively and those of `layak decide` are the same.

use anyhow::{Context, Result, bail, ensure};
use layak_tests::{
    browser::{Browser, PHONE, with},
    built,
    corpus::{self, Pack},
    form::Form,
    server::Server,
    walks::{self, Card, Side, Walk},
};
use std::{process::Stdio, sync::Arc, time::Instant};
use tokio::{io::AsyncWriteExt, process::Command};

/// Browsers at work at once.
const BROWSERS: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_pack_shows_what_the_rules_say() -> Result<()> {
    let packs = Arc::new(corpus::packs()?);
    corpus::ensure_built(&packs)?;
    let server = Server::start().await?;
    let halves = (0..BROWSERS).map(|half| {
        let (packs, address) = (Arc::clone(&packs), server.form.clone());
        tokio::spawn(with(
            PHONE,
            move |browser| async move { walk_share(&browser, &address, &packs, half).await },
        ))
    });
    let mut faults = Vec::new();
    for half in halves.collect::<Vec<_>>() {
        faults.extend(half.await??);
    }
    server.stop().await?;
    ensure!(faults.is_empty(), "{} walks failed:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// Every second pack; gives what went wrong, so that one run shows all of it.
async fn walk_share(browser: &Browser, address: &str, packs: &[Pack], half: usize) -> Result<Vec<String>> {
    browser.on_new_document("try { localStorage.clear(); } catch {}").await?;
    let mut faults = Vec::new();
    for pack in packs.iter().skip(half).step_by(BROWSERS) {
        for (side, walk) in walks::of(pack)? {
            let began = Instant::now();
            let result = go(browser, address, pack, &walk).await;
            println!("{}", line(pack, side, &walk, began, result.is_ok()));
            if let Err(fault) = result {
                faults.push(format!("{}/{}: {fault:#}", pack.id(), walk.case));
            }
        }
    }
    Ok(faults)
}

fn line(pack: &Pack, side: Side, walk: &Walk, began: Instant, good: bool) -> String {
    let verdicts = walk.verdicts.join(", ");
    let nearest = if walk.is(side) { "" } else { " (no such case; the nearest)" };
    let (good, seconds) = (if good { "ok" } else { "FAILED" }, began.elapsed().as_secs_f32());
    format!(
        "{good} {} {side:?}{nearest}: {} on {}: {verdicts}; {seconds:.1} s",
        pack.id(),
        walk.case,
        walk.on
    )
}

/// One applicant, from the start screen to the review.
async fn go(browser: &Browser, address: &str, pack: &Pack, walk: &Walk) -> Result<()> {
    decide_by_command(pack, walk).await?;
    browser.pretend_today(&walk.on).await?;
    browser.client.goto(&format!("{address}/forms/{}", pack.id())).await?;
    let mut form = Form::on_page(browser).await?;
    form.begin().await?;
    let typed = walk.typed(&pack.compiled.program);
    form.walk_to_review(&typed).await?;
    form.fill(&typed).await.context("making the declarations")?;
    compare(&form, &walk.cards).await?;
    form.check("review").await?;
    form.clean()
}

/// The panel shows these verdicts, in this order, and no other.
async fn compare(form: &Form<'_>, cards: &[Card]) -> Result<()> {
    let shown = form.verdicts().await?;
    let same = |card: &Card, at: usize| {
        shown.get(at).is_some_and(|shown| {
            shown.group.contains(&card.group) && shown.title == card.title && shown.badge == card.badge
        })
    };
    if shown.len() == cards.len() && cards.iter().enumerate().all(|(at, card)| same(card, at)) {
        return Ok(());
    }
    let shown: Vec<String> =
        shown.iter().map(|shown| format!("{} / {} / {}", shown.group, shown.title, shown.badge)).collect();
    bail!("the panel shows\n  {}\nand the rules say\n  {cards:#?}", shown.join("\n  "))
}

/// `layak decide` prints the very outcome document that the rules give natively.
async fn decide_by_command(pack: &Pack, walk: &Walk) -> Result<()> {
    let mut command = Command::new(built::command()?);
    command.arg("decide").arg(&pack.folder).args(["--on", &walk.on, "--answers", "-", "--json"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().context("cannot start `layak`")?;
    let mut input = process.stdin.take().context("`layak` takes no input")?;
    input.write_all(walk.answers.to_string().as_bytes()).await?;
    drop(input);
    let output = process.wait_with_output().await?;
    ensure!(output.status.success(), "`layak decide` ended with {}", output.status);
    let printed = String::from_utf8(output.stdout)?;
    ensure!(
        printed.trim_end() == walk.document,
        "`layak decide` differs: {}",
        corpus::parting(&walk.document, printed.trim_end())
    );
    Ok(())
}

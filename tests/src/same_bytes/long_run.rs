//! The long run: every pack and the invented ones in one engine, with the figures.

use super::{Page, Subject, compare};
use crate::{
    browser::{Browser, DESK, Engine},
    proof::{Tally, report::Proved},
    server::Server,
};
use anyhow::Result;
use layak_pack::hex;
use layak_revalidate::Pack;
use std::{sync::Arc, time::Instant};

const MEANING: &str = "Draft or finished, a submission gives in the browser's WebAssembly the bytes that it gives \
    natively: the whole outcome document,\nor the refusal of a damaged text. A single check is one submission.";

/// Of the submissions to the shipped packs a tenth more goes to invented ones.
const INVENTED_SHARE: u64 = 10;

/// Compares `wanted` generated submissions to the packs together, and some to the invented ones. `progress` hears how
/// many were tried, and of which pack.
///
/// # Errors
/// The server or the browser does not start, or the engine does not load.
pub fn long_run(
    engine: Engine,
    packs: &[Pack],
    invented: &[Pack],
    wanted: u64,
    progress: impl FnMut(u64, &str),
) -> Result<Proved> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let server = Server::start().await?;
        let browser = Arc::new(Browser::start(engine, DESK).await?);
        let run = Run { page: Page::open(Arc::clone(&browser), &server).await?, progress, done: 0 };
        let proved = prove(run, &server, packs, invented, wanted).await;
        browser.client.clone().close().await?;
        server.stop().await?;
        let law = format!("Same bytes in {engine:?} {}", browser.version());
        let (packs, started) = proved?;
        Ok(Proved { law, meaning: MEANING, packs, took: started.elapsed() })
    })
}

type Tallies = Vec<(String, Tally)>;

async fn prove<P: FnMut(u64, &str)>(
    mut run: Run<P>,
    server: &Server,
    packs: &[Pack],
    invented: &[Pack],
    wanted: u64,
) -> Result<(Tallies, Instant)> {
    let started = Instant::now();
    let mut tallies = Vec::new();
    for pack in packs {
        let share = wanted.div_ceil(packs.len() as u64);
        tallies.push(run.pack(pack, server.program(pack.id()).await?, share).await?);
    }
    let mut others = Vec::new();
    for pack in invented {
        let share = (wanted / INVENTED_SHARE).div_ceil(invented.len() as u64);
        others.push(run.pack(pack, hex(&pack.program.to_bytes()), share).await?);
    }
    tallies.push(Tally::together(format!("{} invented packs", invented.len()), others));
    Ok((tallies, started))
}

/// A run in one browser.
struct Run<P> {
    page: Page,
    progress: P,
    done: u64,
}

impl<P: FnMut(u64, &str)> Run<P> {
    async fn pack(&mut self, pack: &Pack, program_for_page: String, wanted: u64) -> Result<(String, Tally)> {
        let subject = Subject { program: &pack.program, program_for_page };
        let (done, progress) = (self.done, &mut self.progress);
        let told = |tally: &Tally| progress(done + tally.seeds, pack.id());
        let tally = compare(&self.page, &subject, wanted, told).await?;
        self.done += tally.seeds;
        Ok((pack.id().to_owned(), tally))
    }
}

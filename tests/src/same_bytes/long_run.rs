//! The long run: every pack and the invented ones in one engine, with the figures.

use super::{Batch, Page, Source};
use crate::{
    browser::{Browser, DESK, Engine},
    proof::{Failure, Tally, report::Proved},
    server::Server,
};
use anyhow::Result;
use layak_pack::hex;
use layak_revalidate::Pack;
use std::{sync::Arc, time::Instant};

const MEANING: &str = "Draft or finished, a submission gives in the browser's WebAssembly the bytes that it gives \
    natively: the whole outcome document,\nor the refusal of a damaged text. A single check is one submission.";

/// Submissions sent at once.
const BATCH: u64 = 256;
/// The invented packs together get one for so many submissions to the shipped ones.
const INVENTED_SHARE: u64 = 10;

/// Compares `wanted` generated submissions to the packs together, and some more to the invented ones. `progress` hears
/// how many were tried, and of which pack.
///
/// # Errors
/// The server or the browser does not start, or the engine does not load. A difference is no error but told of.
pub fn long_run(
    engine: Engine,
    packs: &[Pack],
    invented: &[Pack],
    wanted: u64,
    progress: impl FnMut(u64, &str),
) -> Result<Proved> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let server = Server::start().await?;
        let browser = Arc::new(Browser::start(engine, DESK).await?);
        let law = format!("Same bytes in {engine:?} {}", browser.version());
        let started = Instant::now();
        let page = Page::open(Arc::clone(&browser), &server).await?;
        let tried = Run { page, server: &server, progress, done: 0 }.all(packs, invented, wanted).await;
        browser.client.clone().close().await?;
        server.stop().await?;
        Ok(Proved { law, meaning: MEANING, packs: tried?, took: started.elapsed() })
    })
}

/// A run in one browser.
struct Run<'s, P> {
    page: Page,
    server: &'s Server,
    progress: P,
    done: u64,
}

impl<P: FnMut(u64, &str)> Run<'_, P> {
    async fn all(mut self, packs: &[Pack], invented: &[Pack], wanted: u64) -> Result<Vec<(String, Tally)>> {
        let mut tallies = Vec::new();
        for pack in packs {
            let program = self.server.program(pack.id()).await?;
            let tally = self.pack(pack, &program, wanted.div_ceil(packs.len() as u64)).await?;
            tallies.push((pack.id().to_owned(), tally));
        }
        let mut others = Vec::new();
        for pack in invented {
            let share = (wanted / INVENTED_SHARE).div_ceil(invented.len() as u64);
            let tally = self.pack(pack, &hex(&pack.program.to_bytes()), share).await?;
            others.push((pack.id().to_owned(), tally));
        }
        tallies.push(Tally::together(format!("{} invented packs", invented.len()), others));
        Ok(tallies)
    }

    /// The submissions of the seeds 0 to below `wanted`, up to the batch in which something differs.
    async fn pack(&mut self, pack: &Pack, program: &str, wanted: u64) -> Result<Tally> {
        let source = Source::new(&pack.program);
        let mut tally = Tally::default();
        while tally.seeds < wanted && tally.failures.is_empty() {
            let seeds = tally.seeds..wanted.min(tally.seeds + BATCH);
            let batch = Batch::generated(&source, seeds.clone());
            for difference in batch.differences(&self.page, program).await? {
                let seed = seeds.start + difference.index as u64;
                tally.failures.push(Failure { seed, words: difference.words });
            }
            tally.seeds = seeds.end;
            self.done += batch.len() as u64;
            (self.progress)(self.done, pack.id());
        }
        tally.checks = tally.seeds - tally.failures.len() as u64;
        Ok(tally)
    }
}

//! The accept loop. `axum::serve` of axum 0.8 installs no timer, so its header-read timeout never fires and a slow
//! client holds a connection for ever; here hyper gets a timer, and connections are counted.

use axum::{Router, body::Body};
use hyper::{Request, body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tower::ServiceExt as _;

/// The longest time that one connection may live.
const LIFETIME: Duration = Duration::from_secs(15 * 60);
/// Bytes of a request's line and headers.
const LONGEST_HEAD: usize = 64 * 1024;
/// The longest wait for running requests when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// Bounds of connections.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Time to send a request's header, also the longest idle time between requests.
    pub header: Duration,
    /// Connections served at once; more wait in the system's queue.
    pub connections: usize,
}

/// Serves until `stop` ends; then finishes running requests.
pub async fn serve(listener: TcpListener, router: Router, bounds: Bounds, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(bounds.connections));
    tokio::pin!(stop);
    loop {
        let slot = tokio::select! {
            slot = Arc::clone(&slots).acquire_owned() => slot,
            () = &mut stop => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (Ok(slot), Ok((stream, _))) = (slot, accepted) else {
            // Out of file descriptors, most likely: give running connections time to end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        tokio::spawn(handle(stream, router.clone(), bounds, graceful.watcher(), slot));
    }
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
}

/// Serves one connection. Errors here are the client's: it went away or was too slow.
async fn handle(
    stream: TcpStream,
    router: Router,
    bounds: Bounds,
    watcher: Watcher,
    slot: OwnedSemaphorePermit,
) {
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        router.clone().oneshot(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.header)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let _ = tokio::time::timeout(LIFETIME, watcher.watch(connection)).await;
    drop(slot);
}

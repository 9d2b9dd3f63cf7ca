//! `cargo xtask web`: from the element's source and the packs to the files that a server serves.

#[cfg(feature = "web")]
pub mod bindings;
#[cfg(feature = "web")]
mod border;
#[cfg(feature = "web")]
mod build;
pub mod compress;
#[cfg(feature = "web")]
mod loading;
pub mod minify;
pub mod names;
#[cfg(feature = "web")]
mod order;
pub mod packs;
#[cfg(feature = "web")]
mod panics;
#[cfg(feature = "web")]
mod passing;
pub mod wasm;

#[cfg(feature = "web")]
pub use build::run;

/// The widget before it has its final names.
pub struct Widget {
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
    /// The JavaScript that loads it and carries calls across.
    pub glue: String,
}

//! The widget behind `<layak-form>`: it paints what `layak-form` decides, and is the only crate that knows the browser.
//!
//! [`border`] is where JavaScript comes in and goes out; [`app`] holds the state; the other modules are screens,
//! fields and the little that a browser must do besides: keep a draft, send.

use rlsf::SmallGlobalTlsf;

mod act;
pub mod app;
pub mod border;
mod clock;
mod dom;
mod field;
mod finder;
mod icon;
mod keeping;
mod outbox;
mod panel;
mod part;
mod rows;
mod scene;
mod screen;
mod words;

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

//! The form without a screen, as plain data: which questions are live, what is wrong with an answer and what to do about
//! it, what comes next, the verdicts so far, the draft and the submission document.
//!
//! A [`Form`] is fed with what the applicant types ([`Form::enter`]) and asked for what to show ([`Form::page`],
//! [`Form::verdicts`]). It keeps every text as typed, whatever becomes of it. It knows no browser, no clock and no
//! network; the widget and the server's plain-HTML form paint the same views.

mod draft;
pub mod finder;
mod flow;
mod form;
mod grid;
mod live;
pub mod numerals;
mod panel;
pub mod parse;
mod problems;
mod remedy;
mod search;
mod sheet;
mod speak;
mod submission;
mod typed;
mod view;
pub mod words;

pub use draft::{Change, DraftFault, Restored};
pub use finder::{Finder, Finding, FoundGroup, Inquiry};
pub use flow::{Place, Progress};
pub use form::Form;
pub use panel::{Panel, Shown, Tone, named};
pub use problems::{FieldProblem, Target};
pub use search::search;
pub use sheet::{Kind, Row};
pub use typed::Typed;
pub use view::{Another, Control, FieldView, OptionView, Suggestion};
pub use words::{Book, Language, Word};

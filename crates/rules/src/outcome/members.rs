//! JSON as it is written from front to back: after each member and item a comma, and what closes takes the last one back. So
//! whoever writes need not know what comes next.

use crate::{
    answers::json::{write_date, write_string},
    date::Date,
};
use alloc::string::String;

/// What was written so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Members(pub(super) String);

// On the page each is one routine, rather than many copies of it.
impl Members {
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// One ASCII mark.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn mark(&mut self, mark: char) {
        self.0.push(mark);
    }

    /// A member or item that is a string; `key` comes before it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn string(&mut self, key: &str, text: &str) {
        self.raw(key);
        write_string(&mut self.0, text);
        self.mark(',');
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn date(&mut self, key: &str, date: Option<Date>) {
        if let Some(date) = date {
            self.raw(key);
            write_date(&mut self.0, date);
            self.mark(',');
        }
    }

    /// Ends an object or array, and what it is in.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn close(&mut self, end: &str) {
        if self.0.as_bytes().last() == Some(&b',') {
            self.0.pop();
        }
        self.raw(end);
    }

    /// Begins what is left out when it is empty.
    pub(super) fn open(&mut self, key: &str) -> usize {
        let start = self.0.len();
        self.raw(key);
        start
    }

    /// Ends what was opened there, or takes it back when nothing is in it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn close_or_drop(&mut self, start: usize, end: &str) {
        if self.0.as_bytes().last() == Some(&b',') {
            self.close(end);
        } else {
            self.0.truncate(start);
        }
    }
}

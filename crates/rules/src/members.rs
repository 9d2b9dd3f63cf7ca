//! JSON as it is written from front to back: after each member and item a comma, and what closes takes the last one back. So
//! whoever writes need not know what comes next.

use crate::{
    answers::json::{write_date, write_string},
    date::Date,
    text::append,
};
use alloc::string::String;

/// JSON that is being written.
#[derive(Clone, Debug, Default)]
pub struct Members(
    /// What was written so far.
    pub String,
);

// On the page each is one routine, rather than many copies of it.
impl Members {
    /// What is JSON already, or a part of it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn raw(&mut self, json: &str) {
        append(&mut self.0, json);
    }

    /// One ASCII mark.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn mark(&mut self, mark: char) {
        self.0.push(mark);
    }

    /// A member or item that is a string; `key` comes before it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn string(&mut self, key: &str, text: &str) {
        self.raw(key);
        write_string(&mut self.0, text);
        self.mark(',');
    }

    /// A member that is a date, if there is one.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn date(&mut self, key: &str, date: Option<Date>) {
        if let Some(date) = date {
            self.raw(key);
            write_date(&mut self.0, date);
            self.mark(',');
        }
    }

    /// Ends an object or array, and what it is in.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn close(&mut self, end: &str) {
        if self.0.as_bytes().last() == Some(&b',') {
            self.0.pop();
        }
        self.raw(end);
    }

    /// Begins what is left out when it is empty.
    pub fn open(&mut self, key: &str) -> usize {
        let start = self.0.len();
        self.raw(key);
        start
    }

    /// Ends what was opened there, or takes it back when nothing is in it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn close_or_drop(&mut self, start: usize, end: &str) {
        if self.0.as_bytes().last() == Some(&b',') {
            self.close(end);
        } else {
            self.0.truncate(start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_closes_takes_the_last_comma_back_and_what_is_empty_may_go() {
        let mut out = Members::default();
        out.string("{\"a\":", "\"");
        let empty = out.open("\"b\":[");
        out.close_or_drop(empty, "],");
        let list = out.open("\"c\":[");
        out.date("", Date::parse("2026-11-26"));
        out.date("", None);
        out.close_or_drop(list, "],");
        out.raw("\"d\":[");
        out.close("],");
        out.close("}");
        assert_eq!(out.0, r#"{"a":"\"","c":["2026-11-26"],"d":[]}"#);
    }
}

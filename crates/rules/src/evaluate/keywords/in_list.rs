//! Membership in a dated list: `inList` by the exact code, `inListByPrefix` by a code that the text starts with.
//!
//! | value | list has a version on the date | result |
//! |---|---|---|
//! | string in the list | yes | yes |
//! | string not in the list | yes | no |
//! | string | no | unknown, so *ask the office* |
//! | other type | - | yes |

use super::super::{Judge, Truth, value::Value};
use crate::program::ListId;

#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn judge(
    judge: &Judge<'_, '_>,
    value: Value<'_>,
    list: ListId,
    matches: fn(&str, &str) -> bool,
) -> Truth {
    let Some(text) = value.text() else { return Truth::Yes };
    let codes = judge.era.list(list);
    codes.map_or(Truth::Unknown, |codes| Truth::from(codes.iter().any(|code| matches(code, &text))))
}

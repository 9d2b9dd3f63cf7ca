//! Yes or no, one of the options, several of them. The typed form of an option is its value in the answers.

use super::Fault;
use crate::words::Word;
use layak_rules::{Slot, program::Fact};

/// The typed form of *yes*.
pub const YES: &str = "true";
/// The typed form of *no*.
pub const NO: &str = "false";

/// A yes or no. A declaration that is not agreed to counts as not given.
pub fn boolean(typed: &str, declaration: bool) -> Result<Slot, Fault> {
    match typed {
        YES => Ok(Slot::Boolean(true)),
        NO if declaration => Ok(Slot::Absent),
        NO => Ok(Slot::Boolean(false)),
        _ => Err(Word::ChooseAgain.into()),
    }
}

/// The index of one option.
pub fn one(fact: Fact<'_>, typed: &str) -> Result<u16, Fault> {
    let index = fact.options().iter().position(|option| option.value() == typed);
    index.and_then(|index| u16::try_from(index).ok()).ok_or_else(|| Word::ChooseAgain.into())
}

/// What is chosen after a change: an option that excludes others takes their place, and leaves when another is chosen.
pub fn settled(fact: Fact<'_>, before: &[String], mut now: Vec<String>) -> Vec<String> {
    let excludes =
        |value: &String| fact.options().iter().any(|option| option.exclusive() && option.value() == *value);
    let Some(alone) = now.iter().find(|value| excludes(value)).cloned().filter(|_| now.len() > 1) else {
        return now;
    };
    let is_new = !before.contains(&alone);
    now.retain(|value| (*value == alone) == is_new);
    now
}

/// The indices of several options, ascending, each once.
pub fn many(fact: Fact<'_>, typed: &[String]) -> Result<Vec<u16>, Fault> {
    if typed.iter().any(|value| one(fact, value).is_err()) {
        return Err(Word::ChooseAgain.into());
    }
    let mut chosen = Vec::new();
    for (index, option) in (0..).zip(fact.options()) {
        if typed.iter().any(|value| value == option.value()) {
            chosen.push(index);
        }
    }
    Ok(chosen)
}

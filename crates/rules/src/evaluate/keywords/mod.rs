//! The assertions, over values that are known. Each of our own words has a file with its truth table.

mod arrays;
mod compare;
mod in_list;
mod sum_of;
mod time;
mod unique_by;

pub(super) use unique_by::agree;

use super::{Judge, Truth, value::Value};
use crate::program::{Bound, Node, NodeId};

/// Judges an assertion. An assertion about another type than the value's holds (JSON Schema core, 7.6.1).
#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn assert(judge: &mut Judge<'_, '_>, node: NodeId, value: Value<'_>) -> Truth {
    match judge.program().node(node) {
        Node::Type(types) => Truth::from(value.has_type(types)),
        Node::Const(literal) => Truth::from(value.equals(literal)),
        Node::Enum(literals) => Truth::from(literals.iter().any(|literal| value.equals(literal))),
        Node::Minimum(bound) => number(judge, value, bound, |value, bound| value >= bound),
        Node::Maximum(bound) => number(judge, value, bound, |value, bound| value <= bound),
        Node::ExclusiveMinimum(bound) => number(judge, value, bound, |value, bound| value > bound),
        Node::ExclusiveMaximum(bound) => number(judge, value, bound, |value, bound| value < bound),
        Node::MultipleOf(divisor) => {
            number(judge, value, Bound::Fixed(divisor), |value, divisor| value % divisor == 0)
        }
        Node::MinLength(bound) => length(judge, value, bound, |length, bound| length >= bound),
        Node::MaxLength(bound) => length(judge, value, bound, |length, bound| length <= bound),
        Node::Pattern(id) => text(value, |text| judge.program().pattern(id).matches(text)),
        Node::Format(id) => text(value, |text| judge.program().has_format(id, text)),
        Node::Time(test, bound) => time::judge(judge, value, test, bound),
        Node::DateAtLeast(bound) => date(judge, value, bound, |date, bound| date >= bound),
        Node::DateAtMost(bound) => date(judge, value, bound, |date, bound| date <= bound),
        Node::Compare(relation, fact) => compare::judge(judge, value, relation, fact),
        Node::InList(list) => in_list::judge(judge, value, list, |code, text| code == text),
        Node::InListByPrefix(list) => in_list::judge(judge, value, list, |code, text| text.starts_with(code)),
        Node::UniqueBy(facts) => unique_by::judge(judge, value, facts),
        #[cfg(feature = "documents")]
        Node::Document(rule, _) => match value {
            Value::Document(tree) => super::document::judge(judge, rule, tree),
            _ => Truth::Yes,
        },
        Node::SumOf(fact, node) => sum_of::judge(judge, value, fact, node),
        array => arrays::judge(judge, array, value),
    }
}

/// Holds for other types; unknown (so *ask the office*) if a parameter has no value on the date.
fn number(judge: &Judge<'_, '_>, value: Value<'_>, bound: Bound, holds: fn(i64, i64) -> bool) -> Truth {
    let Value::Integer(value) = value else { return Truth::Yes };
    judge.bound(bound).map_or(Truth::Unknown, |bound| Truth::from(holds(value, bound)))
}

fn length(judge: &Judge<'_, '_>, value: Value<'_>, bound: Bound, holds: fn(i64, i64) -> bool) -> Truth {
    let Some(text) = value.text() else { return Truth::Yes };
    let length = i64::try_from(characters(&text)).unwrap_or(i64::MAX);
    judge.bound(bound).map_or(Truth::Unknown, |bound| Truth::from(holds(length, bound)))
}

/// Whether a text has at most so many characters. As many bytes are never more; to count characters is dear.
#[inline]
pub(super) fn is_within(text: &str, most: usize) -> bool {
    text.len() <= most || characters(text) <= most
}

/// How many characters: the bytes that do not go on with one, eight at a time. `Chars::count` is half a KiB of the widget.
fn characters(text: &str) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let goes_on = |byte: u8| usize::from(byte & 0xc0 == 0x80);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut count = text.len();
    // No byte of a sum of so many words overflows.
    for words in words.chunks(255) {
        let sum = words.iter().fold(0_u64, |sum, word| {
            let word = u64::from_le_bytes(*word);
            sum.wrapping_add(word >> 7 & !(word >> 6) & ONES)
        });
        count -= sum.to_le_bytes().iter().map(|&byte| usize::from(byte)).sum::<usize>();
    }
    count - rest.iter().map(|&byte| goes_on(byte)).sum::<usize>()
}

fn text(value: Value<'_>, holds: impl FnOnce(&str) -> bool) -> Truth {
    value.text().map_or(Truth::Yes, |text| Truth::from(holds(&text)))
}

/// `onOrAfter` / `onOrBefore`: compares a date with a fixed date or a parameter of unit date.
fn date(judge: &Judge<'_, '_>, value: Value<'_>, bound: Bound, holds: fn(i64, i64) -> bool) -> Truth {
    let Some(date) = value.date() else { return Truth::Yes };
    judge.bound(bound).map_or(Truth::Unknown, |bound| Truth::from(holds(i64::from(date.days()), bound)))
}

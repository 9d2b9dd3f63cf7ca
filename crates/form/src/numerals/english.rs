//! English cardinals, short scale, without "and".

use super::push;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const RANKS: [&str; 7] = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"];

/// Appends the words of a number.
pub(super) fn cardinal(value: u64, words: &mut String) {
    if value == 0 {
        push(words, SMALL[0]);
    }
    for (group, rank) in super::groups(value) {
        below_thousand(group, words);
        if rank > 0 {
            push(words, RANKS[rank]);
        }
    }
}

fn below_thousand(value: usize, words: &mut String) {
    if value >= 100 {
        push(words, SMALL[value / 100]);
        push(words, "hundred");
    }
    match value % 100 {
        0 => {}
        small @ 1..=19 => push(words, SMALL[small]),
        large => {
            push(words, TENS[large / 10]);
            if large % 10 > 0 {
                words.push('-');
                push(words, SMALL[large % 10]);
            }
        }
    }
}

//! Indonesian cardinals (*terbilang*): `se-` for one hundred, one thousand and ten; long forms elsewhere.

use super::push;

const ONES: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
];
const RANKS: [&str; 7] = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun"];

/// Appends the words of a number.
pub(super) fn cardinal(value: u64, words: &mut String) {
    if value == 0 {
        push(words, ONES[0]);
    }
    for (group, rank) in super::groups(value) {
        match (group, rank) {
            (1, 1) => push(words, "seribu"),
            (group, 0) => below_thousand(group, words),
            (group, rank) => {
                below_thousand(group, words);
                push(words, RANKS[rank]);
            }
        }
    }
}

fn below_thousand(value: usize, words: &mut String) {
    match value / 100 {
        0 => {}
        1 => push(words, "seratus"),
        hundreds => pair(words, hundreds, "ratus"),
    }
    match value % 100 {
        0 => {}
        small @ 1..=11 => push(words, ONES[small]),
        teen @ 12..=19 => pair(words, teen - 10, "belas"),
        large => {
            pair(words, large / 10, "puluh");
            if large % 10 > 0 {
                push(words, ONES[large % 10]);
            }
        }
    }
}

fn pair(words: &mut String, ones: usize, unit: &str) {
    push(words, ONES[ones]);
    push(words, unit);
}

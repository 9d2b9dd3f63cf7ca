//! The words of numbers in each language.

/// The words of a language, and how it joins them.
pub(super) struct Words {
    /// 0 to 19.
    pub small: [&'static str; 20],
    /// 20, 30, ... 90.
    pub tens: [&'static str; 8],
    pub hundred: &'static str,
    /// A thousand, a million, and so on.
    pub ranks: [&'static str; 6],
    /// Between tens and ones.
    pub between: char,
    /// One hundred and one thousand, where they are words of their own.
    pub one: Option<[&'static str; 2]>,
}

/// Indonesian cardinals (*terbilang*): `se-` for one hundred, one thousand and ten; long forms elsewhere.
pub(super) static INDONESIAN: Words = Words {
    small: [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
        "dua belas",
        "tiga belas",
        "empat belas",
        "lima belas",
        "enam belas",
        "tujuh belas",
        "delapan belas",
        "sembilan belas",
    ],
    tens: [
        "dua puluh",
        "tiga puluh",
        "empat puluh",
        "lima puluh",
        "enam puluh",
        "tujuh puluh",
        "delapan puluh",
        "sembilan puluh",
    ],
    hundred: "ratus",
    ranks: ["ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun"],
    between: ' ',
    one: Some(["seratus", "seribu"]),
};

/// English cardinals, short scale, without "and".
pub(super) static ENGLISH: Words = Words {
    small: [
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
    ],
    tens: ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    hundred: "hundred",
    ranks: ["thousand", "million", "billion", "trillion", "quadrillion", "quintillion"],
    between: '-',
    one: None,
};

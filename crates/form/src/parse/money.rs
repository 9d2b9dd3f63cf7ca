//! Amounts in rupiah as people write them: `1500000`, `1.500.000`, `Rp 1.500.000`, `Rp1.500.000,00`, `1,5 juta`,
//! `1.5jt`, `750rb`, `1 juta 500 ribu`. What can be read in two ways (`1,500,000`, `1M`) is asked back with the
//! readings; nothing is guessed.

use super::{NumberFault, digits::Runs, tidy};
use layak_rules::answers::json::MAX_INTEGER;

/// Whole rupiah, or why it must be asked again.
pub fn parse(text: &str) -> Result<i64, NumberFault> {
    let tidied = tidy(text);
    let (body, negative) = unsigned(&tidied);
    let value = amount(without_tail(body));
    if negative { super::negated(value) } else { value }
}

// The sign stands before or after the symbol: `-Rp5.000`, `Rp -5.000`.
fn unsigned(text: &str) -> (&str, bool) {
    let (text, before) = strip_sign(text);
    let bare =
        ["rp.", "rp", "idr"].iter().find_map(|symbol| text.strip_prefix(symbol)).unwrap_or(text).trim_start();
    if before {
        return (bare, true);
    }
    strip_sign(bare)
}

fn strip_sign(text: &str) -> (&str, bool) {
    text.strip_prefix('-').map_or((text, false), |rest| (rest.trim_start(), true))
}

// `1.500.000 rupiah`, `1.500.000,-`.
fn without_tail(text: &str) -> &str {
    let text = ["rupiah", "idr"].iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text).trim_end();
    [",-", ".-"].iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text)
}

fn amount(text: &str) -> Result<i64, NumberFault> {
    if text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return in_words(text);
    }
    Runs::split(text).ok_or(NumberFault::NotANumber)?.whole()
}

/// `1 juta 500 ribu`: parts with falling units, each smaller than the unit before it.
fn in_words(text: &str) -> Result<i64, NumberFault> {
    let mut rest = text;
    let mut total = 0_i64;
    let mut unit_before = i64::MAX;
    while !rest.is_empty() {
        let (part, after) = take_part(rest)?;
        let (value, unit) = part.value(unit_before == i64::MAX && after.is_empty())?;
        if value >= unit_before {
            return Err(NumberFault::NotANumber);
        }
        total += value;
        unit_before = unit;
        rest = after;
    }
    if total > MAX_INTEGER { Err(NumberFault::TooBig) } else { Ok(total) }
}

struct Part<'a> {
    number: &'a str,
    unit: &'a str,
}

fn take_part(text: &str) -> Result<(Part<'_>, &str), NumberFault> {
    let letters =
        text.find(|character: char| character.is_ascii_alphabetic()).ok_or(NumberFault::NotANumber)?;
    let (number, rest) = text.split_at(letters);
    let end = rest.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (unit, after) = rest.split_at(end);
    Ok((Part { number: number.trim(), unit }, after.trim_start()))
}

impl Part<'_> {
    /// The part in rupiah and its unit. A fraction or a doubtful unit is only looked at when the part stands alone.
    fn value(&self, alone: bool) -> Result<(i64, i64), NumberFault> {
        let numbers = Runs::split(self.number).ok_or(NumberFault::NotANumber)?.scaled()?;
        let (units, certain) = units(self.unit).ok_or(NumberFault::NotANumber)?;
        match (numbers.as_slice(), units) {
            ([(digits, places)], [unit]) if certain && (alone || *places == 0) => {
                Ok((scale(*digits, *places, *unit)?, *unit))
            }
            _ if alone => Err(readings(&numbers, units)),
            _ => Err(NumberFault::NotANumber),
        }
    }
}

const THOUSAND: i64 = 1_000;
const MILLION: i64 = 1_000_000;
const BILLION: i64 = 1_000_000_000;
const TRILLION: i64 = 1_000_000_000_000;

/// Units that mean one thing.
const CERTAIN: [(&str, i64); 12] = [
    ("rb", THOUSAND),
    ("ribu", THOUSAND),
    ("thousand", THOUSAND),
    ("jt", MILLION),
    ("juta", MILLION),
    ("million", MILLION),
    ("miliar", BILLION),
    ("milyar", BILLION),
    ("billion", BILLION),
    ("triliun", TRILLION),
    ("trilyun", TRILLION),
    ("trillion", TRILLION),
];

/// Short forms, asked back with what they may mean. `m` is *miliar* to an Indonesian reader, million to an English one.
const DOUBTFUL: [(&str, &[i64]); 10] = [
    ("k", &[THOUSAND]),
    ("mio", &[MILLION]),
    ("jut", &[MILLION]),
    ("m", &[BILLION, MILLION]),
    ("b", &[BILLION]),
    ("bn", &[BILLION]),
    ("mlr", &[BILLION]),
    ("mil", &[BILLION]),
    ("t", &[TRILLION]),
    ("tn", &[TRILLION]),
];

/// The values that a unit may stand for, and whether it is certain.
fn units(name: &str) -> Option<(&'static [i64], bool)> {
    let certain = CERTAIN.iter().find(|(known, _)| *known == name);
    let doubtful = || DOUBTFUL.iter().find(|(known, _)| *known == name);
    certain
        .map(|(_, unit)| (std::slice::from_ref(unit), true))
        .or_else(|| doubtful().map(|(_, units)| (*units, false)))
}

fn readings(numbers: &[(i64, u32)], units: &[i64]) -> NumberFault {
    let mut values = Vec::new();
    for &(digits, places) in numbers {
        for &unit in units {
            values.extend(scale(digits, places, unit));
        }
    }
    if values.is_empty() { NumberFault::NotANumber } else { NumberFault::Ambiguous(values) }
}

fn scale(digits: i64, places: u32, unit: i64) -> Result<i64, NumberFault> {
    let divisor = 10_i64.checked_pow(places).ok_or(NumberFault::Fraction)?;
    let product = digits.checked_mul(unit).ok_or(NumberFault::TooBig)?;
    if product % divisor != 0 {
        return Err(NumberFault::Fraction);
    }
    let value = product / divisor;
    if value > MAX_INTEGER { Err(NumberFault::TooBig) } else { Ok(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn seven_usual_spellings_are_one_amount() {
        let spellings =
            ["1500000", "1.500.000", "Rp 1.500.000", "Rp1.500.000,00", "1,5 juta", "1.5jt", "1500rb"];
        for spelling in spellings {
            assert_eq!(parse(spelling), Ok(1_500_000), "{spelling}");
        }
    }

    #[test]
    fn reads_what_else_is_certain() {
        let table = [
            ("750rb", 750_000),
            ("750 ribu", 750_000),
            ("Rp. 2.000.000,-", 2_000_000),
            ("rp\u{a0}500.000", 500_000),
            ("IDR 500000", 500_000),
            ("500.000 rupiah", 500_000),
            ("1 500 000", 1_500_000),
            ("1 juta 500 ribu", 1_500_000),
            ("1jt500rb", 1_500_000),
            ("2,25 miliar", 2_250_000_000),
            ("1 milyar", 1_000_000_000),
            ("1.500.000 ribu", 1_500_000_000),
            ("3 triliun", 3_000_000_000_000),
            ("1.5 million", 1_500_000),
            ("0", 0),
            ("Rp0", 0),
            ("-Rp5.000", -5_000),
            ("Rp -5.000", -5_000),
            ("9007199254740991", 9_007_199_254_740_991),
        ];
        for (text, value) in table {
            assert_eq!(parse(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn asks_with_the_readings() {
        let table: [(&str, &[i64]); 12] = [
            ("1,500,000", &[1_500_000]),
            ("1,500", &[1_500]),
            ("Rp1,500,000.00", &[1_500_000]),
            ("1500.00", &[1_500, 150_000]),
            ("1.500 juta", &[1_500_000, 1_500_000_000]),
            ("1,500 juta", &[1_500_000, 1_500_000_000]),
            ("5M", &[5_000_000_000, 5_000_000]),
            ("1,5 M", &[1_500_000_000, 1_500_000]),
            ("750k", &[750_000]),
            ("2bn", &[2_000_000_000]),
            ("5t", &[5_000_000_000_000]),
            ("081234567890", &[81_234_567_890]),
        ];
        for (text, readings) in table {
            assert_eq!(parse(text), Err(NumberFault::Ambiguous(readings.to_vec())), "{text}");
        }
    }

    #[test]
    fn hostile_spellings_ask() {
        let table = [
            "",
            " ",
            "Rp",
            "-",
            ",",
            ".",
            "1.",
            ".5",
            "1..5",
            "1,,5",
            "1.50.000",
            "1,50,000",
            "1.5",
            "1,5",
            "12.5",
            "1.500,5",
            "1.500.000,50",
            "1500,55",
            "satu juta",
            "1 juta lebih",
            "1-2 juta",
            "5jt-an",
            "±5 juta",
            "1e6",
            "0x10",
            "+500",
            "--5",
            "１５００",
            "١٥٠٠",
            "1'500'000",
            "1_000",
            "$500",
            "500 juta 1 miliar",
            "1 juta 1 juta",
            "1,5 juta 500 ribu",
            "juta",
            "1 juta 500",
            "0,0001 ribu",
            "99999999999999999999",
            "9999999 triliun",
            "Rp Rp 5",
            "5 dolar",
            "NaN",
            "1\u{200b}500",
            "1 00",
            "0.500",
            "1.2345 ribu",
        ];
        for text in table {
            assert!(parse(text).is_err(), "{text:?} gave {:?}", parse(text));
        }
    }

    /// `1500000` as `1.500.000`.
    fn grouped(value: i64, mark: char) -> String {
        let digits = value.to_string();
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }

    proptest! {
        #[test]
        fn every_certain_spelling_gives_the_amount_back(value in 0..=9_007_199_254_740_991_i64) {
            let dots = grouped(value, '.');
            for spelling in [value.to_string(), dots.clone(), format!("Rp{dots}"), format!("Rp {dots},00"), grouped(value, ' ')] {
                prop_assert_eq!(parse(&spelling), Ok(value), "{}", spelling);
            }
        }

        #[test]
        fn english_grouping_is_always_asked_back(value in 1_000..=9_007_199_254_740_991_i64) {
            prop_assert_eq!(parse(&grouped(value, ',')), Err(NumberFault::Ambiguous(vec![value])));
        }

        #[test]
        fn what_is_written_for_people_is_read_back(value in 0..=9_007_199_254_740_991_i64) {
            prop_assert_eq!(parse(&layak_rules::wording::money(value, layak_rules::wording::Language::Indonesian)), Ok(value));
        }

        #[test]
        fn no_text_panics(text in "[rpRPjutarbm0-9., \\-]{0,24}|\\PC*") {
            if let Ok(value) = parse(&text) {
                prop_assert!(value.abs() <= MAX_INTEGER);
            }
        }
    }
}

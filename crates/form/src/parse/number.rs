//! Whole numbers and amounts in rupiah as people write them: `12`, `1.500`, `Rp 1.500.000`, `Rp1.500.000,00`,
//! `1,5 juta`, `1.5jt`, `750rb`, `1 juta 500 ribu`. What can be read in two ways (`1,500,000`, `1M`) is asked back
//! with the readings; nothing is guessed.

use layak_rules::answers::json::MAX_INTEGER;

/// What became of a number. A small code beside the readings, and no error with a list in it: the readers pass it on
/// in many places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// It has one reading.
    Certain,
    /// It may be any of the readings, and has to be asked back even where that is one.
    Doubtful,
    /// It has a part below one.
    Fraction,
    /// It is beyond what can be kept exactly.
    TooBig,
    /// It is not written as numbers are.
    NotANumber,
}

use Sense::{Certain, Doubtful, Fraction, NotANumber, TooBig};

/// The readings of a text: of an amount of money, which may have symbols and words, or of a plain number.
pub fn read(typed: &str, money: bool) -> (Sense, Vec<i64>) {
    let tidied = tidy(typed);
    let mut text = tidied.as_str();
    let mut negative = strip(&mut text, "-");
    if money {
        text = text.trim();
        let _ = strip(&mut text, "rp.") || strip(&mut text, "rp") || strip(&mut text, "idr");
        text = text.trim();
        // The sign stands before or after the symbol: `-Rp5.000`, `Rp -5.000`.
        negative = negative || strip(&mut text, "-");
        // `1.500.000 rupiah`, `1.500.000,-`.
        let _ = strip_end(&mut text, "rupiah") || strip_end(&mut text, "idr");
        text = text.trim();
        let _ = strip_end(&mut text, ",-") || strip_end(&mut text, ".-");
    }
    let mut readings = Vec::new();
    let sense = if money && text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        in_words(text, &mut readings)
    } else {
        Number::split(text).map_or(NotANumber, |number| number.whole(&mut readings))
    };
    if negative {
        readings.iter_mut().for_each(|value| *value = -*value);
    }
    (sense, readings)
}

/// Lower case, one kind of space and of minus, no space at the ends.
fn tidy(text: &str) -> String {
    let mut tidied = String::new();
    for character in text.trim().chars() {
        tidied.push(match character {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '\u{2212}' => '-',
            other => other.to_ascii_lowercase(),
        });
    }
    tidied
}

/// Takes a beginning off a text, if it has it.
fn strip(text: &mut &str, beginning: &str) -> bool {
    let rest = text.strip_prefix(beginning);
    *text = rest.unwrap_or(text);
    rest.is_some()
}

/// Takes an ending off a text, if it has it.
fn strip_end(text: &mut &str, ending: &str) -> bool {
    let rest = text.strip_suffix(ending);
    *text = rest.unwrap_or(text);
    rest.is_some()
}

/// Digit runs of a number as written (`1.500.000,00`), and the mark before each run but the first.
struct Number<'a> {
    runs: Vec<&'a [u8]>,
    marks: Vec<u8>,
}

impl<'a> Number<'a> {
    /// Splits at `.`, `,` and single spaces; none if anything else occurs or a run is empty.
    fn split(text: &'a str) -> Option<Number<'a>> {
        let mut number = Number { runs: Vec::new(), marks: Vec::new() };
        let (mut start, text) = (0, text.as_bytes());
        for (index, byte) in text.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {}
                b'.' | b',' | b' ' if index > start => {
                    number.runs.push(&text[start..index]);
                    number.marks.push(*byte);
                    start = index + 1;
                }
                _ => return None,
            }
        }
        number.runs.push(&text[start..]);
        (start < text.len()).then_some(number)
    }

    /// Adds what the first runs say as one whole number.
    fn take(&self, runs: usize, readings: &mut Vec<i64>) -> Sense {
        let mut value = 0;
        for run in &self.runs[..runs] {
            for digit in *run {
                value = value * 10 + i64::from(digit - b'0');
                if value > MAX_INTEGER {
                    return TooBig;
                }
            }
        }
        readings.push(value);
        Certain
    }

    /// The same, but to be asked back.
    fn doubt(&self, runs: usize, readings: &mut Vec<i64>) -> Sense {
        if self.take(runs, readings) == Certain { Doubtful } else { TooBig }
    }

    /// Whether the first `count` runs are groups of thousands joined by one kind of mark.
    fn is_grouped(&self, count: usize) -> bool {
        for index in 1..count {
            if self.runs[index].len() != 3 || self.marks[index - 1] != self.marks[0] {
                return false;
            }
        }
        count == 1 || (self.runs[0].len() <= 3 && self.runs[0][0] != b'0')
    }

    /// Whether a fraction stands behind Indonesian groups of thousands: `1.500.000,00`.
    fn has_fraction(&self) -> bool {
        let count = self.runs.len();
        count > 2 && self.marks[0] != b',' && self.marks[count - 2] == b',' && self.is_grouped(count - 1)
    }

    /// The whole number in Indonesian writing: dots or spaces between thousands, a comma before a fraction of zeros.
    fn whole(&self, readings: &mut Vec<i64>) -> Sense {
        let count = self.runs.len();
        let (head, tail) = (self.runs[0], self.runs[count - 1]);
        // A leading zero is the mark of a phone number or a code, not of an amount.
        let is_code = head.len() > 1 && head[0] == b'0';
        let zeros = tail.len() <= 2 && tail.iter().all(|digit| *digit == b'0');
        let first = self.marks.first().copied().unwrap_or_default();
        if count == 1 {
            return if is_code { self.doubt(1, readings) } else { self.take(1, readings) };
        }
        if first != b',' && self.is_grouped(count) {
            return self.take(count, readings);
        }
        if count == 2 && first == b',' && tail.len() == 3 && head.len() <= 3 {
            return self.doubt(2, readings);
        }
        if self.has_fraction() || (count == 2 && first == b',' && !is_code) {
            return if zeros { self.take(count - 1, readings) } else { Fraction };
        }
        if count == 2 && first == b'.' {
            // `1500.00`: an English fraction or a slip of the finger.
            let _ = zeros && self.take(1, readings) == Certain;
            return if zeros { self.doubt(2, readings) } else { Fraction };
        }
        // `1,500,000` or `1,500,000.00`.
        if count > 2 && first == b',' {
            if self.is_grouped(count) {
                return self.doubt(count, readings);
            }
            if zeros && tail.len() == 2 && self.marks[count - 2] == b'.' && self.is_grouped(count - 1) {
                return self.doubt(count - 1, readings);
            }
        }
        NotANumber
    }
}

/// Units and their powers of ten. The second power is another meaning; zero stands for a unit that means one thing, and
/// the same power again for a short form that is asked back. `m` is *miliar* to an Indonesian reader, million to an
/// English one.
const UNITS: [(&str, u32, u32); 22] = [
    ("rb", 3, 0),
    ("ribu", 3, 0),
    ("thousand", 3, 0),
    ("jt", 6, 0),
    ("juta", 6, 0),
    ("million", 6, 0),
    ("miliar", 9, 0),
    ("milyar", 9, 0),
    ("billion", 9, 0),
    ("triliun", 12, 0),
    ("trilyun", 12, 0),
    ("trillion", 12, 0),
    ("k", 3, 3),
    ("mio", 6, 6),
    ("jut", 6, 6),
    ("m", 9, 6),
    ("b", 9, 9),
    ("bn", 9, 9),
    ("mlr", 9, 9),
    ("mil", 9, 9),
    ("t", 12, 12),
    ("tn", 12, 12),
];

/// `1 juta 500 ribu`: parts with falling units, each smaller than the unit before it.
fn in_words(text: &str, readings: &mut Vec<i64>) -> Sense {
    let (mut rest, mut total, mut unit_before) = (text, 0, i64::MAX);
    while !rest.is_empty() {
        let is_letter = |byte: u8| byte.is_ascii_alphabetic();
        let Some(letters) = rest.bytes().position(is_letter) else { return NotANumber };
        let (number, named) = rest.split_at(letters);
        let end = named.bytes().position(|byte| !is_letter(byte)).unwrap_or(named.len());
        let (name, after) = named.split_at(end);
        let Some(number) = Number::split(number.trim()) else { return NotANumber };
        let unit = UNITS.iter().find(|unit| unit.0 == name);
        rest = after.trim();
        let alone = unit_before == i64::MAX && rest.is_empty();
        let sense = part(&number, unit, alone, readings);
        if sense != Certain {
            return sense;
        }
        let Some(value) = readings.pop().filter(|value| *value < unit_before) else { return NotANumber };
        total += value;
        unit_before = unit.map_or(0, |unit| 10_i64.pow(unit.1));
    }
    readings.push(total);
    if total > MAX_INTEGER { TooBig } else { Certain }
}

/// The readings of a number before a unit. There are two for `1.500 juta`: one thousand five hundred, or one and a half.
/// A fraction or a doubtful unit is only looked at when the part stands alone.
fn part(number: &Number<'_>, unit: Option<&(&str, u32, u32)>, alone: bool, readings: &mut Vec<i64>) -> Sense {
    let (head, tail) = (number.runs[0].len(), number.runs[number.runs.len() - 1].len());
    let one_mark = number.runs.len() == 2 && number.marks[0] != b' ';
    let two_ways = one_mark && tail == 3;
    if two_ways && head > 3 {
        return NotANumber;
    }
    let fraction = one_mark || number.has_fraction();
    let sense = if fraction { number.take(number.runs.len(), readings) } else { number.whole(readings) };
    if sense != Certain {
        return sense;
    }
    let digits = readings.pop().unwrap_or_default();
    let Some(&(_, power, other)) = unit else { return NotANumber };
    let places = if fraction { u32::try_from(tail).unwrap_or(u32::MAX) } else { 0 };
    let certain = !two_ways && other == 0 && (alone || places == 0);
    if !certain && !alone {
        return NotANumber;
    }
    for places in [places, 0].into_iter().take(1 + usize::from(two_ways)) {
        for power in [power, other].into_iter().take(1 + usize::from(other != 0 && other != power)) {
            match scale(digits, places, power) {
                Ok(value) => readings.push(value),
                Err(sense) if certain => return sense,
                Err(_) => {}
            }
        }
    }
    match readings.is_empty() {
        true => NotANumber,
        false if certain => Certain,
        false => Doubtful,
    }
}

fn scale(digits: i64, places: u32, power: u32) -> Result<i64, Sense> {
    let divisor = 10_i64.checked_pow(places).ok_or(Fraction)?;
    let product = digits.checked_mul(10_i64.pow(power)).ok_or(TooBig)?;
    if product % divisor != 0 {
        return Err(Fraction);
    }
    Some(product / divisor).filter(|value| *value <= MAX_INTEGER).ok_or(TooBig)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(text: &str) -> Result<i64, (Sense, Vec<i64>)> {
        certain(read(text, true))
    }

    fn integer(text: &str) -> Result<i64, (Sense, Vec<i64>)> {
        certain(read(text, false))
    }

    fn certain((sense, readings): (Sense, Vec<i64>)) -> Result<i64, (Sense, Vec<i64>)> {
        match (sense, readings.as_slice()) {
            (Certain, [value]) => Ok(*value),
            _ => Err((sense, readings)),
        }
    }

    #[test]
    fn seven_usual_spellings_are_one_amount() {
        let spellings =
            ["1500000", "1.500.000", "Rp 1.500.000", "Rp1.500.000,00", "1,5 juta", "1.5jt", "1500rb"];
        for spelling in spellings {
            assert_eq!(money(spelling), Ok(1_500_000), "{spelling}");
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
            assert_eq!(money(text), Ok(value), "{text}");
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
            assert_eq!(money(text), Err((Doubtful, readings.to_vec())), "{text}");
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
            assert!(money(text).is_err(), "{text:?} gave {:?}", money(text));
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
                prop_assert_eq!(money(&spelling), Ok(value), "{}", spelling);
            }
        }

        #[test]
        fn english_grouping_is_always_asked_back(value in 1_000..=9_007_199_254_740_991_i64) {
            prop_assert_eq!(money(&grouped(value, ',')), Err((Doubtful, vec![value])));
        }

        #[test]
        fn what_is_written_for_people_is_read_back(value in 0..=9_007_199_254_740_991_i64) {
            prop_assert_eq!(money(&layak_rules::wording::money(value, layak_rules::wording::Language::Indonesian)), Ok(value));
        }

        #[test]
        fn no_text_panics(text in "[rpRPjutarbm0-9., \\-]{0,24}|\\PC*") {
            if let Ok(value) = money(&text) {
                prop_assert!(value.abs() <= MAX_INTEGER);
            }
        }
    }

    #[test]
    fn reads_plain_and_grouped_numbers() {
        for (text, value) in
            [("0", 0), ("12", 12), (" 1.500 ", 1500), ("1 500", 1500), ("12,0", 12), ("-3", -3), ("−3", -3)]
        {
            assert_eq!(integer(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn asks_about_numbers_in_other_writing() {
        let table = [
            ("1,500", (Doubtful, vec![1500])),
            ("007", (Doubtful, vec![7])),
            ("2,5", (Fraction, vec![])),
            ("2.5", (Fraction, vec![])),
            ("dua", (NotANumber, vec![])),
            ("1e3", (NotANumber, vec![])),
            ("+5", (NotANumber, vec![])),
            ("--5", (NotANumber, vec![])),
            ("5 orang", (NotANumber, vec![])),
            ("１２", (NotANumber, vec![])),
            ("9007199254740992", (TooBig, vec![])),
            ("99999999999999999999999999", (TooBig, vec![])),
            ("", (NotANumber, vec![])),
            ("-", (NotANumber, vec![])),
        ];
        for (text, fault) in table {
            assert_eq!(integer(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_integer_survives_plain_writing(value in -9_007_199_254_740_991_i64..=9_007_199_254_740_991) {
            prop_assert_eq!(integer(&value.to_string()), Ok(value));
        }

        #[test]
        fn no_text_of_a_number_panics(text in "\\PC*") {
            let _ = integer(&text);
        }
    }
}

//! Whole numbers as people write them: `12`, `1.500`, `1 500`. What can be read in two ways is asked back.

use super::{NumberFault, digits::Runs, tidy};

/// The number, or why it must be asked again.
pub fn parse(text: &str) -> Result<i64, NumberFault> {
    let tidied = tidy(text);
    let (body, negative) = match tidied.strip_prefix('-') {
        Some(body) => (body, true),
        None => (tidied.as_str(), false),
    };
    let value = Runs::split(body).ok_or(NumberFault::NotANumber)?.whole();
    if negative { super::negated(value) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_plain_and_grouped_numbers() {
        for (text, value) in
            [("0", 0), ("12", 12), (" 1.500 ", 1500), ("1 500", 1500), ("12,0", 12), ("-3", -3), ("−3", -3)]
        {
            assert_eq!(parse(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn asks_about_the_rest() {
        use NumberFault::{Ambiguous, Fraction, NotANumber, TooBig};
        let table = [
            ("1,500", Ambiguous(vec![1500])),
            ("007", Ambiguous(vec![7])),
            ("2,5", Fraction),
            ("2.5", Fraction),
            ("dua", NotANumber),
            ("1e3", NotANumber),
            ("+5", NotANumber),
            ("--5", NotANumber),
            ("5 orang", NotANumber),
            ("１２", NotANumber),
            ("9007199254740992", TooBig),
            ("99999999999999999999999999", TooBig),
            ("", NotANumber),
            ("-", NotANumber),
        ];
        for (text, fault) in table {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_integer_survives_plain_writing(value in -9_007_199_254_740_991_i64..=9_007_199_254_740_991) {
            prop_assert_eq!(parse(&value.to_string()), Ok(value));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = parse(&text);
        }
    }
}

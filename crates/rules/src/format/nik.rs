//! Population number (NIK): 16 digits, of which 7 to 12 are a birth date (40 added to the day for women) and the last
//! four a serial above zero. Region and birth date only ever lead to a question, never to a refusal, because the number keeps
//! what was true (or mistaken) when it was issued; so only the shape is checked here.

/// Whether the text has 16 digits and does not start with a zero.
pub fn is_valid(text: &str) -> bool {
    super::is_digits(text, 16) && !text.starts_with('0')
}

/// Whether the day and month digits can be a date; if not, ask again.
pub fn has_plausible_birth_date(text: &str) -> bool {
    let number = |range: core::ops::Range<usize>| text.get(range).and_then(crate::text::number);
    let day = number(6..8).map(|day| if day > 40 { day - 40 } else { day });
    let (Some(day), Some(month)) = (day, number(8..10)) else { return false };
    (1..=12).contains(&month) && (1..=crate::date::days_in_month(2000, month)).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        assert!(is_valid("7571014107900000") && has_plausible_birth_date("7571014107900000"));
        assert!(is_valid("7571019999900000") && !has_plausible_birth_date("7571019999900000"));
        for bad in ["757101410790000", "75710141079000000", "0571014107900000", "757101410790000a"] {
            assert!(!is_valid(bad), "{bad}");
        }
    }
}

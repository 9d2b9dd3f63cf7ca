//! Business identification number (NIB): 13 digits (PP 24/2018, kept by PP 5/2021).

/// Whether the text has 13 digits.
pub fn is_valid(text: &str) -> bool {
    super::is_digits(text, 13)
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        assert!(super::is_valid("1234567890123"));
        for bad in ["123456789012", "12345678901234", "123456789012x", "１２３４５６７８９０１２３"]
        {
            assert!(!super::is_valid(bad), "{bad}");
        }
    }
}

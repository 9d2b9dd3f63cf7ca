//! KBLI code: five digits. Which codes exist depends on the version of the list (2020, 2025), which a pack carries.

/// Whether the text has five digits and a division that KBLI uses (01 to 99).
pub fn is_valid(text: &str) -> bool {
    super::is_digits(text, 5) && !text.starts_with("00")
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        assert!(super::is_valid("45407") && super::is_valid("01111"));
        assert!(!super::is_valid("4540") && !super::is_valid("00123") && !super::is_valid("4540a"));
    }
}

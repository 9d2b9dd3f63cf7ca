//! Tax number (NPWP): 15 digits on old records, 16 since PMK 112/PMK.03/2022.

/// Whether the text has 15 or 16 digits once dots, dashes and spaces are taken out.
pub fn is_valid(text: &str) -> bool {
    let mut digits = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' | b'-' | b' ' => {}
            _ => return false,
        }
    }
    digits == 15 || digits == 16
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        for good in ["01.234.567.8-901.000", "012345678901000", "0012345678901000"] {
            assert!(super::is_valid(good), "{good}");
        }
        for bad in ["01234567890100", "00123456789010001", "01.234.567.8-901.00x", ""] {
            assert!(!super::is_valid(bad), "{bad}");
        }
    }
}

//! Exact decimal numbers: any JSON number, without rounding.

use alloc::{borrow::ToOwned, format, string::String};
use core::cmp::Ordering;
use core::fmt::Write;

/// Powers of ten beyond this either way are refused when they are read.
const MAX_POWER: i64 = 1_000_000_000;

/// A number in normal form: `digits * 10^exponent`, with neither leading nor trailing zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    /// Empty for zero.
    digits: String,
    exponent: i64,
}

/// A number to compare with, borrowed.
#[derive(Clone, Copy)]
struct Parts<'d> {
    negative: bool,
    digits: &'d str,
    exponent: i64,
}

impl Decimal {
    /// Reads a JSON number. None if it is none, or if its power of ten is beyond all reason.
    pub fn parse(text: &str) -> Option<Decimal> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, power) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, parse_power(power)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let is_written = is_digits(whole) && (fraction.is_empty() || is_digits(fraction));
        if !is_written || (whole.len() > 1 && whole.starts_with('0')) {
            return None;
        }
        let all = format!("{whole}{fraction}");
        let significant = all.trim_end_matches('0');
        let dropped = i64::try_from(all.len() - significant.len()).ok()?;
        let exponent = power - i64::try_from(fraction.len()).ok()? + dropped;
        Some(Decimal::normal(text.starts_with('-'), significant.trim_start_matches('0'), exponent))
    }

    fn normal(negative: bool, digits: &str, exponent: i64) -> Decimal {
        let zero = digits.is_empty();
        Decimal {
            negative: negative && !zero,
            digits: digits.to_owned(),
            exponent: if zero { 0 } else { exponent },
        }
    }

    /// Whether it has no fraction.
    pub fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    /// Whether it is more than zero.
    pub fn is_positive(&self) -> bool {
        !self.negative && !self.digits.is_empty()
    }

    /// The number, if it is whole and not too large.
    pub fn to_i64(&self) -> Option<i64> {
        let factor = 10_i64.checked_pow(u32::try_from(self.exponent).ok()?)?;
        let digits = if self.digits.is_empty() { 0 } else { self.digits.parse::<i64>().ok()? };
        let value = digits.checked_mul(factor)?;
        Some(if self.negative { -value } else { value })
    }

    /// Compares with a whole number.
    pub fn cmp_whole(&self, other: i64) -> Ordering {
        let mut buffer = Buffer { bytes: [0; 20], length: 0 };
        // Twenty digits hold every `u64`.
        let _ = write!(buffer, "{}", other.unsigned_abs());
        let written = core::str::from_utf8(&buffer.bytes[..buffer.length]).unwrap_or_default();
        let digits = written.trim_end_matches('0');
        let exponent = i64::try_from(written.len() - digits.len()).unwrap_or_default();
        self.parts().cmp(Parts { negative: other < 0, digits, exponent })
    }

    /// Whether it is a multiple of a number above zero of at most [`Decimal::MAX_DIVISOR_DIGITS`] digits.
    pub fn is_multiple_of(&self, divisor: &Decimal) -> bool {
        let Ok(modulus) = divisor.digits.parse::<u128>() else { return false };
        let Ok(power) = u64::try_from(self.exponent - divisor.exponent) else {
            // The digits end in no zero, so no tenth of them is whole.
            return self.digits.is_empty();
        };
        let rest =
            self.digits.bytes().fold(0, |rest, digit| (rest * 10 + u128::from(digit - b'0')) % modulus);
        (rest * power_of_ten(power, modulus)).is_multiple_of(modulus)
    }

    /// The most digits of a divisor.
    pub const MAX_DIVISOR_DIGITS: usize = 18;

    /// Whether [`Decimal::is_multiple_of`] can divide by it.
    pub fn is_divisor(&self) -> bool {
        self.is_positive() && self.digits.len() <= Decimal::MAX_DIVISOR_DIGITS
    }

    fn parts(&self) -> Parts<'_> {
        Parts { negative: self.negative, digits: &self.digits, exponent: self.exponent }
    }

    /// The number as RFC 8785 writes it.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Appends the number as RFC 8785 writes it (ECMAScript's `Number::toString`), with all its digits.
    pub fn write(&self, out: &mut String) {
        if self.negative {
            out.push('-');
        }
        let count = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let point = self.exponent.saturating_add(count);
        let zeros = |out: &mut String, many: i64| (0..many).for_each(|_| out.push('0'));
        match point {
            _ if count == 0 => out.push('0'),
            _ if count <= point && point <= 21 => {
                out.push_str(&self.digits);
                zeros(out, self.exponent);
            }
            1..=21 => {
                let (whole, fraction) = self.digits.split_at(usize::try_from(point).unwrap_or_default());
                out.push_str(whole);
                out.push('.');
                out.push_str(fraction);
            }
            -5..=0 => {
                out.push_str("0.");
                zeros(out, -point);
                out.push_str(&self.digits);
            }
            _ => {
                let (first, rest) = self.digits.split_at(1);
                out.push_str(first);
                if !rest.is_empty() {
                    out.push('.');
                    out.push_str(rest);
                }
                out.push_str(if point > 0 { "e+" } else { "e" });
                // Writing to a string cannot fail.
                let _ = write!(out, "{}", point - 1);
            }
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        self.parts().cmp(other.parts())
    }
}

impl Parts<'_> {
    fn cmp(self, other: Parts<'_>) -> Ordering {
        let sign = |parts: Parts<'_>| match (parts.digits, parts.negative) {
            ("", _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let size = |parts: Parts<'_>| parts.exponent + i64::try_from(parts.digits.len()).unwrap_or(i64::MAX);
        match sign(self).cmp(&sign(other)) {
            Ordering::Equal if sign(self) == 0 => Ordering::Equal,
            // Digits without trailing zeros, aligned at the first: the order of texts is that of numbers.
            Ordering::Equal => {
                let sizes = size(self).cmp(&size(other)).then_with(|| self.digits.cmp(other.digits));
                if self.negative { sizes.reverse() } else { sizes }
            }
            different => different,
        }
    }
}

struct Buffer {
    bytes: [u8; 20],
    length: usize,
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let room = self.bytes.get_mut(self.length..self.length + text.len()).ok_or(core::fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length += text.len();
        Ok(())
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn parse_power(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let power = is_digits(digits).then(|| digits.parse::<i64>().ok()).flatten()?;
    let power = if text.starts_with('-') { -power } else { power };
    (power.abs() <= MAX_POWER).then_some(power)
}

/// `10^power` modulo `modulus`, by squaring. The modulus has at most 18 digits, so that products fit.
fn power_of_ten(mut power: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        power >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn order_is_that_of_numbers() {
        let rising = [
            "-1e400",
            "-10.5",
            "-10",
            "-0.1",
            "0",
            "1e-400",
            "0.09",
            "0.1",
            "0.11",
            "1",
            "9",
            "10",
            "99",
            "9007199254740993",
            "1e400",
        ];
        for (place, one) in rising.iter().enumerate() {
            for (other_place, other) in rising.iter().enumerate() {
                assert_eq!(number(one).cmp(&number(other)), place.cmp(&other_place), "{one} {other}");
            }
        }
        for whole in [0, 1, -1, 10, 1_000, 9_007_199_254_740_993, i64::MAX, i64::MIN] {
            assert_eq!(number(&format!("{whole}")).cmp_whole(whole), Ordering::Equal, "{whole}");
            assert_eq!(
                number(&format!("{whole}.5")).cmp_whole(whole),
                if whole < 0 { Ordering::Less } else { Ordering::Greater }
            );
        }
    }

    #[test]
    fn one_number_has_one_form() {
        for (text, form) in [
            ("-0.0", "0"),
            ("1.50", "1.5"),
            ("100e-2", "1"),
            ("1E+2", "100"),
            ("1e21", "1e+21"),
            ("123456789012345678901", "123456789012345678901"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1e-7"),
            ("-1.25e-9", "-1.25e-9"),
            ("1e20", "100000000000000000000"),
        ] {
            let mut out = String::new();
            number(text).write(&mut out);
            assert_eq!(out, form, "{text}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, divisor, expected) in [
            ("0.0075", "0.0001", true),
            ("0.00751", "0.0001", false),
            ("35", "1.5", false),
            ("4.5", "1.5", true),
            ("12391239123", "1e-8", true),
            ("1e308", "0.123456789", false),
            ("0", "7", true),
            ("1e308", "0.5", true),
            ("-21", "7", true),
            ("1", "10", false),
        ] {
            assert_eq!(number(value).is_multiple_of(&number(divisor)), expected, "{value} {divisor}");
        }
    }
}

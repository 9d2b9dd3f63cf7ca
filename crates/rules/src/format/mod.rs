//! Identifier formats, one file each. Each checks the shape and what the number itself promises; none looks anything up.

pub mod email;
pub mod kbli;
pub mod md;
pub mod nib;
pub mod nik;
pub mod npwp;
pub mod phone;
pub mod pirt;
pub mod region;
pub mod uri;

use crate::{date::Date, program::Format};

/// Whether a text has the format.
pub fn is_valid(format: Format, text: &str) -> bool {
    match format {
        Format::Date => Date::parse(text).is_some(),
        Format::Email => email::is_valid(text),
        Format::Nik => nik::is_valid(text),
        Format::Nib => nib::is_valid(text),
        Format::Npwp => npwp::is_valid(text),
        Format::Pirt => pirt::read(text).is_some(),
        Format::Md => md::read(text).is_some(),
        Format::Phone => phone::is_valid(text),
        Format::Kbli => kbli::is_valid(text),
        Format::Region => region::is_valid(text),
        Format::Uri => uri::is_valid(text),
    }
}

/// Whether a text has exactly `length` ASCII digits.
fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

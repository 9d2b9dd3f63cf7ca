//! E-mail address: the usual subset of an RFC 5321 mailbox (no quoted local part, no address literal).

use crate::text::{cut_last, is_of, parts};

/// Whether the text is `local@domain` with a dotted domain, at most 254 octets (RFC 5321, 4.5.3.1).
pub fn is_valid(text: &str) -> bool {
    let Some((local, domain)) = cut_last(text, b'@') else { return false };
    let is_atom = |atom: &str| !atom.is_empty() && is_of(atom, b"!#$%&'*+-/=?^_`{|}~");
    let is_label = |label: &str| {
        let edges = !label.starts_with('-') && !label.ends_with('-');
        (1..=63).contains(&label.len()) && edges && is_of(label, b"-")
    };
    text.len() <= 254
        && local.len() <= 64
        && parts(local, b'.', &is_atom).is_some()
        && parts(domain, b'.', &is_label).is_some_and(|labels| labels > 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        for good in ["ibu.rina@example.co.id", "a@b.id", "rina+usaha@example.com"] {
            assert!(super::is_valid(good), "{good}");
        }
        for bad in [
            "rina",
            "rina@",
            "@b.id",
            "rina@example",
            "ri na@b.id",
            "rina@-b.id",
            "rina..a@b.id",
            "rina@b..id",
        ] {
            assert!(!super::is_valid(bad), "{bad}");
        }
    }
}

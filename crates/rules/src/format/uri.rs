//! URI with a scheme (RFC 3986, 3): its characters, escapes and where brackets may stand. Hosts and ports are not looked
//! at beyond that.

use crate::text::{cut, cut_last, is_letter_or, is_of};

/// Whether the text is a URI.
pub fn is_valid(text: &str) -> bool {
    let Some((scheme, rest)) = cut(text, b':') else { return false };
    let (rest, fragment) = cut(rest, b'#').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            rest.split_at(rest.bytes().position(|byte| matches!(byte, b'/' | b'?')).unwrap_or(rest.len()))
        }
        None => ("", rest),
    };
    is_scheme(scheme) && is_authority(authority) && are_characters(path) && are_characters(fragment)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && is_of(scheme, b"+-.")
}

/// User, host and port; only the host may be in brackets, as an IPv6 literal.
fn is_authority(authority: &str) -> bool {
    let (user, host) = cut_last(authority, b'@').unwrap_or(("", authority));
    let (name, port) = match host.strip_prefix('[').map(|literal| cut(literal, b']')) {
        Some(Some((address, port))) => {
            let literal = address.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
            if !literal {
                return false;
            }
            ("", port)
        }
        Some(None) => return false,
        None => host.split_at(host.bytes().position(|byte| byte == b':').unwrap_or(host.len())),
    };
    let digits = port.strip_prefix(':').unwrap_or(port);
    are_characters(user)
        && are_characters(name)
        && (port.is_empty() || port.starts_with(':'))
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn are_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        other => is_letter_or(*other, b"-._~!$&'()*+,;=:@/?"),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        for good in [
            "https://oss.go.id/en?kbli=10794#top",
            "urn:isbn:9786020000000",
            "mailto:ibu.rina@example.co.id",
            "http://[2001:db8::7]:8080/%C3%A9",
            "https://rina:x@example.id",
        ] {
            assert!(super::is_valid(good), "{good}");
        }
        for bad in [
            "oss.go.id",
            "//oss.go.id",
            "1https://a",
            "https://a b",
            "https://a/%zz",
            "https://[2001:db8::7",
            "https://a[1]",
            "https://a:b",
            "https://a#b#c",
            "http://é.id",
        ] {
            assert!(!super::is_valid(bad), "{bad}");
        }
    }
}

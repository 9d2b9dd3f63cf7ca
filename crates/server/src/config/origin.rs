//! Exact origins. There is no wildcard: a list that allows everybody cannot be written.

use std::net::IpAddr;

/// `scheme://host[:port]`, exactly as a browser writes it in the `Origin` header.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin(String);

/// Why a text is not an origin that may be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// Not of the form of an origin.
    #[error(
        "is not an exact origin; write `https://host` or `https://host:port`, lower case, without path or `*`"
    )]
    Form,
    /// Plain HTTP to another machine.
    #[error("must begin with https:// (http:// is for 127.0.0.1 and localhost only)")]
    NotSecure,
    /// A default port that browsers leave out.
    #[error("must not have the default port; browsers leave it out")]
    DefaultPort,
}

impl Origin {
    /// Reads an origin strictly.
    pub fn parse(text: &str) -> Result<Origin, OriginError> {
        let (scheme, rest) = text.split_once("://").ok_or(OriginError::Form)?;
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) => (host, Some(read_port(port)?)),
            None => (rest, None),
        };
        if !is_host(host) {
            return Err(OriginError::Form);
        }
        match (scheme, port) {
            ("https", Some(443)) | ("http", Some(80)) => Err(OriginError::DefaultPort),
            ("https", _) => Ok(Origin(text.to_owned())),
            ("http", _) if is_loopback(host) => Ok(Origin(text.to_owned())),
            ("http", _) => Err(OriginError::NotSecure),
            _ => Err(OriginError::Form),
        }
    }

    /// As a browser writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn read_port(text: &str) -> Result<u16, OriginError> {
    let canonical =
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| canonical).ok_or(OriginError::Form)
}

/// A DNS name (international names in their `xn--` form) or an IPv4 address.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_origins_are_taken() {
        for good in [
            "https://dinas.gorontaloprov.go.id",
            "https://a.example:8443",
            "https://xn--bcher-kva.example",
            "http://127.0.0.1:8081",
            "http://localhost",
        ] {
            assert_eq!(Origin::parse(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for bad in [
            "",
            "*",
            "null",
            "https://*",
            "https://*.example",
            "https://",
            "https://a.example/",
            "https://a.example/x",
            "HTTPS://a.example",
            "https://A.example",
            "https://a.example:443",
            "http://127.0.0.1:80",
            "http://a.example",
            "https://a.example.",
            "https://.example",
            "https://a..example",
            "https://a.example:",
            "https://a.example:0443",
            "https://a.example:99999",
            "https://a.example:-1",
            "https://user@a.example",
            "https://a.example?x",
            "https://a.example#x",
            "https://a example",
            " https://a.example",
            "https://a.example ",
            "ftp://a.example",
            "file://",
            "a.example",
            "//a.example",
            "https:/a.example",
            "https://bücher.example",
            "https://-a.example",
            "https://a.example,https://b.example",
            "https://a.example https://b.example",
            "javascript://a.example",
            "https://[::1]",
            "https://a_b.example",
            "https://a.example\n",
            "data:text/html,x",
            "http://127.0.0.1.evil.example",
        ] {
            assert!(Origin::parse(bad).is_err(), "{bad}");
        }
    }
}

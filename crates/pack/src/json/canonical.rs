//! Canonical JSON (RFC 8785): the bytes whose SHA-256 identifies a pack.

use super::{Data, Json, Member};
use layak_rules::document::Decimal;

/// The canonical text of a value. A number that no double holds keeps all its digits.
pub fn canonical(json: &Json) -> String {
    let mut text = String::new();
    write(json, &mut text);
    text
}

fn write(json: &Json, out: &mut String) {
    match &json.data {
        Data::Null => out.push_str("null"),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Int(value) => out.push_str(&value.to_string()),
        Data::Number(written) => {
            if let Some(number) = Decimal::parse(written) {
                number.write(out);
            }
        }
        Data::Text(value) => quote(value, out),
        Data::Array(elements) => write_array(elements, out),
        Data::Object(members) => write_object(members, out),
    }
}

fn write_array(elements: &[Json], out: &mut String) {
    out.push('[');
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(element, out);
    }
    out.push(']');
}

fn write_object(members: &[Member], out: &mut String) {
    // RFC 8785 section 3.2.3: names are ordered by their UTF-16 code units, not by code points.
    let mut sorted: Vec<&Member> = members.iter().collect();
    sorted.sort_by(|a, b| a.name.encode_utf16().cmp(b.name.encode_utf16()));
    out.push('{');
    for (index, member) in sorted.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        quote(&member.name, out);
        out.push(':');
        write(&member.value, out);
    }
    out.push('}');
}

/// RFC 8785 section 3.2.2.2: short escapes where JSON has them, `\u00xx` for other controls, the rest as it is.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", control as u32)),
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::Faults, json::read};

    fn canonical(text: &str) -> String {
        let mut faults = Faults::default();
        let json = read("pack.json", text.as_bytes(), &mut faults).unwrap();
        assert!(faults.is_empty());
        super::canonical(&json)
    }

    #[test]
    fn names_are_ordered_by_utf16_code_units() {
        // The example of RFC 8785 section 3.2.3: U+1F600 sorts before U+FB33, because its surrogates are smaller.
        let text = r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#;
        let names =
            ["\"\\r\":2", "\"1\":4", "\"\u{80}\":6", "\"ö\":7", "\"€\":1", "\"😀\":5", "\"\u{fb33}\":3"];
        assert_eq!(canonical(text), format!("{{{}}}", names.join(",")));
    }

    #[test]
    fn space_and_escapes_have_one_form() {
        assert_eq!(canonical(" [ \"\\u0041\\/\\u001f\\n\\\"\" , -0 , 12 ] "), "[\"A/\\u001f\\n\\\"\",0,12]");
    }
}

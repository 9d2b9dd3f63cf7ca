//! What an event says, written as JSON.

use layak_rules::{answers::json::write_string, wording::count};

/// A plain object that goes out; it holds no personal data.
#[derive(Default)]
pub struct Detail(String);

impl Detail {
    /// With a text.
    pub fn text(mut self, name: &str, value: &str) -> Detail {
        self.name(name);
        write_string(&mut self.0, value);
        self
    }

    /// With a number.
    pub fn number(mut self, name: &str, value: usize) -> Detail {
        self.name(name);
        self.0.push_str(&count(value));
        self
    }

    /// With an array of objects.
    pub fn list(mut self, name: &str, values: &[String]) -> Detail {
        self.name(name);
        for part in ["[", &values.join(","), "]"] {
            self.0.push_str(part);
        }
        self
    }

    /// The object.
    pub fn end(self) -> String {
        if self.0.is_empty() { "{}".to_owned() } else { self.0 + "}" }
    }

    fn name(&mut self, name: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        write_string(&mut self.0, name);
        self.0.push(':');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_with_everything() {
        let inner = Detail::default().text("decision", "nib").number("item", 2).end();
        let detail = Detail::default().text("pack", "a\"b").list("verdicts", &[inner.clone(), inner]).end();
        let one = r#"{"decision":"nib","item":2}"#;
        assert_eq!(detail, format!(r#"{{"pack":"a\"b","verdicts":[{one},{one}]}}"#));
        assert_eq!(Detail::default().end(), "{}");
    }
}

//! One question is one question: a fact of the same id has the same type, options and sensitivity in every pack, so
//! that it is answered once for all of them.

use super::{Fault, packs::Pack};
use serde_json::Value;
use std::collections::BTreeMap;

/// Facts that two packs describe differently. Those that say only when a shared fact is asked are not descriptions.
pub fn check(packs: &[Pack]) -> Vec<Fault> {
    let mut known: BTreeMap<&str, (&str, [Value; 4])> = BTreeMap::new();
    let mut faults = Vec::new();
    for pack in packs {
        for (id, fact) in pack.section("facts").filter(|(_, fact)| fact.get("type").is_some()) {
            let meaning = meaning(fact);
            let (first, other) = known.entry(id).or_insert_with(|| (&pack.name, meaning.clone()));
            if *other != meaning {
                let words =
                    format!("the fact {id} has another type, format, options or sensitivity than in {first}");
                faults.push(Fault::new(&pack.name, words));
            }
        }
    }
    faults
}

/// What must agree: type, format, sensitivity, the values of the options.
fn meaning(fact: &Value) -> [Value; 4] {
    let options = fact["options"].as_array().into_iter().flatten();
    let values = options.map(|option| option["value"].clone()).collect();
    [fact["type"].clone(), fact["format"].clone(), fact["sensitivity"].clone(), values]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn another_type_sensitivity_or_list_of_options_is_a_fault() {
        let fact =
            json!({"type": "choice", "sensitivity": "open", "options": [{"value": "a"}, {"value": "b"}]});
        let pack = |name: &str, fact: &Value| Pack {
            name: name.into(),
            files: vec![json!({"facts": {"x.y": fact}})],
        };
        let same = [pack("one", &fact), pack("two", &fact), pack("three", &json!({"when": {}}))];
        assert!(check(&same).is_empty());
        for (member, value) in [
            ("type", json!("text")),
            ("sensitivity", json!("personal")),
            ("options", json!([{"value": "a"}])),
        ] {
            let mut other = fact.clone();
            other[member] = value;
            assert_eq!(check(&[pack("one", &fact), pack("two", &other)]).len(), 1, "{member}");
        }
    }
}

//! Shared files: definitions that several packs refer to and none copies. A pack takes from the files that it `uses`
//! what it refers to, directly or through what it has taken, and leaves the rest.

use crate::{
    diagnostic::{Code, Faults},
    json::{Data, Json, Member, Place, read},
    source::{join, joined},
};
use std::collections::BTreeSet;

/// The folder of the shared files, as seen from a pack's folder. Their names begin with it.
pub const SHARED_FOLDER: &str = "../shared";

/// The sections that shared files may fill: those of named things. Decisions, pages and windows are a pack's own.
const SECTIONS: [&str; 8] =
    ["facts", "derived", "parameters", "lists", "sources", "$defs", "provisions", "subjects"];

/// Adds to a pack what it refers to in the shared files named by its member `uses`.
pub(crate) fn take(root: &mut Json, files: &[(&str, &[u8])], faults: &mut Faults) {
    let mut shared = Json { data: Data::Object(Vec::new()), place: root.place.clone() };
    let mut wanted: Vec<(String, Place)> = used_names(root, faults);
    let mut seen = BTreeSet::new();
    while let Some((name, place)) = wanted.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let file = format!("{SHARED_FOLDER}/{name}.json");
        let Some((file, bytes)) = files.iter().find(|(known, _)| *known == file) else {
            faults.add(Code::MissingPart, &place, &[&file]);
            continue;
        };
        let Some(mut part) = read(file, bytes, faults) else { continue };
        wanted.extend(used_names(&part, faults));
        if let Data::Object(members) = &mut part.data {
            members.retain(|member| member.name != "uses");
        }
        join(&mut shared, &part, &SECTIONS, faults);
    }
    complete_facts(root, &mut shared);
    report_copies(root, &shared, faults);
    take_referred(root, shared);
}

/// The names of `uses`; whatever could lead out of the shared folder is refused.
fn used_names(json: &Json, faults: &mut Faults) -> Vec<(String, Place)> {
    let Some(uses) = json.get("uses") else { return Vec::new() };
    if !matches!(uses.data, Data::Array(_)) {
        faults.add(Code::WrongType, &uses.place, &["larik", "an array"]);
    }
    let mut names: Vec<(String, Place)> = Vec::new();
    for element in uses.elements() {
        match element.as_text() {
            None => faults.add(Code::WrongType, &element.place, &["teks", "a string"]),
            Some(name) if !is_name(name) => faults.add(Code::BadId, &element.place, &[name, "a-z, 0-9, -"]),
            Some(name) if names.iter().any(|(known, _)| known == name) => {
                faults.add(Code::Repeated, &element.place, &[name]);
            }
            Some(name) => names.push((name.to_owned(), element.place.clone())),
        }
    }
    names
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// When a shared question is asked, and whether it must be answered, is the pack's own affair: an entry that says no
/// more than that gets the rest from the shared fact.
fn complete_facts(root: &mut Json, shared: &mut Json) {
    let (Some(own), Some(shared)) = (section_mut(root, "facts"), section_mut(shared, "facts")) else {
        return;
    };
    for entry in own.iter_mut() {
        let Data::Object(members) = &mut entry.value.data else { continue };
        let asking = members.iter().all(|member| matches!(member.name.as_str(), "when" | "required"));
        let Some(at) = shared.iter().position(|fact| asking && fact.name == entry.name) else { continue };
        let Data::Object(whole) = shared.remove(at).value.data else { continue };
        let said: BTreeSet<String> = members.iter().map(|member| member.name.clone()).collect();
        members.extend(whole.into_iter().filter(|member| !said.contains(&member.name)));
    }
}

fn section_mut<'j>(json: &'j mut Json, name: &str) -> Option<&'j mut Vec<Member>> {
    let Data::Object(sections) = &mut json.data else { return None };
    let section = sections.iter_mut().find(|section| section.name == name)?;
    match &mut section.value.data {
        Data::Object(entries) => Some(entries),
        _ => None,
    }
}

/// A pack that writes again what it could refer to.
fn report_copies(root: &Json, shared: &Json, faults: &mut Faults) {
    for section in shared.members() {
        let own = root.get(&section.name);
        for entry in section.value.members() {
            if let Some(copy) = own.and_then(|own| own.get(&entry.name)) {
                faults.add(Code::DefinedTwice, &copy.place, &[&entry.name, &entry.value.place.file]);
            }
        }
    }
}

/// Moves entries to the pack until nothing there refers to one that is left.
fn take_referred(root: &mut Json, shared: Json) {
    let Data::Object(sections) = shared.data else { return };
    let mut left: Vec<(String, Member)> = Vec::new();
    for section in sections {
        let Data::Object(entries) = section.value.data else { continue };
        left.extend(entries.into_iter().map(|entry| (section.name.clone(), entry)));
    }
    let mut referred = BTreeSet::new();
    note_references(root, &mut referred);
    loop {
        let (now, later): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(_, entry)| referred.contains(&entry.name));
        if now.is_empty() {
            return;
        }
        for (section, entry) in now {
            note_references(&entry.value, &mut referred);
            note_word(&entry.name, &mut referred);
            joined(root, &section, entry);
        }
        left = later;
    }
}

/// Every word of a value that may name an entry. The rule ids of `basis` are the law's names, not ours.
fn note_references(json: &Json, referred: &mut BTreeSet<String>) {
    match &json.data {
        Data::Text(text) => note_word(text, referred),
        Data::Array(elements) => elements.iter().for_each(|element| note_references(element, referred)),
        Data::Object(members) => {
            for member in members.iter().filter(|member| member.name != "basis") {
                note_word(&member.name, referred);
                note_references(&member.value, referred);
            }
        }
        _ => {}
    }
}

/// The names in a string: the whole (an id), its first segment (the subject of a fact), the entry of a `$ref`, the
/// parameters that a text shows.
fn note_word(text: &str, referred: &mut BTreeSet<String>) {
    if let Some(pointer) = text.strip_prefix("#/") {
        referred.extend(pointer.split('/').nth(1).map(str::to_owned));
    }
    referred.extend(text.split('{').skip(1).filter_map(|tail| Some(tail.split_once('}')?.0.to_owned())));
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)) {
        referred.extend(text.split_once('.').map(|(subject, _)| subject.to_owned()));
        referred.insert(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use crate::{Code, MAIN, PackSource};

    const SMALL: &str = r#"{"uses": ["law"], "decisions": [{"criteria": ["A"]}]}"#;
    const LAW: &str = r#"{
        "uses": ["press"],
        "provisions": {"A": {"citation": [{"source": "s1"}], "met": {"id": "{x.y}"}}, "B": {"basis": ["A"]}},
        "parameters": {"x.y": {"values": []}, "x.z": {"values": []}},
        "$defs": {"d": {}}
    }"#;
    const PRESS: &str = r#"{"sources": {"s1": {}, "s2": {}}}"#;

    fn read(main: &str) -> Result<PackSource, Vec<Code>> {
        let files = [
            (MAIN, main.as_bytes()),
            ("../shared/law.json", LAW.as_bytes()),
            ("../shared/press.json", PRESS.as_bytes()),
            ("../shared/broken.json", b"{"),
        ];
        PackSource::read(&files).map_err(|faults| faults.iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn what_is_referred_to_is_taken_and_the_rest_left() {
        let canonical = read(SMALL).unwrap().canonical();
        let expected = concat!(
            r#"{"decisions":[{"criteria":["A"]}],"parameters":{"x.y":{"values":[]}},"#,
            r#""provisions":{"A":{"citation":[{"source":"s1"}],"met":{"id":"{x.y}"}}},"sources":{"s1":{}}}"#
        );
        assert_eq!(canonical, expected);
        assert_eq!(PackSource::read(&[(MAIN, canonical.as_bytes())]).unwrap().canonical(), canonical);
    }

    #[test]
    fn a_path_is_no_name() {
        for name in ["../../etc/passwd", "..", "law.json", "", "/etc/passwd", "Law", "a\\b"] {
            let main = serde_json::json!({"uses": [name]}).to_string();
            assert_eq!(read(&main).unwrap_err(), [Code::BadId], "{name}");
        }
        assert_eq!(read(r#"{"uses": ["laws"]}"#).unwrap_err(), [Code::MissingPart]);
        assert_eq!(read(r#"{"parts": ["../../etc/passwd"]}"#).unwrap_err(), [Code::MissingPart]);
    }

    #[test]
    fn a_pack_says_when_a_shared_question_is_asked() {
        let main = r#"{"uses": ["facts"], "facts": {"a.b": {"when": {"x": 1}}}}"#;
        let shared = br#"{"facts": {"a.b": {"type": "text", "when": {}}, "a.c": {"type": "text"}}}"#;
        let files = [(MAIN, main.as_bytes()), ("../shared/facts.json", shared.as_slice())];
        let canonical = PackSource::read(&files).unwrap().canonical();
        assert_eq!(canonical, r#"{"facts":{"a.b":{"type":"text","when":{"x":1}}}}"#);
    }

    #[test]
    fn a_copy_of_what_is_shared_is_a_fault() {
        let copy = r#"{"uses": ["law"], "parameters": {"x.z": {"values": []}}}"#;
        assert_eq!(read(copy).unwrap_err(), [Code::DefinedTwice]);
        assert!(
            read(r#"{"parameters": {"x.z": {"values": []}}}"#).is_ok(),
            "without `uses` it is the pack's own"
        );
    }
}

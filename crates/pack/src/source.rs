//! The source of a pack: `pack.json`, its parts and what it uses of shared files, read strictly and joined into one
//! document.

use crate::{
    diagnostic::{Code, Diagnostic, Faults},
    json::{Data, Json, Member, Place, canonical, read},
    shared::{self, SHARED_FOLDER},
};

/// The file that names the parts.
pub const MAIN: &str = "pack.json";

/// Members that parts may fill, each an object of named things or an array.
pub(crate) const SHARED: [&str; 11] = [
    "facts",
    "parameters",
    "lists",
    "provisions",
    "decisions",
    "derived",
    "$defs",
    "pages",
    "sources",
    "windows",
    "subjects",
];

/// The joined source of a pack. Every value still knows its file and place.
#[derive(Clone, Debug)]
pub struct PackSource {
    root: Json,
}

impl PackSource {
    /// Reads and joins the files of a pack: `(name within the folder, bytes)`, in any order, without the cases. Shared
    /// files may come along under names that begin with [`SHARED_FOLDER`].
    ///
    /// # Errors
    /// Every fault of reading and joining, or none if only the compiler can find faults.
    pub fn read(files: &[(&str, &[u8])]) -> Result<PackSource, Vec<Diagnostic>> {
        let mut faults = Faults::default();
        match Self::read_with(files, &mut faults) {
            Some(source) if !faults.has_errors() => Ok(source),
            _ => Err(faults.into_sorted()),
        }
    }

    /// As [`PackSource::read`], but with what could be read beside the faults, so that the compiler can find more.
    pub(crate) fn read_with(files: &[(&str, &[u8])], faults: &mut Faults) -> Option<PackSource> {
        let (shared, own): (Vec<_>, Vec<_>) =
            files.iter().copied().partition(|(name, _)| name.starts_with(SHARED_FOLDER));
        let documents: Vec<(&str, Option<Json>)> =
            own.iter().map(|(name, bytes)| (*name, read(name, bytes, faults))).collect();
        let find = |name: &str| documents.iter().find(|(known, _)| *known == name);
        let Some((_, main)) = find(MAIN) else {
            let place = Place { file: MAIN.into(), pointer: String::new(), line: 1, column: 1 };
            faults.add(Code::MissingPart, &place, &[MAIN]);
            return None;
        };
        let mut root = main.clone()?;
        if !matches!(root.data, Data::Object(_)) {
            faults.add(Code::WrongType, &root.place, &["objek", "an object"]);
            return None;
        }
        let names = part_names(&root, faults);
        for (name, place) in &names {
            match find(name) {
                None => faults.add(Code::MissingPart, place, &[name]),
                Some((_, Some(part))) => join(&mut root, part, &SHARED, faults),
                Some((_, None)) => {}
            }
        }
        for (name, _) in &documents {
            if *name != MAIN && !names.iter().any(|(known, _)| known == name) {
                let place = Place { file: (*name).into(), pointer: String::new(), line: 1, column: 1 };
                faults.add(Code::UnnamedPart, &place, &[name]);
            }
        }
        shared::take(&mut root, &shared, faults);
        remove_layout(&mut root);
        sort(&mut root);
        Some(PackSource { root })
    }

    /// The joined document, without `parts`, `uses` and `$schema`, which are about files.
    pub fn root(&self) -> &Json {
        &self.root
    }

    /// The canonical bytes (RFC 8785). Read again as the only file of a pack, they give the same bytes.
    pub fn canonical(&self) -> String {
        canonical(&self.root)
    }

    /// The SHA-256 of the canonical bytes: the identity of the pack's source.
    pub fn sha256(&self) -> [u8; 32] {
        crate::sha256(self.canonical().as_bytes())
    }
}

fn part_names(root: &Json, faults: &mut Faults) -> Vec<(String, Place)> {
    let Some(parts) = root.get("parts") else { return Vec::new() };
    if !matches!(parts.data, Data::Array(_)) {
        faults.add(Code::WrongType, &parts.place, &["larik", "an array"]);
    }
    let mut names: Vec<(String, Place)> = Vec::new();
    for part in parts.elements() {
        match part.as_text() {
            None => faults.add(Code::WrongType, &part.place, &["teks", "a string"]),
            Some(name) if names.iter().any(|(known, _)| known == name) => {
                faults.add(Code::Repeated, &part.place, &[name]);
            }
            Some(name) => names.push((name.to_owned(), part.place.clone())),
        }
    }
    names
}

/// Adds the members of a part to the whole; only `allowed` ones may be there.
pub(crate) fn join(root: &mut Json, part: &Json, allowed: &[&str], faults: &mut Faults) {
    let Data::Object(members) = &part.data else {
        faults.add(Code::WrongType, &part.place, &["objek", "an object"]);
        return;
    };
    let layout = |member: &&Member| matches!(member.name.as_str(), "$schema" | "$comment");
    for member in members.iter().filter(|member| !layout(member)) {
        if allowed.contains(&member.name.as_str()) {
            join_member(root, member, faults);
        } else {
            let fix = allowed.join(", ");
            let id = format!("Bagian hanya boleh berisi: {fix}.");
            let en = format!("A part may only hold: {fix}.");
            faults.add(Code::UnknownMember, &member.value.place, &[&member.name, &id, &en]);
        }
    }
}

fn join_member(root: &mut Json, member: &Member, faults: &mut Faults) {
    let Data::Object(whole) = &mut root.data else { return };
    let Some(known) = whole.iter_mut().find(|known| known.name == member.name) else {
        whole.push(member.clone());
        return;
    };
    match (&mut known.value.data, &member.value.data) {
        (Data::Array(known), Data::Array(added)) => known.extend(added.iter().cloned()),
        (Data::Object(known), Data::Object(added)) => join_entries(known, added, faults),
        (Data::Array(_), _) => faults.add(Code::WrongType, &member.value.place, &["larik", "an array"]),
        _ => faults.add(Code::WrongType, &member.value.place, &["objek", "an object"]),
    }
}

fn join_entries(known: &mut Vec<Member>, added: &[Member], faults: &mut Faults) {
    for entry in added {
        match known.iter().find(|member| member.name == entry.name) {
            Some(first) => {
                let file = first.value.place.file.clone();
                faults.add(Code::DefinedTwice, &entry.value.place, &[&entry.name, &file]);
            }
            None => known.push(entry.clone()),
        }
    }
}

/// Adds one entry to a section that is an object, or is not there yet.
pub(crate) fn joined(root: &mut Json, section: &str, entry: Member) {
    let Data::Object(whole) = &mut root.data else { return };
    let place = entry.value.place.clone();
    match whole.iter_mut().find(|known| known.name == section).map(|known| &mut known.value.data) {
        Some(Data::Object(known)) => known.push(entry),
        Some(_) => {}
        None => {
            let value = Json { data: Data::Object(vec![entry]), place };
            whole.push(Member { name: section.to_owned(), value });
        }
    }
}

fn remove_layout(root: &mut Json) {
    if let Data::Object(members) = &mut root.data {
        members.retain(|member| !matches!(member.name.as_str(), "parts" | "uses" | "$schema"));
    }
}

/// Puts the members of every object in canonical order, so that a compiled pack depends on the canonical bytes alone.
fn sort(json: &mut Json) {
    match &mut json.data {
        Data::Object(members) => {
            members.sort_by(|a, b| a.name.encode_utf16().cmp(b.name.encode_utf16()));
            members.iter_mut().for_each(|member| sort(&mut member.value));
        }
        Data::Array(elements) => elements.iter_mut().for_each(sort),
        _ => {}
    }
}

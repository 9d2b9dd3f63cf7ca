//! The rule book of the shipped packs: nothing is left out, every link leads somewhere, headings and landmarks are right.
#![cfg(feature = "book")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};
use xtask::book::{Source, write};

struct Book {
    sources: Vec<Source>,
    /// The pages by their file's name.
    pages: BTreeMap<String, String>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/packs");
    let folders = layak_pack::pack_folders(&packs).unwrap();
    let mut sources: Vec<Source> = folders.iter().map(|folder| Source::read(folder).unwrap()).collect();
    sources.retain(|source| !source.compiled.is_finder());
    let folder = tempfile::tempdir().unwrap();
    write(&sources, folder.path()).unwrap();
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
    };
    let pages = std::fs::read_dir(folder.path()).unwrap().map(read).collect();
    Book { sources, pages }
});

/// The values of an attribute, in order.
fn values<'t>(text: &'t str, attribute: &str) -> Vec<&'t str> {
    let start = format!(" {attribute}=\"");
    text.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The title of a figure or list as its pack wrote it.
fn title(source: &Source, section: &str, id: &str, language: usize) -> String {
    let tag = source.compiled.program.languages().at(language);
    let entry = source.compiled.source.root().get(section).unwrap().get(id).unwrap();
    escaped(entry.get("title").unwrap().get(tag).unwrap().as_text().unwrap())
}

/// The text of the section with an id, up to the next section with one.
fn section<'t>(page: &'t str, id: &str) -> &'t str {
    let mark = format!("id=\"{id}\"");
    let (_, after) = page.split_once(&mark).unwrap_or_else(|| panic!("nothing has the id {id}"));
    after.split("<section id=").next().unwrap().split("<section class=\"case\"").next().unwrap()
}

#[test]
fn every_provision_figure_list_source_fact_and_case_has_its_place() {
    let book = &*BOOK;
    assert!(book.sources.len() > 10);
    for source in &book.sources {
        let (program, id) = (&source.compiled.program, source.id());
        for (language, ending) in ["", ".en"].into_iter().enumerate() {
            let page = &book.pages[&format!("{id}{ending}.html")];
            let text = |id| escaped(program.text(language, id));
            for provision in program.provisions() {
                let told = section(page, &format!("p-{}", provision.id()));
                for citation in provision.citations() {
                    assert!(
                        told.contains(&escaped(citation.law())),
                        "{id}: {} {}",
                        provision.id(),
                        citation.law()
                    );
                    assert!(
                        told.contains(&escaped(citation.url())),
                        "{id}: {} {}",
                        provision.id(),
                        citation.url()
                    );
                }
                let next = provision.next().filter(|_| provision.predicate().is_some()).map(text);
                if let Some(words) = next.filter(|words| !words.contains('{')) {
                    assert!(told.contains(&words), "{id}: {}: {words}", provision.id());
                }
            }
            for parameter in program.parameters() {
                let told = section(page, &format!("f-{}", parameter.id()));
                let title = title(source, "parameters", parameter.id(), language);
                assert!(told.starts_with(&format!("><h3>{title} <code>")), "{id}: {}", parameter.id());
                assert_eq!(
                    told.matches("<h4>").count(),
                    parameter.values().len(),
                    "{id}: {}",
                    parameter.id()
                );
                for value in parameter.values() {
                    assert!(told.contains(&escaped(value.citation().law())), "{id}: {}", parameter.id());
                }
            }
            for list in program.lists() {
                let told = section(page, &format!("l-{}", list.id()));
                let title = title(source, "lists", list.id(), language);
                assert!(told.starts_with(&format!("><h3>{title} <code>")), "{id}: {}", list.id());
                let codes: usize = list.versions().iter().map(|version| version.codes().len()).sum();
                assert_eq!(
                    told.matches("<li>").count(),
                    codes + list.versions().len(),
                    "{id}: {}",
                    list.id()
                );
            }
            for fact in program.facts() {
                assert!(
                    section(page, &format!("q-{}", fact.id())).contains(&text(fact.question())),
                    "{id}: {}",
                    fact.id()
                );
            }
            for decision in program.decisions() {
                assert!(section(page, &format!("d-{}", decision.id())).contains(&text(decision.title())));
            }
            for (key, title, url) in source.publications() {
                let told = section(page, &format!("s-{key}")).split("</li>").next().unwrap();
                assert!(told.contains(&escaped(title)) && told.contains(&escaped(url)), "{id}: {key}");
            }
            let cases = &book.pages[&format!("{id}.cases{ending}.html")];
            for case in &source.cases {
                let told = section(cases, &format!("c-{}", case.id));
                assert!(told.contains(&escaped(&case.title)), "{id}: {}", case.id);
                for id in
                    case.expect.iter().flat_map(|expected| expected.because.iter().chain(&expected.unmet))
                {
                    assert!(told.contains(&format!("#p-{id}\"")), "{}: {id}", case.id);
                }
            }
            assert_eq!(cases.matches("class=\"case\"").count(), source.cases.len());
        }
    }
}

#[test]
fn every_link_within_the_book_leads_somewhere_and_every_id_stands_once() {
    let pages = &BOOK.pages;
    let ids: BTreeMap<&str, Vec<&str>> =
        pages.iter().map(|(name, text)| (name.as_str(), values(text, "id"))).collect();
    for (name, all) in &ids {
        let distinct: BTreeSet<&&str> = all.iter().collect();
        assert_eq!(distinct.len(), all.len(), "{name}: {all:?}");
    }
    let mut followed = 0;
    for (name, text) in pages.iter().filter(|(name, _)| name.ends_with(".html")) {
        for link in values(text, "href").into_iter().filter(|link| !link.starts_with("http")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { name.as_str() } else { file };
            let known = ids.get(file).unwrap_or_else(|| panic!("{name}: {link}"));
            assert!(anchor.is_empty() || known.contains(&anchor), "{name}: {link}");
            followed += 1;
        }
    }
    assert!(followed > 1_000, "{followed}");
}

#[test]
fn headings_step_down_one_by_one_and_landmarks_stand_once() {
    for (name, text) in BOOK.pages.iter().filter(|(name, _)| name.ends_with(".html")) {
        let mut last = 0;
        for rest in text.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|digit| digit.to_digit(10)) else { continue };
            assert!(level <= last + 1, "{name}: h{level} after h{last}: {}", &rest[..60.min(rest.len())]);
            last = level;
        }
        let language = if name.ends_with(".en.html") { "<html lang=\"en\">" } else { "<html lang=\"id\">" };
        assert!(text.contains(language), "{name}");
        for once in ["<h1", "<main", "<header>", "<footer>", "rel=\"stylesheet\"", "<title>"] {
            assert_eq!(text.matches(once).count(), 1, "{name}: {once}");
        }
        for never in ["<script", " style=\"", "<h6></h6>", "<li></li>", "<dd></dd>"] {
            assert!(!text.contains(never), "{name}: {never}");
        }
    }
}

//! What every page of the book shares: names of files, head, landmarks, the way back and the other language.

use super::source::Source;
use layak_pack::explain::Reading;
use maud::{DOCTYPE, Markup, html};

/// The file of a page in a language; Indonesian is the plain one.
pub fn name(stem: &str, tag: &str) -> String {
    if tag == "id" { format!("{stem}.html") } else { format!("{stem}.{tag}.html") }
}

/// The text of a language.
pub fn pick<'t>(tag: &str, indonesian: &'t str, english: &'t str) -> &'t str {
    if tag == "id" { indonesian } else { english }
}

/// One page.
pub struct Page<'a> {
    /// The file's name without language and extension.
    pub stem: &'a str,
    /// The language.
    pub tag: &'a str,
    /// The title; also the main heading.
    pub title: &'a str,
    /// More links of the menu: stem and words.
    pub links: Vec<(String, &'a str)>,
    /// What stands below the main heading.
    pub body: Markup,
}

impl Page<'_> {
    /// The whole document.
    pub fn write(&self) -> String {
        let (tag, other) = (self.tag, if self.tag == "id" { "en" } else { "id" });
        let book = pick(tag, "Buku aturan Layak", "Layak rule book");
        let page = html! {
            (DOCTYPE)
            html lang=(tag) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { @if self.stem == "index" { (book) } @else { (self.title) " – " (book) } }
                    link rel="stylesheet" href="book.css";
                    link rel="alternate" hreflang=(other) href=(name(self.stem, other));
                }
                body {
                    a.skip href="#isi" { (pick(tag, "Lewati ke isi", "Skip to the content")) }
                    header {
                        nav aria-label=(pick(tag, "Buku", "Book")) {
                            a href=(name("index", tag)) { (book) }
                            @for (stem, words) in &self.links { a href=(name(stem, tag)) { (words) } }
                            a.language href=(name(self.stem, other)) lang=(other) hreflang=(other) { (pick(other, "Bahasa Indonesia", "English")) }
                        }
                    }
                    main #isi { h1 { (self.title) } (self.body) }
                    footer { p { (pick(tag, "Ringkasan aturan publik dengan kata-kata kami sendiri. Ini bukan nasihat hukum.", "Public rules in our own words. This is no legal advice.")) } }
                }
            }
        };
        page.into_string()
    }
}

/// A section with a heading of the second level.
pub fn section(id: &str, heading: &str, body: &Markup) -> Markup {
    html! { section id=(id) { h2 { (heading) } (body) } }
}

/// A reading of a whole pack in a language.
pub fn reading<'p>(source: &'p Source, tag: &str) -> Reading<'p> {
    Reading::throughout(&source.compiled.program, tag).titled(&source.compiled.source)
}

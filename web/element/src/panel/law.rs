//! Places in the law, with a link where a source is public.

use crate::{
    dom::{Tag, classed, tag},
    scene::Scene,
};
use layak_form::{Citation, words::Word};

/// Adds the legal basis of something.
pub fn citations(around: Tag, scene: &Scene, citations: &[Citation]) -> Tag {
    if citations.is_empty() {
        return around;
    }
    let mut law = classed("p", "law").text(scene.say(Word::LawHeading)).text(": ");
    for (index, citation) in citations.iter().enumerate() {
        law = one(if index > 0 { law.text("; ") } else { law }, scene, citation);
    }
    around.with(law)
}

fn one(law: Tag, scene: &Scene, citation: &Citation) -> Tag {
    match &citation.url {
        // A pack names public pages; anything else in its place is shown as words only.
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
            law.with(link(scene, url.clone(), &citation.words))
        }
        _ => law.text(&citation.words),
    }
}

/// A link that opens another tab, and says so.
pub fn link(scene: &Scene, href: String, words: &str) -> Tag {
    let link = tag("a").set("href", href).is("target", "_blank").is("rel", "noopener noreferrer");
    link.text(words).with(classed("span", "hidden").text(" ").text(scene.say(Word::NewTab)))
}

//! The finder's list: every programme by what it says, with the way to its form.

use crate::{
    app::Programmes,
    dom::{Tag, tag},
    panel::folded,
    rows::badge,
    scene::{Scene, button},
};
use layak_form::{
    Finding, FoundGroup,
    words::{Word, join},
};
use layak_rules::wording::count;

/// What the links of a list need.
pub struct Links {
    /// Before the id of a pack.
    pub before: String,
    /// After it: the language, and the answers that go along.
    pub after: String,
}

/// The list beside the questions.
pub fn panel(scene: &Scene, programmes: &Programmes, links: &Links, open: bool) -> Tag {
    let heading = scene.say(Word::FinderHeading);
    let (around, body) = folded(scene, heading, &programmes.summary, open);
    let body = body.with(scene.heading(1, "subtitle", heading));
    let body = body.maybe("p;muted", Some(scene.say(Word::FinderHint)));
    around.with(body.with(list(scene, 2, &programmes.groups, links)))
}

/// The list as the last screen.
pub fn screen(scene: &Scene, programmes: &Programmes, links: &Links) -> Tag {
    let back = tag("div;back").with(button("link", scene.say(Word::Back), "back"));
    let page = tag("div").with(back).with(scene.title(scene.say(Word::FinderHeading)));
    let page = page.maybe("p;muted", Some(scene.say(Word::FinderHint)));
    page.with(list(scene, 1, &programmes.groups, links))
}

/// The whole list, its headings so many levels below the form's own.
fn list(scene: &Scene, depth: u8, groups: &[FoundGroup], links: &Links) -> Tag {
    groups.iter().fold(tag("div;found"), |list, found| list.with(group(scene, depth, found, links)))
}

fn group(scene: &Scene, depth: u8, group: &FoundGroup, links: &Links) -> Tag {
    let words = [&group.heading, " (", &count(group.rows.len()), ")"].concat();
    let heading = scene.heading(depth, "subtitle", "").with(badge("span", group.tone, &words));
    let rows = group.rows.iter().fold(tag("ul;plain"), |list, row| {
        list.with(tag("li").with(self::row(scene, depth + 1, row, links)))
    });
    if group.folded {
        tag("details").with(tag("summary").with(heading)).with(rows)
    } else {
        tag("div").with(heading).with(rows)
    }
}

fn row(scene: &Scene, depth: u8, row: &Finding, links: &Links) -> Tag {
    let open = row.open.map(|open| scene.fill(Word::FinderOpen, &[&count(open)]));
    let after: Vec<String> = row.window.iter().chain(&open).cloned().collect();
    let after = Some(join(&after, " · ")).filter(|after| !after.is_empty());
    let card = tag("div;verdict;part=verdict").set("data-pack", row.pack.clone());
    card.with(scene.heading(depth, "name", &row.title))
        .maybe("p;muted", row.part_of.as_deref())
        .maybe("p", Some(&*row.reason).filter(|reason| !reason.is_empty()))
        .maybe("p;muted", after.as_deref())
        .maybe("p;muted", Some(&row.office))
        .with(link(scene, row, links))
}

fn link(scene: &Scene, row: &Finding, links: &Links) -> Tag {
    let link = tag("a;button;part=button;target=_top");
    let link = link.set("href", [&links.before, &*row.pack, &links.after].concat());
    let of = tag("span;hidden").text(": ").text(&row.title);
    link.text(scene.say(Word::FillIn)).with(of).does("follow").at(row.pack.clone())
}

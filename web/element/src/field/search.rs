//! A long list with a search box: the editable combobox of the ARIA Authoring Practices, list autocomplete with manual
//! selection. The focus stays in the box; the option in hand is named by `aria-activedescendant`, in the same tree.

use super::{described, line::bare};
use crate::{
    dom::{Tag, tag},
    scene::Scene,
};
use layak_form::{FieldView, search, words::Word};
use layak_rules::{FactAt, wording};
use yew::Html;

/// More options than this are not listed at once; typing narrows them.
const LISTED: usize = 40;

/// The state of a search box.
#[derive(Clone, Default, PartialEq)]
pub struct Search {
    /// What is in the box while it is not the chosen option's label.
    query: Option<String>,
    /// Whether the list is shown.
    open: bool,
    /// The option in hand, an index into what was found.
    hand: Option<usize>,
}

/// The search boxes of a screen that were used.
#[derive(Default)]
pub struct Searches(Vec<(FactAt, Search)>);

impl Searches {
    /// The state of a field's search box.
    pub fn of(&self, at: FactAt) -> Search {
        let known = self.0.iter().find(|(known, _)| *known == at);
        known.map(|(_, search)| search.clone()).unwrap_or_default()
    }

    /// Keeps the state of a field's search box.
    pub fn keep(&mut self, at: FactAt, search: Search) {
        self.0.retain(|(known, _)| *known != at);
        self.0.push((at, search));
    }
}

impl Search {
    /// Shows or hides the list.
    pub fn show(&mut self, open: bool) {
        self.open = open;
    }

    /// Takes what stands in the box; what was found, to be said aloud.
    pub fn type_in(&mut self, scene: &Scene, view: &FieldView, query: String) -> String {
        let count = search(&view.options, &query, view.options.len()).len();
        (self.query, self.open, self.hand) = (Some(query), true, None);
        scene
            .fill(if count == 0 { Word::SearchNothing } else { Word::SearchFound }, &[&wording::count(count)])
    }

    /// Forgets the search: an option was chosen.
    pub fn end(&mut self) {
        *self = Search::default();
    }

    /// Takes a key; the option that it chose, an index into those of the field.
    pub fn press(&mut self, view: &FieldView, key: &str) -> Option<usize> {
        let found = self.found(view);
        match key {
            "ArrowDown" => self.step(&found, true),
            "ArrowUp" => self.step(&found, false),
            _ => {
                let chosen = self.hand.filter(|_| key == "Enter").and_then(|hand| found.get(hand).copied());
                (self.open, self.hand) = (false, None);
                return chosen;
            }
        }
        None
    }

    /// The box and its list.
    pub fn draw(&self, scene: &Scene, view: &FieldView) -> Html {
        let list_id = scene.id(&view.key, "-list");
        let in_hand = self.hand.filter(|_| self.open).map(|hand| option_id(scene, view, hand));
        let input = described(bare("input", scene.id(&view.key, "")), scene, view)
            .is("role", "combobox")
            .is("autocomplete", "off");
        let input = input
            .is("autocapitalize", "none")
            .is("aria-autocomplete", "list")
            .is("aria-expanded", bool_word(self.open));
        let input = input
            .set("aria-controls", list_id.clone())
            .may("aria-activedescendant", in_hand)
            .value(&self.shown(view));
        let input = input.does("open").at(view.key.clone());
        let list = tag("ul;list;role=listbox")
            .set("id", list_id)
            .set("aria-labelledby", scene.id(&view.key, "-label"));
        let list = if self.open { self.options(scene, view, list) } else { list.is("hidden", "") };
        tag("div;combo").with(input).with(list).html()
    }
}

fn option_id(scene: &Scene, view: &FieldView, position: usize) -> String {
    scene.id(&view.key, &["-option", &wording::count(position)].concat())
}

fn bool_word(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

impl Search {
    fn shown(&self, view: &FieldView) -> String {
        let chosen = || view.options.iter().find(|option| option.value == view.typed.as_text());
        self.query.clone().or_else(|| chosen().map(|option| option.label.clone())).unwrap_or_default()
    }

    fn found(&self, view: &FieldView) -> Vec<usize> {
        search(&view.options, self.query.as_deref().unwrap_or_default(), LISTED)
    }

    fn step(&mut self, found: &[usize], down: bool) {
        let last = found.len().checked_sub(1);
        self.hand = match (self.hand.filter(|_| self.open), down) {
            (None, true) => last.map(|_| 0),
            (None, false) => last,
            (Some(hand), true) => last.map(|last| if hand >= last { 0 } else { hand + 1 }),
            (Some(hand), false) => hand.checked_sub(1).or(last),
        };
        self.open = true;
    }

    fn options(&self, scene: &Scene, view: &FieldView, list: Tag) -> Tag {
        let found = self.found(view);
        let mut list = list;
        for (position, &index) in found.iter().enumerate() {
            let active = self.hand == Some(position);
            let words = view.options.get(index).map_or("", |option| option.label.as_str());
            let option = tag("li;role=option").set("id", option_id(scene, view, position)).text(words);
            let option = option.when(active, "class", "active").is("aria-selected", bool_word(active));
            list = list.with(option.does("choose").at(view.key.clone()).nr(index));
        }
        match found.len() {
            0 => list.with(remark(scene.say(Word::SearchNothing))),
            LISTED.. => list.with(remark(scene.say(Word::TypeMore))),
            _ => list,
        }
    }
}

// A line of the list that cannot be chosen.
fn remark(words: &str) -> Tag {
    tag("li;none;role=option;aria-disabled=true;aria-selected=false").text(words)
}

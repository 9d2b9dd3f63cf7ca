//! A long list with a search box: the editable combobox of the ARIA Authoring Practices, list autocomplete with manual
//! selection. The focus stays in the box; the option in hand is named by `aria-activedescendant`, in the same tree.

use super::{
    described,
    line::{bare, value_of},
};
use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    part::Part,
    scene::Scene,
};
use layak_form::{
    FieldView, Typed, search,
    words::{Word, fill},
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{Callback, Html, html::Scope, virtual_dom::ListenerKind};

/// More options than this are not listed at once; typing narrows them.
const LISTED: usize = 40;

/// The state of a search box.
#[derive(Default)]
pub struct Search {
    /// What is in the box while it is not the chosen option's label.
    query: Option<String>,
    /// Whether the list is shown.
    open: bool,
    /// The option in hand, an index into what was found.
    hand: Option<usize>,
}

/// What happened to the box.
#[derive(Clone)]
pub enum Turn {
    /// Something was typed.
    Query(String),
    /// A key.
    Key(Event),
    /// The option at this index of the field's options was chosen.
    Choose(usize),
    /// The box was clicked.
    Open,
    /// The focus left the box.
    Leave,
}

impl Search {
    /// Whether the box must be painted again.
    pub fn happen(&mut self, scene: &Scene, view: &FieldView, turn: Turn) -> bool {
        match turn {
            Turn::Query(query) => self.type_in(scene, view, query),
            Turn::Key(event) => return self.press(scene, view, &event),
            Turn::Choose(index) => self.choose(scene, view, index),
            Turn::Open => self.open = true,
            Turn::Leave => {
                self.open = false;
                scene.act.emit(Msg::Left(view.at));
            }
        }
        true
    }

    /// The box and its list.
    pub fn draw(&self, scene: &Scene, view: &FieldView, link: &Scope<Part>) -> Html {
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
        let input = input.on(ListenerKind::oninput, turning(link, |event| Turn::Query(value_of(&event))));
        let input = input.on(ListenerKind::onkeydown, turning(link, Turn::Key));
        let input = input.on(ListenerKind::onclick, turning(link, |_| Turn::Open));
        let input = input.on(ListenerKind::onblur, turning(link, |_| Turn::Leave));
        let list = classed("ul", "list")
            .is("role", "listbox")
            .set("id", list_id)
            .set("aria-labelledby", scene.id(&view.key, "-label"));
        let list = if self.open { self.options(scene, view, link, list) } else { list.is("hidden", "") };
        classed("div", "combo").with(input).with(list).html()
    }

    /// Brings the option in hand into sight.
    pub fn reveal(&self, scene: &Scene) {
        if !self.open {
            return;
        }
        if let Some(active) = scene.stage.query_selector(".list .active").ok().flatten() {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            active.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }
}

fn turning(link: &Scope<Part>, turn: impl Fn(Event) -> Turn + 'static) -> Callback<Event> {
    link.callback(move |event| Msg::Search(turn(event)))
}

fn option_id(scene: &Scene, view: &FieldView, position: usize) -> String {
    scene.id(&view.key, &format!("-option{position}"))
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

    fn type_in(&mut self, scene: &Scene, view: &FieldView, query: String) {
        if !view.typed.is_blank() {
            scene.act.emit(Msg::Enter(view.at, Typed::NOTHING));
        }
        let count = search(&view.options, &query, view.options.len()).len();
        let word = if count == 0 { Word::SearchNothing } else { Word::SearchFound };
        scene.act.emit(Msg::Announce(fill(scene.say(word), &[&count.to_string()])));
        (self.query, self.open, self.hand) = (Some(query), true, None);
    }

    fn choose(&mut self, scene: &Scene, view: &FieldView, index: usize) {
        if let Some(option) = view.options.get(index) {
            scene.act.emit(Msg::Enter(view.at, Typed::Text(option.value.clone())));
        }
        (self.query, self.open, self.hand) = (None, false, None);
    }

    fn press(&mut self, scene: &Scene, view: &FieldView, event: &Event) -> bool {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return false };
        let found = self.found(view);
        match key.as_str() {
            "ArrowDown" => self.step(&found, true),
            "ArrowUp" => self.step(&found, false),
            "Escape" if self.open => (self.open, self.hand) = (false, None),
            "Enter" if self.open => match self.hand.and_then(|hand| found.get(hand)) {
                Some(&index) => self.choose(scene, view, index),
                None => self.open = false,
            },
            _ => return false,
        }
        event.prevent_default();
        true
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

    fn options(&self, scene: &Scene, view: &FieldView, link: &Scope<Part>, list: Tag) -> Tag {
        let found = self.found(view);
        let mut list = list;
        for (position, &index) in found.iter().enumerate() {
            let active = self.hand == Some(position);
            let words = view.options.get(index).map_or("", |option| option.label.as_str());
            let option =
                tag("li").is("role", "option").set("id", option_id(scene, view, position)).text(words);
            let option = option.when(active, "class", "active").is("aria-selected", bool_word(active));
            // The press itself must not take the focus from the box.
            let option =
                option.on(ListenerKind::onmousedown, Callback::from(|event: Event| event.prevent_default()));
            list = list.with(option.on(ListenerKind::onclick, turning(link, move |_| Turn::Choose(index))));
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
    classed("li", "none")
        .is("role", "option")
        .is("aria-disabled", "true")
        .is("aria-selected", "false")
        .text(words)
}

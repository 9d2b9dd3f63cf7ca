//! A long list with a search box: the editable combobox of the ARIA Authoring Practices, list autocomplete with manual
//! selection. The focus stays in the box; the option in hand is named by `aria-activedescendant`, in the same tree.

use super::{Props, described_by, entered, invalid};
use crate::{app::Msg, words};
use layak_form::{FieldView, Typed, search, words::{Word, fill}};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// More options than this are not listed at once; typing narrows them.
const LISTED: usize = 40;

/// The search box.
pub struct Search {
    /// What is in the box while it is not the chosen option's label.
    query: Option<String>,
    /// Whether the list is shown.
    open: bool,
    /// The option in hand, an index into what was found.
    hand: Option<usize>,
    list: NodeRef,
}

/// What happened to the box.
pub enum Turn {
    /// Something was typed.
    Query(String),
    /// A key.
    Key(KeyboardEvent),
    /// The option at this index of the field's options was chosen.
    Choose(usize),
    /// The box was clicked.
    Open,
    /// The focus left the box.
    Leave,
}

impl Component for Search {
    type Message = Turn;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Search { query: None, open: false, hand: None, list: NodeRef::default() }
    }

    fn update(&mut self, ctx: &Context<Self>, turn: Turn) -> bool {
        match turn {
            Turn::Query(query) => self.type_in(ctx.props(), query),
            Turn::Key(event) => return self.press(ctx, &event),
            Turn::Choose(index) => self.choose(ctx.props(), index),
            Turn::Open => self.open = true,
            Turn::Leave => {
                self.open = false;
                ctx.props().scene.act.emit(Msg::Left(ctx.props().view.at));
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { view, scene } = ctx.props();
        let found = self.found(view);
        let list_id = scene.id(&view.key, "-list");
        let in_hand = self.hand.filter(|_| self.open).map(|hand| scene.id(&view.key, &format!("-option{hand}")));
        html! {
            <div class="combo">
                <input class="input" part="input" id={scene.id(&view.key, "")} type="text" role="combobox" autocomplete="off" spellcheck="false"
                    autocapitalize="none" aria-autocomplete="list" aria-expanded={bool_word(self.open)} aria-controls={list_id.clone()}
                    aria-activedescendant={in_hand} aria-describedby={described_by(scene, view)} aria-invalid={invalid(view)}
                    aria-required={view.required.then_some("true")} value={self.shown(view)}
                    oninput={ctx.link().callback(|event: InputEvent| Turn::Query(event.target_unchecked_into::<HtmlInputElement>().value()))}
                    onkeydown={ctx.link().callback(Turn::Key)} onclick={ctx.link().callback(|_| Turn::Open)} onblur={ctx.link().callback(|_| Turn::Leave)} />
                <ul class="list" role="listbox" id={list_id} hidden={!self.open} aria-labelledby={scene.id(&view.key, "-label")} ref={self.list.clone()}>
                    if self.open { {self.options(ctx, &found)} }
                </ul>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let list = self.list.cast::<web_sys::Element>();
        if let Some(active) = list.and_then(|list| list.query_selector(".active").ok().flatten()) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            active.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }
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

    fn type_in(&mut self, props: &Props, query: String) {
        let view = &props.view;
        if !view.typed.is_blank() {
            entered(&props.scene, view.at, Typed::NOTHING);
        }
        let count = search(&view.options, &query, view.options.len()).len();
        let word = if count == 0 { Word::SearchNothing } else { Word::SearchFound };
        props.scene.act.emit(Msg::Announce(fill(props.scene.say(word), &[&count.to_string()])));
        (self.query, self.open, self.hand) = (Some(query), true, None);
    }

    fn choose(&mut self, props: &Props, index: usize) {
        if let Some(option) = props.view.options.get(index) {
            entered(&props.scene, props.view.at, Typed::Text(option.value.clone()));
        }
        (self.query, self.open, self.hand) = (None, false, None);
    }

    fn press(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        let found = self.found(&ctx.props().view);
        match event.key().as_str() {
            "ArrowDown" => self.step(&found, true),
            "ArrowUp" => self.step(&found, false),
            "Escape" if self.open => (self.open, self.hand) = (false, None),
            "Enter" if self.open => match self.hand.and_then(|hand| found.get(hand)) {
                Some(&index) => self.choose(ctx.props(), index),
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

    fn options(&self, ctx: &Context<Self>, found: &[usize]) -> Html {
        let Props { view, scene } = ctx.props();
        if found.is_empty() {
            return html! { <li class="none" role="option" aria-disabled="true" aria-selected="false">{scene.say(Word::SearchNothing)}</li> };
        }
        // The press itself must not take the focus from the box.
        let stay = Callback::from(|event: MouseEvent| event.prevent_default());
        let option = |(position, &index): (usize, &usize)| {
            let active = self.hand == Some(position);
            let label = view.options.get(index).map(|option| option.label.clone());
            html! {
                <li role="option" id={scene.id(&view.key, &format!("-option{position}"))} class={active.then_some("active")} aria-selected={bool_word(active)}
                    onmousedown={stay.clone()} onclick={ctx.link().callback(move |_| Turn::Choose(index))}>{label}</li>
            }
        };
        let cut = view.options.len() > LISTED && found.len() == LISTED;
        html! {
            <>
                {for found.iter().enumerate().map(option)}
                if cut { <li class="none" role="option" aria-disabled="true" aria-selected="false">{scene.tell(words::TYPE_MORE)}</li> }
            </>
        }
    }
}

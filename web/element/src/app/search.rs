//! What happens to a search box.

use super::{
    App, Msg,
    update::{JUDGE_MS, later},
};
use crate::{act::Deed, part::Part};
use layak_form::Typed;
use layak_rules::FactAt;
use yew::prelude::*;

impl App {
    /// Takes what was done to the search box of a field.
    pub(super) fn search(&mut self, ctx: &Context<Part>, at: FactAt, deed: Deed) {
        let view = self.form.field(at);
        let mut search = self.searches.of(at);
        let (mut chosen, mut typed) = (None, None);
        match deed {
            Deed::Entered(query) => {
                self.status = search.type_in(&self.scene, &view, query);
                typed = (!view.typed.is_blank()).then_some(Typed::NOTHING);
            }
            Deed::Key(key) => chosen = search.press(&view, &key),
            Deed::Pressed(word, index) => {
                search.show(true);
                chosen = (word == "choose").then_some(index);
            }
            Deed::Left => {
                search.show(false);
                later(ctx, JUDGE_MS, Msg::Judge(at)).forget();
            }
        }
        if let Some(option) = chosen.and_then(|index| view.options.get(index)) {
            search.end();
            typed = Some(Typed::text(option.value.clone()));
        }
        self.searches.keep(at, search);
        if let Some(typed) = typed {
            self.enter(ctx, at, typed);
        }
    }
}

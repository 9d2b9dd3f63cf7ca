//! From the state to the screen.

use super::{App, Msg, Screen, draft::HANDED};
use crate::{
    border,
    keeping::{self, draft_of},
    outbox::Delivery,
    panel::Verdicts,
    screen::{self, Frame},
    words,
};
use layak_form::{PageView, Place, words::Word};
use yew::prelude::*;

impl App {
    /// The whole form.
    pub(super) fn paint(&self) -> Html {
        let has_panel = self.screen == Screen::Form;
        let panel = html! {
            if has_panel { <Verdicts panel={self.panel.clone()} scene={self.scene.clone()} open={!self.folded} /> }
        };
        let frame = Frame {
            name: (self.screen != Screen::Start).then(|| self.text(self.form.program().info.title)),
            office: self.text(self.form.program().info.office),
            languages: self.form.program().languages.len() > 1,
            status: self.status.clone(),
            kept: if has_panel { self.kept() } else { Html::default() },
        };
        html! { <div ref={self.stage.clone()}>{screen::around(&self.scene, frame, &self.options.label, self.screen(), panel)}</div> }
    }

    fn screen(&self) -> Html {
        let scene = &self.scene;
        match (self.screen, &self.outgoing) {
            (Screen::Start, _) => {
                let info = &self.form.program().info;
                let found = self.found.as_ref().map(|(_, found)| found);
                screen::start(scene, &self.form, &self.text(info.title), &self.text(info.summary), found)
            }
            (Screen::Sending | Screen::Receipt, Some(outgoing)) => match &outgoing.delivery {
                Delivery::Received(receipt) => screen::receipt(scene, &self.form, receipt, &self.options.server),
                delivery => screen::sending(scene, delivery),
            },
            _ => {
                let view = self.form.page_view();
                screen::page(scene, &self.form, &view, self.leads_on(&view))
            }
        }
    }

    fn text(&self, id: layak_rules::program::TextId) -> String {
        let program = self.form.program();
        program.text(program.language(self.form.language_tag()), id).to_owned()
    }

    // Sensitive questions are asked on the server's own page, with the open answers taken along.
    fn leads_on(&self, view: &PageView) -> Option<Html> {
        if view.place != Place::Review || !self.form.withholds() {
            return None;
        }
        let program = self.form.program();
        let handed = border::encode(&draft_of(&self.form));
        let href = format!("{}/forms/{}?lang={}#{HANDED}={handed}", self.options.server, program.info.id, self.form.language_tag());
        Some(html! { <a class="button main" part="button" {href} target="_top">{&view.next}</a> })
    }

    // Until when the draft is kept, and the way to delete it.
    fn kept(&self) -> Html {
        let scene = &self.scene;
        if !self.is_kept {
            return html! { <p class="note guide">{scene.tell(words::NOT_KEPT)}</p> };
        }
        if self.forgetting {
            return html! {
                <div class="note negative screen">
                    <p>{scene.tell(words::FORGET_ALL)}</p>
                    <div class="actions">
                        {scene.button("button", scene.say(Word::DeleteDraft), || Msg::StartAnew)}
                        {scene.button("button", scene.tell(words::KEEP_ALL), || Msg::Forget(false))}
                    </div>
                </div>
            };
        }
        let until = keeping::until(&self.form, scene.language);
        html! {
            <p class="kept screen">
                <span class="muted">{scene.fill(Word::DraftSaved, &[&until])}{" "}</span>
                {scene.button("link", scene.say(Word::DeleteDraft), || Msg::Forget(true))}
            </p>
        }
    }
}

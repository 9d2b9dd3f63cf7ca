//! From the state to the screen.

use super::{App, Screen, draft::HANDED};
use crate::{
    border,
    dom::{Tag, tag},
    finder::{self, Links},
    keeping::{self, draft_of},
    outbox::Delivery,
    part,
    scene::actions,
    screen::{self, Frame},
};
use layak_form::{Place, words::Word};
use layak_rules::program::TextId;

impl App {
    /// The whole form.
    pub fn paint(&self) -> Tag {
        let asks = self.screen == Screen::Form;
        let info = self.program.info();
        let frame = Frame {
            name: (self.screen != Screen::Start).then(|| self.text(info.title())),
            label: &self.options.label,
            office: self.text(info.office()),
            languages: self.program.languages().len() > 1,
            status: &self.status,
        };
        let panel = asks.then(|| match &self.programmes {
            None => Some(part::panel(&self.scene, &self.panel, &self.open)),
            // At the end the list is the page itself.
            Some(_) if self.form.place() == Place::Review => None,
            Some(programmes) => {
                Some(finder::panel(&self.scene, programmes, &self.links(), self.open.panel).html())
            }
        });
        let panel = panel.flatten();
        screen::around(&self.scene, &frame, self.screen(), asks.then(|| self.kept()), panel)
    }

    fn screen(&self) -> Tag {
        let scene = &self.scene;
        match (self.screen, &self.outgoing) {
            (Screen::Start, _) => {
                let info = self.program.info();
                let found = self.found.as_ref().map(|(_, found)| found);
                screen::start(scene, &self.form, &self.text(info.title()), &self.text(info.summary()), found)
            }
            (Screen::Sending | Screen::Receipt, Some(outgoing)) => match &outgoing.delivery {
                Delivery::Received(receipt) => screen::receipt(scene, &self.form, &self.panel, receipt),
                delivery => screen::sending(scene, delivery),
            },
            _ => {
                if let Some(programmes) =
                    self.programmes.as_ref().filter(|_| self.form.place() == Place::Review)
                {
                    return finder::screen(scene, programmes, &self.links());
                }
                screen::page(scene, &self.form, &self.searches, &|words| self.leads_on(words))
            }
        }
    }

    fn text(&self, id: TextId) -> String {
        self.program.text(self.program.language(self.form.language_tag()), id).to_owned()
    }

    // Sensitive questions are asked on the server's own page, with the open answers taken along.
    fn leads_on(&self, words: &str) -> Option<Tag> {
        if self.form.place() != Place::Review || !self.form.withholds() {
            return None;
        }
        let Links { before, after, .. } = self.links();
        let href = [&*before, self.program.info().id(), &after].concat();
        let link = tag("a;button main;part=button").set("href", href).is("target", "_top");
        Some(link.text(words))
    }

    // The way to a form on the server's page, with the open answers.
    fn links(&self) -> Links {
        let handed = border::encode(&draft_of(&self.form));
        Links {
            before: [&self.options.server, "/forms/"].concat(),
            after: ["?lang=", self.form.language_tag(), "#", HANDED, "=", &handed].concat(),
        }
    }

    // Until when the draft is kept, and the way to delete it.
    fn kept(&self) -> Tag {
        let scene = &self.scene;
        if !self.is_kept {
            return tag("p;note guide").text(scene.say(Word::NotKept));
        }
        if self.forgetting {
            let delete = scene.button("button", Word::DeleteDraft, "start-anew");
            let buttons = actions().with(delete).with(scene.button("button", Word::KeepAll, "keep"));
            return tag("div;note negative").say("p", scene, Word::ForgetAll).with(buttons);
        }
        let until = scene.fill(Word::DraftSaved, &[&keeping::until(&self.form, scene.language)]);
        let delete = scene.button("link", Word::DeleteDraft, "forget");
        tag("div;kept screen").maybe("span;muted", Some(&until)).text(" ").with(delete)
    }
}

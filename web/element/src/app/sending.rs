//! Sending the submission, and sending it again until the office has it.

use super::{App, Focus, Msg, Screen, update::later};
use crate::{
    border::Reply,
    outbox::{Delivery, Outgoing},
    part::Part,
};
use layak_form::words::Word;
use yew::prelude::*;

impl App {
    /// Sends what stands on the review, or shows what keeps it from being sent.
    pub(super) fn send(&mut self) {
        let Ok(body) = self.form.submission_json() else {
            self.focus = Focus::Summary;
            return;
        };
        self.outgoing = self.keeping.key().map(|key| Outgoing::new(body, key));
        self.screen = Screen::Sending;
        self.focus = Focus::Heading;
        self.post();
    }

    fn post(&mut self) {
        let Some(outgoing) = &mut self.outgoing else { return };
        self.retry = None;
        self.keeping.keep_key(&outgoing.key);
        outgoing.attempts += 1;
        outgoing.delivery = Delivery::Sending;
        self.host.post(&outgoing.key, &outgoing.body);
    }

    /// Takes the server's answer.
    pub(super) fn delivered(&mut self, ctx: &Context<Part>, reply: Option<Reply>) {
        let Some(outgoing) = &mut self.outgoing else { return };
        outgoing.take(reply);
        if outgoing.is_key_taken() && outgoing.attempts == 1 {
            // An earlier attempt arrived with other answers; this is another case.
            if let Some(key) = self.host.key() {
                outgoing.key = key;
                return self.post();
            }
        }
        match outgoing.delivery.clone() {
            Delivery::Received(receipt) => {
                self.received(&receipt.text("reference").unwrap_or_default());
            }
            Delivery::Waiting => {
                self.status = self.scene.say(Word::StatusWaiting).to_owned();
                self.retry = Some(later(ctx, outgoing.wait_ms(), Msg::Retry));
            }
            Delivery::Refused(_) => {
                self.focus = Focus::Heading;
                self.tell_refused();
            }
            Delivery::Sending => {}
        }
    }

    // Nothing is left on the device once the office has it.
    fn received(&mut self, reference: &str) {
        self.timer = None;
        self.keeping.forget();
        self.screen = Screen::Receipt;
        self.focus = Focus::Heading;
        self.status = self.scene.say(Word::StatusReceived).to_owned();
        self.tell_submitted(reference);
    }

    /// Tries again now, if something waits; whether it did.
    pub(super) fn send_again(&mut self) -> bool {
        let waits = self.screen == Screen::Sending
            && self.outgoing.as_ref().is_some_and(|outgoing| {
                !matches!(outgoing.delivery, Delivery::Sending | Delivery::Received(_))
            });
        if waits {
            self.post();
        }
        waits
    }

    /// Takes the submission back. Its key stays: if an attempt did arrive, the same answers are not a second case.
    pub(super) fn recall(&mut self) {
        self.retry = None;
        self.outgoing = None;
        self.screen = Screen::Form;
        self.focus = Focus::Heading;
    }
}

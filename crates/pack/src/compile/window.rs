//! Windows: when a programme takes applications, each with the note that says why.

use super::{Compiler, period};
use crate::{diagnostic::Code, json::Json};
use layak_rules::program::{ProvisionId, Window, WindowState};

const MEMBERS: [&str; 4] = ["from", "to", "state", "provision"];

const STATES: [(&str, WindowState); 7] = [
    ("not-yet-open", WindowState::NotYetOpen),
    ("open", WindowState::Open),
    ("extended", WindowState::Extended),
    ("suspended", WindowState::Suspended),
    ("moved", WindowState::Moved),
    ("closed", WindowState::Closed),
    ("no-edition", WindowState::NoEdition),
];

impl Compiler<'_> {
    pub(super) fn windows(&mut self) -> Vec<Window> {
        let Some(all) = self.root.get("windows") else { return Vec::new() };
        let mut found = Vec::new();
        for json in self.faults.array(all) {
            self.faults.object(json, &MEMBERS);
            let state = self.faults.need(json, "state").and_then(|state| self.faults.word(state, &STATES));
            let provision =
                self.faults.need(json, "provision").and_then(|name| self.named_provision(name, None));
            found.push((period::period(self.faults, json), json, (state, provision)));
        }
        period::chain(self.faults, Code::OverlappingWindows, &mut found);
        let mut windows = Vec::with_capacity(found.len());
        for (period, json, (state, provision)) in found {
            let (Some(state), Some(provision)) = (state, provision) else { continue };
            let window = Window { period, state, provision };
            self.window_note(provision, &window, json);
            windows.push(window);
        }
        windows
    }

    fn window_note(&mut self, id: ProvisionId, window: &Window, json: &Json) {
        self.note(id);
        let note = &self.names.provisions[usize::from(id)];
        if let Some(day) =
            note.period.and_then(|of_note| period::first_gap(window.period, std::iter::once(of_note)))
        {
            let place = json.get("provision").map_or(&json.place, |member| &member.place);
            self.faults.add(Code::WindowNoteGap, place, &[note.id, &day.to_string()]);
        }
    }
}

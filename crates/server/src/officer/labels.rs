//! Names for people: decisions by their titles, items by their own names ("Keripik singkong"), values by their labels.

use crate::{app::App, cases::OpenCase, store::CaseRow, words};
use layak_revalidate::{Pack, PackName, Submission};
use layak_rules::{
    Answers, FactAt, Mode, Slot, answers,
    program::{Decision, DecisionKind, SubjectId},
};
use std::sync::Arc;

/// The pack of a case and its answers, as far as they can still be read.
pub struct Labels {
    pack: Option<Arc<Pack>>,
    answers: Option<Answers>,
}

impl Labels {
    /// Names for the list, where answers are not opened.
    pub fn of_pack(app: &App, id: &str) -> Labels {
        Labels { pack: app.packs.registry.current(id).cloned(), answers: None }
    }

    /// Names for one opened case; by code if the pack's version is not loaded any more.
    pub fn of_case(app: &App, row: &CaseRow, open: &OpenCase) -> Labels {
        let name = PackName { id: row.summary.pack_id.clone(), sha256: Some(row.pack_sha256.clone()) };
        let pack = app.packs.registry.find(&name).ok().cloned();
        let answers = pack.as_deref().and_then(|pack| read(pack, &open.submission));
        Labels { pack, answers }
    }

    /// The pack and answers, when both can be read.
    pub fn readable(&self) -> Option<(&Pack, &Answers)> {
        Some((self.pack.as_deref()?, self.answers.as_ref()?))
    }

    /// The pack, if this version is loaded.
    pub fn pack(&self) -> Option<&Arc<Pack>> {
        self.pack.as_ref()
    }

    /// A decision's title, and for which item.
    pub fn decision(&self, id: &str, item: Option<u16>) -> String {
        let Some((pack, decision)) = self.find(id) else { return words::place(id, item) };
        let title = pack.program.text(pack.program.language("id"), decision.title());
        match decision.subject().zip(item).and_then(|(subject, item)| self.item(subject, item)) {
            Some(name) => format!("{title}: {name}"),
            None => words::place(title, item),
        }
    }

    /// The label of a classification's value.
    pub fn value(&self, decision: &str, value: &str) -> String {
        let label = self.find(decision).and_then(|(pack, decision)| {
            let DecisionKind::Classification { fact } = decision.kind() else { return None };
            let options = pack.program.facts().get(usize::from(fact))?.options();
            let option = options.iter().find(|option| option.value() == value)?;
            Some(pack.program.text(pack.program.language("id"), option.label()).to_owned())
        });
        label.unwrap_or_else(|| value.to_owned())
    }

    /// What the applicant called an item.
    pub fn item(&self, subject: SubjectId, item: u16) -> Option<String> {
        let (pack, answers) = self.readable()?;
        let label = pack.program.subjects().get(usize::from(subject))?.label()?;
        match answers.get(&pack.program, FactAt::item(label, item)) {
            Slot::Text(name) => Some(name.clone()),
            _ => None,
        }
    }

    fn find(&self, decision: &str) -> Option<(&Pack, Decision<'_>)> {
        let pack = self.pack.as_deref()?;
        Some((pack, pack.program.decisions().iter().find(|found| found.id() == decision)?))
    }
}

fn read(pack: &Pack, submission: &[u8]) -> Option<Answers> {
    let submission = Submission::read(submission).ok()?;
    Some(answers::read(&pack.program, submission.answers, Mode::Final).ok()?.0)
}

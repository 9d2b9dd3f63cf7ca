//! Arms of a permit decision or a derived fact: the answer, when it is given, its dates and next steps.

use super::{Clause, Part, Reading, words};
use layak_rules::program::{
    Arm, Condition, DateRule, DerivedArm, Fact, List, Offset, ProvisionId, Standing, Verb, author,
};

impl Reading<'_> {
    /// The arms that can be the answer on the days that are read, in order.
    pub(super) fn arms(&self, arms: List<'_, Arm<'_>>) -> Vec<Part> {
        arms.iter().filter(|arm| self.can_hold(arm.condition())).map(|arm| self.arm(arm)).collect()
    }

    fn arm(&self, arm: Arm<'_>) -> Part {
        let answer = words::answer(arm.verdict(), self.language);
        let heading = match arm.permit() {
            Some(permit) => format!("{answer}: {permit}"),
            None => answer.to_owned(),
        };
        let mut part = Part::new(arm.id(), capitalised(&heading));
        part.says = self.condition(arm.condition());
        for reason in self.reasons(arm) {
            part.line(self.pick("Alasannya", "Why"), reason);
        }
        self.unsure(arm.condition(), arm.verdict(), &mut part);
        for date in arm.dates() {
            let words = self.date_rule(date);
            words.into_iter().for_each(|words| part.line(words::date(date.shown_as(), self.language), words));
        }
        for next in arm.next() {
            part.line(self.pick("Langkah berikutnya", "What to do next"), self.text(next));
        }
        part.citations = self.cited(arm.condition());
        let notes = self.told_under(self.pick("Catatan", "Notes"), arm.notes());
        part.parts.extend((!notes.is_bare()).then_some(notes));
        part
    }

    /// The arms of a derived fact.
    pub(super) fn derived_arms(&self, fact: Fact<'_>, arms: List<'_, DerivedArm<'_>>) -> Vec<Part> {
        let possible = arms.iter().filter(|arm| self.can_hold(arm.condition()));
        possible
            .map(|arm| {
                let option = arm.value().and_then(|value| fact.options().get(usize::from(value)));
                let ask =
                    self.pick("Tanyakan ke kantor: sumber berbeda", "Ask the office: the sources differ");
                let heading = option.map_or_else(|| ask.to_owned(), |option| self.text(option.label()));
                let mut part = Part::new(option.map_or("", |option| option.value()), heading);
                part.says = self.condition(arm.condition());
                part.citations = self.cited(arm.condition());
                part
            })
            .collect()
    }

    /// A condition in words; it asks nothing when nothing is listed.
    fn condition(&self, condition: Condition<'_>) -> Vec<Clause> {
        let mention = |listed: List<'_, ProvisionId>| -> Vec<Clause> {
            listed.iter().filter_map(|id| self.mention(id)).collect()
        };
        let group = |(id, en): (&str, &str), clauses: Vec<Clause>| {
            (!clauses.is_empty()).then(|| Clause::Group { lead: self.pick(id, en).to_owned(), clauses })
        };
        let one = ("Bila ini benar", "If this is true");
        let either = |clauses: Vec<Clause>, lead| group(if clauses.len() == 1 { one } else { lead }, clauses);
        let all = either(mention(condition.all()), ("Bila semua ini benar", "If all of these are true"));
        let any = either(
            mention(condition.any()),
            ("Bila sedikitnya satu dari ini benar", "If at least one of these is true"),
        );
        let none = group(
            ("Bila tidak ada yang benar dari ini", "If none of these is true"),
            mention(condition.none()),
        );
        let said: Vec<Clause> = [all, any, none].into_iter().flatten().collect();
        if said.is_empty() {
            return vec![Clause::Say(
                self.pick("Bila tidak ada yang di atas cocok.", "If none of the above fits.").to_owned(),
            )];
        }
        said
    }

    /// Whether a condition can hold on some day that is read: what is listed but not in force takes no part.
    fn can_hold(&self, condition: Condition<'_>) -> bool {
        let possible = |listed: List<'_, ProvisionId>| {
            listed.is_empty() || listed.iter().any(|id| self.in_force(id).is_some())
        };
        possible(condition.all()) && possible(condition.any())
    }

    /// The plain reasons: the arm's own, and those of the provisions that make it fire, each once.
    fn reasons(&self, arm: Arm<'_>) -> Vec<String> {
        let mut reasons: Vec<String> = arm.reason().map(|reason| self.text(reason)).into_iter().collect();
        let listed =
            arm.condition().all().iter().chain(arm.condition().any()).filter_map(|id| self.in_force(id));
        for reason in
            listed.filter_map(|provision| Some(self.within(provision.period()).text(provision.met()?)))
        {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    fn unsure(&self, condition: Condition<'_>, verdict: Verb, part: &mut Part) {
        let listed = condition.all().iter().chain(condition.any()).filter_map(|id| self.in_force(id));
        let unsure = listed.filter(|provision| provision.standing() == Standing::Unsure);
        if verdict != Verb::AskTheOffice && unsure.count() > 0 {
            let words = self.pick(
                "Aturannya belum pasti. Jawabannya menjadi: tanyakan ke kantor.",
                "The rule is not sure. The answer becomes: ask the office.",
            );
            part.line(self.pick("Kepastian", "Certainty"), words);
        }
    }

    fn cited(&self, condition: Condition<'_>) -> Vec<author::Citation> {
        let listed = condition.all().iter().chain(condition.any()).filter_map(|id| self.in_force(id));
        let mut cited = Vec::new();
        for citation in listed.flat_map(|provision| provision.citations()) {
            let citation = citation.to_author();
            if !cited.contains(&citation) {
                cited.push(citation);
            }
        }
        cited
    }

    /// How a date is found; none while a figure that it needs is not in force.
    fn date_rule(&self, rule: DateRule<'_>) -> Option<String> {
        let base = match (rule.fact(), rule.parameter()) {
            (Some(fact), _) => format!("{} {}", self.pick("tanggal pada", "the date under"), self.name(fact)),
            (None, parameter) => self.known_figure(parameter?)?,
        };
        rule.offsets().iter().try_fold(base, |said, offset| Some(format!("{said}, {}", self.offset(offset)?)))
    }

    fn offset(&self, offset: Offset) -> Option<String> {
        let span = match (offset.duration, offset.parameter) {
            (Some(span), _) => self.span(span),
            (None, parameter) => self.known_figure(parameter?)?,
        };
        Some(self.told(!offset.back, ("ditambah", "dikurangi"), ("plus", "less"), &span))
    }
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

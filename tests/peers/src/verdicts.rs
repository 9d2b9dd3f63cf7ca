//! Verdicts of one submission in 64 bits, so that keeping them costs next to nothing, and their comparison.

use crate::task::{Criteria, Dialects};

/// The verdicts of one submission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// Whether the form is in order; none for an engine that does not check it.
    pub form: Option<bool>,
    /// One bit for each criterion, at its place.
    met: u64,
}

impl Verdicts {
    /// Of an engine that has checked the form; the criteria are to be set.
    pub fn with_form(in_order: bool) -> Verdicts {
        Verdicts { form: Some(in_order), met: 0 }
    }

    /// Whether the criterion at this place (below 64) is met.
    pub fn set(&mut self, place: usize, met: bool) {
        self.met |= u64::from(met) << place;
    }

    /// Keeps what an engine of expressions gives: for each criterion a verdict or, about items, a list of them. None if
    /// something else came out.
    pub fn of_expressions<T, R>(
        criteria: &Criteria<T>,
        results: impl Iterator<Item = R>,
        verdict: impl Fn(&R) -> Option<bool>,
        list: impl Fn(&R, &mut dyn FnMut(Option<bool>)),
    ) -> Option<Verdicts> {
        let mut verdicts = Verdicts::default();
        let whole = criteria.criteria.len();
        let mut complete = true;
        for (at, result) in results.enumerate() {
            if at < whole {
                verdicts.set(at, verdict(&result)?);
                continue;
            }
            let mut item = 0;
            list(&result, &mut |met| {
                complete &= met.is_some();
                verdicts.set(criteria.place(item, at - whole), met == Some(true));
                item += 1;
            });
        }
        complete.then_some(verdicts)
    }

    /// The criteria in which two engines differ, in words.
    pub fn differences(self, ours: Verdicts, dialects: &Dialects) -> impl Iterator<Item = String> {
        let places = (0..64).filter(move |place| (self.met ^ ours.met) >> place & 1 == 1);
        places.map(move |place| {
            let met = |verdicts: Verdicts| if verdicts.met >> place & 1 == 1 { "met" } else { "unmet" };
            format!("{} is {}, ours {}", name(place, dialects), met(self), met(ours))
        })
    }
}

/// The criterion at a place, with its item.
fn name(place: usize, dialects: &Dialects) -> String {
    let (whole, each) = (dialects.schema.criteria.len(), dialects.schema.items.len());
    match place.checked_sub(whole).zip(std::num::NonZero::new(each)) {
        None => dialects.names[place].clone(),
        Some((item, each)) => {
            format!("{} of {} {}", dialects.names[whole + item % each], dialects.subject, item / each + 1)
        }
    }
}

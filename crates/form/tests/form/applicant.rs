//! A robot applicant: it sees only what a screen shows, answers every question with something the form takes, and goes on.

use crate::cards::fields;
use layak_form::{Control, FieldView, Form, Place, Typed};

/// Small numbers from a seed, the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        // Knuth's MMIX generator.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

/// What one could type into a field, in an order that the dice choose.
pub fn candidates(field: &FieldView, dice: &mut Dice) -> Vec<Typed> {
    let lines = |lines: &[&str]| lines.iter().map(|line| Typed::from(*line)).collect::<Vec<Typed>>();
    let mut typed = match field.control {
        Control::YesNo => vec![Typed::from(true), Typed::from(false)],
        Control::Declaration => vec![Typed::from(true)],
        Control::One | Control::Search => {
            field.options.iter().map(|option| Typed::from(option.value.as_str())).collect()
        }
        Control::Many => {
            let all: Vec<String> = field.options.iter().map(|option| option.value.clone()).collect();
            vec![Typed::many(all[..1].to_vec()), Typed::many(all)]
        }
        Control::Money => {
            lines(&["Rp1.500.000", "1,5 miliar", "7 miliar", "0", "450 juta", "60.000.000.000"])
        }
        Control::Number => lines(&["3", "12", "1", "50", "450", "2.000", "80"]),
        Control::Date => vec![
            Typed::date(["7".into(), "Agustus".into(), "2019".into()]),
            Typed::from("31/12/2025"),
            Typed::from("1 Nov 2026"),
            Typed::from("2027-01-15"),
        ],
        Control::Phone => lines(&["0812-3456-7890"]),
        Control::Email => lines(&["rina@example.co.id"]),
        Control::Digits => lines(&["7571014107900000", "1234567890123", "012345678901000", "10794"]),
        Control::Text | Control::LongText => lines(&[
            "Keripik \"Bu Rina\" \\ 🍠",
            "3063306010072-19",
            "MD 240935001200027",
            "75.71",
            "2019",
            "SK-12/2024",
        ]),
    };
    let turn = dice.roll(typed.len());
    typed.rotate_left(turn);
    typed
}

/// Answers a field; true if something was taken.
pub fn answer(form: &mut Form, field: &FieldView, dice: &mut Dice) -> bool {
    if !field.required && dice.roll(3) == 0 {
        return true;
    }
    form.leave(field.at);
    candidates(field, dice).into_iter().any(|typed| {
        assert!(form.enter(field.at, typed.clone()), "{} takes what is typed", field.key);
        let now = form.field(field.at);
        assert_eq!(now.typed, typed, "typing is never rewritten");
        now.problem.is_none()
    })
}

/// Fills in every place up to the review.
pub fn fill_in(form: &mut Form, dice: &mut Dice) {
    for _ in 0..400 {
        if form.place() == Place::Review {
            return;
        }
        fill_in_place(form, dice);
        // A question may have appeared in the end; the next round answers it.
        let _ = form.next();
    }
    panic!("the review is never reached; last place {:?}: {:?}", form.place(), form.problems_shown());
}

/// Answers what the screen shows, again and again while answers bring up new questions.
pub fn fill_in_place(form: &mut Form, dice: &mut Dice) {
    for _ in 0..60 {
        match form.place() {
            Place::Items(subject) => {
                let more = form.can_add(subject) && form.items(subject) < 3 && dice.roll(3) > 0;
                form.answer_more(subject, more);
                return;
            }
            Place::Page { .. } => {
                let is_open =
                    |field: &FieldView| field.required && (field.typed.is_blank() || field.problem.is_some());
                let Some(open) = fields(form).into_iter().find(is_open) else { return };
                assert!(
                    answer(form, &open, dice),
                    "nothing fits {}: {:?}",
                    open.key,
                    form.field(open.at).problem
                );
            }
            Place::Review => return,
        }
    }
    panic!("questions never end on {:?}", form.place());
}

/// Agrees to everything on the review.
pub fn agree(form: &mut Form) {
    for declaration in fields(form) {
        assert!(form.enter(declaration.at, true));
    }
}

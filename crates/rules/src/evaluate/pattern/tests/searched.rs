//! The table against a search that tries everything.

use super::{super::author::Pattern, pack};
use crate::program::Program;
use alloc::{boxed::Box, collections::BTreeSet, format, string::String, vec, vec::Vec};
use proptest::prelude::*;

const LETTERS: [char; 5] = ['a', 'b', 'é', '😀', '\n'];

/// A pattern as a tree, made by chance.
#[derive(Clone, Debug)]
enum Shape {
    Start,
    End,
    Dot,
    Letters { negated: bool, letters: Vec<char> },
    Sequence(Vec<Shape>),
    Either(Vec<Shape>),
    Repeat(Box<Shape>, usize, Option<usize>),
}

impl Shape {
    fn source(&self) -> String {
        let all = |parts: &[Shape]| parts.iter().map(Shape::source).collect::<Vec<_>>();
        match self {
            Shape::Start => "^".into(),
            Shape::End => "$".into(),
            Shape::Dot => ".".into(),
            Shape::Letters { negated, letters } => {
                let letters: String = letters.iter().collect();
                format!("[{}{}]", if *negated { "^" } else { "" }, letters.replace('\n', "\\n"))
            }
            Shape::Sequence(parts) => all(parts).concat(),
            Shape::Either(parts) => format!("({})", all(parts).join("|")),
            Shape::Repeat(part, 0, None) => format!("(?:{})*", part.source()),
            Shape::Repeat(part, least, None) => format!("(?:{}){{{least},}}", part.source()),
            Shape::Repeat(part, least, Some(most)) => format!("(?:{}){{{least},{most}}}", part.source()),
        }
    }

    /// Where a match that begins at one of some places may end.
    fn ends(&self, text: &[char], from: &BTreeSet<usize>) -> BTreeSet<usize> {
        let takes = |holds: &dyn Fn(char) -> bool| {
            let taken = from.iter().filter(|&&at| text.get(at).is_some_and(|one| holds(*one)));
            taken.map(|at| at + 1).collect()
        };
        match self {
            Shape::Start => from.iter().copied().filter(|&at| at == 0).collect(),
            Shape::End => from.iter().copied().filter(|&at| at == text.len()).collect(),
            Shape::Dot => takes(&|one| one != '\n'),
            Shape::Letters { negated, letters } => takes(&|one| letters.contains(&one) != *negated),
            Shape::Sequence(parts) => parts.iter().fold(from.clone(), |from, part| part.ends(text, &from)),
            Shape::Either(parts) => parts.iter().flat_map(|part| part.ends(text, from)).collect(),
            Shape::Repeat(part, least, most) => {
                let from = (0..*least).fold(from.clone(), |from, _| part.ends(text, &from));
                // What consumes nothing need not be repeated more often than there are characters.
                let more = most.map_or(text.len(), |most| most - least);
                (0..more).fold(from, |from, _| &from | &part.ends(text, &from))
            }
        }
    }

    fn matches(&self, text: &[char]) -> bool {
        !self.ends(text, &(0..=text.len()).collect()).is_empty()
    }
}

fn shapes() -> impl Strategy<Value = Shape> {
    let letters = prop::collection::vec(prop::sample::select(&LETTERS[..]), 0..3);
    let leaf = prop_oneof![
        1 => Just(Shape::Start),
        1 => Just(Shape::End),
        1 => Just(Shape::Dot),
        5 => (any::<bool>(), letters).prop_map(|(negated, letters)| Shape::Letters { negated, letters }),
    ];
    leaf.prop_recursive(4, 16, 3, |inner| {
        let parts = prop::collection::vec(inner.clone(), 1..4);
        let most = prop::option::of(0..3_usize);
        prop_oneof![
            parts.clone().prop_map(Shape::Sequence),
            parts.prop_map(Shape::Either),
            (inner, 0..3_usize, most).prop_map(|(part, least, more)| {
                Shape::Repeat(Box::new(part), least, more.map(|more| least + more))
            }),
        ]
    })
}

/// All texts of up to so many letters.
fn texts(length: usize) -> Vec<Vec<char>> {
    let mut texts = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..length {
        let longest = from..texts.len();
        from = longest.end;
        for at in longest {
            let longer = LETTERS.map(|letter| [&texts[at][..], &[letter]].concat());
            texts.extend(longer);
        }
    }
    texts
}

proptest! {
    #[test]
    fn matches_what_a_search_finds(shape in shapes()) {
        let source = shape.source();
        let program = Program::load(&pack(Pattern::compile(&source).unwrap()).to_bytes()).unwrap();
        for text in texts(4) {
            let given: String = text.iter().collect();
            prop_assert_eq!(program.pattern(0).matches(&given), shape.matches(&text), "{} on {:?}", source, given);
        }
    }
}

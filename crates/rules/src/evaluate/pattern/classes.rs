//! Characters that no set of a pattern tells apart are of one class.

use super::{
    ASCII, MAX_TABLE, PatternError,
    set::{Range, Set},
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    vec::Vec,
};

/// The classes of all characters.
pub(super) struct Classes {
    /// The class of each ASCII character, then of each piece beyond ASCII.
    pub class_of: Vec<u16>,
    /// The code at which each piece beyond ASCII begins, but the first.
    pub bounds: Vec<u32>,
    /// For each class but the first, which is the end of the text, whether each set holds its characters.
    pub held: Vec<Rc<[bool]>>,
    known: BTreeMap<Rc<[bool]>, u16>,
}

impl Classes {
    /// The classes that some sets tell apart.
    ///
    /// # Errors
    /// So many that no table would be small enough.
    pub fn of(sets: &[Set]) -> Result<Classes, PatternError> {
        let sets: Vec<Vec<Range>> = sets.iter().map(Set::in_order).collect();
        let edges = sets.iter().flatten().flat_map(|range| [range.low, range.high + 1]);
        let beyond: BTreeSet<u32> =
            edges.filter(|code| (ASCII + 1..=u32::from(char::MAX)).contains(code)).collect();
        let mut classes =
            Classes { class_of: Vec::new(), bounds: Vec::new(), held: Vec::new(), known: BTreeMap::new() };
        for code in (0..=ASCII).chain(beyond) {
            let class = classes.class(sets.iter().map(|set| holds(set, code)).collect())?;
            if code > ASCII && classes.class_of.last() == Some(&class) {
                continue;
            }
            classes.class_of.push(class);
            if code > ASCII {
                classes.bounds.push(code);
            }
        }
        Ok(classes)
    }

    /// How many there are, with the end of the text.
    pub fn count(&self) -> usize {
        self.held.len() + 1
    }

    /// The class of what these sets hold.
    fn class(&mut self, held: Rc<[bool]>) -> Result<u16, PatternError> {
        if let Some(&known) = self.known.get(&held) {
            return Ok(known);
        }
        self.held.push(Rc::clone(&held));
        let class = self.held.len() as u16;
        self.known.insert(held, class);
        if self.count() > MAX_TABLE { Err(PatternError::TooManyStates) } else { Ok(class) }
    }
}

/// Whether ranges in order hold a character.
fn holds(ranges: &[Range], code: u32) -> bool {
    let before = ranges.partition_point(|range| range.high < code);
    ranges.get(before).is_some_and(|range| range.low <= code)
}

//! One value for every field: of the root, and of each item of each repeating subject.

use layak_rules::{
    Answers, FactAt,
    program::{Program, SubjectId},
};

/// The values of one item, or of the root, by fact.
pub(crate) type Row<T> = Vec<T>;

/// A value for every field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid<T> {
    root: Row<T>,
    items: Vec<Vec<Row<T>>>,
}

impl<T: Clone + Default> Grid<T> {
    /// The root and no items.
    pub(crate) fn new(program: &Program) -> Grid<T> {
        let items = program.subjects().iter().map(|_| Vec::new()).collect();
        Grid { root: vec![T::default(); program.facts().len()], items }
    }

    /// The root and as many items as the answers have.
    pub(crate) fn like(program: &Program, answers: &Answers) -> Grid<T> {
        let mut grid = Grid::new(program);
        for (subject, _) in (0..).zip(program.subjects()) {
            for _ in 0..answers.items(subject) {
                grid.push_item(program, subject);
            }
        }
        grid
    }

    /// The value of a field; none if there is no such item, or if the fact belongs elsewhere.
    pub(crate) fn get(&self, program: &Program, at: FactAt) -> Option<&T> {
        let row = match (program.facts().get(usize::from(at.fact))?.subject(), at.item) {
            (None, None) => &self.root,
            (Some(subject), Some(item)) => self.items.get(usize::from(subject))?.get(usize::from(item))?,
            _ => return None,
        };
        row.get(usize::from(at.fact))
    }

    /// Sets the value of a field; false if there is no such field.
    pub(crate) fn set(&mut self, program: &Program, at: FactAt, value: T) -> bool {
        let subject = program.facts().get(usize::from(at.fact)).map(|fact| fact.subject());
        let row = match (subject, at.item) {
            (Some(None), None) => Some(&mut self.root),
            (Some(Some(subject)), Some(item)) => {
                self.items.get_mut(usize::from(subject)).and_then(|rows| rows.get_mut(usize::from(item)))
            }
            _ => None,
        };
        let Some(place) = row.and_then(|row| row.get_mut(usize::from(at.fact))) else { return false };
        *place = value;
        true
    }

    /// Adds an item without values.
    pub(crate) fn push_item(&mut self, program: &Program, subject: SubjectId) {
        if let Some(rows) = self.items.get_mut(usize::from(subject)) {
            rows.push(vec![T::default(); program.facts().len()]);
        }
    }

    /// Takes an item out; none if there is no such item.
    pub(crate) fn remove_item(&mut self, subject: SubjectId, item: u16) -> Option<Row<T>> {
        let rows = self.items.get_mut(usize::from(subject))?;
        (usize::from(item) < rows.len()).then(|| rows.remove(usize::from(item)))
    }

    /// Puts an item in before the one at an index, or last.
    pub(crate) fn insert_item(&mut self, subject: SubjectId, item: u16, row: Row<T>) {
        if let Some(rows) = self.items.get_mut(usize::from(subject)) {
            rows.insert(usize::from(item).min(rows.len()), row);
        }
    }
}

//! Follows the table of a pattern.

use super::{ASCII, Pattern};

impl Pattern<'_> {
    /// Whether the pattern matches anywhere in the text (it is anchored only by `^` and `$`, as in JSON Schema).
    pub fn matches(self, text: &str) -> bool {
        let (classes, next) = (self.class_of().cells(), self.next().cells());
        let matched = u32::from(self.width());
        let mut state = u32::from(self.start());
        for character in text.chars() {
            // Whatever follows changes nothing any more.
            if state <= matched {
                break;
            }
            let code = u32::from(character);
            let piece = if code < ASCII {
                code
            } else {
                ASCII + self.bounds().partition_point(|low| low <= code) as u32
            };
            state = next[state.wrapping_add(classes[piece as usize]) as usize];
        }
        next[state as usize] == matched
    }

    /// Whether every state and class is inside its table.
    pub(crate) fn is_consistent(self) -> bool {
        let (width, length) = (self.width(), self.next().len());
        let is_state = |state| usize::from(state) + usize::from(width) <= length;
        let classes = self.class_of();
        classes.len() == ASCII as usize + 1 + self.bounds().len()
            && classes.iter().all(|class| class < width)
            && is_state(self.start())
            && self.next().iter().all(is_state)
    }
}

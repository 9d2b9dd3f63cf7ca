//! From the text of a pattern to instructions.

use super::{
    MAX_INSTRUCTIONS, MAX_TABLE, MAX_VISITS,
    author::Pattern,
    automaton::{self, Instruction},
    classes::Classes,
    set::{LINE_ENDS, Range, Set, WHITE_SPACE, complement, of, single},
};
use alloc::{boxed::Box, vec, vec::Vec};
use core::{fmt, iter::Peekable, str::CharIndices};

/// Why a pattern is refused, with the byte offset in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// Something opened is not closed, or the other way round.
    Unbalanced(usize),
    /// `*`, `+`, `?` or `{` without anything to repeat, or bounds in the wrong order.
    Repetition(usize),
    /// An escape that is not known.
    Escape(usize),
    /// A range in a class that runs backwards, or does not end with one character.
    Range(usize),
    /// Look-around, back-references, word boundaries or Unicode properties.
    NotLinear(usize),
    /// More than [`MAX_INSTRUCTIONS`] instructions, or nested too deeply.
    TooLarge,
    /// Its table would have more than [`MAX_TABLE`] entries, or take more than [`MAX_VISITS`] visits to make.
    TooManyStates,
}

impl fmt::Display for PatternError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PatternError::Unbalanced(at) => write!(out, "bracket without its partner at character {at}"),
            PatternError::Repetition(at) => {
                write!(out, "nothing to repeat, or bounds in the wrong order, at character {at}")
            }
            PatternError::Escape(at) => write!(out, "unknown escape at character {at}"),
            PatternError::Range(at) => write!(
                out,
                "no range up to what stands at character {at}: it ends with one character, and not one before its beginning"
            ),
            PatternError::NotLinear(at) => {
                write!(out, "look-around, back-references, \\b and \\p are not supported (character {at})")
            }
            PatternError::TooLarge => {
                write!(out, "pattern is too large (more than {MAX_INSTRUCTIONS} steps)")
            }
            PatternError::TooManyStates => write!(
                out,
                "what is read so far can mean too many things (at most {MAX_TABLE} states times classes of characters, made in {MAX_VISITS} steps)"
            ),
        }
    }
}

const MAX_DEPTH: usize = 32;

enum Tree {
    Set(Set),
    Start,
    End,
    Sequence(Vec<Tree>),
    Either(Vec<Tree>),
    Repeat(Box<Tree>, u32, Option<u32>),
}

pub(super) fn compile(source: &str) -> Result<Pattern, PatternError> {
    let mut parser = Parser { characters: source.char_indices().peekable(), length: source.len(), depth: 0 };
    let tree = parser.either()?;
    if let Some((at, _)) = parser.characters.next() {
        return Err(PatternError::Unbalanced(at));
    }
    let mut assembler = Assembler { instructions: Vec::new(), sets: Vec::new() };
    assembler.tree(&tree)?;
    assembler.push(Instruction::Match)?;
    automaton::pattern(source, &assembler.instructions, Classes::of(&assembler.sets)?)
}

struct Parser<'a> {
    characters: Peekable<CharIndices<'a>>,
    length: usize,
    depth: usize,
}

impl Parser<'_> {
    fn at(&mut self) -> usize {
        self.characters.peek().map_or(self.length, |&(at, _)| at)
    }

    fn take(&mut self, wanted: char) -> bool {
        self.characters.next_if(|&(_, character)| character == wanted).is_some()
    }

    fn either(&mut self) -> Result<Tree, PatternError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(PatternError::TooLarge);
        }
        let mut branches = vec![self.sequence()?];
        while self.take('|') {
            branches.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(Tree::Either(branches))
    }

    fn sequence(&mut self) -> Result<Tree, PatternError> {
        let mut parts = Vec::new();
        while let Some(&(at, character)) = self.characters.peek() {
            if character == '|' || character == ')' {
                break;
            }
            self.characters.next();
            let atom = self.atom(at, character)?;
            parts.push(self.repeated(atom)?);
        }
        Ok(Tree::Sequence(parts))
    }

    fn atom(&mut self, at: usize, character: char) -> Result<Tree, PatternError> {
        match character {
            '^' => Ok(Tree::Start),
            '$' => Ok(Tree::End),
            '.' => Ok(Tree::Set(Set { negated: true, ranges: LINE_ENDS.to_vec() })),
            '(' => self.group(at),
            '[' => self.class(at),
            '\\' => self.escape(at).map(Tree::Set),
            '*' | '+' | '?' | '{' => Err(PatternError::Repetition(at)),
            ']' | '}' => Err(PatternError::Unbalanced(at)),
            literal => Ok(Tree::Set(single(literal))),
        }
    }

    fn group(&mut self, at: usize) -> Result<Tree, PatternError> {
        if self.take('?') && !self.take(':') {
            return Err(PatternError::NotLinear(at));
        }
        let inner = self.either()?;
        if self.take(')') { Ok(inner) } else { Err(PatternError::Unbalanced(at)) }
    }

    fn repeated(&mut self, atom: Tree) -> Result<Tree, PatternError> {
        let at = self.at();
        let (min, max) = match self.characters.peek() {
            Some((_, '*')) => (0, None),
            Some((_, '+')) => (1, None),
            Some((_, '?')) => (0, Some(1)),
            Some((_, '{')) => return self.counted(atom, at),
            _ => return Ok(atom),
        };
        self.characters.next();
        self.finish_repeat(atom, at, min, max)
    }

    fn counted(&mut self, atom: Tree, at: usize) -> Result<Tree, PatternError> {
        self.characters.next();
        let min = self.number().ok_or(PatternError::Repetition(at))?;
        let max = if self.take(',') { self.number() } else { Some(min) };
        if !self.take('}') {
            return Err(PatternError::Unbalanced(at));
        }
        if max.is_some_and(|max| max < min) {
            return Err(PatternError::Repetition(at));
        }
        self.finish_repeat(atom, at, min, max)
    }

    fn finish_repeat(
        &mut self,
        atom: Tree,
        at: usize,
        min: u32,
        max: Option<u32>,
    ) -> Result<Tree, PatternError> {
        // Lazy and greedy match the same texts.
        self.take('?');
        if matches!(self.characters.peek(), Some((_, '*' | '+' | '?' | '{')))
            || matches!(atom, Tree::Start | Tree::End)
        {
            return Err(PatternError::Repetition(at));
        }
        Ok(Tree::Repeat(Box::new(atom), min, max))
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some((_, digit)) = self.characters.next_if(|(_, character)| character.is_ascii_digit()) {
            let digit = digit.to_digit(10)?;
            number = Some(number.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit));
        }
        number
    }

    fn class(&mut self, open: usize) -> Result<Tree, PatternError> {
        let negated = self.take('^');
        let mut ranges = Vec::new();
        loop {
            let (at, character) = self.characters.next().ok_or(PatternError::Unbalanced(open))?;
            if character == ']' {
                return Ok(Tree::Set(Set { negated, ranges }));
            }
            let low = self.class_member(at, character)?;
            if low.len() == 1 && low[0].low == low[0].high && self.take('-') {
                let (at, character) = self.characters.next().ok_or(PatternError::Unbalanced(open))?;
                if character == ']' {
                    ranges.extend([low[0], of('-', '-')]);
                    return Ok(Tree::Set(Set { negated, ranges }));
                }
                match self.class_member(at, character)?[..] {
                    // A range ends with a character; `\d` is several (ECMA-262, 22.2.1.1).
                    [end] if end.low == end.high && end.low >= low[0].low => {
                        ranges.push(Range { low: low[0].low, high: end.high });
                    }
                    _ => return Err(PatternError::Range(at)),
                }
            } else {
                ranges.extend(low);
            }
        }
    }

    fn class_member(&mut self, at: usize, character: char) -> Result<Vec<Range>, PatternError> {
        if character != '\\' {
            return Ok(single(character).ranges);
        }
        let set = self.escape(at)?;
        Ok(if set.negated { complement(set.ranges) } else { set.ranges })
    }

    fn escape(&mut self, at: usize) -> Result<Set, PatternError> {
        let (_, character) = self.characters.next().ok_or(PatternError::Escape(at))?;
        Ok(match character {
            'd' | 'D' => Set { negated: character == 'D', ranges: vec![of('0', '9')] },
            'w' | 'W' => Set {
                negated: character == 'W',
                ranges: vec![of('0', '9'), of('A', 'Z'), of('_', '_'), of('a', 'z')],
            },
            's' | 'S' => Set { negated: character == 'S', ranges: WHITE_SPACE.to_vec() },
            't' => single('\t'),
            'n' => single('\n'),
            'r' => single('\r'),
            'f' => single('\u{c}'),
            'v' => single('\u{b}'),
            'x' => single(self.hexadecimal(at, 2)?),
            'u' => single(self.hexadecimal(at, 4)?),
            '1'..='9' | 'b' | 'B' | 'p' | 'P' | 'k' => return Err(PatternError::NotLinear(at)),
            other if other.is_ascii_punctuation() => single(other),
            _ => return Err(PatternError::Escape(at)),
        })
    }

    fn hexadecimal(&mut self, at: usize, length: usize) -> Result<char, PatternError> {
        let mut code = 0;
        for _ in 0..length {
            let digit = self.characters.next().and_then(|(_, character)| character.to_digit(16));
            code = code * 16 + digit.ok_or(PatternError::Escape(at))?;
        }
        char::from_u32(code).ok_or(PatternError::Escape(at))
    }
}

struct Assembler {
    instructions: Vec<Instruction>,
    sets: Vec<Set>,
}

impl Assembler {
    fn push(&mut self, instruction: Instruction) -> Result<u16, PatternError> {
        if self.instructions.len() >= MAX_INSTRUCTIONS {
            return Err(PatternError::TooLarge);
        }
        self.instructions.push(instruction);
        self.here().map(|next| next - 1)
    }

    fn here(&self) -> Result<u16, PatternError> {
        u16::try_from(self.instructions.len()).map_err(|_| PatternError::TooLarge)
    }

    fn tree(&mut self, tree: &Tree) -> Result<(), PatternError> {
        match tree {
            Tree::Start => self.push(Instruction::Start).map(drop),
            Tree::End => self.push(Instruction::End).map(drop),
            Tree::Sequence(parts) => parts.iter().try_for_each(|part| self.tree(part)),
            Tree::Set(set) => self.set(set),
            Tree::Either(branches) => self.either(branches),
            Tree::Repeat(inner, min, max) => self.repeat(inner, *min, *max),
        }
    }

    fn set(&mut self, set: &Set) -> Result<(), PatternError> {
        let known = self.sets.iter().position(|other| other == set);
        let index = known.unwrap_or_else(|| {
            self.sets.push(set.clone());
            self.sets.len() - 1
        });
        self.push(Instruction::Take(u16::try_from(index).map_err(|_| PatternError::TooLarge)?)).map(drop)
    }

    fn either(&mut self, branches: &[Tree]) -> Result<(), PatternError> {
        let Some((last, others)) = branches.split_last() else { return Ok(()) };
        let mut exits = Vec::new();
        for branch in others {
            let split = self.push(Instruction::Split(0, 0))?;
            self.tree(branch)?;
            exits.push(self.push(Instruction::Jump(0))?);
            self.instructions[usize::from(split)] = Instruction::Split(split + 1, self.here()?);
        }
        self.tree(last)?;
        let end = self.here()?;
        exits.into_iter().for_each(|exit| self.instructions[usize::from(exit)] = Instruction::Jump(end));
        Ok(())
    }

    fn repeat(&mut self, inner: &Tree, min: u32, max: Option<u32>) -> Result<(), PatternError> {
        for _ in 0..min {
            self.bounded(inner)?;
        }
        let Some(max) = max else {
            let split = self.push(Instruction::Split(0, 0))?;
            self.bounded(inner)?;
            self.push(Instruction::Jump(split))?;
            self.instructions[usize::from(split)] = Instruction::Split(split + 1, self.here()?);
            return Ok(());
        };
        let mut splits = Vec::new();
        for _ in min..max {
            splits.push(self.push(Instruction::Split(0, 0))?);
            self.bounded(inner)?;
        }
        let end = self.here()?;
        for split in splits {
            self.instructions[usize::from(split)] = Instruction::Split(split + 1, end);
        }
        Ok(())
    }

    // A repeated part that emits nothing (`(){1,4000000000}`) must not spin: every turn costs one instruction.
    fn bounded(&mut self, inner: &Tree) -> Result<(), PatternError> {
        let before = self.instructions.len();
        self.tree(inner)?;
        if self.instructions.len() == before {
            let next = self.here()? + 1;
            self.push(Instruction::Jump(next))?;
        }
        Ok(())
    }
}

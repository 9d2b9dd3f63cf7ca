//! From the text of a pattern to its automaton.

use super::{
    MAX_INSTRUCTIONS, Range,
    author::{Class, Pattern},
    automaton::{self, Instruction},
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
    /// A range in a class that runs backwards.
    Range(usize),
    /// Look-around, back-references, word boundaries or Unicode properties.
    NotLinear(usize),
    /// More than [`MAX_INSTRUCTIONS`] instructions, or nested too deeply.
    TooLarge,
}

impl fmt::Display for PatternError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PatternError::Unbalanced(at) => write!(out, "bracket without its partner at character {at}"),
            PatternError::Repetition(at) => {
                write!(out, "nothing to repeat, or bounds in the wrong order, at character {at}")
            }
            PatternError::Escape(at) => write!(out, "unknown escape at character {at}"),
            PatternError::Range(at) => write!(out, "range runs backwards at character {at}"),
            PatternError::NotLinear(at) => {
                write!(out, "look-around, back-references, \\b and \\p are not supported (character {at})")
            }
            PatternError::TooLarge => {
                write!(out, "pattern is too large (more than {MAX_INSTRUCTIONS} steps)")
            }
        }
    }
}

const MAX_DEPTH: usize = 32;

enum Tree {
    Class(Class),
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
    let mut assembler = Assembler { instructions: Vec::new(), classes: Vec::new() };
    assembler.tree(&tree)?;
    assembler.push(Instruction::Match)?;
    Ok(automaton::pattern(source, &assembler.instructions, assembler.classes))
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
            '.' => Ok(Tree::Class(Class { negated: true, ranges: LINE_ENDS.to_vec() })),
            '(' => self.group(at),
            '[' => self.class(at),
            '\\' => self.escape(at).map(Tree::Class),
            '*' | '+' | '?' | '{' => Err(PatternError::Repetition(at)),
            ']' | '}' => Err(PatternError::Unbalanced(at)),
            literal => Ok(Tree::Class(single(literal))),
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
                return Ok(Tree::Class(Class { negated, ranges }));
            }
            let low = self.class_member(at, character)?;
            if low.len() == 1 && low[0].low == low[0].high && self.take('-') {
                let (at, character) = self.characters.next().ok_or(PatternError::Unbalanced(open))?;
                if character == ']' {
                    ranges.extend([low[0], of('-', '-')]);
                    return Ok(Tree::Class(Class { negated, ranges }));
                }
                let high = self.class_member(at, character)?;
                if high.len() != 1 || high[0].low < low[0].low {
                    return Err(PatternError::Range(at));
                }
                ranges.push(Range { low: low[0].low, high: high[0].high });
            } else {
                ranges.extend(low);
            }
        }
    }

    fn class_member(&mut self, at: usize, character: char) -> Result<Vec<Range>, PatternError> {
        if character != '\\' {
            return Ok(single(character).ranges);
        }
        let class = self.escape(at)?;
        Ok(if class.negated { complement(class.ranges) } else { class.ranges })
    }

    fn escape(&mut self, at: usize) -> Result<Class, PatternError> {
        let (_, character) = self.characters.next().ok_or(PatternError::Escape(at))?;
        Ok(match character {
            'd' | 'D' => Class { negated: character == 'D', ranges: vec![of('0', '9')] },
            'w' | 'W' => Class {
                negated: character == 'W',
                ranges: vec![of('0', '9'), of('A', 'Z'), of('_', '_'), of('a', 'z')],
            },
            's' | 'S' => Class { negated: character == 'S', ranges: WHITE_SPACE.to_vec() },
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

// ECMA-262 LineTerminator.
const LINE_ENDS: [Range; 3] = [of('\n', '\n'), of('\r', '\r'), of('\u{2028}', '\u{2029}')];
// ECMA-262 WhiteSpace and LineTerminator.
const WHITE_SPACE: [Range; 10] = [
    of('\t', '\r'),
    of(' ', ' '),
    of('\u{a0}', '\u{a0}'),
    of('\u{1680}', '\u{1680}'),
    of('\u{2000}', '\u{200a}'),
    of('\u{2028}', '\u{2029}'),
    of('\u{202f}', '\u{202f}'),
    of('\u{205f}', '\u{205f}'),
    of('\u{3000}', '\u{3000}'),
    of('\u{feff}', '\u{feff}'),
];

fn single(character: char) -> Class {
    Class { negated: false, ranges: vec![of(character, character)] }
}

const fn of(low: char, high: char) -> Range {
    Range { low: low as u32, high: high as u32 }
}

fn complement(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_unstable_by_key(|range| (range.low, range.high));
    let mut gaps = Vec::new();
    let mut next = 0;
    for Range { low, high } in ranges {
        if next < low {
            gaps.push(Range { low: next, high: low - 1 });
        }
        next = next.max(high + 1);
    }
    gaps.push(Range { low: next, high: u32::from(char::MAX) });
    gaps
}

struct Assembler {
    instructions: Vec<Instruction>,
    classes: Vec<Class>,
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
            Tree::Class(class) => self.class(class),
            Tree::Either(branches) => self.either(branches),
            Tree::Repeat(inner, min, max) => self.repeat(inner, *min, *max),
        }
    }

    fn class(&mut self, class: &Class) -> Result<(), PatternError> {
        let known = self.classes.iter().position(|other| other == class);
        let index = known.unwrap_or_else(|| {
            self.classes.push(class.clone());
            self.classes.len() - 1
        });
        self.push(Instruction::Class(u16::try_from(index).map_err(|_| PatternError::TooLarge)?)).map(drop)
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

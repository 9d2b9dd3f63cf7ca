//! Runs of digits and the marks between them: the shape shared by money and whole numbers.

use super::NumberFault;
use layak_rules::answers::json::MAX_INTEGER;

/// Digit runs of a number as written (`1.500.000,00`), and the mark before each run but the first.
pub(super) struct Runs<'a> {
    runs: Vec<&'a str>,
    marks: Vec<char>,
}

impl<'a> Runs<'a> {
    /// Splits at `.`, `,` and single spaces; none if anything else occurs or a run is empty.
    pub(super) fn split(text: &'a str) -> Option<Runs<'a>> {
        let is_mark = |character: char| matches!(character, '.' | ',' | ' ');
        let runs: Vec<&str> = text.split(is_mark).collect();
        let are_digits = |run: &&str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
        let marks = text.chars().filter(|character| is_mark(*character)).collect();
        runs.iter().all(are_digits).then_some(Runs { runs, marks })
    }

    /// The whole number in Indonesian writing: dots or spaces between thousands, a comma before a fraction of zeros.
    pub(super) fn whole(&self) -> Result<i64, NumberFault> {
        match *self.marks.as_slice() {
            [] => self.plain(),
            [first, .., ','] if first != ',' && self.is_grouped(self.runs.len() - 1) => {
                self.without_fraction()
            }
            [','] => self.one_comma(),
            [first, ..] if first != ',' && self.is_grouped(self.runs.len()) => joined(&self.runs),
            ['.'] => self.one_dot(),
            [',', ..] => self.english(),
            _ => Err(NumberFault::NotANumber),
        }
    }

    /// The readings of the number before a unit such as *juta*: digits, and how many of them are a fraction. There are
    /// two for `1.500 juta`: one thousand five hundred, or one and a half.
    pub(super) fn scaled(&self) -> Result<Vec<(i64, u32)>, NumberFault> {
        match *self.marks.as_slice() {
            [',' | '.'] if self.runs[1].len() != 3 => self.fraction(),
            [',' | '.'] if self.runs[0].len() <= 3 => {
                joined(&self.runs).map(|digits| vec![(digits, 3), (digits, 0)])
            }
            [',' | '.'] => Err(NumberFault::NotANumber),
            [first, .., ','] if first != ',' && self.is_grouped(self.runs.len() - 1) => self.fraction(),
            _ => Ok(vec![(self.whole()?, 0)]),
        }
    }

    /// Whether the first `count` runs are groups of thousands joined by one kind of mark.
    fn is_grouped(&self, count: usize) -> bool {
        let (head, tail) = (self.runs[0], &self.runs[1..count]);
        let same = self.marks[..count - 1].iter().all(|mark| *mark == self.marks[0]);
        let alone = tail.is_empty();
        same && (alone || head.len() <= 3)
            && (alone || !head.starts_with('0'))
            && tail.iter().all(|run| run.len() == 3)
    }

    fn plain(&self) -> Result<i64, NumberFault> {
        let value = joined(&self.runs)?;
        // A leading zero is the mark of a phone number or a code, not of an amount.
        if self.runs[0].len() > 1 && self.runs[0].starts_with('0') {
            Err(NumberFault::Ambiguous(vec![value]))
        } else {
            Ok(value)
        }
    }

    fn without_fraction(&self) -> Result<i64, NumberFault> {
        let (last, groups) = (self.runs[self.runs.len() - 1], &self.runs[..self.runs.len() - 1]);
        if last.len() <= 2 && is_zeros(last) { joined(groups) } else { Err(NumberFault::Fraction) }
    }

    fn one_comma(&self) -> Result<i64, NumberFault> {
        if self.runs[1].len() == 3 && self.runs[0].len() <= 3 {
            return Err(self.ambiguous());
        }
        if self.runs[0].len() > 1 && self.runs[0].starts_with('0') {
            return Err(NumberFault::NotANumber);
        }
        self.without_fraction()
    }

    // `1500.00`: an English fraction or a slip of the finger.
    fn one_dot(&self) -> Result<i64, NumberFault> {
        if !is_zeros(self.runs[1]) || self.runs[1].len() > 2 {
            return Err(NumberFault::Fraction);
        }
        Err(NumberFault::Ambiguous(vec![joined(&self.runs[..1])?, joined(&self.runs)?]))
    }

    // `1,500,000` or `1,500,000.00`.
    fn english(&self) -> Result<i64, NumberFault> {
        let count = self.runs.len();
        if self.is_grouped(count) {
            return Err(self.ambiguous());
        }
        let fraction =
            self.marks[count - 2] == '.' && is_zeros(self.runs[count - 1]) && self.runs[count - 1].len() == 2;
        if fraction && self.is_grouped(count - 1) {
            return Err(NumberFault::Ambiguous(vec![joined(&self.runs[..count - 1])?]));
        }
        Err(NumberFault::NotANumber)
    }

    fn ambiguous(&self) -> NumberFault {
        joined(&self.runs).map_or_else(|fault| fault, |value| NumberFault::Ambiguous(vec![value]))
    }

    fn fraction(&self) -> Result<Vec<(i64, u32)>, NumberFault> {
        let places =
            self.runs.last().and_then(|run| u32::try_from(run.len()).ok()).ok_or(NumberFault::NotANumber)?;
        Ok(vec![(joined(&self.runs)?, places)])
    }
}

fn is_zeros(run: &str) -> bool {
    run.bytes().all(|byte| byte == b'0')
}

fn joined(runs: &[&str]) -> Result<i64, NumberFault> {
    let digits = runs.iter().flat_map(|run| run.bytes());
    digits.map(|digit| i64::from(digit - b'0')).try_fold(0_i64, |value, digit| {
        let next = value * 10 + digit;
        if next > MAX_INTEGER { Err(NumberFault::TooBig) } else { Ok(next) }
    })
}

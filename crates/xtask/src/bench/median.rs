//! Interleaved rounds and their medians, in whole numbers.

use std::time::{Duration, Instant};

/// How long one engine runs in one round.
const ROUND: Duration = Duration::from_millis(40);
const ROUNDS: usize = 15;

/// Something to be measured, by name; the number it returns keeps the work from being optimised away.
pub struct Engine<'a> {
    /// For the table.
    pub name: &'static str,
    /// One piece of work.
    pub work: Box<dyn FnMut() -> usize + 'a>,
}

/// The median of one engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Median {
    /// For the table.
    pub name: &'static str,
    /// Picoseconds for one piece of work.
    pub picoseconds: u64,
    /// Thousandths of the first engine's time, the median of the rounds' own ratios.
    pub permille: u64,
}

/// Runs all engines in turn, round after round. The first one is what the others are compared with.
pub fn measure(mut engines: Vec<Engine<'_>>) -> Vec<Median> {
    let mut rounds: Vec<Vec<u64>> = engines.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (engine, times) in engines.iter_mut().zip(&mut rounds) {
            times.push(once(engine));
        }
    }
    let floor = rounds.first().cloned().unwrap_or_default();
    let median_of = |(engine, times): (&Engine<'_>, &Vec<u64>)| Median {
        name: engine.name,
        picoseconds: middle(times.clone()),
        permille: middle(
            times.iter().zip(&floor).map(|(time, floor)| time * 1000 / (*floor).max(1)).collect(),
        ),
    };
    engines.iter().zip(&rounds).map(median_of).collect()
}

/// Picoseconds for one piece of work, over one round.
fn once(engine: &mut Engine<'_>) -> u64 {
    let started = Instant::now();
    let mut count: u64 = 0;
    while started.elapsed() < ROUND {
        for _ in 0..16 {
            std::hint::black_box((engine.work)());
        }
        count += 16;
    }
    u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX).saturating_mul(1000) / count
}

/// The middle value; of an even number of values the lower of the two.
fn middle(mut values: Vec<u64>) -> u64 {
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

/// A row of the table: name, microseconds, ratio.
pub fn row(median: &Median) -> String {
    let nanoseconds = median.picoseconds / 1000;
    let (micros, rest) = (nanoseconds / 1000, nanoseconds % 1000);
    format!(
        "{:<42}{micros:>6}.{rest:03} us{:>6}.{:02} x",
        median.name,
        median.permille / 1000,
        median.permille % 1000 / 10
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_the_median() {
        assert_eq!(middle(vec![5, 1, 9]), 5);
        assert_eq!(middle(vec![4, 1, 2, 3]), 2);
        assert_eq!(middle(vec![]), 0);
    }

    #[test]
    fn a_row_reads_in_microseconds_and_ratios() {
        let median = Median { name: "read", picoseconds: 2_345_678, permille: 1257 };
        assert_eq!(row(&median).split_whitespace().collect::<Vec<_>>(), ["read", "2.345", "us", "1.25", "x"]);
    }
}

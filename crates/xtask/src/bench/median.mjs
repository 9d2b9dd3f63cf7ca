// Interleaved rounds in Node and their medians, as multiples of the first work; median.rs does the same natively.

const ROUND_MS = 40;
const ROUNDS = 31;

/** Microseconds for one piece of work, over one round. */
const once = (work) => {
  const start = performance.now();
  let count = 0;
  do { for (let i = 0; i < 16; i++) work(); count += 16; } while (performance.now() - start < ROUND_MS);
  return ((performance.now() - start) * 1000) / count;
};

/** The median. */
export const middle = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];

/** Measures all works, `[name, work, note]`, and prints a row for each. */
export const table = (works) => {
  const rounds = Array.from({ length: ROUNDS }, () => works.map(([, work]) => once(work)));
  works.forEach(([name, , note = ""], i) => {
    const micros = middle(rounds.map((round) => round[i]));
    const ratio = middle(rounds.map((round) => round[i] / round[0]));
    const row = `  ${name.padEnd(42)}${micros.toFixed(3).padStart(10)} us${ratio.toFixed(2).padStart(9)} x   ${note}`;
    console.log(row.trimEnd());
  });
};

/** Gives the members of a list in turn, for ever. */
export const inTurn = (list) => {
  let turn = 0;
  return () => list[(turn = (turn + 1) % list.length)];
};

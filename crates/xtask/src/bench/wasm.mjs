// Measures the engine in Node: interleaved rounds, medians, as multiples of JSON.parse of the same text.
import { copyFile, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { glue, wasm, program, submissions, on, changes } = JSON.parse(await readFile(process.argv[2], "utf8"));
// Node takes a file for an ES module by its extension only.
const copy = join(dirname(fileURLToPath(import.meta.url)), "glue.mjs");
await copyFile(glue, copy);
const { default: init, Engine } = await import(`${pathToFileURL(copy)}?${Date.now()}`);
const [code, pack] = [await readFile(wasm), new Uint8Array(await readFile(program))];

const started = performance.now();
await init({ module_or_path: code });
const loaded = performance.now();
const engine = new Engine(pack);
engine.follow(submissions[0], on, false);
const first = performance.now();

let turn = 0;
const next = () => submissions[(turn = (turn + 1) % submissions.length)];
const works = [
  ["JSON.parse", () => JSON.parse(next())],
  ["text to verdicts", () => engine.follow(next(), on, false)],
  ["text to outcome document", () => engine.decide(next(), on, false)],
];
if (changes) {
  const [number, text] = [engine.fact(changes.number[0]), engine.fact(changes.text[0])];
  const flip = () => (turn ^= 1) + 1;
  works.push(["one number changed", () => engine.setNumber(number, changes.number[flip()])]);
  works.push(["one text changed", () => engine.setText(text, changes.text[flip()])]);
}
const once = (work) => {
  turn = 0;
  const start = performance.now();
  let count = 0;
  do { for (let i = 0; i < 16; i++) work(); count += 16; } while (performance.now() - start < 40);
  return ((performance.now() - start) * 1000) / count;
};
const rounds = Array.from({ length: 15 }, () => works.map(([, work]) => once(work)));
const middle = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];
works.forEach(([name], i) => {
  const micros = middle(rounds.map((round) => round[i]));
  const ratio = middle(rounds.map((round) => round[i] / round[0]));
  console.log(`  ${name.padEnd(42)}${micros.toFixed(3).padStart(10)} us${ratio.toFixed(2).padStart(9)} x`);
});
const span = (from, to) => `${(to - from).toFixed(1)} ms`;
console.log(`  cold: instantiate ${span(started, loaded)}, load the pack and decide once ${span(loaded, first)}`);

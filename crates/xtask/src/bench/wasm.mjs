// Measures the engine in Node, as multiples of JSON.parse of the same text.
import { readFile } from "node:fs/promises";
import { load } from "./engine.mjs";
import { inTurn, table } from "./median.mjs";

const task = JSON.parse(await readFile(process.argv[2], "utf8"));
const { submissions, on, changes } = task;
const { engine: start, instantiated } = await load(task);

const begun = performance.now();
const engine = start();
engine.follow(submissions[0], on, false);
const first = performance.now() - begun;

const next = inTurn(submissions);
const works = [
  ["JSON.parse", () => JSON.parse(next())],
  ["text to verdicts", () => engine.follow(next(), on, false)],
  ["text to outcome document", () => engine.decide(next(), on, false)],
];
if (changes) {
  const [number, text] = [engine.fact(changes.number[0]), engine.fact(changes.text[0])];
  const [numbers, texts] = [inTurn(changes.number.slice(1)), inTurn(changes.text.slice(1))];
  works.push(["one number changed", () => engine.setNumber(number, numbers())]);
  works.push(["one text changed", () => engine.setText(text, texts())]);
}
table(works);
console.log(`  cold: instantiate ${instantiated.toFixed(1)} ms, load the pack and decide once ${first.toFixed(1)} ms`);

// Measures the engine in Node, as multiples of JSON.parse of the same text.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { load } from "./engine.mjs";
import { inTurn, middle, table } from "./median.mjs";

const task = JSON.parse(await readFile(process.argv[2], "utf8"));
const { submissions, on, changes } = task;
const { engine: start } = await load(task);
const engine = start();
engine.follow(submissions[0], on, false);

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

const script = fileURLToPath(new URL("cold.mjs", import.meta.url));
const cold = Array.from({ length: 13 }, () => JSON.parse(execFileSync(process.execPath, [script, process.argv[2]])));
const [instantiate, read, decide] = [0, 1, 2].map((part) => middle(cold.map((parts) => parts[part])).toFixed(1));
const sum = middle(cold.map((parts) => parts.reduce((a, b) => a + b))).toFixed(1);
console.log(`  cold: instantiate ${instantiate} ms, load the program ${read} ms, decide once ${decide} ms; together ${sum} ms`);

// Measures the widget's engine in Node: interleaved rounds, medians, as multiples of JSON.parse of the same text.
import { copyFile, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { glue, wasm, program, answers, on } = JSON.parse(process.argv[2]);
// Node takes a file for an ES module by its extension only.
const copy = join(dirname(fileURLToPath(import.meta.url)), "glue.mjs");
await copyFile(glue, copy);
const { default: init, Engine } = await import(`${pathToFileURL(copy)}?${Date.now()}`);

const started = performance.now();
await init({ module_or_path: await readFile(wasm) });
const loaded = performance.now();
const engine = new Engine(new Uint8Array(await readFile(program)));
engine.decide(answers, on, false);
const first = performance.now();

const works = [
  ["JSON.parse", () => JSON.parse(answers)],
  ["read, decide and explain, text to text", () => engine.decide(answers, on, false)],
];
const once = (work) => {
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
console.log(`  instantiate ${(loaded - started).toFixed(1)} ms, load the pack and decide once ${(first - loaded).toFixed(1)} ms`);

// Measures ajv beside our engine in Node, as multiples of JSON.parse of the same text, after comparing every verdict.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { load } from "../../../crates/xtask/src/bench/engine.mjs";
import { inTurn, table } from "../../../crates/xtask/src/bench/median.mjs";

const task = JSON.parse(await readFile(process.argv[2], "utf8"));
const { submissions, faulty, on, dialects, packages } = task;
// ajv's generated code looks for its helpers from where it lies, so it lies beside them.
const require = createRequire(`${packages}/`);
const Ajv = require("ajv/dist/2020").default;
const { default: standalone } = require("ajv/dist/standalone");

const { engine: start } = await load(task);
const engine = start();
const schemas = { form: dialects.form };
/** Takes up a schema under the name of its criterion. */
const named = (schema, i) => ((schemas[dialects.names[i]] = schema), dialects.names[i]);
const wholeNames = dialects.schema.criteria.map(named);
const itemNames = dialects.schema.items.map((schema, i) => named(schema, wholeNames.length + i));

const [whole, each] = [wholeNames.length, itemNames.length];

/** The validators by name. Criteria speak of values whose types the form has checked, which ajv's strict mode does not know. */
const compile = (options) => {
  const ajv = new Ajv({ strict: false, schemas, ...options });
  return { ajv, validators: Object.fromEntries(Object.keys(schemas).map((name) => [name, ajv.getSchema(name)])) };
};

/** The verdicts of the criteria, `m`et or `u`nmet, after the check of the form; `failed` is told what failed. */
const decide = (validators, text, failed = () => {}) => {
  const answers = JSON.parse(text);
  const verdict = (name, value) => {
    const met = validators[name](value);
    if (!met) failed(name, validators[name].errors);
    return met ? "m" : "u";
  };
  const form = verdict("form", answers) === "m";
  let criteria = "";
  for (const name of wholeNames) criteria += verdict(name, answers);
  for (const item of answers[dialects.subject] ?? [])
    for (const name of itemNames) criteria += verdict(name, item);
  return { form, criteria };
};

/** As `decide`, with ajv's errors as text. */
const explain = (validators, text) => {
  const reasons = {};
  const verdicts = decide(validators, text, (name, errors) => (reasons[name] = errors));
  return JSON.stringify({ ...verdicts, reasons });
};

/** Our own verdicts in the same form. Each decision is its criteria's letters and a word; the first is about the whole. */
const ours = (text) => {
  const decisions = engine.follow(text, on, false).split(";");
  const criteria = decisions.map((decided, i) => decided.slice(0, i === 0 ? whole : each)).join("");
  const { problems } = JSON.parse(engine.decide(text, on, false));
  return { form: problems.length === 0, criteria };
};

/** The name of the criterion in the `i`-th place. */
const name = (i) => {
  if (i < whole) return dialects.names[i];
  return `${dialects.names[whole + ((i - whole) % each)]} of ${dialects.subject} ${Math.floor((i - whole) / each) + 1}`;
};

/** Where a peer's verdicts differ from ours. */
const differences = (peer, validators) => {
  const found = [];
  submissions.forEach((text, at) => {
    const [theirs, our] = [decide(validators, text), ours(text)];
    if (!theirs.form || !our.form) found.push(`${peer}, submission ${at + 1}: the form is in order: ${theirs.form}, ours ${our.form}`);
    if (theirs.criteria.length !== our.criteria.length) found.push(`${peer}, submission ${at + 1}: ${theirs.criteria.length} verdicts, ours ${our.criteria.length}`);
    for (let i = 0; i < our.criteria.length; i++)
      if (theirs.criteria[i] !== our.criteria[i])
        found.push(`${peer}, submission ${at + 1}: ${name(i)} is ${theirs.criteria[i]}, ours ${our.criteria[i]}`);
  });
  faulty.forEach((text, at) => {
    if (decide(validators, text).form || ours(text).form) found.push(`${peer}, faulty submission ${at + 1}: the form is taken`);
  });
  return found;
};

const timed = (work) => {
  const begun = performance.now();
  return [work(), (performance.now() - begun).toFixed(1)];
};

const [{ validators }, compiling] = timed(() => compile({}));
const all = compile({ allErrors: true }).validators;
const source = compile({ code: { source: true } }).ajv;
const file = `${packages}/${task.name}.cjs`;
await writeFile(file, standalone(source, Object.fromEntries(Object.keys(schemas).map((key) => [key, key]))));
const [generated, loading] = timed(() => require(file));

const found = [...differences("ajv", validators), ...differences("ajv, standalone code", generated), ...differences("ajv, all errors", all)];
if (found.length > 0) {
  console.error(`${found.length} verdicts differ from ours, among them:\n  ${found.slice(0, 10).join("\n  ")}`);
  process.exit(1);
}

const next = inTurn(submissions);
table([
  ["JSON.parse", () => JSON.parse(next())],
  ["layak-rules", () => engine.follow(next(), on, false)],
  ["layak-rules, with reasons", () => engine.decide(next(), on, false)],
  ["ajv", () => decide(validators, next())],
  ["ajv, standalone code", () => decide(generated, next())],
  ["ajv, with reasons", () => explain(all, next())],
]);
console.log(`  ajv: ${compiling} ms to compile the schemas once; ${loading} ms to load the standalone code instead`);

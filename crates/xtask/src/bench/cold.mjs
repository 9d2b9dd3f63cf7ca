// In a fresh process: instantiates the engine, loads a program and decides once. Prints the milliseconds of each as JSON.
import { readFile } from "node:fs/promises";
import { load } from "./engine.mjs";

const task = JSON.parse(await readFile(process.argv[2], "utf8"));
const { engine: start, instantiated } = await load(task);
const begun = performance.now();
const engine = start();
const loaded = performance.now();
engine.follow(task.submissions[0], task.on, false);
console.log(JSON.stringify([instantiated, loaded - begun, performance.now() - loaded]));

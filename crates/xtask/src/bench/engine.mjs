// Loads our engine in Node, with the program of a pack.
import { copyFile, readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** `task` names the files `glue`, `wasm` and `program`, and the folder of the bench. */
export const load = async ({ folder, glue, wasm, program }) => {
  // Node takes a file for an ES module by its extension only.
  const copy = `${folder}/glue.mjs`;
  await copyFile(glue, copy);
  const { default: init, Engine } = await import(`${pathToFileURL(copy)}?${Date.now()}`);
  const [code, pack] = [await readFile(wasm), new Uint8Array(await readFile(program))];
  const started = performance.now();
  await init({ module_or_path: code });
  return { engine: () => new Engine(pack), instantiated: performance.now() - started };
};

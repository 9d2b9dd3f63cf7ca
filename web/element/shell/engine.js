// Loads the WebAssembly module once per page and names the reason when that fails, in the applicant's language.

const base = import.meta.url;
const GLUE = new URL("./%GLUE%", base).href;
const WASM = new URL("./%WASM%", base).href;
const TEXTS = new URL("./%WORDS%", base).href;
const STYLE = new URL("./%STYLE%", base).href;
const FAILURES = new URL("./%FAILURES%", base).href;
const INTEGRITY = "%WASM_INTEGRITY%";
const PUBLIC = { credentials: "omit" };

/** A failure with a stable code; the words are in `WORDS` and in `failures.js`. */
export class Fault extends Error {
  constructor(code, cause) { super(code, { cause }); this.code = code; }
}

// What is said when nothing more can be fetched.
const WORDS = {
  offline: {
    id: ["Tidak ada sambungan internet.", "Periksa sinyal atau kuota Anda, lalu tekan Coba lagi."],
    en: ["There is no internet connection.", "Check your signal or data, then press Try again."],
  },
  network: {
    id: ["Formulir belum dapat diambil dari server kantor.", "Tunggu sebentar, lalu tekan Coba lagi."],
    en: ["The form could not be fetched from the office's server.", "Wait a moment, then press Try again."],
  },
};
const ACTIONS = { id: ["Buka formulir di situs kantor", "Coba lagi", "Kode"], en: ["Open the form on the office's site", "Try again", "Code"] };

const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/** The message for a failure: what happened, what to do, a link to the form on the server, and the code. */
export async function explain(code, lang, address, retry) {
  const all = WORDS[code] ? WORDS : await import(FAILURES).then((file) => file.default, () => ({ unknown: WORDS.network }));
  const [what, todo] = (all[code] ?? all.unknown)[lang];
  const [open, again, label] = ACTIONS[lang];
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.setAttribute("part", "failure");
  box.lang = lang;
  const headline = make("p", "");
  headline.append(make("strong", what));
  const link = Object.assign(make("a", open), { href: address, target: "_top" });
  const button = Object.assign(make("button", again), { type: "button", onclick: retry });
  const actions = make("p", "");
  actions.append(link);
  const repeat = make("p", "");
  repeat.append(button);
  box.append(headline, make("p", todo), actions, repeat, make("p", `${label}: ${code}`));
  return box;
}

let engine;
/** The module's exports; downloaded once per page, again after a failure. */
export function loadEngine() {
  return (engine ??= start().catch((cause) => { engine = undefined; throw cause; }));
}

/** The compiled pack's bytes, and a finder's catalogue: the manifest is asked anew each time, the rest is kept under its digest. */
export async function loadPack(server, pack) {
  const watch = watchPolicy(server);
  try {
    const manifest = check(await fetch(`${server}/packs/${encodeURIComponent(pack)}`, PUBLIC), "no-such-pack");
    const { program, catalogue } = await manifest.json();
    return await Promise.all([loadFile(server, program), catalogue ? loadFile(server, catalogue) : new Uint8Array()]);
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault(await name(cause, watch), cause);
  } finally {
    watch.stop();
  }
}

/** A file that a manifest or a catalogue names. */
export async function loadFile(server, path) {
  const bytes = check(await fetch(new URL(path, server), PUBLIC), "not-found");
  return new Uint8Array(await bytes.arrayBuffer());
}

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming) throw new Fault("old-browser");
  const watch = watchPolicy(new URL(base).origin);
  try {
    const [response, style, words, glue] = await Promise.all([
      fetch(WASM, { ...PUBLIC, integrity: INTEGRITY }), fetch(STYLE, PUBLIC), fetch(TEXTS, PUBLIC), import(GLUE),
    ]);
    await glue.default({ module_or_path: typed(check(response, "not-found")) });
    const text = (reply) => check(reply, "not-found").text();
    return { ...glue, stylesheet: await text(style), words: await text(words) };
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault(await damaged(cause, watch), cause);
  } finally {
    watch.stop();
  }
}

function check(response, absent) {
  if (response.status === 404 || response.status === 410) throw new Fault(absent);
  if (!response.ok) throw new Fault("network");
  return response;
}

function typed(response) {
  if (!/^application\/wasm\b/.test(response.headers.get("Content-Type") ?? "")) throw new Fault("wrong-type");
  return response;
}

// What a browser throws does not tell policy from network, so each is looked for on its own.
async function name(cause, watch) {
  await new Promise((done) => setTimeout(done, 50));
  if (watch.seen || /Content Security Policy|unsafe-eval/i.test(String(cause))) return "csp";
  if (cause instanceof TypeError) return navigator.onLine ? "network" : "offline";
  return "unknown";
}

// A failed integrity check looks like a failed network, so the same address is asked again without one.
async function damaged(cause, watch) {
  const code = await name(cause, watch);
  if (cause instanceof WebAssembly.CompileError && code === "unknown") return "old-browser";
  if (code !== "network") return code;
  const bare = await fetch(WASM, PUBLIC).catch(() => null);
  if (!bare) return code;
  try { typed(check(bare, "not-found")); } catch (fault) { return fault.code; }
  return "damaged";
}

function watchPolicy(origin) {
  const note = ({ blockedURI }) => { watch.seen ||= blockedURI === "wasm-eval" || blockedURI.startsWith(origin); };
  const watch = { seen: false, stop: () => document.removeEventListener("securitypolicyviolation", note) };
  document.addEventListener("securitypolicyviolation", note);
  return watch;
}

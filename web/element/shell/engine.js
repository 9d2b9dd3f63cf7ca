// Loads the WebAssembly module once per page and names the reason when that fails, in the applicant's language.

const base = import.meta.url;
const GLUE = new URL("./%GLUE%", base).href;
const WASM = new URL("./%WASM%", base).href;
const TEXTS = new URL("./%WORDS%", base).href;
const STYLE = new URL("./%STYLE%", base).href;
const INTEGRITY = "%WASM_INTEGRITY%";
const PUBLIC = { credentials: "omit" };

/** A failure with a stable code; the words are in `WORDS`. */
export class Fault extends Error {
  constructor(code, cause) { super(code, { cause }); this.code = code; }
}

const WORDS = {
  csp: {
    id: ["Aturan keamanan situs ini menahan formulir.", "Isi formulir di situs kantor, isinya sama."],
    en: ["This site's security policy stops the form.", "Fill in the form on the office's site; it is the same."],
  },
  offline: {
    id: ["Tidak ada sambungan internet.", "Periksa sinyal atau kuota Anda, lalu tekan Coba lagi."],
    en: ["There is no internet connection.", "Check your signal or data, then press Try again."],
  },
  network: {
    id: ["Formulir belum dapat diambil dari server kantor.", "Tunggu sebentar, lalu tekan Coba lagi."],
    en: ["The form could not be fetched from the office's server.", "Wait a moment, then press Try again."],
  },
  "not-found": {
    id: ["Versi formulir ini sudah tidak ada di server.", "Muat ulang halaman ini, atau buka formulir di situs kantor."],
    en: ["This version of the form is no longer on the server.", "Reload this page, or open the form on the office's site."],
  },
  "wrong-type": {
    id: ["Server mengirim formulir dengan jenis berkas yang salah.", "Buka formulir di situs kantor dan beri tahu petugas kode di bawah."],
    en: ["The server sent the form as the wrong kind of file.", "Open the form on the office's site and tell the office the code below."],
  },
  damaged: {
    id: ["Berkas formulir rusak di perjalanan.", "Tekan Coba lagi. Bila tetap gagal, pakai jaringan lain."],
    en: ["The form's file was damaged on its way.", "Press Try again. If it fails again, use another network."],
  },
  "old-browser": {
    id: ["Peramban ini terlalu lama untuk formulir.", "Perbarui peramban Anda, atau buka formulir di situs kantor."],
    en: ["This browser is too old for the form.", "Update your browser, or open the form on the office's site."],
  },
  frame: {
    id: ["Bingkai formulir tidak menjawab.", "Situs ini mungkin belum terdaftar. Buka formulir di situs kantor."],
    en: ["The form's frame does not answer.", "This site may not be registered. Open the form on the office's site."],
  },
  "no-such-pack": {
    id: ["Formulir yang diminta halaman ini tidak ada di server kantor.", "Beri tahu pengelola situs kode di bawah."],
    en: ["The office's server does not have the form that this page asks for.", "Tell the site's keeper the code below."],
  },
  program: {
    id: ["Formulir di server tidak cocok dengan versi aplikasi ini.", "Muat ulang halaman ini, atau buka formulir di situs kantor."],
    en: ["The form on the server does not fit this version.", "Reload this page, or open the form on the office's site."],
  },
  "no-pack": {
    id: ["Halaman ini tidak menyebut formulir mana yang dipakai.", "Beri tahu pengelola situs: atribut pack kosong."],
    en: ["This page does not say which form to use.", "Tell the site's keeper: the pack attribute is empty."],
  },
  file: {
    id: ["Halaman dibuka dari berkas, bukan dari situs.", "Buka formulir di situs kantor."],
    en: ["The page was opened from a file, not from a site.", "Open the form on the office's site."],
  },
  unknown: {
    id: ["Formulir berhenti karena kesalahan yang tidak dikenal.", "Tekan Coba lagi, atau buka formulir di situs kantor."],
    en: ["The form stopped because of an unknown fault.", "Press Try again, or open the form on the office's site."],
  },
};
const ACTIONS = { id: ["Buka formulir di situs kantor", "Coba lagi", "Kode"], en: ["Open the form on the office's site", "Try again", "Code"] };

const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/** The message for a failure: what happened, what to do, a link to the form on the server, and the code. */
export function explain(code, lang, address, retry) {
  const [what, todo] = (WORDS[code] ?? WORDS.unknown)[lang];
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

// The page as the form sees it: what the applicant does, read from the browser's events; the focus; the device's storage;
// the server's answers as plain lines. Here the browser is at home; in WebAssembly each of these calls weighs ten times as much.

/**
 * What the applicant did, as [deed, about, words, number]; nothing where it does not concern the form. The shell listens
 * once for all of a form: elements say by attributes what they do (`data-act`), what about (`data-at`) and which (`data-nr`).
 */
export function read(event) {
  const { target, type } = event;
  const field = target.closest("[data-field]");
  const about = field?.dataset.field ?? "";
  if (type === "click") {
    const pressed = target.closest("[data-act]");
    if (!pressed) return;
    const { act, at = "", nr = 0 } = pressed.dataset;
    // Following a link to another form is the browser's business.
    if (act !== "follow") event.preventDefault();
    return ["press", at, act, nr];
  }
  if (type === "submit") {
    event.preventDefault();
    return ["press", "", "next", 0];
  }
  // The press on an option must not take the focus from its search box.
  if (type === "mousedown") return target.closest("[role=option]") && event.preventDefault();
  if (type === "keydown") return searchKey(event, about);
  if (!field) return;
  if (type === "input") {
    // What counts: lines, and what is chosen.
    const values = Array.from(field.querySelectorAll(".input,:checked"), (control) => control.value);
    return ["enter", about, values.join("\n"), 0];
  }
  if (target.matches(".input") && !field.contains(event.relatedTarget)) return ["leave", about, "", 0];
}

// The keys that a search box takes for itself; the others stay the browser's. Only inputs that open a list are search boxes.
function searchKey(event, about) {
  const { key, target } = event;
  if (!target.matches("input[aria-expanded]")) return;
  const open = target.getAttribute("aria-expanded") === "true";
  if (!/^Arrow(Down|Up)$/.test(key) && !(open && /^E(scape|nter)$/.test(key))) return;
  event.preventDefault();
  return ["key", about, key, 0];
}

/** What a form may ask of the page that it stands in. Storage that is blocked or full is like an empty one. */
export const page = (stage) => ({
  print: () => print(),
  /** The text kept under a name on this device. */
  load(name) { try { return localStorage.getItem(name) ?? undefined; } catch { return undefined; } },
  /** Keeps a text under a name, or nothing any more; whether that worked. */
  keep(name, text) {
    try { text ? localStorage.setItem(name, text) : localStorage.removeItem(name); return true; } catch { return false; }
  },
  /** 128 random bits in hexadecimal. */
  key() {
    try { return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""); }
    catch { return undefined; }
  },
  /**
   * Takes the value of `#name=value` from the address of this page and removes it from there, so that a shared or reloaded
   * address carries no answers.
   */
  handed(name) {
    const { hash, pathname, search } = location;
    if (!hash.startsWith(`#${name}=`)) return undefined;
    history.replaceState(null, "", pathname + search);
    try { return decodeURIComponent(hash.slice(name.length + 2)); } catch { return undefined; }
  },
  /** After a painting: moves the focus, brings a label to the top, and the option in hand into sight. */
  settle(control, label) {
    const find = (what) => stage.querySelector(what);
    if (control) (find(control) ?? find("[data-heading]"))?.focus();
    if (label) find(label)?.scrollIntoView();
    find(".list .active")?.scrollIntoView({ block: "nearest" });
  },
});

/**
 * The server's answer as lines, since the form reads no JSON: one record a line, a name and then members `key=value` between
 * tabs. The first line is the answer itself; the others are of its lists.
 */
export function lines(text) {
  const line = (name, of, ...keys) => {
    const members = keys.filter((key) => of[key] != null).map((key) => `${key}=${String(of[key]).replace(/\s+/g, " ")}`);
    return [name, ...members].join("\t");
  };
  try {
    const reply = JSON.parse(text);
    const whole = ["code", "detail", "detailEn", "reference", "receivedAt", "timeZone", "checkUrl", "side", "path"];
    return [
      line("", { ...reply, ...reply.checkQr }, ...whole),
      ...(reply.outcome?.decisions ?? []).map((of) => line("decisions", of, "decision", "item", "verdict", "permit", "value")),
      ...(reply.differences ?? []).map((of) => line("differences", of, "decision", "item", "claimed", "decided")),
    ].join("\n");
  } catch {
    return "";
  }
}

// The custom element <layak-form>: load, mount, relay, unmount. It decides nothing; the form lives in the WebAssembly
// module (inline mode) or in a frame of the form server's own origin (isolated mode, the default).
import { explain, Fault, loadEngine, loadFile, loadPack } from "./engine.js";
import { lines, page, read } from "./page.js";

const HOME = new URL(import.meta.url).origin;
const EVENTS = new Set(["layak-ready", "layak-step", "layak-verdict", "layak-submitted", "layak-open", "layak-error"]);
// The colours that a host may set, with the name of the INA Digital Design System that stands in for each.
const TOKENS = {
  "primary": "primary-primary", "primary-strong": "primary-700", "primary-soft": "primary-50", "on-primary": "",
  "content": "content-primary", "content-secondary": "content-secondary", "surface": "background-primary",
  "surface-secondary": "background-secondary", "stroke": "stroke-primary", "stroke-strong": "", "positive": "",
  "positive-soft": "", "negative": "", "negative-soft": "", "guide": "", "guide-soft": "", "focus": "",
  "radius": "radius-lg",
};
const HEIGHT = { least: 120, most: 30000 };
const ANSWER_WITHIN_MS = 20000;
const HEARD = ["click", "submit", "mousedown", "keydown", "input", "focusout"]; // what the form reads

const shellSheet = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;border:0;color-scheme:light}" +
      "[part=failure]{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;padding:1rem;border:2px solid #b3261e;" +
      "border-radius:8px}[part=failure] p{margin:0 0 .75rem}[part=failure] a{color:#0b4f8a}[part=failure] button{font:inherit;" +
      "min-height:44px;padding:0 1rem}",
  );
  return sheet;
};

class LayakForm extends HTMLElement {
  static observedAttributes = ["pack", "server", "mode", "lang", "heading-level", "aria-label"];
  #root; #handle; #frame; #scope; #waiting = false;

  get pack() { return this.getAttribute("pack") ?? ""; }
  set pack(value) { this.setAttribute("pack", value); }
  get server() { return new URL(this.getAttribute("server") || HOME, location.href).origin; }
  set server(value) { this.setAttribute("server", value); }
  get mode() { return this.getAttribute("mode") === "inline" ? "inline" : "isolated"; }
  set mode(value) { this.setAttribute("mode", value); }
  get headingLevel() { return Math.min(5, Math.max(1, Number.parseInt(this.getAttribute("heading-level"), 10) || 2)); }
  set headingLevel(value) { this.setAttribute("heading-level", String(value)); }
  /** The form on the server's own site: where every failure and the fallback lead. */
  get address() { return `${this.server}/forms/${encodeURIComponent(this.pack)}?lang=${this.#language}`; }
  get #language() { return this.lang === "en" ? "en" : "id"; }

  connectedCallback() { this.#schedule(); }
  // An element that is only moved is connected again in the same task: keep what the person has typed.
  disconnectedCallback() { queueMicrotask(() => this.isConnected || this.#stop()); }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#scope) return;
    if (name === "pack" || name === "server" || name === "mode") { this.#stop(); this.#schedule(); }
    else if (this.#handle) this.#handle.set(...this.#options());
    else this.#greet();
  }

  /** Moves the focus into the form: to the heading of the screen that is shown. */
  focus(options) {
    if (this.#frame) { this.#frame.focus(options); this.#post({ type: "focus" }); }
    else this.#root?.querySelector("[data-heading]")?.focus(options);
  }

  /** Forgets the answers kept on this device for this pack (inline mode; the frame has a button of its own). */
  forgetDraft() { this.#handle?.forget(); }

  #schedule() {
    if (this.#waiting || this.#scope) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      if (this.isConnected && !this.#scope) this.#start();
    });
  }

  #start() {
    this.#root ??= this.attachShadow({ mode: "open" });
    this.#scope = new AbortController();
    try { this.#root.adoptedStyleSheets = [shellSheet()]; } catch { return this.#fail(new Fault("old-browser")); }
    if (!this.pack) return this.#fail(new Fault("no-pack"));
    if (location.protocol === "file:") return this.#fail(new Fault("file"));
    if (this.mode === "isolated") this.#openFrame();
    else this.#mount(this.#scope.signal).catch((cause) => this.#fail(cause));
  }

  #stop() {
    const handle = this.#handle;
    this.#scope?.abort();
    // Afterwards: a listener that stops the form may be called while it is at work.
    queueMicrotask(() => handle?.unmount());
    this.#root?.replaceChildren();
    this.#scope = this.#handle = this.#frame = undefined;
  }

  #options() {
    return [this.server, this.#language, this.headingLevel, this.ariaLabel ?? "", this.server === location.origin];
  }

  async #mount(signal) {
    this.#root.replaceChildren(document.createElement("slot"));
    const [engine, [program, catalogue]] = await Promise.all([loadEngine(), loadPack(this.server, this.pack)]);
    if (signal.aborted) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(engine.stylesheet);
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, sheet];
    const stage = document.createElement("div");
    this.#root.replaceChildren(stage);
    for (const kind of HEARD) stage.addEventListener(kind, (event) => this.#happened(event));
    const host = {
      ...page(stage),
      // Afterwards: a listener may call the form, which is at work now.
      emit: (name, detail) => queueMicrotask(() => this.#emit(name, JSON.parse(detail))),
      post: (key, body) => this.#send(key, body),
      fetch: (pack, address) => this.#fetch(pack, address),
    };
    this.#handle = engine.mount(stage, program, catalogue, engine.words, host, ...this.#options());
    addEventListener("online", () => this.#handle?.online(), { signal });
  }

  #happened(event) {
    const act = read(event);
    if (act?.[2] === "follow") this.#open(act[1]) || event.preventDefault();
    else if (act) this.#handle?.happened(...act);
  }

  // Status 0: no answer came.
  async #send(key, body) {
    const scope = this.#scope;
    const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
    const answer = fetch(`${this.server}/v1/submissions`, { method: "POST", headers, body });
    const [status, text] = await answer.then(async (reply) => [reply.status, await reply.text()]).catch(() => [0, ""]);
    if (scope === this.#scope) this.#handle?.delivered(status, lines(text));
  }

  // A program that a finder needs; the form says what it means when it does not come.
  async #fetch(pack, address) {
    const scope = this.#scope;
    const program = await loadFile(this.server, address).catch(() => new Uint8Array());
    if (scope === this.#scope) this.#handle?.fetched(pack, program);
  }

  // False if the host opens the form of a programme itself.
  #open(pack) { return this.#emit("layak-open", { pack }) && this.getAttribute("opens") !== "event"; }

  #emit(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable: name === "layak-open", detail }));
  }

  #openFrame() {
    const frame = (this.#frame = document.createElement("iframe"));
    const signal = this.#scope.signal;
    frame.title = this.ariaLabel || (this.#language === "en" ? "Form" : "Formulir");
    frame.height = "480";
    frame.setAttribute("part", "frame");
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    if (this.hasAttribute("lazy")) frame.loading = "lazy";
    frame.src = `${this.address}&embed=1`;
    addEventListener("message", (event) => this.#receive(event), { signal });
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.blockedURI.startsWith(this.server)) this.#fail(new Fault("csp"));
    }, { signal });
    frame.addEventListener("load", () => this.#expectAnswer(signal), { signal });
    this.#root.replaceChildren(frame);
  }

  // A frame that was refused or that failed loads an error page of the browser and never answers.
  #expectAnswer(signal) {
    if (this.#frame.dataset.answered) return;
    const timer = setTimeout(() => {
      if (!this.#frame?.dataset.answered) this.#fail(new Fault(navigator.onLine ? "frame" : "offline"));
    }, ANSWER_WITHIN_MS);
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  #receive(event) {
    const message = event.data;
    if (event.source !== this.#frame?.contentWindow || event.origin !== this.server || message?.layak !== 1) return;
    this.#frame.dataset.answered = "1";
    if (message.type === "ready") this.#greet();
    else if (message.type === "height" && Number.isInteger(message.height))
      this.#frame.height = String(Math.min(HEIGHT.most, Math.max(HEIGHT.least, message.height)));
    else if (message.type === "scroll" && Number.isInteger(message.y)) this.#reveal(message.y);
    else if (message.type === "event" && EVENTS.has(message.name)) this.#emit(message.name, message.detail);
  }

  // The host page moves only when the point that the frame has just focused is out of sight.
  #reveal(y) {
    const top = this.#frame.getBoundingClientRect().top + Math.min(HEIGHT.most, Math.max(0, y));
    if (top < 0 || top > innerHeight - 80) scrollBy({ top: top - 16 });
  }

  #greet() {
    const style = getComputedStyle(this);
    const theme = {};
    for (const [token, ina] of Object.entries(TOKENS)) {
      const own = style.getPropertyValue(`--layak-${token}`).trim();
      const value = own || (ina && style.getPropertyValue(`--ina-${ina}`).trim());
      if (value) theme[token] = value;
    }
    const opens = this.getAttribute("opens");
    this.#post({ type: "hello", theme, lang: this.#language, headingLevel: this.headingLevel, opens });
  }

  #post(message) { this.#frame?.contentWindow?.postMessage({ layak: 1, ...message }, this.server); }

  async #fail(cause) {
    if (!this.#scope || this.#scope.signal.aborted) return;
    const code = cause instanceof Fault ? cause.code : typeof cause === "string" ? cause : "unknown";
    if (code === "unknown") console.error("layak-form:", cause);
    this.#stop();
    const scope = (this.#scope = new AbortController());
    const retry = () => { this.#stop(); this.#schedule(); };
    const message = await explain(code, this.#language, this.address, retry);
    if (scope !== this.#scope) return;
    this.#root.replaceChildren(message, document.createElement("slot"));
    this.#emit("layak-error", { code });
  }
}

if (!customElements.get("layak-form")) customElements.define("layak-form", LayakForm);

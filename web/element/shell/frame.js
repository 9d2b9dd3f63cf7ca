// The other end of isolated mode: on the form server's own page it tells the host page the height of the content and
// the form's events, and takes the host's colours. It carries no answers and obeys nobody but the parent window.

const EVENTS = ["layak-ready", "layak-step", "layak-verdict", "layak-submitted", "layak-open", "layak-error"];
const COLOUR = /^(#[0-9a-f]{3,8}|(rgb|hsl|oklch)\([\d\s.,%/deg-]{1,60}\))$/i;
const LENGTH = /^\d{1,2}(\.\d+)?px$/;
const form = () => document.querySelector("layak-form");
let host = null;
let pressed = false;

const post = (message) => host && parent.postMessage({ layak: 1, ...message }, host);
const height = () => Math.ceil(document.documentElement.getBoundingClientRect().height);
const sendHeight = () => post({ type: "height", height: height() });

function receive(event) {
  const message = event.data;
  const above = location.ancestorOrigins?.[0];
  if (event.source !== parent || message?.layak !== 1 || (above && above !== event.origin)) return;
  if (message.type === "hello") greet(event.origin, message);
  else if (message.type === "focus") form()?.focus();
}

function greet(origin, { theme, lang, headingLevel, opens }) {
  host = origin;
  dress(theme);
  if (lang === "id" || lang === "en") form()?.setAttribute("lang", lang);
  if (opens === "event") form()?.setAttribute("opens", opens);
  if (Number.isInteger(headingLevel)) form()?.setAttribute("heading-level", String(headingLevel));
  sendHeight();
}

// Only colours and lengths pass: a theme cannot fetch, hide or move anything.
function dress(theme) {
  const rules = Object.entries(theme ?? {})
    .filter(([token, value]) => /^[a-z-]{1,30}$/.test(token) && (COLOUR.test(value) || LENGTH.test(value)))
    .map(([token, value]) => `--layak-${token}:${value};`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root{${rules.join("")}}`);
  document.adoptedStyleSheets = [sheet];
}

// What is being pressed is in sight, and a page that moved under the press would lose the click.
function revealFocus(event) {
  const target = event.composedPath()[0];
  if (!pressed && target instanceof Element) post({ type: "scroll", y: Math.round(target.getBoundingClientRect().top + scrollY) });
}

if (parent !== self) {
  addEventListener("message", receive);
  addEventListener("focusin", revealFocus);
  for (const type of ["pointerdown", "pointerup", "pointercancel"])
    addEventListener(type, () => (pressed = type === "pointerdown"), true);
  for (const name of EVENTS) {
    document.addEventListener(name, ({ detail }) => {
      post({ type: "event", name, detail });
      // Browsers leave frames out of sight without rendering, and so without observed sizes.
      setTimeout(sendHeight);
    });
  }
  new ResizeObserver(sendHeight).observe(document.documentElement);
  parent.postMessage({ layak: 1, type: "ready" }, "*");
}

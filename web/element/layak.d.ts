// Types of <layak-form>, for hosts that use TypeScript. The manifest of the element is custom-elements.json.

/** Where a form is shown: in a frame of the form server (default), or in the host page without sensitive questions. */
export type LayakMode = "isolated" | "inline";

/** A verdict as in the outcome document. */
export type LayakVerdict =
  | "eligible" | "not-eligible" | "ask-the-office" | "cannot-tell-yet" | "classified" | "required" | "not-required"
  | "held" | "expired" | "renew" | "exempt-with-duty" | "other-permit" | "issued-with-commitments";

/** One decision of the pack for the whole business, or for the item of this index. */
export interface LayakDecided { decision: string; item?: number; verdict: LayakVerdict; }

/** Stable codes of `layak-error`; the same code stands in the message on screen. */
export type LayakErrorCode =
  | "csp" | "offline" | "network" | "not-found" | "wrong-type" | "damaged" | "old-browser" | "frame" | "no-pack"
  | "no-such-pack" | "program" | "options" | "file" | "refused" | "unknown";

/** The details of the events. None holds an answer or any personal data. */
export interface LayakEvents {
  "layak-ready": CustomEvent<{ pack: string; version: string }>;
  "layak-step": CustomEvent<{ step: number; steps: number }>;
  "layak-verdict": CustomEvent<{ pack: string; verdicts: LayakDecided[] }>;
  "layak-submitted": CustomEvent<{ pack: string; reference: string }>;
  /** A programme of a finder is to be opened; cancelable in inline mode. */
  "layak-open": CustomEvent<{ pack: string }>;
  "layak-error": CustomEvent<{ code: LayakErrorCode }>;
}

export interface LayakFormElement extends HTMLElement {
  /** The id of the pack. */
  pack: string;
  /** The origin of the form server; by default the origin of the loader's script. */
  server: string;
  mode: LayakMode;
  /** The level of the form's heading, 1 to 5; 2 by default. */
  headingLevel: number;
  /** The address of the same form on the server's own site. */
  readonly address: string;
  /** Forgets the answers kept on this device (inline mode). */
  forgetDraft(): void;
  /** Moves the focus to the heading of the screen that is shown. */
  focus(options?: FocusOptions): void;
  addEventListener<K extends keyof LayakEvents>(
    type: K, listener: (this: LayakFormElement, event: LayakEvents[K]) => void, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap { "layak-form": LayakFormElement; }
}

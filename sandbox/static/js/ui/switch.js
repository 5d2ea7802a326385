import { h } from "./dom.js";

/** A labelled on/off switch; `change(on)` is called with what the person wants. */
export function toggle({ label, hint, on, change }) {
  return h(
    "button",
    { type: "button", class: "switch", role: "switch", "aria-checked": String(on), onclick: () => change(!on) },
    h("span", { class: "switch-words" }, h("span", {}, label), hint ? h("small", {}, hint) : null),
    h("span", { class: "switch-track", "aria-hidden": "true" }),
  );
}

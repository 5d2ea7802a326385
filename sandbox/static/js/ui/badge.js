import { count } from "../texts.js";
import { h } from "./dom.js";

/** How many messages are unread; null when none are. */
export function badge(unread) {
  if (!unread) return null;
  return h(
    "span",
    { class: "badge" },
    h("span", { "aria-hidden": "true" }, String(unread)),
    h("span", { class: "spoken" }, count("unread", unread)),
  );
}

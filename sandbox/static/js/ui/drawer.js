import { t } from "../texts.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A panel at the right side: `element` for the page, `body` to fill, `isOpen()`, `open()`. */
export function createDrawer(title) {
  const body = h("div", { class: "drawer-body" });
  const element = h(
    "dialog",
    { class: "drawer", "aria-label": title, onclick: (event) => event.target === element && element.close() },
    h(
      "div",
      { class: "drawer-head" },
      h("h2", {}, title),
      h(
        "button",
        { type: "button", class: "round", "aria-label": t("close"), onclick: () => element.close() },
        icon("close"),
      ),
    ),
    body,
  );
  return { element, body, isOpen: () => element.open, open: () => element.showModal() };
}

/** On a screen for one phone: which of the two is shown, and the way to people and faults. */
import { keyOf, on, person, world } from "./store.js";
import { t } from "./texts.js";
import { avatar } from "./ui/avatar.js";
import { badge } from "./ui/badge.js";
import { fill, h } from "./ui/dom.js";
import { icon } from "./ui/icons.js";

export function createTabs({ phones, activate }) {
  let active = "client";
  const tabOf = (side) =>
    h("button", {
      type: "button",
      role: "tab",
      class: "tab",
      "aria-controls": `phone-${side}`,
      onclick: () => activate(side),
    });
  const tabs = { client: tabOf("client"), master: tabOf("master") };
  const people = h(
    "button",
    { type: "button", class: "round", "aria-label": t("people"), onclick: togglePeople },
    icon("people"),
  );
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": t("phones") }, tabs.client, tabs.master);
  const element = h("header", { class: "topbar" }, list, people);

  function render() {
    for (const [side, tab] of Object.entries(tabs)) {
      const one = person(phones[side].chat.user);
      const unread = world.chats.get(keyOf(phones[side].chat))?.unread;
      tab.setAttribute("aria-selected", String(side === active));
      fill(
        tab,
        avatar(one.first_name, "s"),
        h("span", { class: "tab-words" }, one.first_name, h("small", {}, t(side))),
        badge(unread),
      );
    }
  }

  function mark(side) {
    active = side;
    render();
  }

  on("chat", render);
  return { element, mark, render };
}

function togglePeople() {
  const { dataset } = document.body;
  dataset.people = dataset.people === "open" ? "closed" : "open";
}

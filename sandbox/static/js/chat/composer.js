/** The foot of a chat: start, unblock, or write; the menu button beside the input. */
import { world } from "../store.js";
import { t } from "../texts.js";
import { fill, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

export function createComposer({ write, start, unblock, open }) {
  const input = h("input", {
    type: "text",
    class: "input",
    "aria-label": t("message"),
    placeholder: t("message"),
    autocomplete: "off",
    maxlength: "4096",
    enterkeyhint: "send",
  });
  const menu = h("span", { class: "menu" });
  const commands = h("ul", { class: "commands", "aria-label": t("commands"), hidden: true });
  const sendButton = h("button", { type: "submit", class: "send", "aria-label": t("send") }, icon("send", 22));
  const form = h("form", { class: "composer-form", onsubmit: submit }, menu, input, sendButton);
  const element = h("footer", { class: "composer" });

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    input.value = "";
    commands.hidden = true;
    if (text) write(text);
  }

  function render(chat, payload) {
    if (chat.status === "new" || payload) return show(wide(t("start"), start));
    if (chat.status === "kicked") return show(wide(t("unblock"), unblock));
    fill(menu, menuButton(chat));
    return show(commands, form);
  }

  function show(...wanted) {
    // Drawn again only when something else belongs here, so that the input keeps its focus.
    const isSame = wanted[0] === commands && element.contains(form);
    if (!isSame) fill(element, ...wanted);
  }

  function menuButton(chat) {
    const { menu_button: button } = chat;
    if (button.type === "web_app") {
      return h("button", { type: "button", class: "menu-app", onclick: open }, icon("window", 16), button.text);
    }
    const known = world.bots.get(chat.bot).commands;
    if (!known.length) return null;
    fill(commands, known.map(commandEntry));
    const toggleList = () => {
      commands.hidden = !commands.hidden;
    };
    return h(
      "button",
      { type: "button", class: "round", "aria-label": t("commands"), onclick: toggleList },
      icon("slash"),
    );
  }

  function commandEntry({ command, description }) {
    const choose = () => {
      commands.hidden = true;
      write(`/${command}`);
    };
    return h("li", {}, h("button", { type: "button", onclick: choose }, h("b", {}, `/${command}`), ` ${description}`));
  }

  const focus = () => input.focus({ preventScroll: true });
  return { element, render, focus };
}

function wide(label, act) {
  return h("button", { type: "button", class: "wide", onclick: act }, label);
}

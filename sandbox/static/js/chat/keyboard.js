/** Buttons under a message; each does what it does in Telegram. */
import { h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

const WAITS_AT_MOST = 15_000;
// An answer may overtake the news of its own query's id.
const answered = new Set();
const ICONS = { web_app: "window", url: "link" };

export function keyboard(message, phone) {
  const rows = message.reply_markup.inline_keyboard.map((row, number) =>
    h(
      "div",
      { class: "keyboard-row" },
      row.map((button, column) => key(button, { message_id: message.message_id, button: [number, column] }, phone)),
    ),
  );
  return h("div", { class: "keyboard" }, rows);
}

/** The bot has answered a press: the button that waits for it is free again. */
export function settleButtons(list, queryId) {
  answered.add(queryId);
  for (const button of list.querySelectorAll(`[data-query="${queryId}"]`)) settle(button);
}

function key(button, place, phone) {
  const kind = Object.keys(ICONS).find((name) => name in button);
  const element = h(
    "button",
    { type: "button", class: "key", "data-style": button.style },
    h("span", {}, button.text),
    kind ? icon(ICONS[kind], 12) : null,
  );
  element.addEventListener("click", async () => {
    if (button.web_app) return phone.open(place);
    if (button.url) return phone.follow(button.url);
    if (button.copy_text) return navigator.clipboard.writeText(button.copy_text.text);
    return wait(element, () => phone.press(place));
  });
  return element;
}

async function wait(element, send) {
  element.setAttribute("aria-busy", "true");
  setTimeout(() => settle(element), WAITS_AT_MOST);
  const queryId = await send();
  if (queryId && !answered.has(queryId)) element.dataset.query = queryId;
  else settle(element);
}

function settle(element) {
  element.removeAttribute("aria-busy");
  delete element.dataset.query;
}

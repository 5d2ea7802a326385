/** One message: its text, its time, and the buttons under it. */
import { t } from "../texts.js";
import { h } from "../ui/dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { timeOf } from "./times.js";

export function bubble(message, actions) {
  const isBot = message.from.is_bot;
  const stamp = (message.edit_date ? `${t("edited")} ` : "") + timeOf(message.date);
  return h(
    "article",
    { class: isBot ? "message incoming" : "message outgoing", "aria-label": message.from.first_name },
    h(
      "div",
      { class: "bubble" },
      h("div", { class: "bubble-text" }, formatted(message.text, message.entities, actions.follow)),
      h("time", { datetime: new Date(message.date * 1000).toISOString() }, stamp),
    ),
    message.reply_markup ? keyboard(message, actions) : null,
  );
}

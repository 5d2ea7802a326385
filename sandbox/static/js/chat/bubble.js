import { t } from "../texts.js";
import { h } from "../ui/dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { timeOf } from "./times.js";

/** What people see of a message: Telegram's apps hide what a link adds to /start. */
export function shownText({ from, text }) {
  return !from.is_bot && text.startsWith("/start ") ? "/start" : text;
}

/** One message: its text, its time, and the buttons under it. */
export function bubble(message, phone) {
  const isBot = message.from.is_bot;
  const stamp = (message.edit_date ? `${t("edited")} ` : "") + timeOf(message.date);
  return h(
    "article",
    { class: isBot ? "message incoming" : "message outgoing", "aria-label": message.from.first_name },
    h(
      "div",
      { class: "bubble" },
      h(
        "div",
        { class: "bubble-text" },
        formatted(shownText(message), message.entities, (url) => phone.follow(url)),
      ),
      h("time", { datetime: new Date(message.date * 1000).toISOString() }, stamp),
    ),
    message.reply_markup ? keyboard(message, phone) : null,
  );
}

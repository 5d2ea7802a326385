/** The messages of a chat. An element is kept as long as its message does not change. */
import { history, person, world } from "../store.js";
import { t } from "../texts.js";
import { ask, toast } from "../ui/ask.js";
import { fill, h } from "../ui/dom.js";
import { bubble } from "./bubble.js";
import { settleButtons } from "./keyboard.js";
import { dayOf } from "./times.js";

export function createMessages({ press, open, follow }) {
  let drawn = new Map();
  const list = h("div", { class: "messages" });
  const element = h("div", { class: "conversation", tabindex: "0", role: "log", "aria-label": t("messages") }, list);

  function render(chat) {
    const known = history(chat);
    const wasAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    const last = known.at(-1)?.message_id;
    const isNew = last !== undefined && !drawn.has(last);
    drawn = new Map(known.map((message) => [message.message_id, keep(message, chat)]));
    arrange(known);
    if (!known.length) fill(list, welcome(chat));
    if (wasAtEnd || isNew) element.scrollTop = element.scrollHeight;
  }

  function keep(message, chat) {
    const before = drawn.get(message.message_id);
    if (before?.message === message) return before;
    return { message, node: bubble(message, { chat, press, open, follow }) };
  }

  function arrange(known) {
    const wanted = [];
    let day = null;
    for (const message of known) {
      const itsDay = dayOf(message.date);
      if (itsDay !== day) wanted.push(h("p", { class: "day" }, itsDay));
      day = itsDay;
      wanted.push(drawn.get(message.message_id).node);
    }
    list.replaceChildren(...wanted);
  }

  function answered(screen, { query_id, text, alert }) {
    settleButtons(list, query_id);
    if (text && alert) ask(screen, { text, answers: [t("ok")] });
    else if (text) toast(screen, text);
  }

  function clear() {
    drawn = new Map();
    list.replaceChildren();
  }

  return { element, render, answered, clear };
}

function welcome(chat) {
  const bot = world.bots.get(chat.bot);
  const about = bot.descriptions[person(chat.user).language_code] || bot.descriptions[""];
  return h("div", { class: "welcome" }, h("strong", {}, t("what_can")), h("p", {}, about || t("no_description")));
}

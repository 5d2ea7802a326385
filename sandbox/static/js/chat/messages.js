/** The messages of a chat. An element is kept as long as its message does not change. */
import { history, person, world } from "../store.js";
import { t } from "../texts.js";
import { ask, toast } from "../ui/ask.js";
import { fill, h } from "../ui/dom.js";
import { bubble } from "./bubble.js";
import { settleButtons } from "./keyboard.js";
import { dayOf } from "./times.js";

const NEARLY_AT_END = 60;

export class Messages {
  #drawn = new Map();
  #wasShown = false;
  #list = h("div", { class: "messages" });
  element = h("div", { class: "conversation", tabindex: "0", role: "log", "aria-label": t("messages") }, this.#list);

  /** `phone` presses, opens and follows what is tapped. */
  constructor(phone) {
    this.phone = phone;
    // A hidden phone cannot be scrolled: what came meanwhile is shown when it is turned to.
    new ResizeObserver(([entry]) => {
      if (entry.contentRect.height > 0 && !this.#wasShown) this.element.scrollTop = this.element.scrollHeight;
      this.#wasShown = entry.contentRect.height > 0;
    }).observe(this.element);
  }

  render(chat) {
    const known = history(chat);
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    const wasAtEnd = scrollHeight - scrollTop - clientHeight < NEARLY_AT_END;
    const isNew = known.length > 0 && !this.#drawn.has(known.at(-1).message_id);
    this.#drawn = new Map(known.map((message) => [message.message_id, this.#keep(message)]));
    if (known.length) this.#list.replaceChildren(...this.#byDays(known));
    else fill(this.#list, welcome(chat));
    if (wasAtEnd || isNew) this.element.scrollTop = this.element.scrollHeight;
  }

  /** The bot answered a press: its button is free again, and its words are shown. */
  answered(screen, { query_id, text, alert }) {
    settleButtons(this.#list, query_id);
    if (text && alert) ask(screen, { text, answers: [t("ok")] });
    else if (text) toast(screen, text);
  }

  clear() {
    this.#drawn = new Map();
    this.#list.replaceChildren();
  }

  #keep(message) {
    const before = this.#drawn.get(message.message_id);
    return before?.message === message ? before : { message, node: bubble(message, this.phone) };
  }

  #byDays(known) {
    const nodes = [];
    let day = null;
    for (const message of known) {
      const itsDay = dayOf(message.date);
      if (itsDay !== day) nodes.push(h("p", { class: "day" }, itsDay));
      day = itsDay;
      nodes.push(this.#drawn.get(message.message_id).node);
    }
    return nodes;
  }
}

function welcome(chat) {
  const bot = world.bots.get(chat.bot);
  const about = bot.descriptions[person(chat.user).language_code] || bot.descriptions[""];
  return h("div", { class: "welcome" }, h("strong", {}, t("what_can")), h("p", {}, about || t("no_description")));
}

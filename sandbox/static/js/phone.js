/** A phone with one chat in it, and over the chat a Mini App when one is open. */
import { act } from "./api.js";
import { Composer } from "./chat/composer.js";
import { createHeader } from "./chat/header.js";
import { botLink } from "./chat/links.js";
import { Messages } from "./chat/messages.js";
import { MiniApp } from "./miniapp/mini-app.js";
import { fullName, keyOf, load, on, person, world } from "./store.js";
import { t } from "./texts.js";
import { theme } from "./theme.js";
import { toast } from "./ui/ask.js";
import { fill, h } from "./ui/dom.js";

export class Phone {
  chat = null;
  #miniApp = null;
  #payload = null;
  #caption = h("figcaption", { class: "caption" });
  #screen = h("section", { class: "screen" });
  #header = createHeader();
  #messages = new Messages(this);
  #composer = new Composer(this);

  /**
   * `choose(chat)` shows a chat of the same person as if it was chosen from the list; false when
   * the person would rather stay.
   */
  constructor(side, choose) {
    this.choose = choose;
    this.#screen.append(...this.#parts);
    this.element = h("figure", { class: "phone", id: `phone-${side}`, "data-side": side }, this.#caption, this.#screen);
    on("chat", (changed) => this.#isHere(changed) && this.#render());
    on("bot", ({ username }) => this.chat?.bot === username && this.#render());
    on("typing", ({ chat }) => this.#isHere(chat) && this.#header.typing());
    on("answer", (event) => this.#isHere(event.chat) && this.#messages.answered(this.#screen, event));
    document.addEventListener("visibilitychange", () => this.noticed());
  }

  /** Show a chat; false when the person would rather not leave the open Mini App. */
  async show(wanted) {
    if (this.chat && this.#isHere(wanted)) return true;
    if (this.#miniApp && !(await this.#miniApp.requestClose())) return false;
    this.chat = { user: wanted.user, bot: wanted.bot };
    this.#payload = null;
    this.refresh();
    return true;
  }

  /** Draw the chat anew, from the start. */
  refresh() {
    const owner = person(this.chat.user);
    fill(this.#caption, h("strong", {}, fullName(owner)), ` ${t(owner.role)}`);
    this.#screen.setAttribute("aria-label", t("phone", { name: fullName(owner) }));
    this.#messages.clear();
    this.#render();
    load(this.chat).catch((problem) => this.#complain(problem));
  }

  /** The person looks at the phone: what is on its screen is read. */
  noticed() {
    const isWatched = !document.hidden && !this.#miniApp && this.#screen.offsetParent !== null;
    if (this.chat && isWatched && this.#current.unread) this.#attempt("read");
  }

  write(text) {
    return this.#attempt("messages", { text });
  }

  /** Start the bot, with what the link that led here says. */
  async start() {
    const text = this.#payload ? `/start ${this.#payload}` : "/start";
    this.#payload = null;
    await this.write(text);
    this.#composer.focus();
  }

  unblock() {
    return this.#attempt("unblock");
  }

  /** Press a callback button; returns the query's id, nothing when that failed. */
  async press(place) {
    return (await this.#attempt("press", place))?.callback_query_id;
  }

  /** Open the Mini App of a button, or of the menu when no place is named. */
  async open(place = {}) {
    const opened = await this.#attempt("open", { ...place, theme: theme() });
    if (!opened) return;
    this.#cover(true);
    this.#miniApp = new MiniApp({
      screen: this.#screen,
      url: opened.url,
      bot: world.bots.get(this.chat.bot),
      follow: (url) => this.follow(url),
      closed: () => this.#uncovered(),
    });
  }

  /** Follow a link out of the chat or the Mini App: a t.me link leads to a bot, others outside. */
  async follow(url) {
    const link = botLink(url);
    if (!link) {
      window.open(url, "_blank", "noopener");
      toast(this.#screen, t("leaving"));
    } else if (!world.bots.has(link.bot)) {
      toast(this.#screen, t("no_such_bot"));
    } else if (await this.choose({ user: this.chat.user, bot: link.bot })) {
      this.#payload = link.start;
      this.#render();
    }
  }

  get #current() {
    return world.chats.get(keyOf(this.chat)) ?? this.chat;
  }

  get #parts() {
    return [this.#header.element, this.#messages.element, this.#composer.element];
  }

  #isHere(chat) {
    return this.chat !== null && keyOf(chat) === keyOf(this.chat);
  }

  #render() {
    this.#header.render(this.#current);
    this.#messages.render(this.#current);
    this.#composer.render(this.#current, this.#payload);
    this.noticed();
  }

  /** What lies under a Mini App is out of reach until it is closed. */
  #cover(isCovered) {
    for (const part of this.#parts) part.inert = isCovered;
  }

  #uncovered() {
    this.#miniApp = null;
    this.#cover(false);
    this.noticed();
  }

  #attempt(action, body) {
    return act(this.chat, action, body).catch((problem) => this.#complain(problem));
  }

  #complain(problem) {
    toast(this.#screen, t("failed", { why: problem.message }));
    return null;
  }
}

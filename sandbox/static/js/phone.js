/** A phone with one chat in it, and over the chat a Mini App when one is open. */
import { act } from "./api.js";
import { createComposer } from "./chat/composer.js";
import { createHeader } from "./chat/header.js";
import { createMessages } from "./chat/messages.js";
import { startPayload } from "./chat/links.js";
import { openMiniApp } from "./miniapp/mini-app.js";
import { fullName, keyOf, load, on, person, world } from "./store.js";
import { t } from "./texts.js";
import { theme } from "./theme.js";
import { toast } from "./ui/ask.js";
import { fill, h } from "./ui/dom.js";

/**
 * `choose(chat)` shows a chat of the same person as if it was chosen from the list; false when
 * the person would rather stay.
 */
export function createPhone(side, choose) {
  let chat = null;
  let miniApp = null;
  let payload = null;
  const caption = h("figcaption", { class: "caption" });
  const screen = h("section", { class: "screen" });
  const element = h("figure", { class: "phone", id: `phone-${side}`, "data-side": side }, caption, screen);
  const header = createHeader();
  const messages = createMessages({ press, open, follow });
  const composer = createComposer({ write, start, unblock: () => attempt("unblock"), open: () => open({}) });
  screen.append(header.element, messages.element, composer.element);

  const current = () => world.chats.get(keyOf(chat)) ?? chat;
  const isWatched = () => !document.hidden && !miniApp && screen.offsetParent !== null;

  /** Show a chat; false when the person would rather not leave the open Mini App. */
  async function show(wanted) {
    if (chat && keyOf(chat) === keyOf(wanted)) return true;
    if (miniApp && !(await miniApp.requestClose())) return false;
    chat = { user: wanted.user, bot: wanted.bot };
    payload = null;
    refresh();
    return true;
  }

  function refresh() {
    const owner = person(chat.user);
    fill(caption, h("strong", {}, fullName(owner)), ` ${t(owner.role)}`);
    screen.setAttribute("aria-label", t("phone", { name: fullName(owner) }));
    messages.clear();
    render();
    load(chat).catch(complain);
  }

  function render() {
    header.render(current());
    messages.render(current());
    composer.render(current(), payload);
    noticed();
  }

  /** The person looks at the phone: what is on its screen is read. */
  function noticed() {
    if (chat && current().unread && isWatched()) attempt("read");
  }

  function complain(problem) {
    toast(screen, t("failed", { why: problem.message }));
    return null;
  }

  function attempt(action, body) {
    return act(chat, action, body).catch(complain);
  }

  function write(text) {
    return attempt("messages", { text });
  }

  async function start() {
    const text = payload ? `/start ${payload}` : "/start";
    payload = null;
    await write(text);
    composer.focus();
  }

  async function press(messageId, place) {
    return (await attempt("press", { message_id: messageId, button: place }))?.callback_query_id;
  }

  async function open(place) {
    const opened = await attempt("open", { ...place, theme: theme() });
    if (!opened) return;
    covered(true);
    miniApp = openMiniApp({ screen, url: opened.url, bot: world.bots.get(chat.bot), follow, closed });
  }

  function closed() {
    miniApp = null;
    covered(false);
    noticed();
  }

  /** What lies under a Mini App is out of reach until it is closed. */
  function covered(isCovered) {
    for (const part of [header, messages, composer]) part.element.inert = isCovered;
  }

  /** Follow a link out of the chat or the Mini App: a t.me link leads to a bot, others outside. */
  async function follow(url) {
    const link = startPayload(url);
    if (!link) {
      window.open(url, "_blank", "noopener");
      toast(screen, t("leaving"));
    } else if (!world.bots.has(link.bot)) {
      toast(screen, t("no_such_bot"));
    } else if (await choose({ user: chat.user, bot: link.bot })) {
      payload = link.start;
      render();
    }
  }

  on("chat", (changed) => chat && keyOf(changed) === keyOf(chat) && render());
  on("bot", (changed) => chat && changed.username === chat.bot && render());
  on("typing", (event) => keyOf(event.chat) === keyOf(chat) && header.typing());
  on("answer", (event) => keyOf(event.chat) === keyOf(chat) && messages.answered(screen, event));
  document.addEventListener("visibilitychange", noticed);

  return {
    element,
    get chat() {
      return chat;
    },
    show,
    refresh,
    noticed,
  };
}

import { world } from "../store.js";
import { t } from "../texts.js";
import { avatar } from "../ui/avatar.js";
import { fill, h } from "../ui/dom.js";

const TYPING_LASTS = 5000;

/** The bar over the chat: which bot it is with, and whether the bot is typing. */
export function createHeader() {
  const name = h("h2", {});
  const status = h("small", { "aria-live": "polite" });
  const picture = h("span", {});
  const element = h("header", { class: "chat-header" }, picture, h("div", {}, name, status));
  let timer = null;

  function render(chat) {
    const bot = world.bots.get(chat.bot);
    clearTimeout(timer);
    fill(picture, avatar(bot.first_name));
    name.textContent = bot.first_name;
    status.textContent = t("bot");
  }

  function typing() {
    clearTimeout(timer);
    status.textContent = t("typing");
    timer = setTimeout(() => {
      status.textContent = t("bot");
    }, TYPING_LASTS);
  }

  return { element, render, typing };
}

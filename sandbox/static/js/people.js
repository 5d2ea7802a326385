/** The demo people and the chats each of them has. */
import { shownText } from "./chat/bubble.js";
import { timeOf } from "./chat/times.js";
import { fullName, keyOf, person, world } from "./store.js";
import { t } from "./texts.js";
import { avatar } from "./ui/avatar.js";
import { badge } from "./ui/badge.js";
import { h } from "./ui/dom.js";

export function peopleSection({ choose, shown }) {
  const visible = shown();
  return ["client", "master"].map((role) => [
    h("h2", {}, t(`${role}s`)),
    world.people.filter((one) => one.role === role).map((one) => entry(one, choose, visible)),
  ]);
}

function entry(one, choose, shown) {
  return h(
    "section",
    { class: "person", "aria-label": fullName(one) },
    h(
      "div",
      { class: "person-head" },
      avatar(fullName(one)),
      h("div", {}, h("strong", {}, fullName(one)), h("small", {}, `@${one.username} · ${one.language_code}`)),
    ),
    one.chats.map((chat) => row(world.chats.get(keyOf(chat)), choose, shown)),
  );
}

function row(chat, choose, shown) {
  const bot = world.bots.get(chat.bot);
  return h(
    "button",
    {
      type: "button",
      class: "chat-row",
      "aria-current": shown.some((one) => keyOf(one) === keyOf(chat)) ? "true" : null,
      "data-row": keyOf(chat),
      onclick: () => choose(chat),
    },
    avatar(bot.first_name, "s"),
    h("span", { class: "spoken" }, t("chat_of", { person: fullName(person(chat.user)) })),
    h("span", { class: "chat-row-words" }, h("b", {}, bot.first_name), h("small", {}, preview(chat))),
    h("span", { class: "chat-row-end" }, chat.last ? h("small", {}, timeOf(chat.last.date)) : null, badge(chat.unread)),
  );
}

function preview(chat) {
  if (chat.status === "kicked") return t("blocked");
  if (chat.status === "new" || !chat.last) return t("not_started");
  return shownText(chat.last).replaceAll("\n", " ");
}

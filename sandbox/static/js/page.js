/** The whole page: people on the left, two phones, one of them at a time on a narrow screen. */
import { faultsDrawer } from "./faults.js";
import { Phone } from "./phone.js";
import { createSidebar } from "./sidebar.js";
import { on, person, world } from "./store.js";
import { createTabs } from "./tabs.js";
import { t } from "./texts.js";
import { h } from "./ui/dom.js";
import { shopsDrawer } from "./yookassa/shops.js";

export function buildPage(body) {
  const phones = { client: new Phone("client", choose), master: new Phone("master", choose) };
  const shown = () => Object.values(phones).map((phone) => phone.chat);

  /** Show a chat in its person's phone; false when an open Mini App was not to be left. */
  async function choose(chat) {
    const side = person(chat.user).role;
    document.body.dataset.people = "closed";
    if (!(await phones[side].show(chat))) return false;
    // The other phone follows to the bot's owner, so that both ends of a booking are in view.
    const owner = world.bots.get(chat.bot)?.owner;
    if (side === "client" && owner && owner !== phones.master.chat.user) {
      await phones.master.show({ user: owner, bot: chat.bot });
    }
    activate(side);
    return true;
  }

  function activate(side) {
    document.body.dataset.active = side;
    tabs.mark(side);
    sidebar.render();
    for (const phone of Object.values(phones)) phone.noticed();
  }

  const tabs = createTabs({ phones, activate });
  const drawer = faultsDrawer(shown);
  const shops = shopsDrawer();
  const sidebar = createSidebar({ choose, shown, openFaults: drawer.open, openShops: shops.open });
  const offline = h("p", { class: "offline", role: "status", hidden: true }, t("offline"));
  const stage = h(
    "main",
    { class: "stage" },
    h("h1", { class: "spoken" }, t("title")),
    phones.client.element,
    phones.master.element,
  );
  body.append(tabs.element, sidebar.element, stage, drawer.element, shops.element, offline);
  on("connection", (isUp) => {
    offline.hidden = isUp;
  });

  const firstChat = (role) => world.people.find((one) => one.role === role).chats[0];
  phones.client.show(firstChat("client"));
  phones.master.show(firstChat("master"));
  document.body.dataset.people = "closed";
  activate("client");

  /** Draw everything anew after the world was read again. */
  function refresh() {
    for (const [role, phone] of Object.entries(phones)) {
      if (world.bots.has(phone.chat.bot)) phone.refresh();
      else phone.show(firstChat(role));
    }
    sidebar.render();
    tabs.render();
  }
  return { refresh };
}

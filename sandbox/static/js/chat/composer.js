/** The foot of a chat: start, unblock, or write; the menu button beside the input. */
import { person, world } from "../store.js";
import { t } from "../texts.js";
import { fill, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

export class Composer {
  element = h("footer", { class: "composer" });
  #menu = h("span", { class: "menu" });
  #commands = h("ul", { class: "commands", "aria-label": t("commands"), hidden: true });
  #input = h("input", {
    type: "text",
    class: "input",
    "aria-label": t("message"),
    placeholder: t("message"),
    autocomplete: "off",
    maxlength: "4096",
    enterkeyhint: "send",
  });
  #form = h(
    "form",
    { class: "composer-form", onsubmit: (event) => this.#submit(event) },
    this.#menu,
    this.#input,
    h("button", { type: "submit", class: "send", "aria-label": t("send") }, icon("send", 22)),
  );

  /** `phone` writes, starts, unblocks and opens. */
  constructor(phone) {
    this.phone = phone;
  }

  /** With a `payload`, from a link, the person is asked to start the bot even once more. */
  render(chat, payload) {
    if (chat.status === "new" || payload) {
      fill(
        this.element,
        wide(t("start"), () => this.phone.start()),
      );
    } else if (chat.status === "kicked") {
      fill(
        this.element,
        wide(t("unblock"), () => this.phone.unblock()),
      );
    } else {
      fill(this.#menu, this.#menuButton(chat));
      // Put in place only once, so that the input keeps its focus.
      if (!this.element.contains(this.#form)) fill(this.element, this.#commands, this.#form);
    }
  }

  focus() {
    this.#input.focus({ preventScroll: true });
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    this.#input.value = "";
    this.#commands.hidden = true;
    if (text) this.phone.write(text);
  }

  #menuButton({ menu_button: button, user, bot }) {
    if (button.type === "web_app") {
      const onclick = () => this.phone.open();
      return h("button", { type: "button", class: "menu-app", onclick }, icon("window", 16), button.text);
    }
    const { commands } = world.bots.get(bot);
    const known = commands[person(user).language_code] ?? commands[""] ?? [];
    if (!known.length) return null;
    fill(
      this.#commands,
      known.map((command) => this.#entry(command)),
    );
    const onclick = () => {
      this.#commands.hidden = !this.#commands.hidden;
    };
    return h("button", { type: "button", class: "round", "aria-label": t("commands"), onclick }, icon("slash"));
  }

  #entry({ command, description }) {
    const onclick = () => {
      this.#commands.hidden = true;
      this.phone.write(`/${command}`);
    };
    return h("li", {}, h("button", { type: "button", onclick }, h("b", {}, `/${command}`), ` ${description}`));
  }
}

function wide(label, onclick) {
  return h("button", { type: "button", class: "wide", onclick }, label);
}

/** An open Mini App: its bar, its frame, and Telegram's own button under it. */
import { t } from "../texts.js";
import { onTheme, themeParams } from "../theme.js";
import { ask } from "../ui/ask.js";
import { h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { createMainButton } from "./main-button.js";
import { speakWith } from "./protocol.js";

const SAFE_AREA = { top: 0, bottom: 0, left: 0, right: 0 };
// What Telegram Web lets a Mini App do in its frame.
const ALLOWED = "allow-scripts allow-same-origin allow-popups allow-forms allow-modals";

export class MiniApp {
  #bar;
  #frame;
  #element;
  #host;
  #asksBeforeClosing = false;
  #opener = document.activeElement;
  #mainButton = createMainButton(() => this.#host.send("main_button_pressed"));
  #backButton = barButton("back", t("back"), () => this.#host.send("back_button_pressed"));
  #closeButton = barButton("close", t("close_mini_app"), () => this.requestClose());
  #sizes = new ResizeObserver(() => this.#sendViewport());
  #stopTheme = onTheme(() => this.#sendTheme());

  /** Open over a phone's screen; `follow(url)` takes links, `closed()` is told at the end. */
  constructor({ screen, url, bot, follow, closed }) {
    Object.assign(this, { screen, follow, closed });
    this.#backButton.hidden = true;
    this.#bar = bar(bot, this.#backButton, this.#closeButton);
    this.#frame = h("iframe", { class: "miniapp-frame", title: bot.first_name, sandbox: ALLOWED, src: url });
    const name = `${bot.first_name}, ${t("mini_app")}`;
    const parts = [this.#bar, this.#frame, this.#mainButton.element];
    this.#element = h("div", { class: "miniapp", role: "dialog", "aria-label": name }, parts);
    this.#host = speakWith(this.#frame, new URL(url).origin, this.#handlers());
    screen.append(this.#element);
    this.#sizes.observe(this.#frame);
    this.#closeButton.focus({ preventScroll: true });
  }

  /** Close as a person does; false when the person prefers to stay. */
  async requestClose() {
    if (this.#asksBeforeClosing) {
      const question = { title: t("close_title"), text: t("close_text"), answers: [t("cancel"), t("close")] };
      if ((await ask(this.screen, question)) !== 1) return false;
    }
    this.#close();
    return true;
  }

  #handlers() {
    return {
      web_app_setup_main_button: this.#mainButton.set,
      web_app_setup_back_button: ({ is_visible }) => {
        this.#backButton.hidden = !is_visible;
      },
      web_app_setup_closing_behavior: ({ need_confirmation }) => {
        this.#asksBeforeClosing = Boolean(need_confirmation);
      },
      web_app_close: () => this.#close(),
      web_app_open_link: ({ url }) => this.follow(url),
      web_app_open_tg_link: ({ path_full }) => this.#leaveFor(`https://t.me${path_full}`),
      web_app_trigger_haptic_feedback: () => nudge(this.#element),
      web_app_set_header_color: (wanted) => paint(this.#bar, wanted),
      web_app_set_background_color: (wanted) => paint(this.#frame, wanted),
      web_app_expand: () => this.#sendViewport(),
      web_app_request_viewport: () => this.#sendViewport(),
      web_app_request_theme: () => this.#sendTheme(),
      web_app_request_safe_area: () => this.#host.send("safe_area_changed", SAFE_AREA),
      web_app_request_content_safe_area: () => this.#host.send("content_safe_area_changed", SAFE_AREA),
    };
  }

  #sendTheme() {
    this.#host.send("theme_changed", { theme_params: themeParams() });
  }

  #sendViewport() {
    const { clientWidth: width, clientHeight: height } = this.#frame;
    this.#host.send("viewport_changed", { width, height, is_expanded: true, is_state_stable: true });
  }

  #leaveFor(address) {
    this.#close();
    this.follow(address);
  }

  #close() {
    this.#host.end();
    this.#sizes.disconnect();
    this.#stopTheme();
    this.#element.remove();
    this.closed();
    this.#opener?.focus({ preventScroll: true });
  }
}

function bar(bot, backButton, closeButton) {
  const title = h("div", { class: "miniapp-title" }, h("strong", {}, bot.first_name), h("small", {}, t("mini_app")));
  return h("header", { class: "miniapp-bar" }, backButton, title, closeButton);
}

function barButton(name, label, onclick) {
  return h("button", { type: "button", class: "round", "aria-label": label, onclick }, icon(name));
}

/** A colour by its key in the theme follows the theme when that is switched. */
function paint(element, { color, color_key }) {
  element.style.background = color ?? `var(--tg-${color_key.replaceAll("_", "-")})`;
}

function nudge(element) {
  element.classList.remove("nudged");
  requestAnimationFrame(() => element.classList.add("nudged"));
}

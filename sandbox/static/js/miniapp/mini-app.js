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

/** Open over a phone's screen; `follow(url)` takes links, `closed()` is told at the end. */
export function openMiniApp({ screen, url, bot, follow, closed }) {
  let asksBeforeClosing = false;
  const opener = document.activeElement;
  const frame = h("iframe", { class: "miniapp-frame", title: bot.first_name, sandbox: ALLOWED, src: url });
  const backButton = barButton("back", t("back"), () => host.send("back_button_pressed"));
  backButton.hidden = true;
  const closeButton = barButton("close", t("close_mini_app"), () => requestClose());
  const mainButton = createMainButton(() => host.send("main_button_pressed"));
  const title = h("div", { class: "miniapp-title" }, h("strong", {}, bot.first_name), h("small", {}, t("mini_app")));
  const bar = h("header", { class: "miniapp-bar" }, backButton, title, closeButton);
  const element = h(
    "div",
    { class: "miniapp", role: "dialog", "aria-label": `${bot.first_name}, ${t("mini_app")}` },
    bar,
    frame,
    mainButton.element,
  );

  const host = speakWith(frame, new URL(url).origin, {
    web_app_setup_main_button: mainButton.set,
    web_app_setup_back_button: ({ is_visible }) => {
      backButton.hidden = !is_visible;
    },
    web_app_setup_closing_behavior: ({ need_confirmation }) => {
      asksBeforeClosing = Boolean(need_confirmation);
    },
    web_app_close: close,
    web_app_open_link: ({ url: address }) => follow(address),
    web_app_open_tg_link: ({ path_full }) => leaveFor(`https://t.me${path_full}`),
    web_app_trigger_haptic_feedback: () => nudge(element),
    web_app_set_header_color: ({ color, color_key }) => {
      bar.style.background = color ?? themeParams()[color_key];
    },
    web_app_expand: sendViewport,
    web_app_request_viewport: sendViewport,
    web_app_request_theme: sendTheme,
    web_app_request_safe_area: () => host.send("safe_area_changed", SAFE_AREA),
    web_app_request_content_safe_area: () => host.send("content_safe_area_changed", SAFE_AREA),
  });

  function sendTheme() {
    host.send("theme_changed", { theme_params: themeParams() });
  }

  function sendViewport() {
    const { clientWidth: width, clientHeight: height } = frame;
    host.send("viewport_changed", { width, height, is_expanded: true, is_state_stable: true });
  }

  function close() {
    host.end();
    sizes.disconnect();
    stopTheme();
    element.remove();
    closed();
    opener?.focus({ preventScroll: true });
  }

  /** Close as a person does; false when the person prefers to stay. */
  async function requestClose() {
    if (asksBeforeClosing) {
      const question = { title: t("close_title"), text: t("close_text"), answers: [t("cancel"), t("close")] };
      if ((await ask(screen, question)) !== 1) return false;
    }
    close();
    return true;
  }

  function leaveFor(address) {
    close();
    follow(address);
  }

  const stopTheme = onTheme(sendTheme);
  const sizes = new ResizeObserver(sendViewport);
  screen.append(element);
  sizes.observe(frame);
  closeButton.focus({ preventScroll: true });
  return { requestClose };
}

function barButton(name, label, onclick) {
  return h("button", { type: "button", class: "round", "aria-label": label, onclick }, icon(name));
}

function nudge(element) {
  element.classList.remove("nudged");
  requestAnimationFrame(() => element.classList.add("nudged"));
}

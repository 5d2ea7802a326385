import { h } from "../ui/dom.js";

/** Telegram's own button under a Mini App, as the Mini App sets it up. */
export function createMainButton(pressed) {
  const element = h("button", { type: "button", class: "main-button", hidden: true, onclick: pressed });
  const state = { is_visible: false, is_active: true, text: "", is_progress_visible: false };

  /** Take over what the Mini App says; what it leaves out stays as it was. */
  function set(wanted) {
    Object.assign(state, wanted);
    element.hidden = !state.is_visible || !state.text.trim();
    element.textContent = state.text;
    element.disabled = !state.is_active || state.is_progress_visible;
    element.setAttribute("aria-busy", String(state.is_progress_visible));
    element.style.background = state.color ?? "";
    element.style.color = state.text_color ?? "";
  }

  return { element, set };
}

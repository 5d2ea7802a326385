import { h } from "./dom.js";

/**
 * Ask inside a phone, over whatever it shows. Resolves with the answer's index, 0 when dismissed.
 * The first answer is the careful one and gets the focus.
 */
export function ask(phone, { title, text, answers }) {
  return new Promise((resolve) => {
    const settle = (index) => {
      veil.remove();
      resolve(index);
    };
    const buttons = answers.map((label, index) =>
      h("button", { type: "button", class: "ask-answer", onclick: () => settle(index) }, label),
    );
    const name = title || text;
    const box = h(
      "div",
      { class: "ask", role: "alertdialog", "aria-modal": "true", "aria-label": name },
      title ? h("p", { class: "ask-title" }, title) : null,
      text ? h("p", { class: "ask-text" }, text) : null,
      h("div", { class: "ask-answers" }, buttons),
    );
    const veil = h("div", { class: "veil", onkeydown: (event) => event.key === "Escape" && settle(0) }, box);
    phone.append(veil);
    buttons[0].focus();
  });
}

/** Say something in passing at the foot of a phone. */
export function toast(phone, text) {
  const note = h("div", { class: "toast", role: "status" }, text);
  phone.append(note);
  setTimeout(() => note.remove(), 3500);
}

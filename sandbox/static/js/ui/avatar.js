import { h } from "./dom.js";

const HUES = 6;

/** A round picture with initials; the colour belongs to the name. */
export function avatar(name, size = "m") {
  const words = name.split(/[\s·]+/).filter(Boolean);
  const initials = words
    .slice(0, 2)
    .map((word) => word[0].toUpperCase())
    .join("");
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % HUES;
  return h("span", { class: `avatar avatar-${size} hue-${hue}`, "aria-hidden": "true" }, initials);
}

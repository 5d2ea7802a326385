/** Telegram's light or dark colours, for the phones and for the Mini Apps in them. */
import { world } from "./store.js";

const REMEMBERED = "sandbox-theme";
const listeners = new Set();
const systemIsDark = matchMedia("(prefers-color-scheme: dark)").matches;
let current = localStorage.getItem(REMEMBERED) ?? (systemIsDark ? "dark" : "light");

export const theme = () => current;
export const themeParams = () => world.themes[current];

/** Listen to switches of the theme; returns how to stop. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Paint the page in the current theme. */
export function paint() {
  document.documentElement.dataset.theme = current;
  for (const [name, color] of Object.entries(themeParams())) {
    document.documentElement.style.setProperty(`--tg-${name.replaceAll("_", "-")}`, color);
  }
}

export function switchTheme() {
  current = current === "dark" ? "light" : "dark";
  localStorage.setItem(REMEMBERED, current);
  paint();
  for (const listener of listeners) listener();
}

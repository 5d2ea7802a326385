import { EN } from "./texts/en.js";
import { RU } from "./texts/ru.js";

const REMEMBERED = "sandbox-language";
const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(REMEMBERED);

/** The page's language: Russian unless English was chosen. */
export const language = asked === "en" ? "en" : "ru";
const texts = language === "en" ? EN : RU;
const plurals = new Intl.PluralRules(language);

/** A sentence of the page; `{name}` in it is replaced by a value. */
export function t(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A sentence that depends on a number. */
export function count(key, number) {
  const forms = texts[key];
  return (forms[plurals.select(number)] ?? forms.other).replace("{n}", number);
}

/** Choose a language and draw the page anew in it. */
export function speak(chosen) {
  localStorage.setItem(REMEMBERED, chosen);
  location.replace(location.pathname);
}

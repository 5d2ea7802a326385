import { en } from "./en";
import { ru, type Texts } from "./ru";

export type Language = "ru" | "en";

// Readers of these languages as a rule read Russian more easily than English.
const readRussian = "ru be uk kk ky uz tg tk hy az ka".split(" ");

const all: Record<Language, Texts> = { ru, en };
const locales: Record<Language, string> = { ru: "ru-RU", en: "en-GB" };

let current: Language = "ru";

/** Our language for a person's, given as "ru", "en-US" and the like. */
export function languageFor(tag: string | null | undefined): Language {
  const primary = (tag ?? "").toLowerCase().split(/[-_]/)[0] ?? "";
  return readRussian.includes(primary) ? "ru" : "en";
}

/** Chooses the language of the page; called once, before the first render. */
export function setLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
}

export function locale(): string {
  return locales[current];
}

/** The texts of the page's language. */
export function t(): Texts {
  return all[current];
}

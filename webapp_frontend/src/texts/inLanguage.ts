import { locale } from ".";

/** Texts of a part of the cabinet, in the page's language whenever they are asked for. */
export function inLanguage<T>({ ru, en }: { ru: T; en: T }): () => T {
  return () => (locale().startsWith("ru") ? ru : en);
}

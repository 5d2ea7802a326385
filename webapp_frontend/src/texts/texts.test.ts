import { expect, test } from "vitest";
import { languageFor, setLanguage, t } from ".";

test.each([
  ["ru", "ru"],
  ["ru-RU", "ru"],
  ["uk", "ru"],
  ["kk", "ru"],
  ["be", "ru"],
  ["en-US", "en"],
  ["de", "en"],
  [null, "en"],
])("a person whose language is %s reads %s", (tag, language) => {
  expect(languageFor(tag)).toBe(language);
});

test("the page says in which language it is", () => {
  setLanguage("en");
  expect(document.documentElement.lang).toBe("en");
  expect(t().common.retry).toBe("Try again");
});

import { beforeEach, expect, test } from "vitest";
import { applyTheme, luminance } from "./theme";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
});

test("the host's colours become custom properties", () => {
  applyTheme(root, { bg_color: "#212121", button_text_color: "#ffffff" });
  expect(root.style.getPropertyValue("--tg-theme-bg-color")).toBe("#212121");
  expect(root.style.getPropertyValue("--tg-theme-button-text-color")).toBe("#ffffff");
});

test("what is not a colour is left out", () => {
  applyTheme(root, { bg_color: "url(https://example.org)" });
  expect(root.style.getPropertyValue("--tg-theme-bg-color")).toBe("");
});

test.each([
  ["#212121", "dark"],
  ["#ffffff", "light"],
])("on a background of %s the theme is %s", (bg_color, theme) => {
  applyTheme(root, { bg_color });
  expect(root.dataset.theme).toBe(theme);
});

test("green is lighter to the eye than blue", () => {
  expect(luminance("#00ff00")).toBeGreaterThan(luminance("#0000ff"));
});

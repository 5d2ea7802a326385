import { render } from "preact";
import { expect, test, vi } from "vitest";
import { ActionBar } from "./ActionBar";

const height = () => document.documentElement.style.getPropertyValue("--bar");

test("a screen's bar tells how high it is for as long as it is there", () => {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(96);
  document.body.innerHTML = '<div id="app"></div>';
  const root = document.getElementById("app") ?? document.body;
  render(<ActionBar key="one" label="Сохранить" onPress={() => undefined} />, root);
  expect(height()).toBe("96px");
  render(<ActionBar key="two" label="Записать" onPress={() => undefined} />, root);
  expect(height()).toBe("96px");
  render(null, root);
  expect(height()).toBe("");
});

import { screen } from "@testing-library/dom";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { Sheet } from "./Sheet";

const modal = HTMLDialogElement.prototype;
const known = Object.getOwnPropertyDescriptors(modal);

afterEach(() => {
  Object.defineProperties(modal, known);
});

function open(): HTMLElement {
  document.body.innerHTML = '<div id="app"></div>';
  render(
    <Sheet title="Перенести визит?" onClose={() => undefined}>
      <p>Было и станет</p>
    </Sheet>,
    document.getElementById("app") ?? document.body,
  );
  return screen.getByRole("dialog");
}

test("a sheet is open and has the focus on its title", () => {
  expect(open().hasAttribute("open")).toBe(true);
  expect(document.activeElement?.textContent).toBe("Перенести визит?");
});

test("a sheet opens and goes where the browser knows no dialogs", () => {
  Reflect.deleteProperty(modal, "showModal");
  Reflect.deleteProperty(modal, "close");
  expect(open().hasAttribute("open")).toBe(true);
  render(null, document.getElementById("app") ?? document.body);
  expect(screen.queryByRole("dialog")).toBeNull();
});

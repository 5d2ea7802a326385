import { render } from "preact";
import { beforeEach, expect, test, vi } from "vitest";
import { press, see } from "../testing/user";
import { lazyPart, lazyScreen } from "./lazy";

beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>';
});

const root = () => document.getElementById("app") ?? document.body;
const Greeting = ({ name }: { name: string }) => <h1 tabIndex={-1}>Здравствуйте, {name}</h1>;

test("a part that can't be had is asked for again", async () => {
  const load = vi.fn(async () => Greeting);
  load.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const Part = lazyPart(load, [40]);
  render(<Part name="Аня" />, root());
  await press("Повторить");
  await see("Здравствуйте, Аня");
});

test("a part that has come is there at once the next time", async () => {
  const Part = lazyPart(async () => Greeting, [40]);
  render(<Part name="Аня" />, root());
  await see("Здравствуйте, Аня");
  render(<Part key="again" name="Катя" />, root());
  expect(root().textContent).toBe("Здравствуйте, Катя");
});

test("a screen that comes late takes the focus and names the page", async () => {
  const Screen = lazyScreen(async () => Greeting);
  render(<Screen name="Аня" />, root());
  const heading = await see("Здравствуйте, Аня");
  expect(document.activeElement).toBe(heading);
  expect(document.title).toBe("Здравствуйте, Аня");
});

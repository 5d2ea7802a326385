import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { usePolling } from "./usePolling";

const ask = vi.fn(() => Promise.resolve());
let hidden = false;

beforeEach(() => {
  ask.mockClear();
  hidden = false;
  vi.useFakeTimers({ now: new Date("2026-11-25T12:00:00+03:00") });
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  document.body.innerHTML = '<div id="app"></div>';
});

function Page({ isOn }: { isOn: boolean }) {
  usePolling(ask, isOn);
  return null;
}

async function show(isOn: boolean): Promise<void> {
  await act(() => render(<Page isOn={isOn} />, document.getElementById("app") ?? document.body));
}

const pass = (seconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(seconds * 1000);
  });

function turn(isHidden: boolean): void {
  hidden = isHidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

test("asks at once, soon again, then every three seconds and after a minute more seldom", async () => {
  await show(true);
  expect(ask).toHaveBeenCalledTimes(1);
  await pass(1);
  expect(ask).toHaveBeenCalledTimes(2);
  await pass(9);
  expect(ask).toHaveBeenCalledTimes(5);
  await pass(60);
  ask.mockClear();
  await pass(30);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("rests while nobody looks, and asks at once when somebody does", async () => {
  await show(true);
  turn(true);
  await pass(60);
  expect(ask).toHaveBeenCalledTimes(1);
  turn(false);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("asks one at a time", async () => {
  let answer: () => void = () => undefined;
  ask.mockImplementationOnce(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  await show(true);
  turn(false);
  await pass(30);
  expect(ask).toHaveBeenCalledTimes(1);
  answer();
  await pass(1);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("stops when there is nothing to wait for any more", async () => {
  await show(true);
  await show(false);
  await pass(30);
  turn(false);
  expect(ask).toHaveBeenCalledTimes(1);
});

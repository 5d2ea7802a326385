import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "../../ui/announce";
import { Countdown, clockText } from "./Countdown";

const onEnd = vi.fn();

beforeEach(() => {
  onEnd.mockClear();
  vi.useFakeTimers({ now: new Date("2026-11-25T12:00:00+03:00") });
  document.body.innerHTML = '<div id="app"></div>';
});

function show(until: string): void {
  const root = document.getElementById("app") ?? document.body;
  act(() =>
    render(
      <>
        <Countdown until={until} onEnd={onEnd} />
        <Announcer />
      </>,
      root,
    ),
  );
}

const pass = (seconds: number) =>
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });
const clock = () => document.querySelector("[role=timer]")?.textContent;
const said = () => document.querySelector("[aria-live]")?.textContent;

test("counts down by the second and says so aloud only near the end", () => {
  show("2026-11-25T12:09:48+03:00");
  expect(clock()).toBe("9:48");
  pass(1);
  expect(clock()).toBe("9:47");
  expect(said()).toBe("");
  pass(5 * 60);
  expect(said()).toMatch(/ещё 5.мин\.$/);
  pass(4 * 60);
  expect(said()).toMatch(/ещё 1.мин\.$/);
});

test("ends once and stays at zero", () => {
  show("2026-11-25T12:00:02+03:00");
  expect(onEnd).not.toHaveBeenCalled();
  pass(5);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(clock()).toBe("0:00");
});

test("names the moment where that is far off", () => {
  show("2026-11-26T11:00:00+03:00");
  expect(document.body.textContent).toContain("до чт 26 ноября, 11:00");
  expect(clock()).toBeUndefined();
});

test.each([
  [0, "0:00"],
  [400, "0:01"],
  [61_000, "1:01"],
  [600_000, "10:00"],
])("%s ms are shown as %s", (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

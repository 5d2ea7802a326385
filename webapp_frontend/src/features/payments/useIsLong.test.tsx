import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { useIsLong } from "./useIsLong";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="app"></div>';
});

function Page({ waitedFor }: { waitedFor: string | null }) {
  return <p>{useIsLong(waitedFor) ? "long" : "short"}</p>;
}

function show(waitedFor: string | null): void {
  act(() => render(<Page waitedFor={waitedFor} />, document.getElementById("app") as HTMLElement));
}

function pass(seconds: number): void {
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });
}

const said = () => document.body.textContent;

test("a wait is long after a minute, and over when there is something else to wait for", () => {
  show("preparing");
  pass(59);
  expect(said()).toBe("short");
  pass(1);
  expect(said()).toBe("long");
  show("checking");
  expect(said()).toBe("short");
  pass(60);
  expect(said()).toBe("long");
});

test("nothing is not waited for", () => {
  show(null);
  pass(120);
  expect(said()).toBe("short");
});

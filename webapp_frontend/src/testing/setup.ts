import { configure } from "@testing-library/dom";
import { render } from "preact";
import { afterEach, beforeEach, vi } from "vitest";
import { setLanguage } from "../texts";

/** Wednesday noon in Moscow; the samples' dates are around it. */
export const now = "2026-11-25T12:00:00+03:00";

configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  process.env.TZ = "Europe/Moscow";
  // Only the date stands still: waiting for the page needs real timers.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
  sessionStorage.clear();
  setLanguage("ru");
});

afterEach(() => {
  const root = document.getElementById("app");
  if (root) render(null, root);
  document.body.innerHTML = "";
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

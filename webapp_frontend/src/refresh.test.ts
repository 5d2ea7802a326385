import { beforeEach, expect, test, vi } from "vitest";
import { openPage } from "./testing/page";
import { FakeServer } from "./testing/server";
import { see } from "./testing/user";

let server: FakeServer;

beforeEach(async () => {
  server = new FakeServer();
  await openPage({ path: "/services/1" });
  await see("среда, 25 ноября · 1 окошко");
});

async function lookAwayFor(seconds: number): Promise<void> {
  const hidden = vi.spyOn(document, "hidden", "get");
  for (const isHidden of [true, false]) {
    hidden.mockReturnValue(isHidden);
    document.dispatchEvent(new Event("visibilitychange"));
    if (isHidden) vi.setSystemTime(Date.now() + seconds * 1000);
  }
}

test("times that were left alone for long are asked for again", async () => {
  const before = server.requests("/availability").length;
  await lookAwayFor(120);
  await vi.waitFor(() => expect(server.requests("/availability").length).toBeGreaterThan(before));
});

test("a short look elsewhere asks for nothing", async () => {
  const before = server.sent.length;
  await lookAwayFor(20);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.sent).toHaveLength(before);
});

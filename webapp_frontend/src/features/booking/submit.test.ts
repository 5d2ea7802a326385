import { beforeEach, describe, expect, test } from "vitest";
import { startTelegram } from "../../telegram";
import { launchHash } from "../../testing/page";
import { visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { cancel } from "../visits/changes";
import { book } from "./submit";

const choice = {
  services: [1],
  master: null,
  starts_at: visit.starts_at,
  comment: null,
  promo_code: null,
  pay: null,
  email: null,
  price_kopecks: 220_000,
};
const cancelled = { ...visit, status: "cancelled" };
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  openAs(1);
});

function openAs(user: number): void {
  history.replaceState(null, "", `/app/anya-belova${launchHash("ru", "9.1", {}, user)}`);
  startTelegram();
}

async function bookWithoutHearingBack(): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) server.breakOnce("POST /visits");
  await book(choice);
}

const accept = () => server.once("POST /visits", () => ({ status: 201, body: visit }));
const keys = () =>
  server
    .requests("POST /visits")
    .map(({ headers }) => headers["Idempotency-Key"])
    .filter((key) => key !== undefined);

describe("the same choice is another attempt", () => {
  test("after the visit was cancelled here", async () => {
    await bookWithoutHearingBack();
    server.once("/cancel", () => ({ body: cancelled }));
    await cancel(visit);
    accept();
    await book(choice);
    expect(keys()).toEqual([keys()[0], keys()[0], expect.not.stringMatching(keys()[0] ?? "")]);
  });

  test("after the visit was cancelled elsewhere", async () => {
    server.once("POST /visits", () => ({ status: 201, body: cancelled }));
    accept();
    expect(await book(choice)).toMatchObject({ status: "booked" });
    expect(new Set(keys()).size).toBe(2);
  });

  test("of another person in the same tab", async () => {
    await bookWithoutHearingBack();
    openAs(2);
    accept();
    await book(choice);
    expect(keys()[2]).not.toBe(keys()[0]);
  });
});

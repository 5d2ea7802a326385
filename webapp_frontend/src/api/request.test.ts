import { beforeEach, describe, expect, test, vi } from "vitest";
import { FakeServer } from "../testing/server";
import { request } from "./request";

const card = "/tenants/anya-belova";
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

describe("a request", () => {
  test("for the card carries no header, so that the preloaded copy is used", async () => {
    await request("GET", card);
    expect(server.sent[0]?.headers).toEqual({});
  });

  test("with a body, a session and a key says so in its headers", async () => {
    server.once("POST", () => ({ body: {} }));
    await request("POST", `${card}/visits`, { body: {}, token: "t", idempotencyKey: "k" });
    expect(server.sent[0]?.headers).toEqual({
      "Content-Type": "application/json",
      Authorization: "Bearer t",
      "Idempotency-Key": "k",
    });
  });

  test("refused by the server fails with its code and alternatives", async () => {
    const alternatives = [{ at: "2026-11-28T15:00:00+03:00", master: 1 }];
    server.refuseOnce("GET", 409, "slot_taken", { alternatives });
    await expect(request("GET", card)).rejects.toMatchObject({ code: "slot_taken", alternatives });
  });

  test("sent too often says how long to wait", async () => {
    server.once("GET", () => ({
      status: 429,
      body: { code: "rate_limited" },
      headers: { "Retry-After": "30" },
    }));
    await expect(request("GET", card)).rejects.toMatchObject({ retryAfterSeconds: 30 });
  });

  test.each([
    [502, "unavailable"],
    [404, "not_found"],
    [413, "body_too_large"],
    [429, "rate_limited"],
    [418, "unexpected"],
  ])("answered %i by a proxy that knows no codes fails as %s", async (status, code) => {
    server.once("GET", () => ({ status, body: "<html>" }));
    await expect(request("GET", card)).rejects.toMatchObject({ code });
  });

  test.each([502, 504])(
    "that writes, answered %i by a proxy, may have been done",
    async (status) => {
      server.once("POST", () => ({ status, body: "<html>" }));
      await expect(request("POST", card)).rejects.toMatchObject({ outcomeUnknown: true });
    },
  );

  test("answered with something else than JSON fails as unexpected", async () => {
    server.once("GET", () => ({ body: "<html>" }));
    await expect(request("GET", card)).rejects.toMatchObject({ code: "unexpected" });
  });

  test("without a network fails as network", async () => {
    server.breakOnce("GET");
    await expect(request("GET", card)).rejects.toMatchObject({ code: "network" });
  });

  test("that reads gives up after ten seconds", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", hangingFetch);
    const outcome = vi.fn();
    request("GET", card).catch((error) => outcome(error.code));
    await vi.advanceTimersByTimeAsync(9_900);
    expect(outcome).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(outcome).toHaveBeenCalledWith("timeout");
  });
});

function hangingFetch(_url: string, { signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
  });
}

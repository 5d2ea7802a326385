import { beforeEach, describe, expect, test, vi } from "vitest";
import { launchHash } from "../testing/page";
import { FakeServer } from "../testing/server";

const slug = "anya-belova";
let server: FakeServer;
let fetchVisits: typeof import("./endpoints").fetchVisits;
let mustReopen: typeof import("./session").mustReopen;

beforeEach(async () => {
  server = new FakeServer();
  history.replaceState(null, "", `/app/${slug}${launchHash()}`);
  // The session lives in a module, so each test has modules of its own.
  vi.resetModules();
  (await import("../telegram")).startTelegram();
  ({ fetchVisits } = await import("./endpoints"));
  ({ mustReopen } = await import("./session"));
});

describe("a session", () => {
  test("is opened once with Telegram's proof, however many requests need it", async () => {
    await Promise.all([fetchVisits(slug), fetchVisits(slug)]);
    const [signIn, ...more] = server.requests("POST /session");
    expect(more).toEqual([]);
    expect(signIn?.body).toEqual({ init_data: expect.stringContaining("hash=x") });
    expect(server.requests("/visits")[1]?.headers.Authorization).toBe("Bearer token-1");
  });

  test.each(["session_expired", "session_invalid"])(
    "refused as %s is renewed once and the request repeated",
    async (code) => {
      server.refuseOnce("GET /visits", 401, code);
      await expect(fetchVisits(slug)).resolves.toEqual({ coming: [], past: [] });
      expect(tokens()).toEqual(["Bearer token-1", "Bearer token-2"]);
    },
  );

  test("refused to two requests at once is renewed once for both", async () => {
    server.refuseOnce("GET /visits", 401, "session_expired");
    server.refuseOnce("GET /visits", 401, "session_expired");
    await Promise.all([fetchVisits(slug), fetchVisits(slug)]);
    expect(server.requests("POST /session")).toHaveLength(2);
  });

  test("refused again after it was renewed is given up", async () => {
    server.refuseOnce("GET /visits", 401, "session_expired");
    server.refuseOnce("GET /visits", 401, "session_expired");
    await expect(fetchVisits(slug)).rejects.toMatchObject({ code: "session_expired" });
    expect(server.requests("GET /visits")).toHaveLength(2);
  });

  test("is not renewed for an error that has nothing to do with it", async () => {
    server.refuseOnce("GET /visits", 403, "forbidden");
    await expect(fetchVisits(slug)).rejects.toMatchObject({ code: "forbidden" });
    expect(server.requests("POST /session")).toHaveLength(1);
  });

  test.each(["init_data_expired", "init_data_invalid"])(
    "that can't be opened for %s asks to reopen the page from the chat",
    async (code) => {
      server.refuseOnce("POST /session", 401, code);
      await expect(fetchVisits(slug)).rejects.toMatchObject({ code });
      expect(mustReopen.value).toBe(true);
    },
  );

  test("that failed for want of a network is opened by the next request", async () => {
    server.breakOnce("POST /session");
    await expect(fetchVisits(slug)).rejects.toMatchObject({ code: "network" });
    await expect(fetchVisits(slug)).resolves.toEqual({ coming: [], past: [] });
    expect(mustReopen.value).toBe(false);
  });
});

function tokens(): (string | undefined)[] {
  return server.requests("GET /visits").map(({ headers }) => headers.Authorization);
}

import { beforeEach, expect, test } from "vitest";
import { parseLaunch, takeLaunch } from "./launch";
import { launchHash } from "./testing/page";

beforeEach(() => history.replaceState(null, "", "/app/anya-belova"));

test("a page opened by Telegram knows the person's language and the theme", () => {
  const launch = parseLaunch(launchHash("uk", "9.1", { bg_color: "#000000" }));
  expect(launch?.user).toEqual({ id: 5_000_000_001, languageCode: "uk" });
  expect(launch?.theme).toEqual({ bg_color: "#000000" });
});

test("a page opened in a browser has no launch", () => {
  expect(parseLaunch("")).toBeNull();
  expect(parseLaunch("#about")).toBeNull();
});

test("broken theme and user do not keep the page from opening", () => {
  const launch = parseLaunch("#tgWebAppData=user%3D%257Bbroken&tgWebAppThemeParams=%5B");
  expect(launch).toMatchObject({ theme: {}, user: { id: null, languageCode: null } });
});

test("the signed data leaves the address and outlives a reload", () => {
  history.replaceState(null, "", `/app/anya-belova${launchHash()}`);
  const opened = takeLaunch();
  expect(location.href).not.toContain("tgWebAppData");
  expect(takeLaunch()).toEqual(opened);
});

test("the signed data of one tenant is not another's", () => {
  history.replaceState(null, "", `/app/anya-belova${launchHash()}`);
  takeLaunch();
  history.replaceState(null, "", "/app/vitok");
  expect(takeLaunch()).toBeNull();
});

test("the signed data is never put into localStorage", () => {
  history.replaceState(null, "", `/app/anya-belova${launchHash()}`);
  takeLaunch();
  expect(localStorage).toHaveLength(0);
});

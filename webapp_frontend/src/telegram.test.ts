import { beforeEach, describe, expect, test, vi } from "vitest";
import { FakeHost, hearFrom } from "./testing/host";
import { launchHash } from "./testing/page";

type Telegram = typeof import("./telegram");

/** Loads the bridge anew in a page that a phone's Telegram of some version has opened. */
async function onPhone(version: string): Promise<{ telegram: Telegram; posted: PostedEvent[] }> {
  const posted: PostedEvent[] = [];
  vi.stubGlobal("TelegramWebviewProxy", {
    postEvent: (type: string, data: string) => posted.push([type, JSON.parse(data)]),
  });
  return { telegram: await start(version), posted };
}

/** The same framed by Telegram's web client. */
async function inFrame(): Promise<{ telegram: Telegram; host: FakeHost }> {
  const host = new FakeHost();
  return { telegram: await start("9.1"), host };
}

type PostedEvent = [type: string, data: unknown];

async function start(version: string): Promise<Telegram> {
  history.replaceState(null, "", `/app/anya-belova${launchHash("ru", version)}`);
  vi.resetModules();
  const telegram: Telegram = await import("./telegram");
  telegram.startTelegram();
  return telegram;
}

beforeEach(() => history.replaceState(null, "", "/app/anya-belova"));

describe("towards Telegram the page", () => {
  test("says that it is ready and asks for the whole height and the theme", async () => {
    const { posted } = await onPhone("9.1");
    expect(posted.map(([type]) => type)).toEqual(
      expect.arrayContaining(["web_app_ready", "web_app_expand", "web_app_request_theme"]),
    );
  });

  test("sends an old app nothing that it does not know", async () => {
    const { telegram, posted } = await onPhone("6.0");
    telegram.showBackButton(true);
    telegram.confirmClosing(true);
    telegram.haptic({ type: "selection_change" });
    telegram.showMainButton({ text: "Записаться", isBusy: false, isEnabled: true });
    const types = posted.map(([type]) => type);
    expect(types).toContain("web_app_setup_main_button");
    expect(types).not.toContain("web_app_setup_back_button");
    expect(types).not.toContain("web_app_setup_closing_behavior");
    expect(types).not.toContain("web_app_trigger_haptic_feedback");
    expect(types).not.toContain("web_app_request_safe_area");
  });

  test("compares versions by their numbers and not by their letters", async () => {
    const { telegram } = await onPhone("6.10");
    expect(telegram.isVersionAtLeast("6.9")).toBe(true);
    expect(telegram.isVersionAtLeast("7.0")).toBe(false);
  });

  test("sets up the main button and hides it", async () => {
    const { telegram, host } = await inFrame();
    telegram.showMainButton({ text: "Записаться", isBusy: true, isEnabled: true });
    telegram.showMainButton(null);
    expect(host.posted.slice(-2)).toEqual([
      [
        "web_app_setup_main_button",
        { is_visible: true, is_active: false, is_progress_visible: true, text: "Записаться" },
      ],
      ["web_app_setup_main_button", { is_visible: false }],
    ]);
  });

  test("leaves links to the app, and to the browser where the app is too old", async () => {
    const { telegram, posted } = await onPhone("9.1");
    telegram.openLink("https://example.org/x.ics");
    expect(posted.at(-1)).toEqual(["web_app_open_link", { url: "https://example.org/x.ics" }]);
    const old = await onPhone("6.0");
    const open = vi.spyOn(window, "open").mockReturnValue(null);
    old.telegram.openLink("https://example.org/x.ics");
    expect(open).toHaveBeenCalledWith("https://example.org/x.ics", "_blank", "noopener");
  });
});

describe("from Telegram the page", () => {
  test("hears a press of the main button until it stops listening", async () => {
    const { telegram, host } = await inFrame();
    const pressed = vi.fn();
    const stop = telegram.onPress("main", pressed);
    host.say("main_button_pressed");
    stop();
    host.say("main_button_pressed");
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  test("hears nothing that another window says", async () => {
    const { telegram } = await inFrame();
    const pressed = vi.fn();
    telegram.onPress("main", pressed);
    hearFrom({}, "main_button_pressed");
    hearFrom(window, "main_button_pressed");
    expect(pressed).not.toHaveBeenCalled();
  });

  test("is not disturbed by a message that is no JSON", async () => {
    const { host, telegram } = await inFrame();
    const event = new MessageEvent("message", { data: "hello" });
    Object.defineProperty(event, "source", { value: host });
    window.dispatchEvent(event);
    host.say("theme_changed", { theme_params: { bg_color: "#ffffff" } });
    expect(telegram.themeParams.value).toEqual({ bg_color: "#ffffff" });
  });

  test("hears a phone through the receiver that the phone calls", async () => {
    const { telegram } = await onPhone("9.1");
    const { Telegram } = window as unknown as {
      Telegram: { WebView: { receiveEvent(type: string, data: unknown): void } };
    };
    Telegram.WebView.receiveEvent("safe_area_changed", { top: 24, bottom: 16 });
    Telegram.WebView.receiveEvent("viewport_changed", { height: 500, is_state_stable: false });
    Telegram.WebView.receiveEvent("viewport_changed", { height: 620, is_state_stable: true });
    expect(telegram.safeArea.value).toEqual({ top: 24, bottom: 16 });
    expect(telegram.stableHeight.value).toBe(620);
  });
});

test("outside Telegram nothing is sent and nobody is vouched for", async () => {
  const postMessage = vi.spyOn(window, "postMessage");
  vi.resetModules();
  const telegram: Telegram = await import("./telegram");
  telegram.startTelegram();
  telegram.showBackButton(true);
  expect(postMessage).not.toHaveBeenCalled();
  expect([telegram.isInsideTelegram(), telegram.hasHost()]).toEqual([false, false]);
});

import { signal } from "@preact/signals";
import { type Launch, type ThemeParams, takeLaunch } from "./launch";

/**
 * The only module that speaks to the Telegram app around the page.
 *
 * Three hosts, one protocol: phones inject TelegramWebviewProxy, desktop has
 * `external.notify`, the web client is the window that frames us. Outside Telegram every
 * function here does nothing.
 */

type Incoming =
  | "main_button_pressed"
  | "back_button_pressed"
  | "theme_changed"
  | "viewport_changed"
  | "safe_area_changed"
  | "content_safe_area_changed";

type Haptic =
  | { type: "notification"; notification_type: "success" | "warning" | "error" }
  | { type: "impact"; impact_style: "light" | "medium" }
  | { type: "selection_change" };

interface MainButton {
  text: string;
  isBusy: boolean;
  isEnabled: boolean;
}

interface Host {
  TelegramWebviewProxy?: { postEvent(type: string, data: string): void };
  external?: { notify?: (message: string) => void };
  Telegram?: unknown;
  TelegramGameProxy?: unknown;
}

export interface Insets {
  top: number;
  bottom: number;
}

/** The host's colours; null outside Telegram. */
export const themeParams = signal<ThemeParams | null>(null);
/** Height that stays while the app is dragged, in px; null until told. */
export const stableHeight = signal<number | null>(null);
export const safeArea = signal<Insets>({ top: 0, bottom: 0 });
export const contentSafeArea = signal<Insets>({ top: 0, bottom: 0 });

let launch: Launch | null = null;
const listeners = new Map<Incoming, Set<() => void>>();

/** Reads the launch parameters, listens to the host and tells it that the page is ready. */
export function startTelegram(): void {
  launch = takeLaunch();
  if (launch === null) return;
  themeParams.value = launch.theme;
  listen();
  post("web_app_ready");
  post("web_app_expand");
  post("web_app_request_theme");
  post("web_app_request_viewport");
  post("web_app_request_safe_area", {}, "8.0");
  post("web_app_request_content_safe_area", {}, "8.0");
  post("web_app_set_header_color", { color_key: "bg_color" }, "6.1");
  post("web_app_set_background_color", { color_key: "secondary_bg_color" }, "6.1");
}

/** Whether someone vouches for the client, so that booking is possible. */
export function isInsideTelegram(): boolean {
  return launch !== null;
}

/** Whether there is an app around the page to draw its buttons. */
export function hasHost(): boolean {
  return launch !== null && channel() !== null;
}

export function initData(): string | null {
  return launch?.initData ?? null;
}

/** The tenant whose bot opened the page; empty for the manager bot, null outside Telegram. */
export function launchedFor(): string | null {
  return launch?.slug ?? null;
}

/** The user's language and id as Telegram's app states them, unverified. */
export function telegramUser(): Launch["user"] {
  return launch?.user ?? { id: null, languageCode: null };
}

/** Shows the button below the page, or hides it with null. */
export function showMainButton(button: MainButton | null): void {
  post(
    "web_app_setup_main_button",
    button === null
      ? { is_visible: false }
      : {
          is_visible: true,
          is_active: button.isEnabled && !button.isBusy,
          is_progress_visible: button.isBusy,
          text: button.text,
        },
  );
}

export function showBackButton(isVisible: boolean): void {
  post("web_app_setup_back_button", { is_visible: isVisible }, "6.1");
}

/** Makes the host ask before it closes a page with something typed in. */
export function confirmClosing(isNeeded: boolean): void {
  post("web_app_setup_closing_behavior", { need_confirmation: isNeeded }, "6.2");
}

export function haptic(feedback: Haptic): void {
  post("web_app_trigger_haptic_feedback", feedback, "6.1");
}

/** Opens an address outside the Mini App: a download does nothing inside a phone's WebView. */
export function openLink(url: string): void {
  if (!post("web_app_open_link", { url }, "6.1")) window.open(url, "_blank", "noopener");
}

export function closeApp(): void {
  post("web_app_close");
}

/** Calls `listener` on each press; returns how to stop. */
export function onPress(button: "main" | "back", listener: () => void): () => void {
  const type: Incoming = `${button}_button_pressed`;
  const group = listeners.get(type) ?? new Set();
  listeners.set(type, group.add(listener));
  return () => group.delete(listener);
}

/** Whether the host speaks at least version `wanted` of the Mini App protocol. */
export function isVersionAtLeast(wanted: string): boolean {
  const have = (launch?.version ?? "0").split(".").map(Number);
  const want = wanted.split(".").map(Number);
  for (let i = 0; i < want.length; i += 1) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Sends an event; false when there is no host or it is older than the event. */
function post(type: string, data: object = {}, since = "6.0"): boolean {
  const send = channel();
  if (launch === null || send === null || !isVersionAtLeast(since)) return false;
  send(type, data);
  return true;
}

function channel(): ((type: string, data: object) => void) | null {
  const { TelegramWebviewProxy: proxy, external } = window as unknown as Host;
  if (proxy) return (type, data) => proxy.postEvent(type, JSON.stringify(data));
  const envelope = (type: string, data: object) =>
    JSON.stringify({ eventType: type, eventData: data });
  if (typeof external?.notify === "function") {
    return (type, data) => external.notify?.(envelope(type, data));
  }
  if (window.parent === window) return null;
  // The web client's origin differs between its versions, and nothing sent here is secret.
  return (type, data) => window.parent.postMessage(envelope(type, data), "*");
}

function listen(): void {
  const host = window as unknown as Host;
  const receiver = { receiveEvent: receive };
  // Phones and desktop call these by name; which one depends on the app's age.
  host.Telegram = { WebView: receiver };
  host.TelegramGameProxy = receiver;
  if (window.parent === window) return;
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || typeof data !== "string") return;
    try {
      const { eventType, eventData } = JSON.parse(data);
      receive(eventType, eventData);
    } catch {
      // Browser extensions send messages of their own through the same window.
    }
  });
}

function receive(type: unknown, data: unknown): void {
  const values = (data ?? {}) as Record<string, unknown>;
  if (type === "theme_changed") themeParams.value = values.theme_params as ThemeParams;
  if (type === "viewport_changed" && values.is_state_stable !== false) {
    stableHeight.value = Number(values.height) || null;
  }
  if (type === "safe_area_changed") safeArea.value = insetsOf(values);
  if (type === "content_safe_area_changed") contentSafeArea.value = insetsOf(values);
  for (const listener of listeners.get(type as Incoming) ?? []) listener();
}

function insetsOf(values: Record<string, unknown>): Insets {
  return { top: Number(values.top) || 0, bottom: Number(values.bottom) || 0 };
}

import { vi } from "vitest";

interface Opening {
  /** Below /app/<slug>; the card when left out. */
  path?: string;
  /** The language of the Telegram user; null opens the page outside Telegram. */
  telegram?: string | null;
  /** The protocol version of the Telegram app. */
  version?: string;
}

interface CabinetOpening extends Opening {
  slug?: string;
}

/** Opens the real application at an address, as a browser that loads it anew. */
export async function openPage(opening: Opening = {}): Promise<void> {
  const { path = "", telegram = "ru", version = "9.1" } = opening;
  const hash = telegram === null ? "" : launchHash(telegram, version);
  vi.spyOn(navigator, "language", "get").mockReturnValue("ru-RU");
  history.replaceState(null, "", `/app/anya-belova${path}${hash}`);
  document.body.innerHTML = '<div id="app"></div>';
  await start();
}

/** Opens the cabinet at an address, below /cabinet/<slug>; with no slug as from the manager bot. */
export async function openCabinet({ slug = "anya-belova", ...opening }: CabinetOpening = {}) {
  const { path = "", telegram = "ru", version = "9.1" } = opening;
  const hash = telegram === null ? "" : launchHash(telegram, version);
  vi.spyOn(navigator, "language", "get").mockReturnValue("ru-RU");
  history.replaceState(null, "", `/cabinet${slug && `/${slug}`}${path}${hash}`);
  await reloadCabinet();
}

/** Loads the cabinet again as it stands: memory is gone, storage and address stay. */
export async function reloadCabinet(): Promise<void> {
  document.body.innerHTML = '<div id="app"></div>';
  vi.resetModules();
  await import("../cabinet");
  // Compiling them for the first time takes longer than a test waits for a text.
  await import("../features/day/DayView");
  await import("../features/day/visit/VisitScreen");
  await import("../features/newVisit/NewVisitScreen");
}

/** Loads the page again as it stands: memory is gone, storage and address stay. */
export async function reloadPage(): Promise<void> {
  document.body.innerHTML = '<div id="app"></div>';
  await start();
}

/** The address part that Telegram opens a Mini App with. */
export function launchHash(
  language = "ru",
  version = "9.1",
  theme: object = {},
  id = 5_000_000_001,
): string {
  const user = JSON.stringify({ id, first_name: "Марина", language_code: language });
  const initData = new URLSearchParams({ user, auth_date: "1", hash: "x" }).toString();
  const params = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: version,
    tgWebAppPlatform: "android",
    tgWebAppThemeParams: JSON.stringify(theme),
  });
  return `#${params}`;
}

async function start(): Promise<void> {
  vi.resetModules();
  await import("../main");
  // Compiling it for the first time takes longer than a test waits for a text.
  await import("../screens");
}

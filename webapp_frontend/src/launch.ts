import { currentSlug } from "./history";
import { recall, remember } from "./storage";

export type ThemeParams = Record<string, string>;

/** What Telegram tells a Mini App when it opens it. */
export interface Launch {
  /** The signed string as it came; proof of who the client is, never shown and never logged. */
  initData: string;
  /** The tenant whose bot opened the page; empty for the manager bot. */
  slug: string;
  version: string;
  platform: string;
  theme: ThemeParams;
  user: { id: number | null; languageCode: string | null };
}

/** Reads the launch parameters of a URL's hash; null where Telegram did not open the page. */
export function parseLaunch(hash: string): Launch | null {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const initData = params.get("tgWebAppData");
  if (!initData) return null;
  return {
    initData,
    slug: currentSlug(),
    version: params.get("tgWebAppVersion") ?? "6.0",
    platform: params.get("tgWebAppPlatform") ?? "unknown",
    theme: objectIn(params.get("tgWebAppThemeParams")) as ThemeParams,
    user: userOf(initData),
  };
}

/**
 * Takes the launch out of the address bar and keeps it for the tab.
 *
 * The pages change the path as one walks through them, so the hash would be lost anyway; taken
 * out at once it also can't be copied along with a link.
 */
export function takeLaunch(): Launch | null {
  const opened = parseLaunch(location.hash);
  if (opened === null) return recallLaunch();
  remember(keyOf(opened.slug), opened);
  history.replaceState(history.state, "", location.pathname + location.search);
  return opened;
}

// Each tenant's bot signs for itself; the manager bot for every tenant's cabinet.
function recallLaunch(): Launch | null {
  const own = recall<Launch>(keyOf(currentSlug()));
  return own ?? (location.pathname.startsWith("/cabinet") ? recall<Launch>(keyOf("")) : null);
}

function keyOf(slug: string): string {
  return `launch.${slug}`;
}

// Unverified, so good for choosing a language and for keeping drafts apart, and for nothing else.
function userOf(initData: string): Launch["user"] {
  const user = objectIn(new URLSearchParams(initData).get("user"));
  return {
    id: typeof user.id === "number" ? user.id : null,
    languageCode: typeof user.language_code === "string" ? user.language_code : null,
  };
}

function objectIn(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? "{}");
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

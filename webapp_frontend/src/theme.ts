import { effect } from "@preact/signals";
import type { ThemeParams } from "./launch";
import { contentSafeArea, safeArea, stableHeight, themeParams } from "./telegram";

/** Keeps the page's custom properties equal to what the host says about colours and sizes. */
export function startTheme(): void {
  const root = document.documentElement;
  effect(() => {
    const params = themeParams.value;
    if (params !== null) applyTheme(root, params);
  });
  effect(() => {
    const height = stableHeight.value;
    if (height !== null) root.style.setProperty("--tg-viewport-stable-height", `${height}px`);
  });
  effect(() => {
    const top = safeArea.value.top + contentSafeArea.value.top;
    const bottom = safeArea.value.bottom + contentSafeArea.value.bottom;
    root.style.setProperty("--inset-top", `${top}px`);
    root.style.setProperty("--inset-bottom", `${bottom}px`);
  });
}

/** Sets `--tg-theme-*` and says by `data-theme` whether the colours are light or dark. */
export function applyTheme(root: HTMLElement, params: ThemeParams): void {
  for (const [name, colour] of Object.entries(params)) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) continue;
    root.style.setProperty(`--tg-theme-${name.replace(/_/g, "-")}`, colour);
  }
  const background = params.bg_color;
  if (background) root.dataset.theme = luminance(background) < 0.4 ? "dark" : "light";
}

/** How light a #rrggbb colour is to the eye, from 0 to 1. */
export function luminance(colour: string): number {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

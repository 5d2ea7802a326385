import { type Signal, signal } from "@preact/signals";

/** Which screen is shown, kept equal to the address. */
export interface Routing<R> {
  route: Signal<R>;
  /** Goes to a screen; with `replace` the present one can't be come back to. */
  go(to: R, options?: { replace?: boolean }): void;
  /** Goes back where the person came from, or to `parent` where the page was opened right here. */
  back(parent: R): void;
  /** Goes to a screen by going back where it is the one before, else in place of the present one. */
  returnTo(to: R): void;
  /** Follows the browser's own back and forward. */
  startRouting(): void;
}

/** The tenant the page was opened for; empty where the address names none. */
export function currentSlug(): string {
  return /^\/(?:app|cabinet)\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
}

/** Routing over addresses that `routeOf` reads (path and query) and `pathOf` writes. */
export function createRouting<R>(
  routeOf: (path: string, query: URLSearchParams) => R,
  pathOf: (to: R) => string,
): Routing<R> {
  const routeHere = () => routeOf(location.pathname, new URLSearchParams(location.search));
  const route = signal(routeHere());

  function go(to: R, { replace = false } = {}): void {
    const { depth, from } = placeHere();
    if (replace) history.replaceState({ depth, from }, "", pathOf(to));
    else history.pushState({ depth: depth + 1, from: addressHere() }, "", pathOf(to));
    route.value = to;
    scrollTo(0, 0);
  }

  return {
    route,
    go,
    back(parent) {
      if (placeHere().depth > 0) history.back();
      else go(parent, { replace: true });
    },
    returnTo(to) {
      if (placeHere().from === pathOf(to)) history.back();
      else go(to, { replace: true });
    },
    startRouting() {
      route.value = routeHere();
      addEventListener("popstate", () => {
        route.value = routeHere();
      });
    },
  };
}

interface Place {
  /** How many screens one can go back within the app. */
  depth: number;
  /** The address of the screen before. */
  from: string | null;
}

function placeHere(): Place {
  return { depth: 0, from: null, ...(history.state as Partial<Place> | null) };
}

function addressHere(): string {
  return location.pathname + location.search;
}

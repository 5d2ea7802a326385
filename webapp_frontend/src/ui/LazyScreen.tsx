import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../api/errors";
import { ErrorState } from "./Message";
import { Skeleton } from "./Skeleton";

/** A screen whose code comes when it is first shown, with a way to try again where it does not. */
export function lazyScreen<P extends object>(
  load: () => Promise<ComponentType<P>>,
  heights: number[] = [56, 120, 240],
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;

  return function LazyScreen(props: P) {
    const [attempt, setAttempt] = useState(0);
    const [isFailed, setFailed] = useState(false);
    const [, show] = useState(loaded);
    useEffect(() => {
      if (loaded !== null) return;
      setFailed(false);
      load().then(
        (screen) => {
          loaded = screen;
          show(() => screen);
        },
        // Some browsers remember that a script could not be had until the page is loaded anew.
        () => (attempt > 0 ? location.reload() : setFailed(true)),
      );
    }, [attempt]);
    if (loaded !== null) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    return (
      <main>
        {isFailed ? (
          <ErrorState
            error={new ApiError("network")}
            onRetry={() => setAttempt(attempt + 1)}
            isWholePage
          />
        ) : (
          <Skeleton heights={heights} />
        )}
      </main>
    );
  };
}

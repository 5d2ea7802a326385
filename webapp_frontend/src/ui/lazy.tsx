import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { ApiError } from "../api/errors";
import { meetScreen } from "./announce";
import { ErrorState } from "./Message";
import { Skeleton } from "./Skeleton";

type Load<P> = () => Promise<ComponentType<P>>;

/** A part of a screen whose code comes when it is first shown; where it does not, one may retry. */
export function lazyPart<P extends object>(load: Load<P>, heights: number[]): ComponentType<P> {
  const code = lazyCode(load);
  return function LazyPart(props: P) {
    const { Loaded, isFailed, retry } = code.use();
    return Loaded ? <Loaded {...props} /> : <Pending {...{ isFailed, retry, heights }} />;
  };
}

/** The same for a whole screen. */
export function lazyScreen<P extends object>(load: Load<P>): ComponentType<P> {
  const code = lazyCode(load);
  return function LazyScreen(props: P) {
    const { Loaded, isFailed, retry } = code.use();
    const [isAwaited] = useState(Loaded === null);
    useLayoutEffect(() => {
      if (Loaded !== null && isAwaited) meetScreen();
    }, [Loaded, isAwaited]);
    if (Loaded) return <Loaded {...props} />;
    return (
      <main>
        <Pending {...{ isFailed, retry, heights: [56, 120, 240] }} />
      </main>
    );
  };
}

interface PendingProps {
  isFailed: boolean;
  retry: () => void;
  heights: number[];
}

function Pending({ isFailed, retry, heights }: PendingProps) {
  return isFailed ? (
    <ErrorState error={new ApiError("network")} onRetry={retry} />
  ) : (
    <Skeleton heights={heights} />
  );
}

function lazyCode<P>(load: Load<P>) {
  let loaded: ComponentType<P> | null = null;

  function useCode() {
    const [attempt, setAttempt] = useState(0);
    const [isFailed, setFailed] = useState(false);
    const [, setArrived] = useState(false);
    useEffect(() => {
      if (loaded !== null) return;
      setFailed(false);
      load().then(
        (part) => {
          loaded = part;
          setArrived(true);
        },
        // Some browsers remember that a script could not be had until the page is loaded anew.
        () => (attempt > 0 ? location.reload() : setFailed(true)),
      );
    }, [attempt]);
    return { Loaded: loaded, isFailed, retry: () => setAttempt(attempt + 1) };
  }

  return { use: useCode };
}

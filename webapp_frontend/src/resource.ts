import { type ReadonlySignal, signal } from "@preact/signals";
import { type ApiError, asApiError } from "./api/errors";

/** Something from the server: being loaded, here, or failed; `data` outlives a failed reload. */
export interface Resource<T> {
  data: ReadonlySignal<T | null>;
  error: ReadonlySignal<ApiError | null>;
  /** Loads unless that is under way. Never throws: the error is in `error`. */
  load(): Promise<void>;
  /** Takes what another request has answered; a load under way is older and is ignored. */
  set(value: T): void;
}

export function resource<T>(fetchIt: () => Promise<T>): Resource<T> {
  const data = signal<T | null>(null);
  const error = signal<ApiError | null>(null);
  let underWay: Promise<void> | null = null;

  function take(value: T): void {
    data.value = value;
    error.value = null;
    underWay = null;
  }

  function load(): Promise<void> {
    if (underWay !== null) return underWay;
    if (data.value === null) error.value = null;
    const loading = fetchIt().then(
      (value) => {
        if (underWay === loading) take(value);
      },
      (thrown: unknown) => {
        if (underWay !== loading) return;
        error.value = asApiError(thrown);
        underWay = null;
      },
    );
    underWay = loading;
    return loading;
  }

  return { data, error, load, set: take };
}

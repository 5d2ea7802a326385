/**
 * JSON in sessionStorage under our prefix; it ends with the tab.
 *
 * Private modes and foreign frames may forbid storage: then nothing is kept and nothing breaks.
 */
export function remember(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(`okoshko.${key}`, JSON.stringify(value));
  } catch {
    // What is kept here is also in memory; only a reload loses it.
  }
}

export function recall<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(`okoshko.${key}`) ?? "null") as T | null;
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(`okoshko.${key}`);
  } catch {
    // Nothing was kept either.
  }
}

import { expect, test, vi } from "vitest";
import { ApiError } from "./api/errors";
import { resource } from "./resource";

test("what is being loaded is not asked for twice", async () => {
  const fetchIt = vi.fn(async () => "new");
  const thing = resource(fetchIt);
  await Promise.all([thing.load(), thing.load()]);
  expect(fetchIt).toHaveBeenCalledTimes(1);
  expect(thing.data.value).toBe("new");
});

test("a failed reload keeps what was there and says what was wrong", async () => {
  const fetchIt = vi.fn(async () => "old");
  const thing = resource(fetchIt);
  await thing.load();
  fetchIt.mockRejectedValueOnce(new ApiError("timeout"));
  await thing.load();
  expect([thing.data.value, thing.error.value?.code]).toEqual(["old", "timeout"]);
});

test("a first load tried again is no longer failed", async () => {
  const fetchIt = vi.fn(async () => "new");
  const thing = resource(fetchIt);
  fetchIt.mockRejectedValueOnce(new ApiError("timeout"));
  await thing.load();
  const loading = thing.load();
  expect(thing.error.value).toBeNull();
  await loading;
});

test("an answer that was asked for before something newer came is dropped", async () => {
  let answer: (value: string) => void = () => undefined;
  const thing = resource(() => new Promise<string>((resolve) => (answer = resolve)));
  const loading = thing.load();
  thing.set("newer");
  answer("older");
  await loading;
  expect(thing.data.value).toBe("newer");
});

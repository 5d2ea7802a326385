import { beforeEach, expect, test } from "vitest";
import { manicure } from "../../testing/samples";
import { choose, chooseService, clearDraft, draft, startDraft } from "./draft";

const start = "2026-11-28T15:00:00+03:00";

beforeEach(() => {
  history.replaceState(null, "", "/app/anya-belova");
  clearDraft();
});

test("another service needs another time and keeps the wish", () => {
  choose({ services: [1], startsAt: start, comment: "Красный" });
  chooseService({ ...manicure, id: 2 });
  expect(draft.value).toMatchObject({ services: [2], startsAt: null, comment: "Красный" });
});

test("the same service opened again keeps its time", () => {
  choose({ services: [1], startsAt: start });
  chooseService(manicure);
  expect(draft.value.startsAt).toBe(start);
});

test("another service keeps the master only if the master performs it", () => {
  choose({ services: [1], master: 2 });
  chooseService({ ...manicure, id: 5, master_ids: [1, 2] });
  expect(draft.value.master).toBe(2);
  chooseService({ ...manicure, id: 6, master_ids: [1] });
  expect(draft.value.master).toBeNull();
});

test("a time that has passed is not picked up again", () => {
  choose({ services: [1], startsAt: "2026-11-25T11:00:00+03:00", comment: "Красный" });
  startDraft();
  expect(draft.value).toMatchObject({ services: [1], startsAt: null, comment: "Красный" });
});

test("a draft belongs to its tenant", () => {
  choose({ services: [1], startsAt: start });
  history.replaceState(null, "", "/app/vitok");
  startDraft();
  expect(draft.value.services).toEqual([]);
  history.replaceState(null, "", "/app/anya-belova");
  startDraft();
  expect(draft.value.startsAt).toBe(start);
});

import { describe, expect, test } from "vitest";
import { at, emptyDay, marina, visit } from "../../testing/cabinetSamples";
import { lengthWarnings } from "./lengthWarnings";

const day = emptyDay("2026-11-25");
const early = { ...visit, starts_at: at("11:00"), ends_at: at("12:00") };

describe("a longer visit", () => {
  test("that finds room has nothing against it", () => {
    expect(lengthWarnings({ ...day, visits: [early] }, early, 120)).toEqual([]);
  });

  test("runs into the next visit, the break and closed time", () => {
    const next = {
      ...visit,
      id: 8,
      client: { ...marina, name: "Юля" },
      starts_at: at("14:00"),
      ends_at: at("15:00"),
    };
    const time_off = [
      { id: 1, starts_at: at("12:30"), ends_at: at("13:00"), whole_days: false, reason: null },
    ];
    expect(lengthWarnings({ ...day, visits: [early, next], time_off }, early, 185)).toEqual([
      "Мешает другой визит: Юля, 14:00–15:00.",
      "Зайдёт на перерыв 13:00–13:45.",
      "Зайдёт на закрытое время 12:30–13:00.",
    ]);
  });

  test("ends outside hours", () => {
    expect(lengthWarnings(day, visit, 245)).toEqual(["Вне рабочих часов."]);
  });

  test("has nothing new against it where another visit stands in its pause", () => {
    const inside = { ...early, id: 8, starts_at: at("11:30"), ends_at: at("11:45") };
    expect(lengthWarnings({ ...day, visits: [early, inside] }, early, 90)).toEqual([]);
  });
});

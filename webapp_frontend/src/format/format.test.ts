import { describe, expect, test } from "vitest";
import { setLanguage } from "../texts";
import { ru } from "../texts/ru";
import { dayAndSpan, fullDay, nearDay, shortDay, zoneName } from "./dates";
import { duration, money, plural } from "./numbers";
import { phoneText } from "./phone";
import { addDays, daysBetween, mondayOf, wallAfter, wallOf } from "./wall";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  test("stands in Russian with spaces and the sign behind", () => {
    expect(plain(money(220_000, "RUB"))).toBe("2 200 ₽");
  });

  test("shows kopecks only where there are some", () => {
    expect(plain(money(220_050, "RUB"))).toBe("2 200,50 ₽");
  });

  test("stands in English with the sign in front", () => {
    setLanguage("en");
    expect(plain(money(220_000, "RUB"))).toBe("₽2,200");
  });
});

describe("a duration", () => {
  test.each([
    [45, "45 мин"],
    [120, "2 ч"],
    [75, "1 ч 15 мин"],
    [1440, "24 ч"],
  ])("of %i minutes reads %s", (minutes, text) => {
    expect(plain(duration(minutes))).toBe(text);
  });
});

describe("a count of openings", () => {
  test.each([
    [1, "1 окошко"],
    [3, "3 окошка"],
    [5, "5 окошек"],
    [11, "11 окошек"],
    [21, "21 окошко"],
    [112, "112 окошек"],
  ])("of %i reads %s", (count, text) => {
    expect(plural(count, ru.time.openings)).toBe(text);
  });
});

describe("a date", () => {
  test("reads in full and in short", () => {
    expect(fullDay("2026-11-27")).toBe("пятница, 27 ноября");
    expect(shortDay("2026-11-27")).toBe("пт 27 ноября");
    setLanguage("en");
    expect(fullDay("2026-11-27")).toBe("Friday, 27 November");
  });

  test.each([
    ["2026-11-25", "сегодня"],
    ["2026-11-26", "завтра"],
    ["2026-11-28", "сб 28"],
    ["2026-12-03", "чт 3 дек."],
  ])("%s seen from 25 November is %s", (date, text) => {
    expect(nearDay(date, "2026-11-25")).toBe(text);
  });

  test("counts days across months and finds the Monday of its week", () => {
    expect(addDays("2026-11-30", 1)).toBe("2026-12-01");
    expect(daysBetween("2026-11-25", "2026-12-01")).toBe(6);
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  });
});

describe("an instant", () => {
  test("shows the master's clock whatever the reader's zone is", () => {
    process.env.TZ = "America/New_York";
    expect(wallOf("2026-11-28T15:00:00+03:00")).toEqual({ date: "2026-11-28", time: "15:00" });
  });

  test("some minutes later may lie on the next day", () => {
    const end = wallAfter("Europe/Moscow", "2026-11-28T23:30:00+03:00", 60);
    expect(dayAndSpan(wallOf("2026-11-28T23:30:00+03:00"), end)).toBe(
      "сб 28 ноября, 23:30 – вс 29 ноября, 00:30",
    );
  });

  test("a day earlier in real minutes follows the clock change between them", () => {
    expect(wallAfter("Europe/Berlin", "2026-10-25T12:00:00+01:00", -1440)).toEqual({
      date: "2026-10-24",
      time: "13:00",
    });
  });

  test("names the zone it is told in", () => {
    expect(zoneName("Europe/Moscow", "2026-11-28T15:00:00+03:00")).toBe("Москва, UTC+3");
    expect(zoneName("Asia/Yakutsk", "2026-11-28T15:00:00+09:00")).toBe("Якутск, UTC+9");
    expect(zoneName("Asia/Kathmandu", "2026-11-28T15:00:00+05:45")).toBe("Kathmandu, UTC+5:45");
    expect(zoneName("America/New_York", "2026-11-28T15:00:00-05:00")).toBe("New York, UTC−5");
  });
});

test("a phone is grouped where its country is known", () => {
  expect(phoneText("+79990000005")).toBe("+7 999 000-00-05");
  expect(phoneText("+4930123456")).toBe("+4930123456");
});

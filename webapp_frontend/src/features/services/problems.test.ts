import { expect, test } from "vitest";
import { emptyForm, type ServiceForm } from "./form";
import { problemsFromServer, problemsOf } from "./problems";

const good: ServiceForm = { ...emptyForm([1]), name: "Педикюр", price: "2800", durationMin: 105 };
const fieldsWrongIn = (part: Partial<ServiceForm>) => Object.keys(problemsOf({ ...good, ...part }));

test("a service that is filled in has no problems", () => {
  expect(problemsOf(good)).toEqual({});
});

test.each<[string, Partial<ServiceForm>, string]>([
  ["no name", { name: "  " }, "name"],
  ["a length between the marks", { durationMin: 7 }, "durationMin"],
  ["no length", { durationMin: Number.NaN }, "durationMin"],
  ["a buffer of a day", { bufferAfterMin: 1440 }, "bufferAfterMin"],
  ["a price in words", { price: "дорого" }, "price"],
  ["nobody who performs it", { masterIds: [] }, "masterIds"],
  ["a deposit of nothing", { depositKind: "fixed", depositAmount: "0" }, "depositAmount"],
  ["a deposit of more than all", { depositKind: "percent", depositAmount: "101" }, "depositAmount"],
  ["no day on which it is done", { weekdays: [] }, "weekdays"],
  ["a pause at the very start", { pauses: [{ after_min: 0, duration_min: 10 }] }, "pauses"],
  ["a pause up to the end", { pauses: [{ after_min: 60, duration_min: 45 }] }, "pauses"],
  ["a latest start before the earliest", { earliest: "15:00", latest: "12:00" }, "startHours"],
  ["a start between the marks", { earliest: "15:03" }, "startHours"],
])("%s is said at its field", (_, part, field) => {
  expect(fieldsWrongIn(part)).toEqual([field]);
});

test("pauses need some work between them", () => {
  const pauses = [
    { after_min: 40, duration_min: 20 },
    { after_min: 20, duration_min: 20 },
  ];
  expect(problemsOf({ ...good, pauses }).pauses).toBe(
    "Между паузами нужно хотя бы 5 минут работы.",
  );
});

test("what the server refuses stands at the field it is about", () => {
  const refused = { "pauses.0.after_min": ["Не число."], unknown: ["?"] };
  expect(problemsFromServer(refused)).toEqual({ pauses: "Не число." });
});

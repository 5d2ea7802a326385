import { describe, expect, test } from "vitest";
import { manicure } from "../../testing/cabinetSamples";
import { depositAmountOf, emptyForm, fieldsOf, formOf, kopecksOf, rebased, toggled } from "./form";

describe("a price as people type it", () => {
  test.each([
    ["2200", 220_000],
    ["2 200", 220_000],
    ["99,5", 9_950],
    ["0", 0],
    ["", null],
    ["от 500", null],
    ["1,234", null],
  ])("%s is %s kopecks", (typed, kopecks) => {
    expect(kopecksOf(typed)).toBe(kopecks);
  });
});

describe("the form of a service", () => {
  test("gives back what it was made of", () => {
    const { id: _id, version: _version, ...fields } = manicure;
    expect(fieldsOf(formOf(manicure))).toEqual(fields);
  });

  test("knows no rules where every day is allowed and nothing is filled in", () => {
    const fields = fieldsOf({ ...emptyForm([1]), name: " Брови ", price: "900" });
    expect(fields).toMatchObject({
      name: "Брови",
      group: null,
      description: null,
      weekdays: null,
      earliest_start: null,
      latest_start: null,
      price_kopecks: 90_000,
    });
  });

  test("sends pauses in order, whatever order they were added in", () => {
    const [late, early] = [
      { after_min: 60, duration_min: 15 },
      { after_min: 20, duration_min: 10 },
    ];
    const form = { ...formOf(manicure), pauses: [late, early] };
    expect(fieldsOf(form).pauses).toEqual([early, late]);
  });
});

test("one's own changes are laid over what somebody else has changed meanwhile", () => {
  const before = formOf(manicure);
  const typed = { ...before, name: "Маникюр и дизайн" };
  const fresh = { ...before, name: "Другое имя", price: "2500" };
  expect(rebased(typed, before, fresh)).toEqual({ ...fresh, name: "Маникюр и дизайн" });
});

test("a value is put into a list or taken out of it in order", () => {
  expect(toggled([0, 2], 1, true)).toEqual([0, 1, 2]);
  expect(toggled([0, 1, 2], 1, false)).toEqual([0, 2]);
});

describe("the deposit of a service", () => {
  test.each([
    ["as_usual", "", 0],
    ["full", "", 0],
    ["percent", "30", 30],
    ["percent", "0", null],
    ["percent", "30,5", null],
    ["fixed", "500", 50_000],
    ["fixed", "0,5", null],
    ["fixed", "1000001", null],
  ] as const)("%s of “%s” is %s", (kind, typed, amount) => {
    expect(depositAmountOf(kind, typed)).toBe(amount);
  });

  test("stands in its field as it was typed", () => {
    const deposit = { kind: "fixed" as const, amount: 50_050 };
    const form = formOf({ ...manicure, deposit });
    expect(form.depositAmount).toBe("500.5");
    expect(fieldsOf(form).deposit).toEqual(deposit);
  });
});

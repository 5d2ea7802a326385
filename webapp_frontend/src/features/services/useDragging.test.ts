import { expect, test } from "vitest";
import { placeOf } from "./useDragging";

const rows = [0, 50, 120, 170].map((top, index, tops) => ({
  top,
  height: (tops[index + 1] ?? 220) - top,
}));

test.each([
  [0, 0, 0],
  [0, 20, 0],
  [0, 40, 1],
  [0, 500, 3],
  [3, -30, 2],
  [3, -500, 0],
])("row %i taken %i px away stands at place %i", (from, by, place) => {
  expect(placeOf(rows, from, by)).toBe(place);
});

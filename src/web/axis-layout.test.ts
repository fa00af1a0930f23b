// Checks that the time axis keeps the precision of dates and that its ticks stay readable.
import { expect, test } from "vitest";
import { layoutAxis } from "./axis-layout.ts";

const entry = (id: string, at: string, beside = false) => ({ id, at, beside });

test("A day is narrow and a month is a bar", () => {
  const { entries } = layoutAxis([entry("a", "2010-06-12"), entry("b", "2010-06")], 0);
  const width = (id: string) => {
    const found = entries.find((one) => one.id === id);
    return found ? found.to - found.from : 0;
  };
  expect(width("b")).toBeCloseTo(1);
  expect(width("a")).toBeCloseTo(1 / 30);
});

test("Acts of the same day go into lanes of their own, beside apart from inside", () => {
  const day = "2010-06-12";
  const { lanes } = layoutAxis([entry("a", day), entry("b", day), entry("c", day, true)], 0.02);
  expect(lanes).toEqual({ inside: 2, beside: 1 });
});

test("There are between one and eight ticks, whatever the span", () => {
  for (const to of ["2010-06-01", "2010-06-20", "2010-09-01", "2012-01-01", "2025-05-05"]) {
    const { ticks } = layoutAxis([entry("a", "2010-06-01"), entry("b", to)], 0);
    expect(ticks.length).toBeGreaterThanOrEqual(1);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.every(({ x }) => x >= 0 && x <= 1)).toBe(true);
  }
});

// Checks that bars keep inside the axis and that an open end reaches its end.
import { expect, test } from "vitest";
import { dayNumber } from "./dates.ts";
import { dayOfNumber, timelineOf } from "./timeline.ts";

const timeline = timelineOf(1992, 2025);

test("A bar without an end reaches the end of the axis", () => {
  const { left, width } = timeline.bar({ from: "2009", to: null });
  expect(left).toBeCloseTo(0.5, 1);
  expect(left + width).toBeCloseTo(1);
});

test("What began before the axis begins at its edge", () => {
  expect(timeline.bar({ from: "1980", to: "1992-01-01" }).left).toBe(0);
});

test("A day comes back from its number", () => {
  expect(dayOfNumber(dayNumber("2012-12-19"))).toBe("2012-12-19");
});

// The scenario clock: pause, speed, jump, and never back.
import fc from "fast-check";
import { expect, test } from "vitest";
import { atSpeed, type Clock, jumped, paused, scenarioAt, started, wallAt } from "./clock.ts";

const clock: Clock = { running: false, speed: 1, wall: 1000, scenario: 50_000 };

test("A paused clock stands, a running one goes at its speed", () => {
  expect(scenarioAt(clock, 9000)).toBe(50_000);
  const running = started(clock, 2000);
  expect(scenarioAt(running, 5000)).toBe(53_000);
  const fast = atSpeed(running, 60, 5000);
  expect(scenarioAt(fast, 6000)).toBe(113_000);
  expect(scenarioAt(paused(fast, 6000), 99_000)).toBe(113_000);
});

test("The wall clock of a scenario instant is when the scenario gets there", () => {
  const fast = atSpeed(started(clock, 2000), 60, 2000);
  expect(wallAt(fast, 110_000)).toBe(3000);
  expect(wallAt(clock, 110_000)).toBeNull();
});

test("Whatever is done to it in whatever order, the scenario never goes back", () => {
  const change = fc.oneof(
    fc.constant((c: Clock, at: number) => started(c, at)),
    fc.constant((c: Clock, at: number) => paused(c, at)),
    fc
      .double({ min: 0.01, max: 5000, noNaN: true })
      .map((s) => (c: Clock, at: number) => atSpeed(c, s, at)),
    fc.nat(1e9).map((to) => (c: Clock, at: number) => jumped(c, to, at)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(100_000), change)), (steps) => {
      let here = clock;
      let wall = clock.wall;
      let last = here.scenario;
      for (const [passed, apply] of steps) {
        wall += passed;
        here = apply(here, wall);
        const now = scenarioAt(here, wall);
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
      }
    }),
  );
});

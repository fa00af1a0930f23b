// Each formula against a worked example that somebody else published.
import { expect, test } from "vitest";
import {
  agreement,
  binomialInterval,
  degreeCentralisation,
  fleissKappa,
  herfindahl,
  kaplanMeier,
  logRank,
  medianTime,
  type Watched,
} from "./statistics.ts";

/** Weeks in remission, Freireich et al. 1963, as printed in textbooks of survival analysis. */
const censored = (weeks: number[]): Watched[] => weeks.map((time) => ({ time, event: false }));
const relapsed = (weeks: number[]): Watched[] => weeks.map((time) => ({ time, event: true }));
const treated = [
  ...relapsed([6, 6, 6, 7, 10, 13, 16, 22, 23]),
  ...censored([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
];
const placebo = relapsed([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

test("The remission data give the published product-limit estimate", () => {
  const steps = kaplanMeier(treated);
  expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
    [6, 21, 3],
    [7, 17, 1],
    [10, 15, 1],
    [13, 12, 1],
    [16, 11, 1],
    [22, 7, 1],
    [23, 6, 1],
  ]);
  const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
  steps.forEach(({ waiting }, i) => {
    expect(waiting).toBeCloseTo(published[i] as number, 3);
  });
  // The log-log interval at 6 weeks, as SAS and R print it.
  expect(steps[0]?.interval?.low).toBeCloseTo(0.6197, 4);
  expect(steps[0]?.interval?.high).toBeCloseTo(0.9516, 4);
  expect(medianTime(steps)).toBe(23);
  expect(medianTime(kaplanMeier(placebo))).toBe(8);
});

test("The remission data give the published log-rank statistic of 16.79", () => {
  expect(logRank(treated, placebo)).toBeCloseTo(16.79, 2);
  expect(logRank(placebo, treated)).toBeCloseTo(16.79, 2);
});

test("Fleiss’ fourteen raters and ten subjects agree with kappa 0.210", () => {
  const rows = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  expect(fleissKappa(rows)).toBeCloseTo(0.21, 3);
});

test("Two readers of fifty grant proposals agree with kappa 0.40", () => {
  const times = (n: number, a: string, b: string) =>
    Array.from({ length: n }, () => [a, b] as const);
  const pairs = [
    ...times(20, "yes", "yes"),
    ...times(5, "yes", "no"),
    ...times(10, "no", "yes"),
    ...times(15, "no", "no"),
  ];
  expect(agreement(pairs)).toMatchObject({ n: 50, same: 0.7 });
  expect(agreement(pairs)?.kappa).toBeCloseTo(0.4, 10);
  expect(agreement(pairs)?.pi).toBeCloseTo(0.3939, 4);
  expect(agreement([])).toBeNull();
  expect(agreement([["yes", "yes"]])?.kappa).toBeNull();
});

test("The exact interval is that of Clopper and Pearson", () => {
  const rounded = (k: number, n: number) => {
    const { low, high } = binomialInterval(k, n);
    return [low, high].map((end) => Number(end.toFixed(4)));
  };
  expect(rounded(0, 10)).toEqual([0, 0.3085]);
  expect(rounded(5, 10)).toEqual([0.1871, 0.8129]);
  expect(rounded(10, 10)).toEqual([0.6915, 1]);
  expect(rounded(0, 0)).toEqual([0, 1]);
});

test("A star is wholly centralised, a ring not at all, and equal shares concentrate least", () => {
  const four = ["a", "b", "c", "d"];
  const star = [
    ["a", "b"],
    ["a", "c"],
    ["a", "d"],
  ] as [string, string][];
  const ring = [
    ["a", "b"],
    ["b", "c"],
    ["c", "d"],
    ["d", "a"],
  ] as [string, string][];
  expect(degreeCentralisation(four, star)).toBe(1);
  expect(degreeCentralisation(four, ring)).toBe(0);
  expect(herfindahl([1, 1, 1, 1])).toBe(0.25);
  // One half and five tenths.
  expect(herfindahl([50, 10, 10, 10, 10, 10])).toBeCloseTo(0.3, 10);
});

/** Fractions against their field axioms and plain arithmetic. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  div,
  format,
  mul,
  one,
  parse,
  ratio,
  sub,
  toNumber,
  zero,
} from "./fraction.ts";

const some = fc
  .tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 99n }))
  .map(([n, d]) => ratio(n, d));

describe("a fraction", () => {
  it("is exact, reduced and obeys the laws of a field", () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(sub(add(a, b), b)).toEqual(a);
        expect(add(a, zero)).toEqual(a);
        expect(mul(a, one)).toEqual(a);
        if (compare(b, zero) !== 0) expect(div(mul(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(Math.sign(toNumber(a) - toNumber(b)));
        expect(parse(format(a))).toEqual(a);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads decimals and ratios and prints them reduced", () => {
    expect(["0.25", "1/3", "-.5", "3", "6/3", "1.", "+2/4"].map((t) => format(parse(t)))).toEqual([
      "1/4",
      "1/3",
      "-1/2",
      "3",
      "2",
      "1",
      "1/2",
    ]);
    for (const bad of ["", ".", "x", "1/0", "1e3", "1 2", "1/2/3", "0x10"]) {
      expect(() => parse(bad), bad).toThrow();
    }
  });

  it("is turned into the nearest double far beyond 2^53", () => {
    expect(toNumber(ratio(10n ** 400n, 3n * 10n ** 400n))).toBe(1 / 3);
    expect(toNumber(ratio(1n, 10n ** 300n))).toBe(1e-300);
    expect(toNumber(ratio(-(10n ** 300n), 1n))).toBe(-1e300);
    expect(toNumber(zero)).toBe(0);
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (n, d) => {
        expect(toNumber(ratio(n, d))).toBeCloseTo(n / d, 10);
      }),
    );
  });
});

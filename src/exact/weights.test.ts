/** Weighted counts and their gradient against sums over all worlds. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLeast, holds, type Item, is } from "./condition.ts";
import { diagram } from "./diagram.ts";
import { add, type Fraction, format, mul, one, parse, ratio, toNumber, zero } from "./fraction.ts";
import { someInstance, worldsOf } from "./testing.ts";
import { weigh, weighExactly, weigher } from "./weights.ts";

/** Weights summing to one for each item, in small fractions, zeros among them. */
function someWeights(items: readonly Item[]): fc.Arbitrary<Map<string, Fraction[]>> {
  const own = items.map((item) =>
    fc
      .array(fc.nat(4), { minLength: item.values.length, maxLength: item.values.length })
      .map((parts) => {
        const total = parts.reduce((a, b) => a + b, 0);
        return parts.map((part, i) => (total === 0 ? ratio(i === 0 ? 1 : 0) : ratio(part, total)));
      }),
  );
  return fc.tuple(...own).map((all) => new Map(items.map((item, i) => [item.id, all[i] ?? []])));
}

const weighted = someInstance(4).chain(({ items, condition }) =>
  fc.tuple(fc.constant(items), fc.constant(condition), someWeights(items)),
);

describe("a weighted count", () => {
  it("is the exact sum over worlds, and so is every P(node | item = value)", () => {
    fc.assert(
      fc.property(weighted, ([items, condition, weights]) => {
        const d = diagram(items);
        const { value, given } = weighExactly(d, d.compile(condition), weights);
        const brute = (fixed: Item | null, fixedValue: string): Fraction =>
          worldsOf(items)
            .filter((world) => fixed === null || world[fixed.id] === fixedValue)
            .filter((world) => holds(condition, world))
            .map((world) =>
              items
                .filter((item) => item !== fixed)
                .map(({ id, values }) => weights.get(id)?.[values.indexOf(world[id] ?? "")] ?? zero)
                .reduce(mul, one),
            )
            .reduce(add, zero);
        expect(format(value)).toBe(format(brute(null, "")));
        for (const item of items) {
          expect(given.get(item.id)?.map(format)).toEqual(
            item.values.map((v) => format(brute(item, v))),
          );
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("in doubles agrees with the exact one, again and again from one preparation", () => {
    fc.assert(
      fc.property(weighted, ([items, condition, weights]) => {
        const d = diagram(items);
        const node = d.compile(condition);
        const exact = weighExactly(d, node, weights);
        const prepared = weigher(d, node);
        const doubles = new Map([...weights].map(([id, own]) => [id, own.map(toNumber)]));
        prepared(new Map(items.map(({ id, values }) => [id, values.map((_, i) => (i ? 0 : 1))])));
        for (const quick of [weigh(d, node, doubles), prepared(doubles)]) {
          expect(quick.value).toBeCloseTo(toNumber(exact.value), 12);
          for (const { id } of items) {
            quick.given.get(id)?.forEach((p, i) => {
              expect(p).toBeCloseTo(toNumber(exact.given.get(id)?.[i] ?? zero), 12);
            });
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("takes decimals as written: a half and a tenth do not drift", () => {
    const items = ["A", "B", "C"].map((id) => ({ id, values: ["no", "yes"] }));
    const d = diagram(items);
    const node = d.compile(
      atLeast(
        2,
        items.map(({ id }) => is(id, "yes")),
      ),
    );
    const weights = new Map(items.map(({ id }) => [id, [parse("0.9"), parse("0.1")]]));
    const { value, given } = weighExactly(d, node, weights);
    expect(format(value)).toBe("7/250");
    expect(given.get("A")?.map(format)).toEqual(["1/100", "19/100"]);
  });

  it("names an item without weights, with too few, or not summing to one", () => {
    const d = diagram([
      { id: "A", values: ["x", "y"] },
      { id: "B", values: ["x", "y"] },
    ]);
    const node = d.compile(is("A", "x"));
    expect(() => weigh(d, node, new Map())).toThrow('"A" has no weights');
    expect(() => weigh(d, node, new Map([["A", [1]]]))).toThrow("2 values, but 1 weights");
    expect(() => weigh(d, node, new Map([["A", [0.5, 0.6]]]))).toThrow("sum to 1.1");
    const third = [parse("0.33"), parse("0.66")];
    expect(() => weighExactly(d, node, new Map([["A", third]]))).toThrow("do not sum to one");
    expect(weigh(d, node, new Map([["A", [0.5, 0.5]]])).given.get("B")).toEqual([0.5, 0.5]);
  });
});

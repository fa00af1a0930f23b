/** Orders keep every item once; classes of like items are those that exchanging items finds. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLeast, holds, is, itemsOf, sum } from "./condition.ts";
import { diagram } from "./diagram.ts";
import { alike, arranged, missing } from "./order.ts";
import { someInstance, worldsOf } from "./testing.ts";

describe("an order of items", () => {
  it("has every item once, those of the condition first", () => {
    fc.assert(
      fc.property(someInstance(), ({ items, condition }) => {
        const order = arranged(items, condition);
        expect(new Set(order)).toEqual(new Set(items));
        expect(order.length).toBe(items.length);
        const used = new Set(itemsOf(condition));
        const first = order.slice(0, used.size).map((item) => item.id);
        expect(new Set(first)).toEqual(used);
      }),
      { numRuns: 1000 },
    );
  });

  it("puts the heaviest members of a sum first", () => {
    const items = ["A", "B", "C"].map((id) => ({ id, values: ["x", "y"] }));
    const weights = [1, 7, 3];
    const terms = items.map(({ id }, i) => ({ when: is(id, "x"), weight: weights[i] ?? 0 }));
    expect(arranged(items, sum(terms, 5)).map((item) => item.id)).toEqual(["B", "C", "A"]);
    expect(missing(items.slice(1), sum(terms, 5))).toEqual(["A"]);
  });
});

describe("items that are alike", () => {
  it("are those whose exchange changes no world", () => {
    fc.assert(
      fc.property(someInstance(4, 3, 2), ({ items, condition }) => {
        const d = diagram(items);
        const classes = alike(d, d.compile(condition));
        const classOf = (id: string) => classes.findIndex((c) => c.includes(id));
        for (const a of items) {
          for (const b of items) {
            const same =
              a.values.join() === b.values.join() &&
              worldsOf(items).every((world) => {
                const swapped = { ...world, [a.id]: world[b.id] ?? "", [b.id]: world[a.id] ?? "" };
                return holds(condition, world) === holds(condition, swapped);
              });
            expect(classOf(a.id) === classOf(b.id)).toBe(same);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("are all members of a threshold", () => {
    const ids = [..."ABCD"];
    const d = diagram(ids.map((id) => ({ id, values: ["x", "y"] })));
    expect(
      alike(
        d,
        d.compile(
          atLeast(
            2,
            ids.map((id) => is(id, "x")),
          ),
        ),
      ),
    ).toEqual([ids]);
  });
});

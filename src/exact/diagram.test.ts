/** Every operation of the diagrams against brute force over all worlds. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  all,
  any,
  atLeast,
  type Condition,
  holds,
  is,
  itemsOf,
  not,
  replaced,
  sum,
} from "./condition.ts";
import { type Cube, diagram } from "./diagram.ts";
import { someCondition, someInstance, someItems, worldsOf } from "./testing.ts";

const many = { numRuns: 2000 };

describe("a diagram", () => {
  it("holds in exactly the worlds in which its condition holds, and counts them", () => {
    fc.assert(
      fc.property(someInstance(), ({ items, condition }) => {
        const d = diagram(items);
        const node = d.compile(condition);
        const worlds = worldsOf(items);
        const good = worlds.filter((world) => holds(condition, world));
        expect(worlds.filter((world) => d.holds(node, world))).toEqual(good);
        expect(d.count(node)).toBe(BigInt(good.length));
        expect(d.pick(node)).toEqual(good[0] ?? null);
      }),
      many,
    );
  });

  it("gives conditions with the same worlds the same node, and only those", () => {
    const pair = someItems(4, 3).chain((items) =>
      fc.tuple(fc.constant(items), someCondition(items, 2), someCondition(items, 2)),
    );
    fc.assert(
      fc.property(pair, ([items, first, second]) => {
        const d = diagram(items);
        const [a, b] = [d.compile(first), d.compile(second)];
        const worlds = worldsOf(items);
        const inA = worlds.map((world) => holds(first, world));
        const inB = worlds.map((world) => holds(second, world));
        expect(a === b).toBe(inA.every((yes, i) => yes === inB[i]));
        expect(d.implies(a, b)).toBe(inA.every((yes, i) => !yes || inB[i] === true));
        expect(d.and(a, b)).toBe(d.compile(all([first, second])));
        expect(d.or(a, b)).toBe(d.compile(any([first, second])));
        expect(d.not(a)).toBe(d.compile(not(first)));
        expect(d.and(a, d.not(a))).toBe(d.never);
        expect(d.or(a, d.not(a))).toBe(d.always);
      }),
      many,
    );
  });

  it("quantifies and restricts as its worlds do", () => {
    const some = someInstance().chain(({ items, condition }) =>
      fc.tuple(
        fc.constant(items),
        fc.constant(condition),
        fc.subarray(items),
        fc.constantFrom(...worldsOf(items)),
      ),
    );
    fc.assert(
      fc.property(some, ([items, condition, gone, fixed]) => {
        const d = diagram(items);
        const node = d.compile(condition);
        const ids = gone.map((item) => item.id);
        const choices = worldsOf(gone);
        const [some, every] = [d.exists(node, ids), d.forall(node, ids)];
        const kept = Object.fromEntries(ids.map((id) => [id, fixed[id] as string]));
        const narrowed = d.restrict(node, kept);
        for (const world of worldsOf(items)) {
          const ways = choices.map((choice) => holds(condition, { ...world, ...choice }));
          expect(d.holds(some, world)).toBe(ways.includes(true));
          expect(d.holds(every, world)).toBe(!ways.includes(false));
          expect(d.holds(narrowed, world)).toBe(holds(condition, { ...world, ...kept }));
        }
        for (const id of ids) {
          for (const n of [some, every, narrowed]) expect(d.support(n)).not.toContain(id);
        }
      }),
      many,
    );
  });

  it("lists disjoint cubes that cover its worlds exactly, and says when there are more", () => {
    const inside = (cube: Cube, world: Readonly<Record<string, string>>) =>
      Object.entries(cube).every(([id, values]) => values.includes(world[id] as string));
    fc.assert(
      fc.property(someInstance(), ({ items, condition }) => {
        const d = diagram(items);
        const node = d.compile(condition);
        const { cubes, more } = d.cubes(node, 10_000);
        expect(more).toBe(false);
        for (const world of worldsOf(items)) {
          const covers = cubes.filter((cube) => inside(cube, world)).length;
          expect(covers).toBe(holds(condition, world) ? 1 : 0);
        }
        const cut = d.cubes(node, 1);
        expect(cut.cubes.length).toBe(Math.min(1, cubes.length));
        expect(cut.more).toBe(cubes.length > 1);
      }),
      many,
    );
  });

  it("depends on the items that can make a difference, in order", () => {
    fc.assert(
      fc.property(someInstance(4), ({ items, condition }) => {
        const d = diagram(items);
        const worlds = worldsOf(items);
        const matters = items.filter((item) =>
          worlds.some((world) =>
            item.values.some(
              (v) => holds(condition, world) !== holds(condition, { ...world, [item.id]: v }),
            ),
          ),
        );
        expect(d.support(d.compile(condition))).toEqual(matters.map((item) => item.id));
      }),
      many,
    );
  });

  it("counts 193 members at two thirds without recursion or size running away", () => {
    const ids = Array.from({ length: 193 }, (_, i) => `member ${i}`);
    const d = diagram(ids.map((id) => ({ id, values: ["for", "against", "absent", "silent"] })));
    const condition = sum(
      ids.flatMap((id) => [
        { when: is(id, "for"), weight: 1 },
        { when: is(id, "against"), weight: -2 },
      ]),
      0,
    );
    const node = d.compile(condition);
    expect(d.size(node)).toBeLessThan(50_000);
    expect(d.not(d.not(node))).toBe(node);
    expect(d.forall(node, ids.slice(1))).toBe(d.never);
    expect(d.exists(node, ids)).toBe(d.always);
    expect(d.compile(all(ids.map((id) => is(id, "for"))))).toBeGreaterThan(1);
  });

  it("builds sums over parts that share items", () => {
    const items = ["A", "B", "C", "D"].map((id) => ({ id, values: ["x", "y", "z"] }));
    const parts: Condition[] = [
      any([is("A", "x"), is("C", "y")]),
      is("B", "x", "y"),
      all([is("B", "y"), is("D", "z")]),
      is("D", "x"),
    ];
    const d = diagram(items);
    for (let n = 0; n <= 5; n++) {
      const condition = atLeast(n, parts);
      const node = d.compile(condition);
      for (const world of worldsOf(items))
        expect(d.holds(node, world)).toBe(holds(condition, world));
    }
  });

  it("refuses items it does not have, and items that cannot range", () => {
    const d = diagram([{ id: "A", values: ["x"] }]);
    expect(() => d.compile(is("B", "x"))).toThrow('no item "B"');
    expect(() => d.restrict(d.always, { A: "z" })).toThrow('no value "z"');
    expect(() => diagram([{ id: "A", values: [] }])).toThrow("no value");
    expect(() => diagram([{ id: "A", values: ["x", "x"] }])).toThrow("repeats");
    expect(() =>
      diagram([
        { id: "A", values: ["x"] },
        { id: "A", values: ["x"] },
      ]),
    ).toThrow("twice");
  });
});

describe("a condition", () => {
  it("keeps its meaning when the constructors simplify it", () => {
    const simpler = (c: Condition): Condition => {
      switch (c.kind) {
        case "constant":
          return c;
        case "is":
          return is(c.item, ...c.values);
        case "not":
          return not(simpler(c.of));
        case "all":
          return all(c.of.map(simpler));
        case "any":
          return any(c.of.map(simpler));
        case "sum":
          return sum(
            c.terms.map((term) => ({ when: simpler(term.when), weight: term.weight })),
            c.atLeast,
          );
      }
    };
    fc.assert(
      fc.property(someInstance(4), ({ items, condition }) => {
        const short = simpler(condition);
        for (const world of worldsOf(items)) {
          expect(holds(short, world)).toBe(holds(condition, world));
        }
        const named = new Set(itemsOf(condition));
        for (const id of itemsOf(short)) expect(named.has(id)).toBe(true);
      }),
      many,
    );
  });

  it("reads a joint table as one item whose values are its rows", () => {
    const rows = [
      { A: "x", B: "y" },
      { A: "x", B: "x" },
      { A: "y", B: "y" },
    ] as const;
    const items = ["A", "B", "C"].map((id) => ({ id, values: ["x", "y"] }));
    const byRow = (item: string, values: readonly string[]): Condition | null =>
      item === "C"
        ? null
        : is(
            "row",
            ...rows.flatMap((r, i) => (values.includes(r[item as "A" | "B"]) ? [`${i}`] : [])),
          );
    fc.assert(
      fc.property(someCondition(items, 3), (condition) => {
        const joint = replaced(condition, byRow);
        for (const [i, row] of rows.entries()) {
          for (const C of ["x", "y"]) {
            expect(holds(joint, { row: `${i}`, C })).toBe(holds(condition, { ...row, C }));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("refuses weights that are not integers", () => {
    expect(() => sum([{ when: is("A", "x"), weight: 0.5 }], 1)).toThrow("integers");
    expect(() => atLeast(1.5, [])).toThrow("integers");
  });
});

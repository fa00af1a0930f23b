/** Minimal change sets and the families that hold them, against trying every set. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimalChangeSets } from "./changes.ts";
import { all, any, atLeast, holds, is, not, type World } from "./condition.ts";
import { type Cube, diagram } from "./diagram.ts";
import { someInstance, subsetsOf, worldsOf } from "./testing.ts";

const inside = (cube: Cube, world: World) =>
  Object.entries(cube).every(([id, values]) => values.includes(world[id] as string));

/** A condition, a recorded world, and which of its items are open. */
const someCase = someInstance(6, 3, 3).chain(({ items, condition }) =>
  fc.record({
    items: fc.constant(items),
    condition: fc.oneof(fc.constant(condition), fc.constant(not(condition))),
    recorded: fc.constantFrom(...worldsOf(items)),
    open: fc.subarray(items, { maxLength: Math.min(3, items.length) }),
  }),
);

describe("minimal change sets", () => {
  it("are exactly the sets that trying every set finds", () => {
    fc.assert(
      fc.property(someCase, ({ items, condition, recorded, open }) => {
        const d = diagram(items);
        const known = items.filter((item) => !open.includes(item));
        const baseline = Object.fromEntries(known.map(({ id }) => [id, recorded[id] as string]));
        const good = worldsOf(items).filter((world) => holds(condition, world));
        const changed = good.map((world) =>
          known.filter(({ id }) => world[id] !== baseline[id]).map(({ id }) => id),
        );
        const works = (set: readonly string[]) =>
          changed.some((c) => c.length === set.length && c.every((id) => set.includes(id)));
        const working = subsetsOf(known.map(({ id }) => id)).filter(works);
        const least = working.filter(
          (set) => !working.some((o) => o.length < set.length && o.every((x) => set.includes(x))),
        );
        const ids = open.map(({ id }) => id);
        const found = minimalChangeSets(d, d.compile(condition), baseline, ids);
        expect(new Set([...found.iterate()].map(String))).toEqual(new Set(least.map(String)));
        expect(found.count).toBe(BigInt(least.length));
        for (const set of subsetsOf(known.map(({ id }) => id))) {
          expect(found.has(set)).toBe(least.map(String).includes(String(set)));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("come with the values that work and what open items must then be, nothing else", () => {
    fc.assert(
      fc.property(someCase, ({ items, condition, recorded, open }) => {
        const d = diagram(items);
        const known = items.filter((item) => !open.includes(item));
        const baseline = Object.fromEntries(known.map(({ id }) => [id, recorded[id] as string]));
        const ids = open.map(({ id }) => id);
        const found = minimalChangeSets(d, d.compile(condition), baseline, ids);
        for (const set of found.iterate(5)) {
          const ways = found.ways(set, 1000);
          expect(ways.length).toBeGreaterThan(0);
          for (const world of worldsOf(items)) {
            const isChange = known.every(
              ({ id }) => set.includes(id) !== (world[id] === baseline[id]),
            );
            if (!isChange) continue;
            const covers = ways.filter(
              ({ to, provided }) =>
                inside(to, world) && provided.cubes.some((c) => inside(c, world)),
            );
            expect(covers.length).toBe(holds(condition, world) ? 1 : 0);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("are the empty set alone when nothing known stood in the way", () => {
    const d = diagram([
      { id: "A", values: ["for", "against"] },
      { id: "fact", values: ["so", "not so"] },
    ]);
    const target = d.compile(all([is("A", "for"), is("fact", "so")]));
    const found = minimalChangeSets(d, target, { A: "for" }, ["fact"]);
    expect([...found.iterate()]).toEqual([[]]);
    expect(found.ways([])).toEqual([
      { to: {}, provided: { cubes: [{ fact: ["so"] }], more: false } },
    ]);
    expect(minimalChangeSets(d, d.never, { A: "for" }, ["fact"]).count).toBe(0n);
  });

  it("are counted and shown as orbits where members are alike, without listing millions", () => {
    const members = Array.from({ length: 40 }, (_, i) => `m${i}`);
    const d = diagram([
      { id: "act", values: ["absent", "done"] },
      ...members.map((id) => ({ id, values: ["against", "absent", "for"] })),
    ]);
    const target = d.compile(
      all([
        is("act", "done"),
        atLeast(
          20,
          members.map((id) => is(id, "for", "absent")),
        ),
      ]),
    );
    const recorded = Object.fromEntries(members.map((id) => [id, "against"]));
    const found = minimalChangeSets(d, target, { act: "absent", ...recorded }, []);
    expect(found.count).toBe(137846528820n);
    expect(found.orbits()).toEqual({
      orbits: [{ fixed: ["act"], any: [{ take: 20, of: members }], sets: 137846528820n }],
      count: 1n,
    });
    expect([...found.iterate(2)][0]).toEqual(["act", ...members.slice(0, 20)]);
  });

  it("refuse a target that depends on an item neither known nor open", () => {
    const d = diagram([{ id: "A", values: ["x", "y"] }]);
    const target = d.compile(is("A", "x"));
    expect(() => minimalChangeSets(d, target, {}, [])).toThrow("neither known nor open");
    expect(() => minimalChangeSets(d, target, { A: "x" }, ["A"])).toThrow("both known and open");
    expect(() => minimalChangeSets(d, target, { A: "z" }, [])).toThrow('no value "z"');
  });
});

describe("a family", () => {
  const everything = (d: ReturnType<typeof diagram>, sets: string[][], ids: string[]) => {
    const target = any(sets.map((set) => all(set.map((id) => is(id, "new")))));
    const baseline = Object.fromEntries(ids.map((id) => [id, "old"]));
    return minimalChangeSets(d, d.compile(target), baseline, []);
  };
  const ids = [..."ABCDEFG"];
  const someSets = fc.array(fc.subarray(ids), { maxLength: 12 });

  it("lists by size, then in order; its layers and counts agree", () => {
    fc.assert(
      fc.property(someSets, (sets) => {
        const d = diagram(ids.map((id) => ({ id, values: ["old", "new"] })));
        const family = everything(d, sets, ids);
        const listed = [...family.iterate()];
        const inOrder = [...listed].sort(
          (a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1),
        );
        expect(listed).toEqual(inOrder);
        const sizes = family.bySize();
        sizes.forEach((n, size) => {
          expect(n).toBe(BigInt(listed.filter((set) => set.length === size).length));
          expect(family.ofSize(size).count).toBe(n);
        });
        const least = listed[0]?.length;
        expect([...family.cheapest().iterate()]).toEqual(listed.filter((s) => s.length === least));
        expect([...family.iterate(2)]).toEqual(listed.slice(0, 2));
      }),
      { numRuns: 2000 },
    );
  });

  it("is exactly the sets that its orbits describe, each in one orbit", () => {
    const classes = fc.option(
      fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }).map((keys) => {
        return new Map(ids.map((id, i) => [id, `${keys[i]}`]));
      }),
    );
    fc.assert(
      fc.property(someSets, classes, (sets, keys) => {
        const d = diagram(ids.map((id) => ({ id, values: ["old", "new"] })));
        const family = everything(d, sets, ids);
        const { orbits, count } = family.orbits(keys, 10_000);
        expect(BigInt(orbits.length)).toBe(count);
        const told = orbits.flatMap((orbit) => {
          const listed = orbit.any.reduce<string[][]>(
            (sofar, { take, of }) =>
              sofar.flatMap((set) =>
                subsetsOf(of)
                  .filter((part) => part.length === take)
                  .map((part) => [...set, ...part]),
              ),
            [[...orbit.fixed]],
          );
          expect(orbit.sets).toBe(BigInt(listed.length));
          return listed.map((set) => set.sort().join());
        });
        expect(told.sort()).toEqual([...family.iterate()].map((set) => set.join()).sort());
      }),
      { numRuns: 2000 },
    );
  });
});

/** Minimal blocking sets against trying every set of groups. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doesBlock, minimalBlockingSets } from "./blocking.ts";
import { all, atLeast, holds, type Item, is, sum, type World } from "./condition.ts";
import { diagram } from "./diagram.ts";
import { someInstance, subsetsOf, worldsOf } from "./testing.ts";

/** A condition, its items dealt to groups P, Q, R (or to nobody), and a recorded world. */
const someCase = someInstance(6, 3, 3).chain(({ items, condition }) =>
  fc.record({
    items: fc.constant(items),
    condition: fc.constant(condition),
    owners: fc.array(fc.constantFrom("P", "Q", "R", ""), { minLength: 6, maxLength: 6 }),
    recorded: fc.constantFrom(...worldsOf(items)),
    silent: fc.subarray(items),
  }),
);

function grouped(items: readonly Item[], owners: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  items.forEach((item, i) => {
    const owner = owners[i] ?? "";
    if (owner !== "") groups.set(owner, [...(groups.get(owner) ?? []), item.id]);
  });
  return groups;
}

function leastOf(sets: readonly string[][]): string[] {
  return sets
    .filter((set) => !sets.some((o) => o.length < set.length && o.every((x) => set.includes(x))))
    .map((set) => [...set].sort().join())
    .sort();
}

describe("minimal blocking sets", () => {
  it("are exactly those that trying every set and every choice finds", () => {
    fc.assert(
      fc.property(someCase, ({ items, condition, owners, recorded, silent }) => {
        const d = diagram(items);
        const target = d.compile(condition);
        const groups = grouped(items, owners);
        const worlds = worldsOf(items);
        const own = (set: readonly string[]) =>
          items.filter((item, i) => set.includes(owners[i] ?? "") && item);
        const stops = (fixed: World): boolean =>
          worlds
            .filter((world) => Object.keys(fixed).every((id) => world[id] === fixed[id]))
            .every((world) => !holds(condition, world));
        const listed = (sets: Iterable<string[]>) => [...sets].map((s) => s.sort().join()).sort();

        const can = subsetsOf([...groups.keys()]).filter((set) => worldsOf(own(set)).some(stops));
        expect(listed(minimalBlockingSets(d, target, groups).iterate())).toEqual(leastOf(can));

        const spoken = Object.fromEntries(
          items.filter((item) => !silent.includes(item)).map(({ id }) => [id, recorded[id] ?? ""]),
        );
        const did = subsetsOf([...groups.keys()]).filter((set) => {
          const said = own(set).filter(({ id }) => spoken[id] !== undefined);
          const blocks = stops(Object.fromEntries(said.map(({ id }) => [id, spoken[id] ?? ""])));
          expect(doesBlock(d, target, groups, set, spoken)).toBe(blocks);
          return blocks;
        });
        const byRecord = minimalBlockingSets(d, target, groups, { recorded: spoken });
        expect(listed(byRecord.iterate())).toEqual(leastOf(did));

        const first = items[0] as Item;
        const given = { [first.id]: recorded[first.id] as string };
        const fixed = subsetsOf([...groups.keys()]).filter((set) =>
          worldsOf(own(set)).some((choice) => stops({ ...choice, ...given })),
        );
        const withGiven = minimalBlockingSets(d, target, groups, { given });
        expect(listed(withGiven.iterate())).toEqual(leastOf(fixed));
      }),
      { numRuns: 2000 },
    );
  });

  it("of a consensus are each member alone, of a consensus minus one each pair", () => {
    const members = [..."ABCDEF"];
    const d = diagram(members.map((id) => ({ id, values: ["objecting", "no objection"] })));
    const groups = new Map(members.map((id) => [id, [id]]));
    const agree = (n: number) =>
      d.compile(
        atLeast(
          n,
          members.map((id) => is(id, "no objection")),
        ),
      );
    expect([...minimalBlockingSets(d, agree(6), groups).iterate()]).toEqual(
      members.map((id) => [id]),
    );
    expect(minimalBlockingSets(d, agree(5), groups).count).toBe(15n);
    expect([...minimalBlockingSets(d, agree(7), groups).iterate()]).toEqual([[]]);
    expect(minimalBlockingSets(d, d.always, groups).count).toBe(0n);
  });

  it("are found for 32 groups of several items each, as orbits", () => {
    const members = Array.from({ length: 32 }, (_, i) => `m${i}`);
    const items = members.flatMap((id) => [
      { id: `${id} position`, values: ["for", "against", "absent", "silent"] },
      { id: `${id} present`, values: ["yes", "no"] },
    ]);
    const d = diagram(items);
    const groups = new Map(members.map((id) => [id, [`${id} position`, `${id} present`]]));
    const counted = (id: string) => all([is(`${id} position`, "for"), is(`${id} present`, "yes")]);
    const weight = (i: number) => (i < 4 ? 5 : 1);
    const target = d.compile(
      sum(
        members.map((id, i) => ({ when: counted(id), weight: weight(i) })),
        36,
      ),
    );
    const found = minimalBlockingSets(d, target, groups);
    // To stop 36 of 48 takes a weight of 13: 13 small ones; 8, 3 with 1, 2 large ones; 3 large ones.
    const bySize = found.orbits().orbits.map((o) => [o.any.map((a) => a.take), o.sets]);
    expect(bySize).toEqual([
      [[3], 4n],
      [[2, 3], 19656n],
      [[1, 8], 12432420n],
      [[13], 37442160n],
    ]);
  });

  it("refuse an item in two groups", () => {
    const d = diagram([{ id: "A", values: ["x", "y"] }]);
    const groups = new Map([
      ["P", ["A"]],
      ["Q", ["A"]],
    ]);
    expect(() => minimalBlockingSets(d, d.always, groups)).toThrow("two groups");
  });
});

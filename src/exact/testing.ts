/** Random small instances and brute force over all their worlds, for the tests of this folder. */
import * as fc from "fast-check";
import type { Condition, Item, World } from "./condition.ts";

/** All worlds over these items, the last item varying fastest. */
export function worldsOf(items: readonly Item[]): World[] {
  let worlds: World[] = [{}];
  for (const item of items) {
    worlds = worlds.flatMap((world) => item.values.map((v) => ({ ...world, [item.id]: v })));
  }
  return worlds;
}

/** One to `most` items A, B, C... with one to `values` values a, b, c... */
export function someItems(most: number, values: number): fc.Arbitrary<Item[]> {
  return fc
    .array(fc.integer({ min: 1, max: values }), { minLength: 1, maxLength: most })
    .map((sizes) =>
      sizes.map((size, i) => ({
        id: "ABCDEFGHIJ".charAt(i),
        values: [..."abcdefgh".slice(0, size)],
      })),
    );
}

/** A condition of every kind, nested up to `depth`, over these items; not simplified. */
export function someCondition(items: readonly Item[], depth: number): fc.Arbitrary<Condition> {
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    { weight: 1, arbitrary: fc.boolean().map((value) => ({ kind: "constant" as const, value })) },
    {
      weight: 9,
      arbitrary: fc.constantFrom(...items).chain((item) =>
        fc.subarray([...item.values], { minLength: 0 }).map((values) => {
          return { kind: "is" as const, item: item.id, values };
        }),
      ),
    },
  );
  if (depth === 0) return leaf;
  const inner = someCondition(items, depth - 1);
  const parts = fc.array(inner, { maxLength: 4 });
  const weight = fc.integer({ min: -3, max: 5 });
  const terms = fc.array(fc.record({ when: inner, weight }), { maxLength: 6 });
  return fc.oneof(
    leaf,
    inner.map((of) => ({ kind: "not" as const, of })),
    parts.map((of) => ({ kind: "all" as const, of })),
    parts.map((of) => ({ kind: "any" as const, of })),
    fc.record({
      kind: fc.constant("sum" as const),
      terms,
      atLeast: fc.integer({ min: -4, max: 9 }),
    }),
  );
}

/** Items with a condition over them. */
export function someInstance(most = 5, values = 3, depth = 3) {
  return someItems(most, values).chain((items) =>
    fc.record({ items: fc.constant(items), condition: someCondition(items, depth) }),
  );
}

/** All subsets of a list, in the order of the list. */
export function subsetsOf<T>(list: readonly T[]): T[][] {
  let sets: T[][] = [[]];
  for (const x of list) sets = sets.concat(sets.map((set) => set.concat([x])));
  return sets;
}

/** Minimal changes, against brute force over sets of changes and worlds, and on the cases of the record. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookItem } from "../engine/book.ts";
import { run } from "../engine/run.ts";
import { readPack } from "../pack/read-node.ts";
import { type Change, changed, changeKey } from "./changes.ts";
import { askOf, type Inputs, type Target, targetsOf } from "./question.ts";
import { countOf, someInputs, someWorld } from "./testing.ts";
import { targetAfter, variantsOf } from "./variants.ts";
import { changeOf, familyOf, why } from "./why.ts";

const pack = readPack("csto");
const FREEDOM = { facts: false, reforms: false };
const RUNS = Number(process.env["CASUS_RUNS"] ?? 1000);
/** 10^7 in the longer check. */
const WORLDS_MAX = Number(process.env["CASUS_WORLDS"] ?? 1e5);

const inputsOf = (id: string, options: Inputs["options"] = {}): Inputs => {
  const caseFile = pack.byId.case.get(id);
  if (caseFile === undefined) throw new Error(`no case ${id}`);
  return { pack, case: caseFile, options };
};

/** The target in some world, by trying every world. */
function works(inputs: Inputs, target: Target, changes: readonly Change[]): boolean {
  const asked = askOf(changed(inputs, changes), targetAfter(target, changes), "open");
  return asked !== null && someWorld(asked.condition, relevant(asked));
}

function relevant(asked: NonNullable<ReturnType<typeof askOf>>): BookItem[] {
  const { worlds } = asked.analysis;
  const names = new Set(worlds.diagram.support(worlds.compile(asked.condition)));
  // Of many items only those that matter are tried; that the others do not is checked on small cases.
  return worlds.items.filter(({ id }) => names.has(id) || asked.analysis.worlds.items.length < 12);
}

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].every((x) => b.has(x));

describe("random small organisations", () => {
  test("the minimal sets of one variant are those of brute force over all its items", () => {
    let checked = 0;
    fc.assert(
      fc.property(someInputs(), (inputs) => {
        for (const target of targetsOf(inputs)) {
          for (const variant of variantsOf(inputs, target, FREEDOM)) {
            const asked = askOf(variant.inputs, variant.target, "all");
            if (asked === null) continue;
            const family = familyOf(variant, asked, FREEDOM);
            const { diagram: d } = family;
            const names = new Set(d.support(family.target));
            const items = d.items.filter(({ id }) => names.has(id));
            if (countOf(items) > 30_000) continue;
            checked++;
            const expected = minimalByForce(family, d.items as readonly BookItem[], asked);
            const found = [...family.sets.iterate()].map((set) => [...set].sort().join(" ")).sort();
            expect(found).toEqual(expected);
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(checked).toBeGreaterThan(RUNS / 2);
  }, 600_000);

  test("why finds every minimal set of up to two further changes, and nothing else", () => {
    fc.assert(
      fc.property(someInputs(), (inputs) => {
        const answer = why(inputs);
        for (const target of targetsOf(inputs)) {
          const mine = answer.changeSets.filter(
            (set) => set.ask === target.ask && set.route === target.route,
          );
          const bases = variantsOf(inputs, target, FREEDOM);
          const candidates = new Map<string, Set<string>>();
          for (const base of bases) {
            const asked = askOf(base.inputs, base.target, "all");
            if (asked === null) continue;
            const family = familyOf(base, asked, FREEDOM);
            const names = new Set(family.diagram.support(family.target));
            const single = [...family.changeable.values()]
              .filter(({ id }) => names.has(id))
              .flatMap((item) =>
                item.values
                  .filter((value) => value !== item.known)
                  .map((value) => changeOf(item, value, [], family.ground)),
              );
            const sets = [
              [],
              ...single.map((one) => [one]),
              ...(single.length > 25 ? [] : pairs(single)),
            ];
            for (const set of sets) {
              const all = [...base.changes, ...set];
              const keys = new Set(all.map(changeKey));
              const text = [...keys].sort().join(" ");
              if (candidates.has(text)) continue;
              if (works(inputs, target, all)) candidates.set(text, keys);
            }
          }
          const minimal = [...candidates].filter(
            ([text, keys]) =>
              ![...candidates].some(([other, less]) => other !== text && isSubset(less, keys)),
          );
          // For the reader a citation is part of its request, so it is left out of both names.
          const named = (keys: readonly string[]) =>
            keys
              .filter((key) => !key.startsWith("cite "))
              .sort()
              .join(" ");
          const listed = new Set(mine.map(({ changes }) => named(changes.map(changeKey))));
          for (const [, keys] of minimal) expect(listed).toContain(named([...keys]));
        }
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  }, 600_000);
});

function pairs<T>(list: readonly T[]): T[][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b]));
}

/** All sets of changeable items, by trying every value of every item. */
function minimalByForce(
  family: ReturnType<typeof familyOf>,
  all: readonly BookItem[],
  asked: NonNullable<ReturnType<typeof askOf>>,
): string[] {
  const names = new Set(family.diagram.support(family.target));
  const known = new Map(asked.analysis.worlds.items.map((item) => [item.id, item.known]));
  const changeable = all.filter(({ id }) => family.changeable.has(id) && names.has(id));
  const sets: Set<string>[] = [];
  const subsets = changeable.reduce<BookItem[][]>(
    (list, item) => list.concat(list.map((set) => [...set, item])),
    [[]],
  );
  for (const subset of subsets.sort((a, b) => a.length - b.length)) {
    const free = new Set(subset.map(({ id }) => id));
    if (sets.some((smaller) => isSubset(smaller, free))) continue;
    // Unchanged known items keep to their value; changed ones and open ones take any other.
    const items = asked.analysis.worlds.items.map((item) => {
      const value = known.get(item.id) ?? null;
      if (value === null) return item;
      if (!free.has(item.id)) return { id: item.id, values: [value] };
      return { id: item.id, values: item.values.filter((other) => other !== value) };
    });
    const mattering = new Set(items.filter(({ values }) => values.length > 1).map(({ id }) => id));
    const support = new Set(
      asked.analysis.worlds.diagram.support(asked.analysis.worlds.compile(asked.condition)),
    );
    const kept = items.map((item) =>
      mattering.has(item.id) && !support.has(item.id)
        ? { id: item.id, values: item.values.slice(0, 1) }
        : item,
    );
    if (someWorld(asked.condition, kept)) sets.push(free);
  }
  return sets.map((set) => [...set].sort().join(" ")).sort();
}

describe("the record", () => {
  test("every case has an answer, and each set is proved by running again", () => {
    for (const caseFile of pack.cases) {
      expect(() => why({ pack, case: caseFile, options: {} })).not.toThrow();
    }
  }, 60_000);

  test("with facts and the roll free as well, sets are proved too", () => {
    for (const id of ["osh-2010", "kursk-2024", "armenia-2024", "syria-2017"]) {
      const { changeSets } = why(inputsOf(id), { facts: true });
      expect(changeSets.length).toBeGreaterThan(0);
    }
  }, 60_000);

  test("the sets of every small route of the record are those of brute force", () => {
    let checked = 0;
    for (const caseFile of pack.cases) {
      const inputs = { pack, case: caseFile, options: {} };
      for (const target of targetsOf(inputs)) {
        const asked = askOf(inputs, target, "all");
        if (asked === null) continue;
        const family = familyOf({ changes: [], inputs, target }, asked, FREEDOM);
        const names = new Set(
          asked.analysis.worlds.diagram.support(asked.analysis.worlds.compile(asked.condition)),
        );
        const items = asked.analysis.worlds.items.filter(({ id }) => names.has(id));
        if (countOf(items) > WORLDS_MAX) continue;
        checked++;
        const found = [...family.sets.iterate()].map((set) => [...set].sort().join(" ")).sort();
        expect(found).toEqual(
          minimalByForce(family, family.diagram.items as readonly BookItem[], asked),
        );
      }
    }
    expect(checked).toBeGreaterThan(10);
  }, 600_000);

  test("Osh 2010: the request would have had to go to the organisation", () => {
    const { changeSets, didBlock } = why(inputsOf("osh-2010"), { ask: "a2" });
    expect(changeSets).toHaveLength(1);
    expect(changeSets[0]?.changes).toMatchObject([
      { act: "redirect", id: "a2", from: ["RUS"], to: ["csc"] },
    ]);
    expect(didBlock).toEqual([]);
  });

  test("Karabakh 2020: a request comes first, not votes", () => {
    const { changeSets } = why(inputsOf("karabakh-2020"));
    expect(changeSets.length).toBeGreaterThan(0);
    for (const { changes } of changeSets) {
      expect(changes[0]).toMatchObject({ act: "add", entry: { act: "request", by: "ARM" } });
      expect(changes.filter((change) => "position" in change)).toEqual([]);
    }
  });

  test("Yerevan 2022: the aid text fell by the position of the state it was for", () => {
    const { changeSets, blockingSets, didBlock } = why(inputsOf("yerevan-2022"), {
      ask: "aid-armenia",
    });
    expect(changeSets.map(({ changes }) => changes)).toMatchObject([
      [{ item: "aid-armenia", position: "ARM", from: "objecting", to: "no-objection" }],
    ]);
    expect(blockingSets).toEqual([["ARM"], ["BLR"], ["KAZ"], ["KGZ"], ["RUS"], ["TJK"]]);
    expect(didBlock).toEqual([["ARM"]]);
  });

  test("a change set can be tried with the options of a run", () => {
    const inputs = inputsOf("karabakh-2020");
    const [set] = why(inputs, { route: "collective-defence" }).changeSets;
    const entries =
      set?.changes.flatMap((change) => ("entry" in change ? [change.entry] : [])) ?? [];
    const tried = run(pack, inputs.case, { acts: entries });
    const route = tried.routes.find(({ id, ask }) => id === "collective-defence" && ask !== null);
    expect(route?.stop?.kind).not.toBe("no-request");
  });

  test("a reading that the user fixed is a change, an open one is not", () => {
    const free = why(inputsOf("kyrgyz-tajik-2022"), { ask: "a6" });
    expect(free.changeSets.map(({ changes }) => changes)).toEqual([[]]);
    const fixed = why(
      inputsOf("kyrgyz-tajik-2022", { readings: { "csto.exclusion-peacekeepers": "covers" } }),
      { ask: "a6" },
    );
    expect(fixed.changeSets.map(({ changes }) => changes)).toMatchObject([
      [{ reading: "csto.exclusion-peacekeepers", from: "covers", to: "does-not-cover" }],
    ]);
  });

  test("what stands behind readings and acts comes last: reforms", () => {
    const { changeSets } = why(inputsOf("yerevan-2022"), { ask: "aid-armenia", reforms: true });
    const kinds = changeSets.map(({ changes }) => ("reform" in (changes[0] ?? {}) ? 1 : 0));
    expect(kinds).toEqual([...kinds].sort());
    expect(changeSets.some(({ changes }) => changes.some((c) => "reform" in c))).toBe(true);
  });
});

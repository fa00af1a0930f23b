// Findings against brute force: the definition of section 3, applied to every world one by one.
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "../src/engine/analysis.ts";
import { isChoice } from "../src/engine/book.ts";
import type { RunOptions } from "../src/engine/matter.ts";
import { POSITIONS } from "../src/engine/rule.ts";
import { run } from "../src/engine/run.ts";
import type { Finding } from "../src/engine/types.ts";
import { holds, itemsOf, type World } from "../src/exact/condition.ts";
import { csto } from "./packs.ts";

const WORLDS_MAX = 20_000;

function* worldsOf(items: readonly { id: string; values: readonly string[] }[]): Generator<World> {
  const [first, ...rest] = items;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const world of worldsOf(rest))
    for (const value of first.values) yield { ...world, [first.id]: value };
}

/** The definition, word for word: what holds where all earlier gates hold, and what would fix it. */
function findingByHand(
  reached: readonly World[],
  passes: (world: World) => boolean,
  choices: string[],
): Finding {
  if (reached.length === 0) return "not-reached";
  const passed = reached.filter(passes).length;
  if (passed === reached.length) return "met";
  if (passed === 0) return "not-met";
  const fixedBy = (pick: (world: World) => string) => {
    const seen = new Map<string, boolean>();
    return reached.every((world) => {
      const key = pick(world);
      const before = seen.get(key);
      seen.set(key, passes(world));
      return before === undefined || before === passes(world);
    });
  };
  const isPicked = (id: string, mine: boolean) => choices.includes(id) === mine;
  const part = (world: World, mine: boolean) =>
    JSON.stringify(
      Object.entries(world)
        .filter(([id]) => isPicked(id, mine))
        .sort(),
    );
  if (fixedBy((world) => part(world, true))) return "contested";
  return fixedBy((world) => part(world, false)) ? "unknown" : "open";
}

const states = ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"];

/** Options that fix most of what is open, so that the worlds left can be walked one by one. */
const options: fc.Arbitrary<RunOptions> = fc
  .record({
    positions: fc.array(fc.constantFrom(...POSITIONS), { minLength: 7, maxLength: 7 }),
    freed: fc.constantFrom(-1, -1, ...states.keys()),
    picks: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
    free: fc.subarray(
      csto.readings.map(({ id }) => id),
      { maxLength: 3 },
    ),
    facts: fc.subarray(
      csto.facts.facts.map(({ id }) => id),
      { maxLength: 3 },
    ),
    law: fc.constantFrom(
      undefined,
      undefined,
      "2005-01-01",
      "2011-06-01",
      "2013-01-01",
      "2024-06-01",
    ),
  })
  .map(({ positions, freed, picks, free, facts, law }) => ({
    law,
    positions: states.flatMap((state, i) =>
      i === freed ? [] : [{ item: null, state, value: positions[i] as (typeof POSITIONS)[number] }],
    ),
    readings: Object.fromEntries(
      csto.readings
        .filter(({ id }) => !free.includes(id))
        .map(({ id, values }, i) => [id, values[(picks[i] ?? 0) % values.length]?.id ?? ""]),
    ),
    facts: Object.fromEntries(
      csto.facts.facts
        .filter(({ id }) => !facts.includes(id))
        .map(({ id, values }, i) => [id, values[(picks[i] ?? 0) % values.length]?.id ?? ""]),
    ),
  }));

test("Every finding of every route equals the definition applied to every world", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.constantFrom(...csto.cases), options, (entry, chosen) => {
      const { paths, worlds } = analyse(csto, entry, chosen);
      const result = run(csto, entry, chosen);
      paths.forEach((path, n) => {
        const [walk] = path.walks;
        if (walk === undefined || path.walks.length > 1) return;
        const used = new Set(walk.gates.flatMap(({ condition }) => itemsOf(condition)));
        const items = worlds.items.filter(({ id }) => used.has(id));
        const count = items.reduce((product, { values }) => product * values.length, 1);
        if (count > WORLDS_MAX || count < 2) return;
        const choices = items.filter(isChoice).map(({ id }) => id);
        let reached = [...worldsOf(items)];
        path.steps.forEach((step, i) => {
          const condition = walk.gates[i]?.condition ?? { kind: "constant", value: true };
          const passes = (world: World) => holds(condition, world);
          const where = `${entry.id} ${path.route.id} ${step.id}`;
          expect(result.routes[n]?.steps[i]?.finding, where).toBe(
            findingByHand(reached, passes, choices),
          );
          if ("gate" in step) reached = reached.filter(passes);
          compared += 1;
        });
      });
    }),
    { numRuns: 150, seed: 20261121 },
  );
  expect(compared).toBeGreaterThan(1000);
}, 120_000);

/** Odds against brute force over worlds, exactly; and what the file may not say. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookItem } from "../engine/book.ts";
import { all, any, type Condition } from "../exact/condition.ts";
import { fraction } from "../exact/index.ts";
import { readPack } from "../pack/read-node.ts";
import type { CaseFile } from "../pack/schema.ts";
import { type OddsOfAsk, oddsOf, sliderOf } from "./odds.ts";
import { OddsFile } from "./odds-schema.ts";
import { askOf, type Inputs, type Target, targetsOf } from "./question.ts";
import { countOf, predicate, someInputs, worlds } from "./testing.ts";

const { add, format, mul, parse, ratio, sub, zero, one } = fraction;
type Fraction = fraction.Fraction;

const pack = readPack("csto");
const RUNS = Number(process.env["CASUS_RUNS"] ?? 1000);
/** 10^7 in the longer check. */
const WORLDS_MAX = Number(process.env["CASUS_WORLDS"] ?? 1e5);

const inputsOf = (id: string, options: Inputs["options"] = {}): Inputs => ({
  pack,
  case: pack.byId.case.get(id) as CaseFile,
  options,
});

/** Weights 1/n, 2/n, ... in an order that `seed` turns, for every open item of the target. */
function weightsFor(items: readonly BookItem[], seed: number): OddsFile {
  return {
    items: items.map(({ id, values }, i) => {
      const parts = values.map((_, v) => 1 + ((v * 7 + seed + i) % 4));
      const total = parts.reduce((a, b) => a + b, 0);
      return {
        item: id,
        weights: Object.fromEntries(values.map((value, v) => [value, `${parts[v]}/${total}`])),
      };
    }),
  };
}

type ByForce = { stops: Map<string, Fraction>; given: Map<string, Map<string, Fraction>> };

/** Every world once: which gate it stops at, and what it weighs. */
function byForce(
  inputs: Inputs,
  target: Target,
  weigh: (items: readonly BookItem[], world: readonly number[]) => Fraction,
): ByForce | null {
  const asked = askOf(inputs, target, "open");
  if (asked === null) return null;
  const { path, analysis } = asked;
  const items = needed(asked);
  if (countOf(items) > WORLDS_MAX) return null;
  const gates = path.steps.flatMap((step, i) => ("gate" in step ? [i] : []));
  const through = gates.map((_, n) =>
    predicate(
      any(
        path.walks.map((walk) =>
          all(gates.slice(0, n + 1).map((i) => walk.gates[i]?.condition as Condition)),
        ),
      ),
      items,
    ),
  );
  const stops = new Map<string, Fraction>();
  const given = new Map<string, Map<string, Fraction>>();
  for (const world of worlds(items)) {
    const failed = through.findIndex((passes) => !passes(world));
    const step = failed < 0 ? "end" : (path.steps[gates[failed] as number]?.id as string);
    const weight = weigh(items, world);
    stops.set(step, add(stops.get(step) ?? zero, weight));
    items.forEach(({ id, values }, i) => {
      const key = `${id} ${values[world[i] as number]}`;
      const own = given.get(key) ?? new Map<string, Fraction>();
      own.set(step, add(own.get(step) ?? zero, weight));
      own.set("all", add(own.get("all") ?? zero, weight));
      given.set(key, own);
    });
  }
  expect(analysis.worlds.items.length).toBeGreaterThanOrEqual(items.length);
  return { stops, given };
}

function needed(asked: NonNullable<ReturnType<typeof askOf>>): BookItem[] {
  const { path, analysis } = asked;
  const names = new Set<string>();
  const visit = (c: Condition): void => {
    if (c.kind === "is") names.add(c.item);
    if (c.kind === "not") visit(c.of);
    if (c.kind === "all" || c.kind === "any") c.of.forEach(visit);
    if (c.kind === "sum") for (const { when } of c.terms) visit(when);
  };
  for (const walk of path.walks) {
    path.steps.forEach((step, i) => {
      if ("gate" in step) visit(walk.gates[i]?.condition as Condition);
    });
  }
  return analysis.worlds.items.filter(({ id }) => names.has(id));
}

function independent(file: OddsFile) {
  const weights = new Map(file.items?.map((entry) => [entry.item as string, entry.weights]));
  return (items: readonly BookItem[], world: readonly number[]): Fraction =>
    items.reduce((product, { id, values }, i) => {
      const weight = weights.get(id)?.[values[world[i] as number] as string] ?? "0";
      return mul(product, parse(weight));
    }, one);
}

function agrees(answer: OddsOfAsk, force: ByForce): void {
  const found = new Map(answer.stops.map(({ step, probability }) => [step ?? "end", probability]));
  for (const [step, weight] of force.stops)
    expect([step, found.get(step)]).toEqual([step, format(weight)]);
  const total = answer.stops.reduce((sum, { probability }) => add(sum, parse(probability)), zero);
  expect(format(total)).toBe("1");
  for (const effect of answer.effects) {
    const own = force.given.get(`${effect.item} ${effect.value}`);
    const step = effect.step ?? "end";
    const weight = own?.get("all") ?? zero;
    if (weight.numerator === 0n) continue;
    const then = fraction.div(own?.get(step) ?? zero, weight);
    expect(format(sub(then, force.stops.get(step) ?? zero))).toBe(effect.difference);
  }
  const sizes = answer.effects.map(({ difference }) =>
    Math.abs(fraction.toNumber(parse(difference))),
  );
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
}

describe("brute force", () => {
  test("every random small case: each stop and each effect, as exact fractions", () => {
    let checked = 0;
    fc.assert(
      fc.property(someInputs(), fc.nat(20), (inputs, seed) => {
        for (const target of targetsOf(inputs)) {
          const whole = { ...target, to: null };
          const asked = askOf(inputs, whole, "open");
          if (asked === null) continue;
          const items = needed(asked);
          if (countOf(items) > 3000) continue;
          const file = weightsFor(items, seed);
          const force = byForce(inputs, whole, independent(file));
          const { ask, route } = target;
          const answer = oddsOf(inputs, file, { ask: ask ?? undefined, route }).asks.find(
            (each) => each.ask === ask,
          );
          checked++;
          agrees(answer as OddsOfAsk, force as ByForce);
        }
      }),
      { numRuns: RUNS },
    );
    expect(checked).toBeGreaterThan(RUNS / 3);
  }, 600_000);

  test("every route of the record with few enough worlds", () => {
    let checked = 0;
    for (const caseFile of pack.cases) {
      const inputs = { pack, case: caseFile, options: {} };
      for (const target of targetsOf(inputs)) {
        const whole = { ...target, to: null };
        const asked = askOf(inputs, whole, "open");
        if (asked === null || countOf(needed(asked)) > WORLDS_MAX / 10) continue;
        const file = weightsFor(needed(asked), 3);
        const force = byForce(inputs, whole, independent(file));
        const { ask, route } = target;
        const answer = oddsOf(inputs, file, { ask: ask ?? undefined, route }).asks.find(
          (each) => each.ask === ask,
        );
        checked++;
        agrees(answer as OddsOfAsk, force as ByForce);
      }
    }
    expect(checked).toBeGreaterThan(10);
  }, 600_000);
});

describe("a small question", () => {
  const inputs = inputsOf("kyrgyz-tajik-2022", {
    readings: { "csto.absence": "harmless", "csto.request-form": "any-form" },
    positions: ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"].map((state) => ({
      item: "a6",
      state,
      value: "no-objection",
    })),
  });
  const choice = { ask: "a6", to: "adoption" };
  const file = (extra: object = {}): OddsFile =>
    OddsFile.parse({
      items: [
        {
          reading: "csto.exclusion-peacekeepers",
          weights: { covers: "1/3", "does-not-cover": "2/3" },
        },
        { account: "territory", weights: { KGZ: 0.5, TJK: 0.5 } },
        { act: "convening:csc", weights: { yes: 0.25, no: 0.75 } },
      ],
      ...extra,
    });

  test("each stop has its exact probability, and readings are answered for one by one", () => {
    const [answer] = oddsOf(inputs, file(), choice).asks;
    expect(answer?.stops).toEqual([
      { step: "between-members", kind: "excluded", probability: "1/3" },
      { step: "request", kind: "request-elsewhere", probability: "1/3" },
      { step: "convening", kind: "not-convened", probability: "1/4" },
      { step: null, kind: "adopted", probability: "1/12" },
    ]);
    const then = answer?.perReading.find(({ value }) => value === "does-not-cover");
    expect(then?.stops.find(({ step }) => step === null)?.probability).toBe("1/8");
  });

  test("a joint table says what hangs together", () => {
    const joint = file({
      items: [{ act: "convening:csc", weights: { yes: 0.25, no: 0.75 } }],
      joint: [
        {
          items: [{ reading: "csto.exclusion-peacekeepers" }, { account: "territory" }],
          rows: [
            { values: ["covers", "TJK"], weight: "1/2" },
            { values: ["does-not-cover", "KGZ"], weight: "1/2" },
          ],
        },
      ],
    });
    const [answer] = oddsOf(inputs, joint, choice).asks;
    expect(answer?.stops.map(({ step, probability }) => [step, probability])).toEqual([
      ["between-members", "1/2"],
      ["convening", "3/8"],
      [null, "1/8"],
    ]);
    const given = answer?.effects.find(({ value, step }) => value === "KGZ" && step === null);
    expect(given?.difference).toBe("1/8");
  });

  test("an open item without a weight is named", () => {
    const two = { items: file().items?.slice(0, 2) };
    expect(() => oddsOf(inputs, two, choice)).toThrow(/act:convening:csc/);
  });

  test("a misspelt item is told what it is near to", () => {
    const wrong = file({
      items: [{ reading: "csto.exclusion-peacekeeper", weights: { covers: 1 } }],
    });
    expect(() => oddsOf(inputs, wrong, choice)).toThrow(/not an item/);
    try {
      oddsOf(inputs, wrong, choice);
    } catch (error) {
      expect((error as { nearest?: string }).nearest).toBe("reading:csto.exclusion-peacekeepers");
    }
  });

  test("weights that do not sum to one are refused", () => {
    const [reading, account] = file().items ?? [];
    const wrong = file({
      items: [reading, account, { act: "convening:csc", weights: { yes: 0.25, no: 0.7 } }],
    });
    expect(() => oddsOf(inputs, wrong, choice)).toThrow(/sum to 19\/20/);
  });

  test("decimals and fractions are exact", () => {
    const [a, b] = [OddsFile.parse({ items: [{ item: "x", weights: { a: 0.1 } }] }), ratio(1, 10)];
    expect(parse(a.items?.[0]?.weights["a"] ?? "")).toEqual(b);
    expect(OddsFile.safeParse({ items: [{ item: "x", weights: { a: "-1" } }] }).success).toBe(
      false,
    );
    expect(OddsFile.safeParse({ items: [{ item: "x", weights: { a: "1/0" } }] }).success).toBe(
      false,
    );
  });

  test("the slider gives the same in doubles", () => {
    const slider = sliderOf(inputs, choice);
    const weighed = slider?.weigh(
      new Map([
        ["reading:csto.exclusion-peacekeepers", [1 / 3, 2 / 3]],
        ["territory", [0.5, 0.5]],
        ["act:convening:csc", [0.75, 0.25]],
      ]),
    );
    const at = slider?.stops.findIndex(({ step }) => step === "convening") ?? -1;
    expect(weighed?.[at]?.value).toBeCloseTo(0.25, 12);
  });
});

/** Synthetic organisations and routes by seed: items, the condition of adoption, what is recorded. */
import {
  all,
  any,
  arranged,
  atLeast,
  type Condition,
  type Item,
  is,
  not,
  sum,
} from "../src/exact/index.ts";

/** How large an instance is; routes are spread over the texts, steps are per route. */
export type Shape = {
  readonly seed: number;
  readonly members: number;
  readonly readings: number;
  readonly facts: number;
  readonly routes: number;
  readonly steps: number;
  readonly texts: number;
};

export type Instance = {
  readonly shape: Shape;
  /** In the order of the diagram. */
  readonly items: readonly Item[];
  /** Every text is adopted by one of its routes at least. */
  readonly adopted: Condition;
  /** Positions and half of the readings; facts and the other readings range. */
  readonly baseline: Readonly<Record<string, string>>;
  readonly open: readonly string[];
};

const POSITIONS = [
  "in-favour",
  "no-objection",
  "silent",
  "abstaining",
  "objecting",
  "absent",
  "not-participating",
];

/** The instance of this shape; the same shape always gives the same instance. */
export function instance(shape: Shape): Instance {
  const random = seeded(shape.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const numbered = (count: number, name: string) =>
    Array.from({ length: count }, (_, i) => `${name}${i}`);
  const readings = numbered(shape.readings, "r").map((id) => ({ id, values: ["a", "b", "c"] }));
  const facts = numbered(shape.facts, "f").map((id) => ({ id, values: ["yes", "no"] }));
  const members = numbered(shape.members, "m");
  const texts = numbered(shape.texts, "t").map((text) => members.map((m) => `${text}${m}`));
  const positions = texts.flat().map((id) => ({ id, values: POSITIONS }));
  const weights = members.map(() => pick([1, 1, 1, 2, 3]));

  const rule = (ids: readonly string[]): Condition => {
    const n = ids.length;
    const favour = ids.map((id) => is(id, "in-favour"));
    const against = ids.map((id) => is(id, "objecting"));
    switch (pick(["consensus", "minus", "majority", "qualified", "weighted"])) {
      case "consensus":
        return not(any(against));
      case "minus":
        return atLeast(n - 1, against.map(not));
      case "majority":
        return sum(
          [
            ...favour.map((when) => ({ when, weight: 1 })),
            ...against.map((when) => ({ when, weight: -1 })),
          ],
          1,
        );
      case "qualified":
        return atLeast(
          Math.ceil((2 * n) / 3),
          ids.map((id) => is(id, "in-favour", "no-objection")),
        );
      default: {
        const total = weights.reduce((a, b) => a + b, 0);
        const terms = favour.map((when, i) => ({ when, weight: weights[i] as number }));
        return sum(terms, Math.ceil(0.55 * total));
      }
    }
  };
  const small = (): Condition => {
    const source = readings.length + facts.length === 0 ? positions : [...readings, ...facts];
    const item = pick(source);
    return is(item.id, pick(item.values));
  };
  const step = (ids: readonly string[]): Condition => {
    const kind = pick(["rule", "rule", "formula", "formula", "reading", "member"]);
    if (kind === "rule") return rule(ids);
    if (kind === "formula") return any([small(), all([small(), small()])]);
    if (kind === "member") return any([is(pick(ids), "in-favour", "no-objection"), small()]);
    const which = small();
    return any([all([which, rule(ids)]), all([not(which), rule(ids)])]);
  };
  const routes = Array.from({ length: shape.routes }, (_, route) => {
    const ids = texts[route % shape.texts] as string[];
    return all([rule(ids), ...Array.from({ length: shape.steps - 1 }, () => step(ids))]);
  });
  const adopted = all(
    texts.map((_, text) => any(routes.filter((_, route) => route % shape.texts === text))),
  );

  const recorded = ["objecting", "objecting", "absent", "abstaining", "silent", "no-objection"];
  const known = readings.slice(0, Math.floor(readings.length / 2));
  const baseline = Object.fromEntries([
    ...positions.map(({ id }) => [id, pick(recorded)]),
    ...known.map(({ id, values }) => [id, pick(values)]),
  ]) as Record<string, string>;
  const open = [...readings.slice(known.length), ...facts].map(({ id }) => id);
  const items = arranged([...readings, ...facts, ...positions], adopted);
  return { shape, items: readingsFirst(items), adopted, baseline, open };
}

/** Readings and facts choose between rules, so they stand above the positions the rules count. */
function readingsFirst(items: readonly Item[]): Item[] {
  const position = (item: Item) => item.values === POSITIONS;
  return [...items.filter((item) => !position(item)), ...items.filter(position)];
}

/** Numbers between 0 and 1 from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

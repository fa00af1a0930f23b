/** What would have had to change: minimal sets of changes up to a step, each proved by running again. */
import type { BookItem } from "../engine/book.ts";
import { matterOf } from "../engine/matter.ts";
import type { World } from "../exact/condition.ts";
import type { Cube, Diagram, Node } from "../exact/diagram.ts";
import { type ChangeSets, minimalChangeSets } from "../exact/index.ts";
import type { PositionValue } from "../pack/schema.ts";
import { type Blocking, blockingOf } from "./blocking.ts";
import { type Change, changed, changeKey, type Ground, rankOf, supply, tierOf } from "./changes.ts";
import { MILDEST } from "./positions.ts";
import { shortChoices } from "./provided.ts";
import {
  type Asked,
  askOf,
  type Choice,
  holdsSomewhere,
  type Inputs,
  type Target,
  targetsOf,
} from "./question.ts";
import { type Freedom, isPart, targetAfter, type Variant, variantsOf } from "./variants.ts";

export type WhyOptions = Choice & {
  /** Settled facts, the territory and membership may be changed as well. */
  readonly facts?: boolean | undefined;
  /** Each reform of the pack, and each pair, may be taken as well. */
  readonly reforms?: boolean | undefined;
};

export type ChangeSet = {
  readonly ask: string | null;
  readonly route: string;
  readonly changes: readonly Change[];
  /** Partial choices of open items, each enough for it to work; one empty choice: it always does. */
  readonly provided: readonly Cube[];
  /** `provided` is cut. */
  readonly more: boolean;
};

/** All of `fixed`, and any `take` of each group: so many sets, every one of them true. */
export type OrbitOfSets = {
  readonly fixed: readonly string[];
  readonly any: readonly { readonly take: number; readonly of: readonly string[] }[];
  readonly sets: string;
};

export type WhyOfAsk = Blocking & {
  readonly ask: string | null;
  readonly route: string;
  /** The step to pass; null at the end of the route. */
  readonly to: string | null;
  /** How many minimal sets there are; `listed` is less only where nobody could read them all. */
  readonly count: string;
  readonly listed: number;
  readonly orbits: readonly OrbitOfSets[];
};

export type Why = Blocking & {
  readonly casus: "why@1";
  readonly case: string;
  readonly pack: string;
  readonly data: { readonly version: string; readonly digest: string };
  readonly lawAsOf: string;
  readonly asks: readonly WhyOfAsk[];
  readonly changeSets: readonly ChangeSet[];
};

/** Sets listed per ask; beyond it a family is counted, and shown as orbits. */
const LISTED_MAX = 200;

/**
 * For each ask, every minimal set of changes that lets the target hold in at least one open world.
 * A change overrides something known; what open items must then be is `provided`. The empty set
 * means that nothing known stood in the way. Each listed set is run again with its changes made, and
 * with each of them left out; a difference would be a defect, and throws.
 *
 *     why({ pack, case, options: {} }, { ask: 'a2' }).changeSets
 */
export function why(inputs: Inputs, options: WhyOptions = {}): Why {
  const freedom = { facts: options.facts === true, reforms: options.reforms === true };
  const answers = targetsOf(inputs, options).map((target) => whyOne(inputs, target, freedom));
  const asks = answers.map(({ sets, ...answer }) => answer);
  return {
    casus: "why@1",
    case: inputs.case.id,
    pack: inputs.pack.id,
    data: { version: inputs.pack.version, digest: inputs.pack.digest },
    lawAsOf: matterOf(inputs.pack, inputs.case, inputs.options).law.day,
    asks,
    changeSets: answers.flatMap(({ sets }) => sets),
    blockingSets: distinct(asks.flatMap(({ blockingSets }) => blockingSets)),
    didBlock: distinct(asks.flatMap(({ didBlock }) => didBlock)),
  };
}

const distinct = (sets: readonly (readonly string[])[]): (readonly string[])[] => [
  ...new Map(sets.map((set) => [set.join(" "), set])).values(),
];

function whyOne(inputs: Inputs, target: Target, freedom: Freedom) {
  const families: FamilyOfVariant[] = [];
  for (const variant of variantsOf(inputs, target, freedom)) {
    // Where fewer changes of the request or the law need nothing more, no more of them are minimal.
    if (families.some((part) => isPart(part.variant, variant) && part.sets.has([]))) continue;
    const asked = askOf(variant.inputs, variant.target, "all");
    if (asked !== null) families.push(familyOf(variant, asked, freedom));
  }
  let count = 0n;
  const found = families.flatMap((family) => {
    const parts = families.filter((other) => isPart(other.variant, family.variant));
    const kept = [...family.sets.iterate(LISTED_MAX)].filter((set) => {
      const keys = new Set(set.map((id) => family.keys.get(id) as string));
      return !parts.some((part) => part.worksWithin(keys));
    });
    const { count: all } = family.sets;
    count += all > BigInt(LISTED_MAX) ? all : BigInt(kept.length);
    return kept.map((set) => realised(family, set));
  });
  const sorted = found.sort(byTierThenSize).slice(0, LISTED_MAX);
  for (const { changes } of sorted) prove(inputs, target, changes);
  const sets = sorted.map(({ changes, provided, more }): ChangeSet => {
    return { ask: target.ask, route: target.route, changes: shown(changes), provided, more };
  });
  const base = askOf(inputs, target, "all");
  const blocking: Blocking =
    base === null ? { blockingSets: [], didBlock: [] } : blockingOf(base, LISTED_MAX);
  return {
    ask: target.ask,
    route: target.route,
    to: target.to,
    count: count.toString(),
    listed: sets.length,
    orbits: count > BigInt(sets.length) ? families.flatMap(orbitsOf) : [],
    ...blocking,
    sets,
  };
}

// --- one variant: the minimal sets of its known items ------------------------------------------------

export type FamilyOfVariant = {
  readonly variant: Variant;
  readonly ground: Ground;
  readonly diagram: Diagram;
  /** The target, with what may not be changed fixed as it is known. */
  readonly target: Node;
  readonly changeable: ReadonlyMap<string, BookItem>;
  readonly open: readonly string[];
  readonly sets: ChangeSets;
  /** By item: what its change is called, the same in every variant. */
  readonly keys: ReadonlyMap<string, string>;
  /** The target can be reached by some of these changes, and nothing else. */
  worksWithin(keys: ReadonlySet<string>): boolean;
};

/** The minimal sets of known items within one variant; exported so that brute force can check it. */
export function familyOf(variant: Variant, asked: Asked, freedom: Freedom): FamilyOfVariant {
  const { worlds } = asked.analysis;
  const d = worlds.diagram;
  const ground: Ground = {
    inputs: variant.inputs,
    measure: asked.path.route.measure,
    ask: asked.path.ask?.act ?? null,
    steps: asked.path.steps,
  };
  const known = worlds.items.filter((item) => item.known !== null);
  const changeable = known.filter((item) => mayChange(item, ground, freedom));
  const fixed = known.filter((item) => !changeable.includes(item));
  const target = d.restrict(worlds.compile(asked.condition), baselineOf(fixed));
  const open = worlds.items.filter((item) => item.known === null).map(({ id }) => id);
  const sets = minimalChangeSets(d, target, baselineOf(changeable), open);
  const keys = new Map(
    changeable.map((item) => [item.id, changeKey(changeOf(item, "", [], ground))]),
  );
  return {
    variant,
    ground,
    diagram: d,
    target,
    changeable: new Map(changeable.map((item) => [item.id, item])),
    open,
    sets,
    keys,
    worksWithin: (some) => {
      const kept = changeable.filter(({ id }) => !some.has(keys.get(id) as string));
      return !d.isNever(d.restrict(target, baselineOf(kept)));
    },
  };
}

const baselineOf = (items: readonly BookItem[]): World =>
  Object.fromEntries(items.map(({ id, known }) => [id, known as string]));

function mayChange(item: BookItem, ground: Ground, freedom: Freedom): boolean {
  switch (item.class) {
    case "position":
    case "reading":
      return true;
    case "act":
      return supply(item, ground) !== null;
    case "account":
    case "fact":
      // Another territory is another question: see variants.
      return freedom.facts && item.id !== "territory";
    case "party":
      return false;
  }
}

const orbitsOf = (family: FamilyOfVariant): OrbitOfSets[] =>
  family.sets.orbits(null, 50).orbits.map((orbit) => ({
    fixed: [...family.variant.changes.map(changeKey), ...orbit.fixed],
    any: orbit.any,
    sets: orbit.sets.toString(),
  }));

// --- one set: its values, what it needs, and its proof -------------------------------------------------

type Realised = {
  readonly changes: readonly Change[];
  readonly provided: readonly Cube[];
  readonly more: boolean;
};

function realised(family: FamilyOfVariant, set: readonly string[]): Realised {
  const { diagram: d, changeable } = family;
  const items = set.map((id) => changeable.get(id) as BookItem);
  const kept = [...changeable.values()].filter(({ id }) => !set.includes(id));
  let here = d.restrict(family.target, baselineOf(kept));
  for (const { id, values, known } of items) {
    const others = values.filter((value) => value !== known);
    here = d.and(here, d.compile({ kind: "is", item: id, values: others }));
  }
  const whole = here;
  const to: Record<string, string> = {};
  for (const item of items) {
    const value = bestValue(d, here, item);
    to[item.id] = value;
    here = d.restrict(here, { [item.id]: value });
  }
  const changes = items.map((item): Change => {
    const { [item.id]: own, ...rest } = to;
    const alone = d.restrict(whole, rest);
    const orTo = item.values.filter(
      (value) => value !== own && !d.isNever(d.restrict(alone, { [item.id]: value })),
    );
    return changeOf(item, own as string, orTo, family.ground);
  });
  const { provided, more } = shortChoices(d, here);
  const all = [...family.variant.changes, ...changes].sort((a, b) => rankOf(a) - rankOf(b));
  return { changes: all, provided, more };
}

/** The value that leaves most worlds open; among equals the mildest. */
function bestValue(d: Diagram, node: Node, item: BookItem): string {
  const counted = item.values.map((value) => ({
    value,
    worlds: d.count(d.restrict(node, { [item.id]: value })),
    mild: MILDEST.indexOf(value as PositionValue),
  }));
  const [best] = counted.sort((a, b) =>
    a.worlds === b.worlds ? a.mild - b.mild : a.worlds > b.worlds ? -1 : 1,
  );
  return (best as { value: string }).value;
}

/** The change that gives the item another value. */
export function changeOf(
  item: BookItem,
  to: string,
  orTo: readonly string[],
  ground: Ground,
): Change {
  const from = item.known as string;
  const others = orTo.length > 0 ? { orTo } : {};
  switch (item.class) {
    case "position":
      return {
        item: item.about["item"] as string,
        position: item.about["position"] as string,
        from,
        to,
        ...others,
      };
    case "reading":
      return { reading: item.about["reading"] as string, from, to, ...others };
    case "act":
      return supply(item, ground) as Change;
    case "account":
    case "fact":
    case "party":
      return { fact: item.about["fact"] as string, from, to, ...others };
  }
}

/** The engine itself, with the changes made: the set works, and without any one of them it does not. */
function prove(inputs: Inputs, target: Target, changes: readonly Change[]): void {
  const works = (some: readonly Change[]): boolean =>
    holdsSomewhere(changed(inputs, some), targetAfter(target, some));
  const named = () => changes.map(changeKey).join(", ") || "nothing";
  if (!works(changes)) {
    throw new Error(`defect: ${inputs.case.id}, ${target.route}: changing ${named()} does not do`);
  }
  for (const change of changes) {
    if (works(changes.filter((other) => other !== change))) {
      const key = changeKey(change);
      throw new Error(`defect: ${inputs.case.id}, ${target.route}: ${named()} do without ${key}`);
    }
  }
}

/** For the reader, a request and the provision it cites are one act. */
function shown(changes: readonly Change[]): Change[] {
  const cites = changes.flatMap((c) => ("act" in c && c.act === "cite" ? [c] : []));
  return changes.flatMap((change): Change[] => {
    if (!("act" in change)) return [change];
    if (change.act === "cite") {
      const merged = changes.some(
        (c) =>
          ("act" in c && c.act === "add" && c.entry.id === change.id) ||
          ("act" in c && c.act === "redirect" && c.id === change.id),
      );
      return merged ? [] : [change];
    }
    if (change.act === "remove") return [change];
    const cite = cites.find(({ id }) => id === change.entry.id);
    return cite ? [{ ...change, entry: { ...change.entry, under: cite.under } }] : [change];
  });
}

function byTierThenSize(a: Realised, b: Realised): number {
  const tier = (set: Realised) => Math.max(0, ...set.changes.map(tierOf));
  const keys = (set: Realised) => set.changes.map(changeKey).join(" ");
  return (
    tier(a) - tier(b) ||
    a.changes.length - b.changes.length ||
    (keys(a) < keys(b) ? -1 : keys(a) > keys(b) ? 1 : 0)
  );
}

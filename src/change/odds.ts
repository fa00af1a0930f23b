/** The user's own odds carried through a run: how likely each stop is, and which open question matters. */
import { analyse } from "../engine/analysis.ts";
import type { BookItem, ItemClass } from "../engine/book.ts";
import { matterOf } from "../engine/matter.ts";
import type { StopKind } from "../engine/types.ts";
import { all, any, type Condition, type Item, is, not, replaced } from "../exact/condition.ts";
import type { Diagram, Node } from "../exact/diagram.ts";
import {
  diagram,
  type Fraction,
  fraction,
  type Weighed,
  weighExactly,
  weigher,
} from "../exact/index.ts";
import type { OddsFile } from "./odds-schema.ts";
import { type Joint, jointsOf, refuseUnknown, weightsOf } from "./odds-weights.ts";
import { askOf, type Choice, type Inputs, type Target, targetsOf } from "./question.ts";

const { add, compare, div, format, mul, one, parse, sub, toNumber, zero } = fraction;

export { BadOdds } from "./odds-weights.ts";

export type StopOdds = {
  /** null at the end of the route. */
  readonly step: string | null;
  readonly kind: StopKind;
  readonly probability: string;
};

/** How much more or less likely a stop is once the item has the value. */
export type Effect = {
  readonly item: string;
  readonly class: ItemClass;
  readonly value: string;
  /** Of a reading or an account: the user's weight, never a chance. */
  readonly weight: string;
  readonly step: string | null;
  readonly kind: StopKind;
  readonly difference: string;
};

export type OddsOfAsk = {
  readonly ask: string | null;
  readonly route: string;
  readonly stops: readonly StopOdds[];
  /** P(stop | value) - P(stop), largest first. */
  readonly effects: readonly Effect[];
  /** The same answer under each value of each reading and account. */
  readonly perReading: readonly {
    readonly item: string;
    readonly value: string;
    readonly stops: readonly StopOdds[];
  }[];
};

export type Odds = {
  readonly casus: "odds@1";
  readonly case: string;
  readonly pack: string;
  readonly data: { readonly version: string; readonly digest: string };
  readonly lawAsOf: string;
  /** Said with every answer. */
  readonly whose: "the user's own weights";
  readonly asks: readonly OddsOfAsk[];
};

/**
 * The exact probability of every stop, from weights that the user gives. Items are independent
 * unless a joint table says otherwise. Throws `BadOdds` when an item on which an answer depends has no
 * weight, when a weight names nothing, or when weights do not sum to one.
 *
 *     oddsOf({ pack, case, options: {} }, { items: [{ reading: 'x', weights: { a: '1/3', b: '2/3' } }] })
 */
export function oddsOf(inputs: Inputs, file: OddsFile, choice: Choice = {}): Odds {
  const { book } = analyse(inputs.pack, inputs.case, inputs.options, "all");
  refuseUnknown(file, new Set(book.items.keys()));
  const asks = targetsOf(inputs, choice).flatMap((target) => {
    const whole: Target = choice.to === undefined ? { ...target, to: null } : target;
    const prepared = prepare(inputs, whole, file);
    return prepared === null ? [] : [oddsOfAsk(whole, prepared)];
  });
  return {
    casus: "odds@1",
    case: inputs.case.id,
    pack: inputs.pack.id,
    data: { version: inputs.pack.version, digest: inputs.pack.digest },
    lawAsOf: matterOf(inputs.pack, inputs.case, inputs.options).law.day,
    whose: "the user's own weights",
    asks,
  };
}

// --- stops over items and joint rows ------------------------------------------------------------------

type Stop = { readonly step: string | null; readonly kind: StopKind; readonly node: Node };

type Prepared = {
  readonly diagram: Diagram;
  readonly stops: readonly Stop[];
  /** The open items as the engine has them. */
  readonly items: ReadonlyMap<string, BookItem>;
  readonly joints: readonly Joint[];
  readonly weights: ReadonlyMap<string, readonly Fraction[]>;
};

function prepare(inputs: Inputs, target: Target, file: OddsFile): Prepared | null {
  const asked = askOf(inputs, target, "open");
  if (asked === null) return null;
  const { path, analysis } = asked;
  const items = new Map(analysis.worlds.items.map((item) => [item.id, item]));
  const joints = jointsOf(file, items);
  const over = (condition: Condition): Condition =>
    replaced(condition, (id, values) => {
      const joint = joints.find((entry) => entry.items.includes(id));
      if (joint === undefined) return null;
      const at = joint.items.indexOf(id);
      const rows = joint.rows.flatMap((row, i) =>
        values.includes(row.values[at] as string) ? [`${i}`] : [],
      );
      return is(joint.id, ...rows);
    });
  const conditions = stopConditions(path).map((stop) => ({ ...stop, when: over(stop.when) }));
  const inJoint = new Set(joints.flatMap((joint) => joint.items));
  const own: Item[] = [...items.values()].filter(({ id }) => !inJoint.has(id));
  const rows: Item[] = joints.map(({ id, rows: list }) => ({
    id,
    values: list.map((_, i) => `${i}`),
  }));
  const d = diagram([...rows, ...own]);
  const stops = conditions
    .map(({ step, kind, when }) => ({ step, kind, node: d.compile(when) }))
    .filter(({ node }) => !d.isNever(node));
  const support = new Set(stops.flatMap(({ node }) => d.support(node)));
  const weights = weightsOf(file, items, support);
  for (const joint of joints)
    weights.set(
      joint.id,
      joint.rows.map(({ weight }) => weight),
    );
  return { diagram: d, stops, items, joints, weights };
}

/** In each world exactly one: a stop at each gate, or past the last one that was asked about. */
function stopConditions(path: NonNullable<ReturnType<typeof askOf>>["path"]) {
  const gates = path.steps.flatMap((step, i) => ("gate" in step ? [i] : []));
  const through = (upTo: readonly number[]): Condition =>
    any(
      path.walks.map((walk) =>
        all(upTo.map((i) => (walk.gates[i] as { condition: Condition }).condition)),
      ),
    );
  const stops = gates.map((i, n) => ({
    step: path.steps[i]?.id ?? null,
    kind: path.walks[0]?.gates[i]?.kind ?? path.route.end,
    when: all([through(gates.slice(0, n)), not(through(gates.slice(0, n + 1)))]),
  }));
  const last = path.steps[gates[gates.length - 1] ?? 0];
  const adopts = last !== undefined && "gate" in last && last.gate === "decision";
  const kind: StopKind = adopts ? "adopted" : path.route.end;
  return [...stops, { step: null, kind, when: through(gates) }];
}

// --- answers ---------------------------------------------------------------------------

/** One value of one item: its weight, and the worlds of the diagram's own items that it means. */
type Valued = {
  readonly item: BookItem;
  readonly value: string;
  readonly weight: Fraction;
  given(weighed: Weighed<Fraction>): Fraction | null;
};

function oddsOfAsk(target: Target, prepared: Prepared): OddsOfAsk {
  const { diagram: d, stops, weights } = prepared;
  const support = new Set(stops.flatMap(({ node }) => d.support(node)));
  const complete = new Map(
    d.items.map(({ id, values }) => [
      id,
      weights.get(id) ?? values.map((_, i) => (i === 0 ? one : zero)),
    ]),
  );
  const weighed = stops.map((stop) => ({ ...stop, weighed: weighExactly(d, stop.node, complete) }));
  const head = ({ step, kind }: Stop) => ({ step, kind });
  const values = valuesOf(prepared, support);
  const effects = values.flatMap((valued) =>
    weighed.flatMap((stop) => {
      const given = valued.given(stop.weighed);
      if (given === null) return [];
      const difference = sub(given, stop.weighed.value);
      if (compare(difference, zero) === 0) return [];
      return [{ valued, stop, difference }];
    }),
  );
  const size = (x: Fraction) => (compare(x, zero) < 0 ? sub(zero, x) : x);
  effects.sort((a, b) => compare(size(b.difference), size(a.difference)));
  const readings = values.filter(({ item }) => ["reading", "account"].includes(item.class));
  return {
    ask: target.ask,
    route: target.route,
    stops: weighed.map((stop) => ({ ...head(stop), probability: format(stop.weighed.value) })),
    effects: effects.map(({ valued, stop, difference }) => ({
      item: valued.item.id,
      class: valued.item.class,
      value: valued.value,
      weight: format(valued.weight),
      ...head(stop),
      difference: format(difference),
    })),
    perReading: readings.flatMap((valued) => {
      const stopsThen = weighed.map((stop) => ({ stop, given: valued.given(stop.weighed) }));
      if (stopsThen.some(({ given }) => given === null)) return [];
      return [
        {
          item: valued.item.id,
          value: valued.value,
          stops: stopsThen.map(({ stop, given }) => ({
            ...head(stop),
            probability: format(given as Fraction),
          })),
        },
      ];
    }),
  };
}

function valuesOf(prepared: Prepared, support: ReadonlySet<string>): Valued[] {
  const { items, joints, weights } = prepared;
  return [...items.values()].flatMap((item): Valued[] => {
    const joint = joints.find((entry) => entry.items.includes(item.id));
    if (joint !== undefined) {
      return support.has(joint.id) ? item.values.map((value) => inJoint(joint, item, value)) : [];
    }
    if (!support.has(item.id)) return [];
    return item.values.map((value, i) => ({
      item,
      value,
      weight: weights.get(item.id)?.[i] ?? zero,
      given: (weighed) => weighed.given.get(item.id)?.[i] ?? null,
    }));
  });
}

/** Given a value of an item in a joint table: the rows that have it, by their own weights. */
function inJoint(joint: Joint, item: BookItem, value: string): Valued {
  const at = joint.items.indexOf(item.id);
  const rows = joint.rows.flatMap((row, i) => (row.values[at] === value ? [{ ...row, i }] : []));
  const weight = rows.reduce((sum, row) => add(sum, row.weight), zero);
  return {
    item,
    value,
    weight,
    given: (weighed) => {
      // A value that weighs nothing has no odds of its own in a joint table.
      if (compare(weight, zero) === 0) return null;
      const sum = rows.reduce((total, row) => {
        return add(total, mul(row.weight, weighed.given.get(joint.id)?.[row.i] ?? zero));
      }, zero);
      return div(sum, weight);
    },
  };
}

// --- a slider in the browser --------------------------------------------------------------------------

/** Probability of each stop, in doubles, and the gradient by each item of the diagram. */
export type Slider = {
  readonly items: readonly BookItem[];
  readonly stops: readonly { readonly step: string | null; readonly kind: StopKind }[];
  /** One entry per stop. Weights per item, in the order of its values; those left out are even. */
  weigh(weights: ReadonlyMap<string, readonly number[]>): readonly Weighed<number>[];
};

/** Prepares one ask on one route, to be asked many times with other weights; independent items only. */
export function sliderOf(inputs: Inputs, choice: Choice): Slider | null {
  const [target] = targetsOf(inputs, choice);
  if (target === undefined) return null;
  const asked = askOf(inputs, { ...target, to: null }, "open");
  if (asked === null) return null;
  const { worlds } = asked.analysis;
  const d = worlds.diagram;
  const stops = stopConditions(asked.path)
    .map(({ step, kind, when }) => ({ step, kind, node: worlds.compile(when) }))
    .filter(({ node }) => !d.isNever(node));
  const support = new Set(stops.flatMap(({ node }) => d.support(node)));
  const even = d.items.map(({ id, values }) => [id, values.map(() => 1 / values.length)] as const);
  const weighers = stops.map(({ node }) => weigher(d, node));
  return {
    items: worlds.items.filter(({ id }) => support.has(id)),
    stops: stops.map(({ step, kind }) => ({ step, kind })),
    weigh: (weights) => {
      const full = new Map<string, readonly number[]>([...even, ...weights]);
      return weighers.map((each) => each(full));
    },
  };
}

/** A fraction as the nearest double, for showing. */
export const probabilityOf = (text: string): number => toNumber(parse(text));

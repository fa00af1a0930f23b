/** In how many ways a thing can be adopted, who can stop it alone, and how much each state weighs. */
import type { BookItem } from "../engine/book.ts";
import { statesTakingPart } from "../engine/matter.ts";
import { excludedBecause, type Item } from "../engine/rule.ts";
import { run } from "../engine/run.ts";
import { type Condition, is, replaced } from "../exact/condition.ts";
import type { Cube, Diagram, Node } from "../exact/diagram.ts";
import {
  diagram,
  type Fraction,
  fraction,
  minimalBlockingSets,
  pivotality,
} from "../exact/index.ts";
import type { PositionValue, Rule, Step } from "../pack/schema.ts";
import { isTabling } from "./blocking.ts";
import { powerOf } from "./game.ts";
import { MILDEST } from "./positions.ts";
import { shortChoices } from "./provided.ts";
import {
  askOf,
  type Choice,
  type Inputs,
  NoSuchThing,
  type Target,
  targetsOf,
} from "./question.ts";

export type TableOptions = Choice & {
  /** The thing to be decided, where a route has several. */
  readonly item?: string | undefined;
  readonly positions?: readonly PositionValue[] | undefined;
};

type ByState<T> = Readonly<Record<string, T>>;

/** One table. With other than two positions there are no indices, only `pivotal`. */
export type TableOfReading = {
  /** Readings (and other open choices) under which it holds; one empty choice: under all. */
  readonly readings: readonly Cube[];
  readonly profiles: string;
  readonly adopting: string;
  readonly blocksAlone: readonly string[];
  readonly banzhaf: ByState<string> | null;
  readonly banzhafNormalised: ByState<string> | null;
  readonly shapley: ByState<string> | null;
  /** In how many profiles another position of this state would change the result. */
  readonly pivotal: ByState<string>;
  readonly method: "diagram" | "recurrence";
  readonly because: string;
};

/** The keys of a table stand at the top for the first of `tables`, which is the only one mostly. */
export type Table = {
  readonly casus: "table@1";
  readonly case: string;
  readonly pack: string;
  readonly data: { readonly version: string; readonly digest: string };
  readonly lawAsOf: string;
  readonly ask: string | null;
  readonly route: string;
  readonly step: string;
  readonly item: string;
  readonly rules: readonly string[];
  readonly roll: readonly string[];
  readonly outside: readonly { readonly state: string; readonly because: string }[];
  readonly positions: readonly PositionValue[];
} & TableOfReading & { readonly tables: readonly TableOfReading[] };

/** Objecting or not; where a rule counts votes for, silence is none, so it is objecting or in favour. */
function defaultPositions(rules: readonly Rule[]): readonly PositionValue[] {
  const tests = rules.flatMap((rule) => [...rule.tests, ...(rule.anyOf ?? [])]);
  const counted = tests.some(({ kind }) => ["votes", "majority", "unanimity"].includes(kind));
  return ["objecting", counted ? "in-favour" : "no-objection"];
}

/**
 * All positions of one decision are freed, recorded ones too, over the states that take part in the
 * organisation that day; those outside the electorate of the rule vary without effect. A draft is
 * taken to lie before the organ; nobody objects to the way of deciding. Where open readings lead to
 * different tables there is one for each.
 *
 *     tableOf({ pack, case, options: {} }).adopting       // "1" of "64"
 */
export function tableOf(inputs: Inputs, options: TableOptions = {}): Table {
  const target = decisionTarget(inputs, options);
  const asked = askOf(freed(inputs, target), target, "all");
  if (asked === null) throw new NoSuchThing("route", target.route, []);
  const { path, analysis } = asked;
  const { matter } = analysis;
  const at = path.steps.findLastIndex((step) => "gate" in step && step.gate === "decision");
  const walk = path.walks.find(({ item }) => item.key === options.item) ?? path.walks[0];
  const gate = walk?.gates[at];
  if (walk === undefined || gate === undefined) throw new NoSuchThing("route", target.route, []);
  const positions = options.positions ?? defaultPositions(gate.rules ?? []);
  const roll = statesTakingPart(matter.law.roll);
  const game = gameOf(gate.condition, analysis.worlds.items, walk.item, roll, positions);
  const tables = tablesOf(game, roll, positions);
  const [first] = tables;
  const rule = gate.rules?.[0];
  return {
    casus: "table@1",
    case: inputs.case.id,
    pack: inputs.pack.id,
    data: { version: inputs.pack.version, digest: inputs.pack.digest },
    lawAsOf: matter.law.day,
    ask: target.ask,
    route: target.route,
    step: (path.steps[at] as Step).id,
    item: walk.item.key,
    rules: gate.rules?.map(({ id }) => id) ?? [],
    roll,
    outside: roll.flatMap((state) => {
      const because = rule === undefined ? null : excludedBecause(matter, rule, walk.item, state);
      return because === null ? [] : [{ state, because }];
    }),
    positions,
    ...(first as TableOfReading),
    tables,
  };
}

// --- which decision ------------------------------------------------------------------------------------

function decisionTarget(inputs: Inputs, options: TableOptions): Target {
  const { routes } = run(inputs.pack, inputs.case, inputs.options);
  const decided = routes.flatMap((route) =>
    route.steps.flatMap((step) =>
      (step.items ?? []).map(({ id }) => ({ ask: route.ask, route: route.id, item: id })),
    ),
  );
  const named = targetsOf(inputs, { ask: options.ask, route: options.route });
  const fits = (entry: (typeof decided)[number]) =>
    (options.item === undefined || entry.item === options.item) &&
    (options.ask === undefined || entry.ask === options.ask) &&
    (options.route === undefined || entry.route === options.route);
  const candidates = decided.filter(fits);
  // The first ask whose marked route comes to a decision; else whatever is decided on.
  const [marked] = named.flatMap(({ ask, route }) =>
    candidates.filter((entry) => ask === entry.ask && route === entry.route),
  );
  const chosen = marked ?? candidates[0];
  if (chosen === undefined) {
    const valid = [...new Set(decided.map(({ item, route }) => (options.item ? item : route)))];
    const [key, got] = options.item ? ["item", options.item] : ["route", options.route ?? ""];
    throw new NoSuchThing(key, got, valid);
  }
  const [target] = targetsOf(inputs, { ask: chosen.ask ?? undefined, route: chosen.route }).filter(
    ({ ask }) => ask === chosen.ask,
  );
  return target as Target;
}

/** Positions on record lose what is attached to them, so that a profile is positions alone. */
function freed(inputs: Inputs, target: Target): Inputs {
  const asked = askOf(inputs, target, "all");
  if (asked === null) return inputs;
  const roll = statesTakingPart(asked.analysis.matter.law.roll);
  const positions = asked.path.walks.flatMap(({ item }) =>
    roll.map((state) => ({ item: item.key, state, value: "no-objection" as const })),
  );
  const { options } = inputs;
  return {
    ...inputs,
    options: { ...options, positions: [...(options.positions ?? []), ...positions] },
  };
}

// --- the game ------------------------------------------------------------------------------------------

type Game = {
  readonly condition: Condition;
  /** Readings and whatever else is open beside positions. */
  readonly choices: readonly BookItem[];
};

/** The rule over one item per state, named by its code, that takes the positions allowed. */
function gameOf(
  condition: Condition,
  items: readonly BookItem[],
  item: Item,
  roll: readonly string[],
  positions: readonly PositionValue[],
): Game {
  const byId = new Map(items.map((entry) => [entry.id, entry]));
  const choices = new Map<string, BookItem>();
  const over = replaced(condition, (id, values): Condition | null => {
    const entry = byId.get(id) as BookItem;
    const takes = (value: string): Condition => ({
      kind: "constant",
      value: values.includes(value),
    });
    if (entry.class === "position") {
      const state = entry.about["position"] as string;
      const own = entry.about["item"] === item.key && roll.includes(state);
      // On the way of deciding nobody objects; states that do not take part are silent.
      if (!own) return takes(entry.about["item"] === item.key ? "silent" : "no-objection");
      return is(state, ...positions.filter((value) => values.includes(value)));
    }
    if (isTabling(entry.about)) return takes(entry.values.includes("yes") ? "yes" : "supplied");
    if (entry.known !== null) return takes(entry.known);
    choices.set(id, entry);
    return null;
  });
  return { condition: over, choices: [...choices.values()] };
}

function tablesOf(
  { condition, choices }: Game,
  roll: readonly string[],
  positions: readonly PositionValue[],
): TableOfReading[] {
  const states = roll.map((id) => ({ id, values: positions }));
  const d = diagram([...choices, ...states]);
  // From one choice to the next: which worlds of the choices lead to which rest.
  let rests = new Map<Node, Node>([[d.compile(condition), d.always]]);
  for (const { id, values } of choices) {
    const next = new Map<Node, Node>();
    for (const [rest, under] of rests) {
      for (const value of values) {
        const node = d.restrict(rest, { [id]: value });
        const here = d.and(under, d.compile(is(id, value)));
        next.set(node, d.or(next.get(node) ?? d.never, here));
      }
    }
    rests = next;
  }
  return [...rests.values()].map((under) =>
    tableUnder(d, under, condition, choices, roll, positions),
  );
}

function tableUnder(
  choicesDiagram: Diagram,
  under: Node,
  condition: Condition,
  choices: readonly BookItem[],
  roll: readonly string[],
  positions: readonly PositionValue[],
): TableOfReading {
  const chosen = choicesDiagram.pick(under) ?? {};
  const ids = new Set(choices.map(({ id }) => id));
  const plain = replaced(condition, (id, values) =>
    ids.has(id) ? { kind: "constant", value: values.includes(chosen[id] as string) } : null,
  );
  const d = diagram(roll.map((id) => ({ id, values: positions })));
  const node = d.compile(plain);
  const alone = minimalBlockingSets(d, node, new Map(roll.map((state) => [state, [state]])));
  const byMildness = [...positions].sort((a, b) => MILDEST.indexOf(a) - MILDEST.indexOf(b));
  const power =
    positions.length === 2
      ? powerOf(plain, roll, byMildness[0] as string, byMildness[1] as string)
      : null;
  const listed = (values: ReadonlyMap<string, Fraction> | null | undefined) =>
    values == null
      ? null
      : Object.fromEntries(roll.map((id) => [id, fraction.format(values.get(id) as Fraction)]));
  const pivotal = pivotality(d, node);
  return {
    readings: shortChoices(choicesDiagram, under).provided,
    profiles: d.count(d.always).toString(),
    adopting: d.count(node).toString(),
    blocksAlone: [...alone.ofSize(1).iterate()].flat(),
    banzhaf: listed(power?.banzhaf),
    banzhafNormalised: listed(power?.banzhafNormalised),
    shapley: listed(power?.shapley),
    pivotal: Object.fromEntries(roll.map((id) => [id, (pivotal.get(id) ?? 0n).toString()])),
    method: power?.method ?? "diagram",
    because: power?.because ?? "more than two positions: profiles are counted on a diagram",
  };
}

/** What a question about change is asked of: one path of one matter, up to the step it is to pass. */
import { type Analysis, analyse } from "../engine/analysis.ts";
import type { BookMode } from "../engine/book.ts";
import type { RunOptions } from "../engine/matter.ts";
import { run } from "../engine/run.ts";
import type { Run } from "../engine/types.ts";
import type { Path } from "../engine/walk.ts";
import { all, any, type Condition } from "../exact/condition.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, Route } from "../pack/schema.ts";

/** Everything a run takes. Changes are made to these, never to an analysis. */
export type Inputs = {
  readonly pack: Pack;
  readonly case: CaseFile;
  readonly options: RunOptions;
};

/** One ask on one route. `ask` is the id of the act that asks; null where nobody asked. */
export type Target = {
  readonly ask: string | null;
  readonly route: string;
  /** What the ask is; null where nobody asked. */
  readonly asking: "request" | "draft" | null;
  /** The path may also be the one nobody opened. */
  readonly orNone?: boolean;
  /** The step to pass; null: the end of the route. */
  readonly to: string | null;
  /** Steps of the route, as it stood before any reform, up to and with `to`. */
  readonly upTo: readonly string[];
};

/** A choice of asks and routes that does not exist, with what would. */
export class NoSuchThing extends Error {
  readonly key: string;
  readonly got: string;
  readonly valid: readonly string[];

  constructor(key: string, got: string, valid: readonly string[]) {
    super(`the case has no ${key} "${got}" that can be asked about`);
    this.key = key;
    this.got = got;
    this.valid = valid;
  }
}

export type Choice = {
  readonly ask?: string | undefined;
  readonly route?: string | undefined;
  /** A step, or `adoption` (the default). */
  readonly to?: string | undefined;
};

/**
 * The asks and routes a question is about: every ask with its marked route; where nobody asked, the
 * routes that stop for want of a request. Naming an ask or a route narrows it.
 */
export function targetsOf(inputs: Inputs, choice: Choice = {}): Target[] {
  const result = run(inputs.pack, inputs.case, inputs.options);
  return chosen(result, choice, inputs).flatMap(({ ask, route }) => {
    const steps = result.routes.find((r) => r.id === route && r.ask === ask)?.steps ?? [];
    const gates = steps.filter((step) => step.gate !== undefined);
    const decision = gates.find((step) => step.gate === "decision")?.id ?? null;
    const wanted = choice.to === undefined || choice.to === "adoption" ? decision : choice.to;
    if (wanted !== null && !steps.some((step) => step.id === wanted)) {
      const valid = ["adoption", ...steps.map((step) => step.id)];
      if (choice.ask === undefined && choice.route === undefined) return [];
      throw new NoSuchThing("step", wanted, valid);
    }
    const ids = steps.map((step) => step.id);
    const upTo = wanted === null ? ids : ids.slice(0, ids.indexOf(wanted) + 1);
    const act = result.asks.find(({ id }) => id === ask)?.act;
    const asking = act === undefined ? null : act === "request" ? "request" : "draft";
    return [{ ask, route, asking, to: wanted, upTo }];
  });
}

type Pair = { ask: string | null; route: string };

function chosen(result: Run, choice: Choice, { pack }: Inputs): Pair[] {
  const open = result.routes.filter((route) => route.inForce);
  const pairs = open.map((route): Pair => ({ ask: route.ask, route: route.id }));
  if (choice.ask !== undefined && !result.asks.some(({ id }) => id === choice.ask)) {
    const valid = result.asks.map(({ id }) => id);
    throw new NoSuchThing("ask", choice.ask, valid);
  }
  if (choice.route !== undefined) {
    const on = pairs.filter(({ route }) => route === choice.route);
    const mine = on.filter(({ ask }) => choice.ask === undefined || ask === choice.ask);
    if (mine.length === 0) {
      const valid = open.map(({ id }) => id);
      throw new NoSuchThing("route", choice.route, valid);
    }
    return mine;
  }
  const marked = result.asks.flatMap((ask): Pair[] =>
    ask.route === null ? [] : [{ ask: ask.id, route: ask.route }],
  );
  if (choice.ask !== undefined) return marked.filter(({ ask }) => ask === choice.ask);
  if (result.asks.length > 0) return marked;
  const help = (route: Run["routes"][number]) =>
    pack.byId.measure.get(route.measure)?.help === true;
  const unasked = open.filter((route) => route.stop?.kind === "no-request");
  const helping = unasked.filter(help);
  const kept = helping.length > 0 ? helping : unasked.length > 0 ? unasked : open.filter(help);
  return kept.map((route): Pair => ({ ask: null, route: route.id }));
}

/** The pack with one route, cut after the last step that the target needs. */
function onlyRoute(pack: Pack, target: Target): Pack {
  const route = pack.routes.find(({ id }) => id === target.route);
  if (route === undefined) return { ...pack, routes: [] };
  const last =
    target.to === null
      ? route.steps.length - 1
      : route.steps.findLastIndex(({ id }) => target.upTo.includes(id));
  const cut: Route = { ...route, steps: route.steps.slice(0, last + 1) };
  return { ...pack, routes: [cut] };
}

/** One path analysed, with the condition that the target is reached. */
export type Asked = {
  readonly analysis: Analysis;
  readonly path: Path;
  readonly condition: Condition;
};

/** The path of the target under these inputs; null where the route is not open for that ask. */
export function askOf(inputs: Inputs, target: Target, mode: BookMode): Asked | null {
  const pack = onlyRoute(inputs.pack, target);
  const analysis = analyse(pack, inputs.case, inputs.options, mode);
  const openFor = (wanted: string | null) =>
    analysis.paths.find(({ ask, closed }) => closed === null && (ask?.id ?? null) === wanted);
  const path = openFor(target.ask) ?? (target.orNone ? openFor(null) : undefined);
  if (path === undefined || path.steps.length + path.walks.length === 0) return null;
  return { analysis, path, condition: reached(path) };
}

/** All gates hold, for some thing on the table. */
function reached(path: Path): Condition {
  const gates = path.steps.flatMap((step, i) => ("gate" in step ? [i] : []));
  const each = path.walks.map((walk) =>
    all(gates.map((i) => (walk.gates[i] as { condition: Condition }).condition)),
  );
  return any(each);
}

/** Whether the target holds in at least one open world: the engine is run, nothing else. */
export function holdsSomewhere(inputs: Inputs, target: Target): boolean {
  const asked = askOf(inputs, target, "open");
  if (asked === null) return false;
  const { worlds } = asked.analysis;
  return !worlds.diagram.isNever(worlds.compile(asked.condition));
}

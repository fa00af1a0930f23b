/** The run: one case put to the law of a date, and where each route stops. Start reading here. */
import { any } from "../exact/condition.ts";
import type { Node } from "../exact/diagram.ts";
import { isMember, isVerified } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, PositionValue, Step } from "../pack/schema.ts";
import {
  type Analysis,
  analyse,
  firstGate,
  passesOf,
  type Trace,
  throughStep,
} from "./analysis.ts";
import type { Ask } from "./asks.ts";
import { takesPart } from "./facts.ts";
import { findingOf, turnsOn, type Worlds } from "./findings.ts";
import type { Gate } from "./gates.ts";
import {
  addresseesOf,
  authorsOf,
  type Matter,
  memberStates,
  type RunOptions,
  statesTakingPart,
} from "./matter.ts";
import { excludedBecause, type Item, recordedPosition } from "./rule.ts";
import {
  type Arithmetic,
  type AskRun,
  type Finding,
  type ItemRun,
  type Provided,
  type ProvisionRef,
  type RouteRun,
  type Run,
  STOP_KINDS,
  type StepRun,
  type Stop,
} from "./types.ts";
import type { Path } from "./walk.ts";

/**
 * Puts a case to the law of a date. Pure: the same pack, case and options give the same run.
 *
 *     const path = run(pack, pack.byId.case.get('osh-2010')!, { law: '2022-01-06' })
 *     path.asks[0].stop.kind
 */
export function run(pack: Pack, caseFile: CaseFile, options: RunOptions = {}): Run {
  const analysis = analyse(pack, caseFile, options);
  const { matter, asks, worlds } = analysis;
  const routes = analysis.paths.map((path) => routeRun(path, analysis));
  const marks = asks.map((ask) => askRun(ask, matter, routes));
  return {
    casus: "run@1",
    case: caseFile.id,
    title: caseFile.title,
    type: caseFile.type,
    origin: caseFile.origin,
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    lawAsOf: matter.law.day,
    membersAsOf: matter.law.membersDay,
    asOf: matter.asOf,
    members: membersOf(analysis),
    asks: marks,
    routes: routes.map(({ adopted: _, ...route }) => route),
    adopted: marks
      .filter((mark) => routes.some((r) => r.ask === mark.id && r.adopted.has(mark.id)))
      .map((mark) => mark.id),
    lanes: lanesOf(matter),
    notOnRecord: notOnRecord(matter, asks),
    worlds: {
      open: worlds.diagram.count(worlds.diagram.always).toString(),
      items: worlds.items.map((item) => ({ id: item.id, class: item.class, values: item.values })),
    },
  };
}

// --- one route -----------------------------------------------------------------------------------------

type RouteWithAdopted = RouteRun & { readonly adopted: ReadonlySet<string> };

function routeRun(path: Path, analysis: Analysis): RouteWithAdopted {
  const { route, ask, closed } = path;
  const head = { id: route.id, title: route.title, measure: route.measure, ask: ask?.id ?? null };
  if (closed !== null) {
    return {
      ...head,
      inForce: false,
      because: closed,
      steps: [],
      stop: null,
      provided: [],
      adopted: new Set(),
    };
  }
  const { worlds, matter } = analysis;
  const traces = analysis.traces.get(path) ?? [];
  let undecided = false;
  const steps = path.steps.map((step, i): StepRun => {
    const { reach, passes } = throughStep(analysis, path, i);
    const own = worlds.compile(firstGate(path, i).condition);
    const finding = findingOf(
      worlds,
      reach,
      "gate" in step ? passes : worlds.diagram.and(reach, own),
    );
    const ifAdopted = undecided && finding !== "not-reached";
    if ("gate" in step && step.gate === "decision" && finding !== "met") undecided = true;
    return stepRun(path, step, i, { finding, ifAdopted, reach, traces }, matter, worlds);
  });
  const gates = path.walks.map((walk) => walk.gates);
  const { stop, provided } = stopOf(path, gates, steps, worlds, matter);
  return {
    ...head,
    inForce: true,
    because: "",
    steps,
    stop,
    provided,
    adopted: adoptedAsks(path, traces, worlds),
  };
}

type Reached = { finding: Finding; ifAdopted: boolean; reach: Node; traces: readonly Trace[] };

function stepRun(
  path: Path,
  step: Step,
  i: number,
  at: Reached,
  matter: Matter,
  worlds: Worlds,
): StepRun {
  const gates = path.walks.map((walk) => walk.gates[i] as Gate);
  const unsettled = ["contested", "unknown", "open"].includes(at.finding);
  const provisions = provisionsOf(step, matter);
  const perState = (gates[0] as Gate).perState;
  const acts = [...new Set(gates.flatMap((gate) => gate.acts))];
  const timeLimit = [step.by]
    .flat()
    .map((id) => matter.law.version(id)?.timeLimit)
    .find(Boolean);
  const d = worlds.diagram;
  return {
    id: step.id,
    ...("gate" in step ? { gate: step.gate } : { duty: step.duty }),
    ...(step.title ? { title: step.title } : {}),
    finding: at.finding,
    ifAdopted: at.ifAdopted,
    provisions,
    ...(timeLimit ? { timeLimit } : {}),
    ...("gate" in step && step.gate === "decision"
      ? { items: itemRuns(path, i, at.traces, matter, worlds) }
      : {}),
    ...(perState && perState.length > 0 && at.finding !== "not-reached"
      ? {
          perState: perState.map(({ state, when }) => ({
            state,
            finding: findingOf(worlds, at.reach, d.and(at.reach, worlds.compile(when))),
          })),
        }
      : {}),
    turnsOn: unsettled
      ? turnsOn(
          worlds,
          gates.map((gate) => gate.condition),
        )
      : [],
    acts: acts.map((act) => act.id),
    sources: sourcesOf(acts, step, matter),
  };
}

function sourcesOf(acts: Gate["acts"], step: Step, matter: Matter): string[] {
  const ofLaw = [step.by].flat().flatMap((id) => matter.law.version(id)?.sources ?? []);
  return [...new Set([...acts.flatMap((act) => act.sources ?? []), ...ofLaw])];
}

/** The provisions a step rests on that have a wording that day; all of them where none has. */
function provisionsOf(step: Step, matter: Matter): ProvisionRef[] {
  const cited = [step.by].flat().map((id) => {
    const version = matter.law.version(id);
    return {
      id,
      version: version?.from ?? null,
      verified: version !== null && isVerified(version),
    };
  });
  const worded = cited.filter(({ version }) => version !== null);
  return worded.length > 0 ? worded : cited;
}

/** Each thing on the table at a decision, with positions, arithmetic and its own finding. */
function itemRuns(
  path: Path,
  i: number,
  traces: readonly Trace[],
  matter: Matter,
  worlds: Worlds,
): ItemRun[] {
  return path.walks.map(({ item, gates }, k) => {
    const trace = traces[k] as Trace;
    const finding = findingOf(worlds, trace.reach[i] as Node, passesOf(trace, i));
    const states = memberStates(matter.law.roll);
    const positions = Object.fromEntries(
      states.map((state): [string, PositionValue | null] => [
        state,
        recordedPosition(matter, item, state).value,
      ]),
    );
    const arithmetic = arithmeticOf(gates[i] as Gate, item, matter, states, positions);
    const steps = path.steps.map((_, j) => ({
      finding: findingOf(worlds, trace.reach[j] as Node, passesOf(trace, j)),
    }));
    const { stop } = stopOf(path, [gates], steps, worlds, matter);
    return { id: item.key, finding, positions, arithmetic, stop };
  });
}

function arithmeticOf(
  gate: Gate,
  item: Item,
  matter: Matter,
  states: readonly string[],
  positions: Readonly<Record<string, PositionValue | null>>,
): Arithmetic {
  const rule = gate.rules?.[0];
  const excluded = rule
    ? states.flatMap((state) => {
        const because = excludedBecause(matter, rule, item, state);
        return because === null ? [] : [{ state, because }];
      })
    : [];
  const onRecord = states.filter((state) => positions[state] !== null).length;
  return {
    rules: gate.rules?.map(({ id }) => id) ?? [],
    roll: states,
    excluded,
    tests: rule?.tests.map((test) => test.kind) ?? [],
    onRecord: `${onRecord} of ${states.length}`,
  };
}

// --- stops -----------------------------------------------------------------------------------------------

const UNCERTAIN: readonly Finding[] = ["contested", "unknown", "open"];

/** The first gate not met; else the first left uncertain; else the end. */
function stopOf(
  path: Path,
  gates: readonly (readonly Gate[])[],
  steps: readonly { readonly finding: Finding }[],
  worlds: Worlds,
  matter: Matter,
): { stop: Stop; provided: Provided[] } {
  const gated = path.steps.flatMap((step, i) => ("gate" in step ? [i] : []));
  const findingAt = (i: number) => (steps[i] as { finding: Finding }).finding;
  const failed = gated.find((i) => findingAt(i) === "not-met");
  const at = failed ?? gated.find((i) => UNCERTAIN.includes(findingAt(i)));
  const passed = gated.filter(
    (i) => UNCERTAIN.includes(findingAt(i)) && (at === undefined || i < at),
  );
  const provided = passed.map((i) => providedAt(path, i, findingAt(i), gates, worlds));
  if (at === undefined) {
    const verified = path.steps.every((step) =>
      provisionsOf(step, matter).every((p) => p.verified),
    );
    return { stop: { step: null, kind: path.route.end, finding: "met", verified }, provided };
  }
  const step = path.steps[at] as Step;
  const here = gates.map((list) => list[at] as Gate);
  const verified = provisionsOf(step, matter).every((provision) => provision.verified);
  const blocking =
    "gate" in step && step.gate === "decision" ? blockingStates(here, worlds) : undefined;
  const stop: Stop = {
    step: step.id,
    kind: (here[0] as Gate).kind,
    finding: findingAt(at),
    verified,
    ...(blocking ? { blocking } : {}),
  };
  return { stop, provided };
}

function blockingStates(gates: readonly Gate[], worlds: Worlds): string[] {
  const against = gates.flatMap((gate) => gate.against ?? []);
  return [
    ...new Set(
      against
        .filter(({ when }) => worlds.diagram.isAlways(worlds.compile(when)))
        .map(({ state }) => state),
    ),
  ];
}

const WHERE_MAX = 6;

function providedAt(
  path: Path,
  i: number,
  finding: Finding,
  gates: readonly (readonly Gate[])[],
  worlds: Worlds,
): Provided {
  const conditions = gates.map((list) => (list[i] as Gate).condition);
  const { cubes, more } = worlds.diagram.cubes(worlds.compile(any(conditions)), WHERE_MAX);
  return {
    step: (path.steps[i] as Step).id,
    finding,
    turnsOn: turnsOn(worlds, conditions),
    where: cubes,
    more,
  };
}

/** Things whose decision is taken in every world. */
function adoptedAsks(path: Path, traces: readonly Trace[], worlds: Worlds): Set<string> {
  const i = path.steps.findIndex((step) => "gate" in step && step.gate === "decision");
  if (i < 0 || path.ask === null) return new Set();
  const all = traces.every((trace) => worlds.diagram.isAlways(passesOf(trace, i)));
  return new Set(all ? [path.ask.id] : []);
}

// --- around the routes -------------------------------------------------------------------------------------

/** The ask's mark: of several routes, the one whose stop lies at the latest kind of gate. */
function askRun(ask: Ask, matter: Matter, routes: readonly RouteWithAdopted[]): AskRun {
  const head = {
    id: ask.id,
    act: ask.act.act,
    for: ask.for,
    by: authorsOf(matter, ask.act),
    to: addresseesOf(ask.act),
    ...(ask.title ? { title: ask.title } : {}),
    ...(ask.act.items ? { package: ask.act.id } : {}),
  };
  const mine = routes.filter((route) => route.stop !== null && route.ask === ask.id);
  const rank = (route: RouteRun) => STOP_KINDS.indexOf((route.stop as Stop).kind);
  const furthest = mine.reduce<RouteRun | null>(
    (best, route) => (best === null || rank(route) > rank(best) ? route : best),
    null,
  );
  // No route in force takes such a thing: the text does not know it that day.
  const none: Stop = { step: null, kind: "outside-the-text", finding: "not-met", verified: false };
  return { ...head, route: furthest?.id ?? null, stop: furthest?.stop ?? none };
}

function membersOf({ matter, book, worlds }: Analysis): Run["members"] {
  return matter.law.roll.map((entry) => {
    const counted = takesPart(matter, book, entry.state, ["full", "in-arrears"]);
    return {
      state: entry.state,
      participation: entry.participation,
      counted: isMember(entry) && worlds.diagram.isAlways(worlds.compile(counted)),
      notes: matter.law.overlays(entry.state).map((overlay) => overlay.title),
    };
  });
}

function lanesOf(matter: Matter): unknown[] {
  const beside = matter.acts.filter(
    (act) => act.act === "partner-act" || act.act === "bilateral-act",
  );
  const fromActs = beside.map((act) => ({
    at: act.at,
    lane: act.act === "bilateral-act" ? "bilateral" : "other-organisation",
    by: act.by,
    what: act.what ?? null,
    sources: act.sources ?? [],
  }));
  const until = matter.options.at;
  const lanes = (matter.case.lanes ?? []).filter((lane) => until === undefined || lane.at <= until);
  return [...lanes, ...fromActs];
}

/** What the sources are silent about: acts the case names, and positions nobody has published. */
function notOnRecord(matter: Matter, asks: readonly Ask[]): unknown[] {
  const acts = (matter.case.notOnRecord ?? []).map((entry) =>
    typeof entry === "string" ? { act: entry } : entry,
  );
  const seen = new Set<string>();
  const positions = asks
    .flatMap((ask) => ask.items)
    .flatMap((item) => {
      if (seen.has(item.key)) return [];
      seen.add(item.key);
      const missing = statesTakingPart(matter.law.roll).filter(
        (state) => recordedPosition(matter, item, state).value === null,
      );
      return missing.length === 0 ? [] : [{ positions: item.key, states: missing }];
    });
  return [...acts, ...positions];
}

/** The run: one case put to the law of a date, and where each route stops. Start reading here. */
import type { Node } from "../exact/diagram.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, Step } from "../pack/schema.ts";
import {
  type Analysis,
  analyse,
  firstGate,
  passesOf,
  type Trace,
  throughStep,
} from "./analysis.ts";
import { lanesOf, membersOf, notOnRecord } from "./around.ts";
import type { Ask } from "./asks.ts";
import { findingOf, turnsOn, type Worlds } from "./findings.ts";
import type { Gate } from "./gates.ts";
import { itemRuns } from "./items.ts";
import { addresseesOf, authorsOf, type Matter, type RunOptions } from "./matter.ts";
import { provisionsOf, stopOf } from "./stops.ts";
import {
  type AskRun,
  type Finding,
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
 *     const path = run(pack, caseFile, { law: '2022-01-06' })
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

/** Things whose decision is taken in every world. */
function adoptedAsks(path: Path, traces: readonly Trace[], worlds: Worlds): Set<string> {
  const i = path.steps.findIndex((step) => "gate" in step && step.gate === "decision");
  if (i < 0 || path.ask === null) return new Set();
  const all = traces.every((trace) => worlds.diagram.isAlways(passesOf(trace, i)));
  return new Set(all ? [path.ask.id] : []);
}

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

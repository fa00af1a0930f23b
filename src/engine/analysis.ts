/** A matter analysed: its paths, the worlds that reach each step, and where each path stops. */
import type { Node } from "../exact/diagram.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, Step } from "../pack/schema.ts";
import type { Ask } from "./asks.ts";
import { Book, type BookMode } from "./book.ts";
import { takesPart } from "./facts.ts";
import { type Worlds, worldsOf } from "./findings.ts";
import type { Gate } from "./gates.ts";
import { type Matter, matterOf, type RunOptions } from "./matter.ts";
import { STOP_KINDS, type StopKind } from "./types.ts";
import { type Path, pathsOf } from "./walk.ts";

/** Per thing to be decided: the worlds that reach each step, and those that pass all of them. */
export type Trace = { readonly reach: readonly Node[]; readonly end: Node };

export type Analysis = {
  readonly matter: Matter;
  readonly book: Book;
  readonly asks: readonly Ask[];
  readonly paths: readonly Path[];
  readonly worlds: Worlds;
  /** One trace per walk of the path; none where the route is closed. */
  readonly traces: ReadonlyMap<Path, readonly Trace[]>;
};

/**
 * Everything questions about a case are asked of. In mode `open` what is known is fixed; in mode `all`
 * known items stay in the conditions, so that changes of them can be looked for.
 */
export function analyse(
  pack: Pack,
  caseFile: CaseFile,
  options: RunOptions = {},
  mode: BookMode = "open",
): Analysis {
  const matter = matterOf(pack, caseFile, options);
  const book = new Book(mode);
  const { asks, paths } = pathsOf(matter, book);
  // Who is counted may rest on a reading: its item has to exist before the worlds are drawn.
  for (const { state, participation } of matter.law.roll)
    takesPart(matter, book, state, [participation]);
  const worlds = worldsOf(book);
  const traces = new Map(
    paths.map((path) => [path, path.walks.map(({ gates }) => traceOf(path.steps, gates, worlds))]),
  );
  return { matter, book, asks, paths, worlds, traces };
}

function traceOf(steps: readonly Step[], gates: readonly Gate[], worlds: Worlds): Trace {
  const d = worlds.diagram;
  const reach: Node[] = [];
  let here = d.always;
  steps.forEach((step, i) => {
    reach.push(here);
    // A duty is shown and stops nothing.
    if ("gate" in step) here = d.and(here, worlds.compile((gates[i] as Gate).condition));
  });
  return { reach, end: here };
}

/** The worlds that get past step `i` of a trace. */
export function passesOf(trace: Trace, i: number): Node {
  return trace.reach[i + 1] ?? trace.end;
}

/** The worlds in which some thing of the path reaches step `i`, and in which some thing passes it. */
export function throughStep(
  analysis: Analysis,
  path: Path,
  i: number,
): { reach: Node; passes: Node } {
  const d = analysis.worlds.diagram;
  const traces = analysis.traces.get(path) ?? [];
  const over = (pick: (trace: Trace) => Node) =>
    traces.map(pick).reduce((a, b) => d.or(a, b), d.never);
  return {
    reach: over((trace) => trace.reach[i] as Node),
    passes: over((trace) => passesOf(trace, i)),
  };
}

/** Things of one package share their steps: what a step is can be read off the first. */
export function firstGate(path: Path, i: number): Gate {
  const [walk] = path.walks;
  if (walk === undefined) throw new Error(`path ${path.route.id} has nothing to decide`);
  return walk.gates[i] as Gate;
}

/** In each world a path stops at exactly one gate or at its end: those worlds, by kind of stop. */
export function stopsByKind(analysis: Analysis, path: Path): Map<StopKind, Node> {
  const d = analysis.worlds.diagram;
  const stops = new Map<StopKind, Node>();
  const add = (kind: StopKind, node: Node) => {
    if (!d.isNever(node)) stops.set(kind, d.or(stops.get(kind) ?? d.never, node));
  };
  let through = d.always;
  path.steps.forEach((step, i) => {
    if (!("gate" in step)) return;
    const { reach, passes } = throughStep(analysis, path, i);
    add(firstGate(path, i).kind, d.and(reach, d.not(passes)));
    through = passes;
  });
  add(path.route.end, through);
  return stops;
}

/** Of several paths, in each world the stop at the latest kind. */
export function furthestStops(analysis: Analysis, paths: readonly Path[]): Map<StopKind, Node> {
  const d = analysis.worlds.diagram;
  const all = paths.map((path) => stopsByKind(analysis, path));
  const furthest = new Map<StopKind, Node>();
  // From the last kind down: worlds in which some path stops here and none was found further on.
  let left = d.always;
  for (const kind of [...STOP_KINDS].reverse()) {
    const here = all
      .map((stops) => stops.get(kind) ?? d.never)
      .reduce((a, b) => d.or(a, b), d.never);
    const only = d.and(left, here);
    if (!d.isNever(only)) furthest.set(kind, only);
    left = d.and(left, d.not(here));
  }
  return furthest;
}

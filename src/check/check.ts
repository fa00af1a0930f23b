/** Runs against the record: what was observed, and whether the run leaves it open. */

import { type Analysis, analyse, furthestStops } from "../engine/analysis.ts";
import { turnsOnNode } from "../engine/findings.ts";
import type { RunOptions } from "../engine/matter.ts";
import { type ItemRef, STOP_KINDS, type StopKind } from "../engine/types.ts";
import type { Path } from "../engine/walk.ts";
import type { Node } from "../exact/diagram.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, OutcomeFile } from "../pack/schema.ts";

export type Verdict = "reproduced" | "compatible" | "diverges" | "no-outcome";

type Observed = OutcomeFile["observed"][number];

export type AskCheck = {
  readonly measure: string;
  readonly ask: string | null;
  readonly observed: Observed["is"] | null;
  readonly verdict: Verdict;
  /** Kinds of stop that the run leaves open. */
  readonly open: readonly StopKind[];
  /** Where the record settles what the run leaves open: the items it bears on. */
  readonly impliedOn: readonly ItemRef[];
  readonly because: string;
};

export type CaseCheck = {
  readonly case: string;
  readonly verdict: Verdict;
  readonly because: string;
  readonly asks: readonly AskCheck[];
};

const between = (from: StopKind, to: StopKind): readonly StopKind[] =>
  STOP_KINDS.slice(STOP_KINDS.indexOf(from), STOP_KINDS.indexOf(to) + 1);

/** The stops an observation is compatible with. What was observed is never itself a kind of stop. */
const FITS: Readonly<Record<Observed["is"], readonly StopKind[]>> = {
  "not-asked": [...between("no-standing", "no-request"), "not-proposed"],
  "not-taken-up": [...between("no-standing", "not-proposed"), "no-mandate"],
  "not-adopted": ["not-adopted"],
  adopted: between("national-procedure", "carried-out"),
  held: between("national-procedure", "carried-out"),
  "carried-out": ["adopted", "held", "carried-out"],
  "not-carried-out": between("national-procedure", "not-carried-out"),
  withdrawn: between("no-standing", "not-adopted"),
  "not-joined": ["not-joined"],
};

const WORST: readonly Verdict[] = ["reproduced", "compatible", "diverges"];

const kept = new WeakMap<CaseFile, { pack: Pack; analysis: Analysis }>();

/** Lint and check ask the same of the same cases: an unchanged case is analysed once. */
export function analysed(pack: Pack, caseFile: CaseFile, options?: RunOptions): Analysis {
  if (options !== undefined && Object.keys(options).length > 0)
    return analyse(pack, caseFile, options);
  const known = kept.get(caseFile);
  if (known?.pack === pack) return known.analysis;
  const analysis = analyse(pack, caseFile);
  kept.set(caseFile, { pack, analysis });
  return analysis;
}

/** One case against its outcomes. The run is made first and knows nothing of them. */
export function checkCase(
  pack: Pack,
  caseFile: CaseFile,
  outcome: OutcomeFile | undefined,
  options: RunOptions = {},
): CaseCheck {
  const analysis = analysed(pack, caseFile, options);
  const observed = outcome?.observed ?? [];
  if (observed.length === 0) {
    return {
      case: caseFile.id,
      verdict: "no-outcome",
      because: "no outcome is on record",
      asks: [],
    };
  }
  const asks = observed.map((entry) => checkAsk(analysis, entry));
  const worst = asks.reduce<AskCheck>(
    (a, b) => (WORST.indexOf(b.verdict) > WORST.indexOf(a.verdict) ? b : a),
    asks[0] as AskCheck,
  );
  return { case: caseFile.id, verdict: worst.verdict, because: worst.because, asks };
}

function checkAsk(analysis: Analysis, entry: Observed): AskCheck {
  const paths = pathsFor(analysis, entry);
  const head = { measure: entry.measure, ask: entry.ask ?? null, observed: entry.is };
  if (paths.length === 0) {
    // The text of the day has no route for it: in no world could it be taken further than asking.
    const fits = FITS[entry.is].includes("outside-the-text");
    return {
      ...head,
      verdict: fits ? "reproduced" : "diverges",
      open: ["outside-the-text"],
      impliedOn: [],
      because: `no route for ${entry.measure} is in force that day`,
    };
  }
  const stops = furthestStops(analysis, paths);
  const d = analysis.worlds.diagram;
  const fitting = [...stops].filter(([kind]) => FITS[entry.is].includes(kind));
  const worlds = fitting.reduce<Node>((node, [, more]) => d.or(node, more), d.never);
  const open = STOP_KINDS.filter((kind) => stops.has(kind));
  const impliedOn =
    d.isAlways(worlds) || d.isNever(worlds) ? [] : turnsOnNode(analysis.worlds, worlds);
  if (d.isAlways(worlds)) {
    return {
      ...head,
      verdict: "reproduced",
      open,
      impliedOn,
      because: `${entry.measure}: ${entry.is} is all the run leaves open`,
    };
  }
  if (d.isNever(worlds)) {
    return {
      ...head,
      verdict: "diverges",
      open,
      impliedOn,
      because: `${entry.measure}: recorded as ${entry.is}, the run leaves only ${open.join(", ")}`,
    };
  }
  const names = impliedOn
    .slice(0, 6)
    .map((ref) => Object.values(ref)[0])
    .join(", ");
  const more = impliedOn.length > 6 ? ` and ${impliedOn.length - 6} more` : "";
  return {
    ...head,
    verdict: "compatible",
    open,
    impliedOn,
    because: `${entry.measure}: ${entry.is} is one of several; it implies something on ${names}${more}`,
  };
}

/** Paths of the ask that was observed; without one, those of the measure. */
function pathsFor(analysis: Analysis, entry: Observed): Path[] {
  return analysis.paths.filter((path) => {
    if (path.closed !== null) return false;
    const serves = [path.route.measure, ...(path.route.alsoFor ?? [])].includes(entry.measure);
    return entry.ask === undefined ? serves : path.ask?.id === entry.ask && serves;
  });
}

/** Where paths stop, without the details of a run: what compares many cases at once is made from it. */
import { type Analysis, firstGate, throughStep } from "../engine/analysis.ts";
import { findingOf } from "../engine/findings.ts";
import { type Finding, STOP_KINDS, type StopKind } from "../engine/types.ts";
import type { Path } from "../engine/walk.ts";

/** The stop of a route, as in a run: the first gate not met, else the first left uncertain. */
export type Mark = {
  readonly route: string | null;
  readonly step: string | null;
  readonly kind: StopKind;
  readonly finding: Finding;
};

const UNCERTAIN: readonly Finding[] = ["contested", "unknown", "open"];

export function markOf(analysis: Analysis, path: Path): Mark {
  const route = path.route.id;
  let uncertain: Mark | null = null;
  for (const [i, step] of path.steps.entries()) {
    if (!("gate" in step)) continue;
    const { reach, passes } = throughStep(analysis, path, i);
    const finding = findingOf(analysis.worlds, reach, passes);
    const { kind } = firstGate(path, i);
    if (finding === "not-met") return { route, step: step.id, kind, finding };
    if (UNCERTAIN.includes(finding)) uncertain ??= { route, step: step.id, kind, finding };
  }
  return uncertain ?? { route, step: null, kind: path.route.end, finding: "met" };
}

/** Of several routes of one ask the mark at the latest kind; null where no route is open to it. */
export function furthestMark(analysis: Analysis, paths: readonly Path[]): Mark | null {
  return paths
    .filter(({ closed }) => closed === null)
    .map((path) => markOf(analysis, path))
    .reduce<Mark | null>(
      (best, mark) => (best === null || rankOf(mark) > rankOf(best) ? mark : best),
      null,
    );
}

const rankOf = (mark: { readonly kind: StopKind }): number => STOP_KINDS.indexOf(mark.kind);

/** A case in which nobody asked anything stops there, whatever the law. */
export const NOBODY_ASKED: Mark = {
  route: null,
  step: null,
  kind: "no-request",
  finding: "not-met",
};

/** Who could have prevented a decision by positions alone, and whose recorded position does. */
import type { World } from "../exact/condition.ts";
import { any } from "../exact/condition.ts";
import { minimalBlockingSets } from "../exact/index.ts";
import type { Asked } from "./question.ts";

export type Blocking = {
  readonly blockingSets: readonly (readonly string[])[];
  readonly didBlock: readonly (readonly string[])[];
};

/**
 * A blocking set is a minimal set of states S for which there are positions of S such that, for all
 * positions of the other states and all values of every open item, the decision gate fails. It is
 * asked of the worlds in which the gate is reached: earlier gates are left aside, a draft is taken to
 * lie before the organ, and everything else that is known and is no position stays as it is.
 * `didBlock` lists the sets that block so by the positions that are on record for them.
 */
export function blockingOf({ analysis, path }: Asked, limit: number): Blocking {
  const at = path.steps.findLastIndex((step) => "gate" in step && step.gate === "decision");
  if (at < 0) return { blockingSets: [], didBlock: [] };
  const { worlds } = analysis;
  const d = worlds.diagram;
  const given: Record<string, string> = {};
  const recorded: Record<string, string> = {};
  const groups = new Map<string, string[]>();
  for (const item of worlds.items) {
    if (item.class === "position") {
      const state = item.about["position"] as string;
      groups.set(state, [...(groups.get(state) ?? []), item.id]);
      if (item.known !== null) recorded[item.id] = item.known;
    } else if (isTabling(item.about)) {
      given[item.id] = item.values.includes("yes") ? "yes" : "supplied";
    } else if (item.known !== null) given[item.id] = item.known;
  }
  const conditions = path.walks
    .map(({ gates }) => gates[at]?.condition)
    .filter((c) => c !== undefined);
  const decided = worlds.compile(any(conditions));
  return {
    blockingSets: listed(minimalBlockingSets(d, decided, groups, { given }), limit),
    didBlock: listed(
      minimalBlockingSets(d, decided, groups, { given, recorded: recorded as World }),
      limit,
    ),
  };
}

/** The item that stands for a draft lying before the organ; a way of deciding is another matter. */
export function isTabling(about: Readonly<Record<string, string>>): boolean {
  return about["act"] === "proposal" && about["item"] !== undefined && about["as"] === undefined;
}

const listed = (
  family: { iterate(limit: number): Iterable<string[]> },
  limit: number,
): string[][] => [...family.iterate(limit)].map((set) => [...set].sort()).sort(bySizeThenName);

function bySizeThenName(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return a.length - b.length;
  return a.join(" ") < b.join(" ") ? -1 : 1;
}

/** The computed marks of cases: what a link to a case is worth, worked out once a pack. */
import { run } from "../engine/run.ts";
import type { AskRun, Run } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile } from "../pack/schema.ts";

const runs = new WeakMap<Pack, Map<string, Run>>();

/** The run of a recorded case under the law of its day. */
export function runOfCase(pack: Pack, caseFile: CaseFile): Run {
  const known = runs.get(pack) ?? new Map<string, Run>();
  runs.set(pack, known);
  const made = known.get(caseFile.id) ?? run(pack, caseFile);
  known.set(caseFile.id, made);
  return made;
}

export type Mark = Pick<AskRun, "id" | "for" | "by" | "to" | "stop">;

/** Where each ask of a case stopped; none where nobody asked for anything. */
export function marksOf(pack: Pack, id: string): readonly Mark[] {
  const caseFile = pack.byId.case.get(id);
  if (caseFile === undefined) return [];
  return runOfCase(pack, caseFile).asks.map((ask) => ({
    id: ask.id,
    for: ask.for,
    by: ask.by,
    to: ask.to,
    stop: ask.stop,
  }));
}

/** Cases of the record: hypothetical, own and played ones are never counted. */
export function recordedCases(pack: Pack): readonly CaseFile[] {
  return pack.cases.filter((entry) => entry.origin === "record");
}

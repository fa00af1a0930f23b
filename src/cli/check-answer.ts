/** What `casus check` and `casus lint` find out: every case run and laid beside what was observed. */
import { type CaseCheck, checkCase } from "../check/check.ts";
import { type Lint, lintPack } from "../check/lint.ts";
import { readOutcomes } from "../check/outcomes-node.ts";
import { recordFiles } from "../check/record-files-node.ts";
import { nearest } from "../pack/nearest.ts";
import { inLayer } from "../pack/overlay-node.ts";
import { InputError } from "../pack/problem.ts";
import { packIds, readPack } from "../pack/read-node.ts";

export type CheckAnswer = {
  readonly casus: "check@1";
  readonly cases: readonly CaseCheck[];
  readonly lint: readonly Lint[];
};

/** The cases named (all of them if none is) of one pack or of all, and the lint of those packs. */
export function checkAnswer(names: readonly string[], packs: string, only?: string): CheckAnswer {
  const ids = only === undefined ? packIds(packs) : [only];
  const known = new Set<string>();
  const lint: Lint[] = [];
  const cases = ids.flatMap((id) => {
    const pack = readPack(id, packs);
    const outcomes = readOutcomes(id, packs);
    lint.push(...lintPack(pack, outcomes, recordFiles(id, packs)));
    for (const entry of pack.cases) known.add(entry.id);
    return pack.cases
      .filter((entry) => names.length === 0 || names.includes(entry.id))
      .map((entry) => checkCase(pack, entry, outcomes.get(entry.id)));
  });
  const wrong = names.find((name) => !known.has(name));
  if (wrong !== undefined) {
    throw new InputError([
      {
        file: "command line",
        key: "CASE",
        says: `there is no case "${wrong}"`,
        nearest: nearest(wrong, known) ?? undefined,
      },
    ]);
  }
  return { casus: "check@1", cases, lint };
}

/** Everything to mend in one pack. */
export function lintAnswer(id: string, packs: string): Lint[] {
  return lintPack(readPack(id, packs), readOutcomes(id, packs), recordFiles(id, packs)).map(
    (entry) => inLayer(entry, packs),
  );
}

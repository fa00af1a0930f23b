/**
 * The library: `import { run, readPack } from "casus"`. Everything here is what the command line uses
 * itself; what is not exported may change without notice.
 *
 *     const pack = readPack("csto")
 *     const result = run(pack, caseOf(pack, "osh-2010"), { law: "2022-01-06" })
 *     result.asks[0]?.stop.kind        // "request-elsewhere"
 */
import { nearest } from "./pack/nearest.ts";
import type { Pack } from "./pack/pack.ts";
import { InputError } from "./pack/problem.ts";
import { readYaml } from "./pack/read-node.ts";
import { CaseFile } from "./pack/schema.ts";

// --- engine: one case, the law of a date, where each route stops --------------------------------------

export type { PositionOverride, RunOptions } from "./engine/matter.ts";
export { run } from "./engine/run.ts";
export type {
  AskRun,
  Finding,
  ItemRef,
  Provided,
  RouteRun,
  Run,
  StepRun,
  Stop,
  StopKind,
} from "./engine/types.ts";
export { STOP_KINDS } from "./engine/types.ts";

// --- pack: read, index, and ask what was law ----------------------------------------------------------

export { isVerified, type Law, lawOn, type RollEntry } from "./pack/law.ts";
export { indexPack, type Pack, type PackContent } from "./pack/pack.ts";
export { InputError, type Problem, problemLine } from "./pack/problem.ts";
export { PACKS, packIds, readPack } from "./pack/read-node.ts";
export type {
  Act,
  CaseFile,
  Instrument,
  PositionValue,
  Reading,
  Route,
  Rule,
  Words,
} from "./pack/schema.ts";

// --- change: what would have had to be different ------------------------------------------------------

export { applyReforms } from "./change/reform.ts";
export { type ChangeSet, type Why, type WhyOptions, why } from "./change/why.ts";

// --- exact: conditions over named items; knows no law -------------------------------------------------

export * as exact from "./exact/index.ts";

// --- notes --------------------------------------------------------------------------------------------

export { htmlOf } from "./note/html.ts";
export { markdownOf } from "./note/markdown.ts";
export { type PrecedentBook, precedentsOf } from "./note/precedents.ts";
export { type NoteInput, routeNote } from "./note/route-note.ts";

/** A case of a pack by id; an unknown id is an InputError that names the nearest one. */
export function caseOf(pack: Pack, id: string): CaseFile {
  const found = pack.byId.case.get(id);
  if (found !== undefined) return found;
  const hint = nearest(id, pack.byId.case.keys()) ?? undefined;
  throw new InputError([
    { file: pack.id, key: "case", says: `there is no case "${id}"`, nearest: hint },
  ]);
}

/** A case from a YAML file of one's own; whatever is wrong with its shape is an InputError. */
export function readCase(path: string): CaseFile {
  return readYaml(path, CaseFile);
}

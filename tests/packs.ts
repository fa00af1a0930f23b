// What several tests need of the built-in packs, read once.

import type { RunOptions } from "../src/engine/matter.ts";
import { run } from "../src/engine/run.ts";
import type { Run } from "../src/engine/types.ts";
import { indexPack, type Pack, type PackContent } from "../src/pack/pack.ts";
import { readPack } from "../src/pack/read-node.ts";
import type { CaseFile } from "../src/pack/schema.ts";

export const csto: Pack = readPack("csto");

export function caseOf(id: string, pack = csto): CaseFile {
  const found = pack.byId.case.get(id);
  if (found === undefined) throw new Error(`there is no case ${id}`);
  return found;
}

export function runOf(id: string, options: RunOptions = {}, pack = csto): Run {
  return run(pack, caseOf(id, pack), options);
}

/** The pack with its plain content changed, indexed anew. */
export function changed(change: (content: PackContent) => PackContent, pack = csto): Pack {
  const { byId: _, ...content } = pack;
  return indexPack(change(content));
}

export function askOf(result: Run, id: string) {
  const found = result.asks.find((ask) => ask.id === id);
  if (found === undefined) throw new Error(`${result.case} has no ask ${id}`);
  return found;
}

/** The path of a route, for an ask where several open it. */
export function routeOf(result: Run, id: string, ask?: string) {
  const found = result.routes.find((r) => r.id === id && (ask === undefined || r.ask === ask));
  if (found === undefined) throw new Error(`${result.case} has no route ${id}`);
  return found;
}

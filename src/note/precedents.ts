/** Precedents: which other cases of the record came to a step of a route, and how it went there. Pure. */
import { run } from "../engine/run.ts";
import type { Run } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { Words } from "../pack/schema.ts";

export type Precedent = { readonly case: string; readonly title: Words; readonly date: string };
type Precedents = {
  readonly stopped: readonly Precedent[];
  readonly passed: readonly Precedent[];
};

/** By `route.step`. An ask that somebody put counts; a route that nobody opened does not. */
export type PrecedentBook = ReadonlyMap<string, Precedents>;

/** The record read once: each case under the law of its own day. */
export function precedentsOf(pack: Pack, runOf: (id: string) => Run = own(pack)): PrecedentBook {
  const book = new Map<string, { stopped: Precedent[]; passed: Precedent[] }>();
  for (const entry of pack.cases) {
    if (entry.origin !== "record") continue;
    const result = runOf(entry.id);
    const precedent = { case: entry.id, title: entry.title, date: entry.date };
    for (const route of result.routes) {
      if (route.ask === null || route.stop === null) continue;
      // Where two routes serve one ask, only the one that got furthest tells where it stopped.
      if (result.asks.find(({ id }) => id === route.ask)?.route !== route.id) continue;
      for (const step of route.steps) {
        if (step.gate === undefined || step.finding === "not-reached") continue;
        const key = `${route.id}.${step.id}`;
        const kept = book.get(key) ?? { stopped: [], passed: [] };
        book.set(key, kept);
        const list =
          step.id === route.stop.step ? kept.stopped : step.finding === "met" ? kept.passed : null;
        if (list !== null && !list.some((other) => other.case === entry.id)) list.push(precedent);
        if (step.id === route.stop.step) break;
      }
    }
  }
  return book;
}

const own = (pack: Pack) => (id: string) => {
  const entry = pack.byId.case.get(id);
  if (entry === undefined) throw new Error(`there is no case ${id}`);
  return run(pack, entry);
};

/** Threads: cases that go on where another ended, joined by `follows`. */
import type { CaseFile } from "../pack/schema.ts";

export type Thread = {
  /** The id of its first case. */
  readonly id: string;
  /** In order of date. */
  readonly cases: readonly string[];
};

/** The thread of every case that follows another or is followed; a case alone is in none. */
export function threadsOf(cases: readonly CaseFile[]): Thread[] {
  const byId = new Map(cases.map((entry) => [entry.id, entry]));
  const rootOf = (entry: CaseFile): string => {
    const seen = new Set<string>();
    let here = entry;
    // A ring of cases that follow each other would be a slip of the data, not an endless walk.
    while (here.follows !== undefined && !seen.has(here.id)) {
      seen.add(here.id);
      const before = byId.get(here.follows);
      if (before === undefined) break;
      here = before;
    }
    return here.id;
  };
  const groups = Map.groupBy(cases, rootOf);
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([id, group]) => ({ id, cases: group.map((entry) => entry.id) }));
}

/** The thread a case belongs to; null if it stands alone. */
export function threadOf(threads: readonly Thread[], id: string): string | null {
  return threads.find((thread) => thread.cases.includes(id))?.id ?? null;
}

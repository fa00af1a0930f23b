// Which cases of the record are shown, and where most of their first asks stopped.
import type { StopKind } from "../engine/types.ts";
import type { CaseFile } from "../pack/schema.ts";
import type { Marks } from "./marks.ts";
import { familyOf, isCertain } from "./stops.ts";

export type Filters = { readonly type: string; readonly state: string; readonly family: string };

/** An empty filter lets everything pass; a state matches where it is party, asks or is asked. */
export function filteredCases(
  cases: readonly CaseFile[],
  marks: Marks,
  filters: Filters,
): CaseFile[] {
  return cases.filter((file) => {
    if (filters.type !== "" && file.type !== filters.type) return false;
    if (filters.state !== "" && !(file.parties ?? []).includes(filters.state)) return false;
    if (filters.family === "") return true;
    return (marks[file.id] ?? []).some(({ kind }) => familyOf(kind) === filters.family);
  });
}

/** The kind of stop that most first asks share; a tie goes to the earlier kind. */
export function mostStopped(
  cases: readonly CaseFile[],
  marks: Marks,
): { readonly kind: StopKind; readonly count: number; readonly open: number } | null {
  const counts = new Map<StopKind, number>();
  for (const { id } of cases) {
    const kind = marks[id]?.[0]?.kind;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first) return null;
  const open = cases.filter(({ id }) => {
    const mark = marks[id]?.[0];
    return mark?.kind === first[0] && !isCertain(mark);
  });
  return { kind: first[0], count: first[1], open: open.length };
}

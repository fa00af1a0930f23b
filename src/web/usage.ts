// Who uses what: routes of a provision, cases that stop at it, and everything that cites a source.
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, Route } from "../pack/schema.ts";
import type { Marks } from "./marks.ts";

export function routesUsing(pack: Pack, provision: string): Route[] {
  return pack.routes.filter(
    (route) =>
      route.basis.includes(provision) ||
      route.steps.some((step) => [step.by].flat().includes(provision)),
  );
}

/** Cases with an ask that stopped at a step resting on the provision. */
export function casesStoppedAt(pack: Pack, marks: Marks, provision: string): CaseFile[] {
  return pack.cases.filter(({ id }) =>
    (marks[id] ?? []).some(({ restsOn }) => restsOn.includes(provision)),
  );
}

export type Citing = {
  readonly cases: readonly CaseFile[];
  readonly provisions: readonly string[];
};

/** For every source the cases and provisions that cite it. */
export function citations(pack: Pack): ReadonlyMap<string, Citing> {
  const citing = new Map<string, { cases: CaseFile[]; provisions: string[] }>();
  const entry = (source: string) => {
    const known = citing.get(source) ?? { cases: [], provisions: [] };
    citing.set(source, known);
    return known;
  };
  for (const file of pack.cases) {
    for (const source of sourcesIn(file)) entry(source).cases.push(file);
  }
  for (const instrument of pack.instruments) {
    for (const { id, versions } of instrument.provisions) {
      const cited = new Set(versions.flatMap(({ sources }) => sources));
      for (const source of cited) entry(source).provisions.push(id);
    }
  }
  return citing;
}

/** Every `sources` list anywhere in a case. */
function sourcesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const one of value) sourcesIn(one, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      if (key === "sources" && Array.isArray(one)) for (const id of one) found.add(String(id));
      else sourcesIn(one, found);
    }
  }
  return found;
}

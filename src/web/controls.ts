// Which controls a run calls for: the items its asked routes turn on, and those the user has set.
import type { RunOptions } from "../engine/matter.ts";
import type { ItemRef, RouteRun, Run } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, PositionValue, Reading } from "../pack/schema.ts";

type Account = {
  readonly by: string;
  readonly value: string;
  readonly at: string;
  readonly class: string | undefined;
  readonly sources: readonly string[];
};

export type Controls = {
  readonly readings: readonly Reading[];
  readonly otherReadings: readonly Reading[];
  /** Facts of which rival accounts are on record. */
  readonly accounts: readonly { readonly fact: string; readonly accounts: readonly Account[] }[];
  /** Facts that range, with the values they may take. */
  readonly facts: readonly { readonly fact: string; readonly values: readonly string[] }[];
  readonly positions: readonly {
    readonly item: string;
    readonly positions: Readonly<Record<string, PositionValue | null>>;
  }[];
};

/** Items that steps of these routes still depend on. */
export function dependsOn(routes: readonly RouteRun[]): ItemRef[] {
  return routes.flatMap((route) => route.steps.flatMap((step) => step.turnsOn));
}

export function askedRoutes(run: Run): RouteRun[] {
  return run.routes.filter((route) => route.ask !== null && route.inForce);
}

export function controlsOf(
  pack: Pack,
  caseFile: CaseFile,
  run: Run,
  options: RunOptions,
): Controls {
  const refs = dependsOn(askedRoutes(run));
  const readings = new Set([
    ...refs.flatMap((ref) => ("reading" in ref ? [ref.reading] : [])),
    ...Object.keys(options.readings ?? {}),
  ]);
  const named = new Set([
    ...refs.flatMap((ref) => ("fact" in ref ? [ref.fact] : "account" in ref ? [ref.account] : [])),
    ...Object.keys(options.accounts ?? {}),
    ...Object.keys(options.facts ?? {}),
    ...(options.territory === undefined ? [] : ["territory"]),
  ]);
  const accounts = accountsOf(caseFile).filter(({ fact }) => named.has(fact));
  const facts = [...named].flatMap((fact) => {
    const values = factValues(pack, caseFile, fact);
    return values.length === 0 ? [] : [{ fact, values }];
  });
  return {
    readings: pack.readings.filter(({ id }) => readings.has(id)),
    otherReadings: pack.readings.filter(({ id }) => !readings.has(id)),
    accounts,
    facts: facts.filter(({ fact }) => !accounts.some((entry) => entry.fact === fact)),
    positions: positionsOf(run),
  };
}

/** Facts of a case on which somebody is named, the territory among them. */
export function accountsOf(caseFile: CaseFile): Controls["accounts"] {
  const entries = Object.entries({
    ...(caseFile.facts ?? {}),
    ...(typeof caseFile.territory === "object" ? { territory: caseFile.territory } : {}),
  });
  return entries.flatMap(([fact, entry]) => {
    if (!("accounts" in entry)) return [];
    const accounts = entry.accounts.map(
      ({ by, value, at, class: holder, sources }): Account => ({
        by,
        value,
        at,
        class: holder,
        sources: sources ?? [],
      }),
    );
    return [{ fact, accounts }];
  });
}

function factValues(pack: Pack, caseFile: CaseFile, fact: string): readonly string[] {
  if (fact !== "territory") return pack.byId.fact.get(fact)?.values.map(({ id }) => id) ?? [];
  const { territory } = caseFile;
  if (typeof territory !== "object" || !("accounts" in territory)) return [];
  return [...new Set([...territory.accounts.map(({ value }) => value), "none"])];
}

/** Everything that is decided on in an asked route, once, with the positions on record. */
function positionsOf(run: Run): Controls["positions"] {
  const items = new Map<string, Readonly<Record<string, PositionValue | null>>>();
  for (const route of askedRoutes(run)) {
    for (const step of route.steps) {
      if (step.finding === "not-reached") continue;
      for (const item of step.items ?? []) {
        if (item.positions) items.set(item.id, item.positions);
      }
    }
  }
  return [...items].map(([item, positions]) => ({ item, positions }));
}

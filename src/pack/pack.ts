/** A pack as the rest of the program sees it: one plain object, and the same indexed by id. */
import type {
  CaseFile,
  FactsFile,
  FormulaEntry,
  Instrument,
  MembersFile,
  OrganisationFile,
  ProvisionVersion,
  Reading,
  Reform,
  Route,
  Rule,
  Source,
} from "./schema.ts";

/** Everything of a pack but `outcomes/`, as plain JSON: what is read from disk or fetched. */
export type PackContent = {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the files it was made from. */
  readonly digest: string;
  readonly facts: FactsFile;
  readonly organisation: OrganisationFile;
  readonly instruments: readonly Instrument[];
  readonly readings: readonly Reading[];
  readonly formulas: readonly FormulaEntry[];
  readonly rules: readonly Rule[];
  readonly routes: readonly Route[];
  readonly members: MembersFile;
  readonly cases: readonly CaseFile[];
  readonly reforms: readonly Reform[];
  readonly sources: readonly Source[];
};

export type Provision = {
  readonly id: string;
  readonly title: Instrument["title"];
  readonly instrument: Instrument;
  readonly versions: readonly ProvisionVersion[];
};

export type Pack = PackContent & {
  readonly byId: {
    readonly instrument: ReadonlyMap<string, Instrument>;
    readonly provision: ReadonlyMap<string, Provision>;
    readonly reading: ReadonlyMap<string, Reading>;
    /** Several entries under one id are the wordings of different years. */
    readonly formula: ReadonlyMap<string, readonly FormulaEntry[]>;
    readonly rule: ReadonlyMap<string, Rule>;
    readonly route: ReadonlyMap<string, Route>;
    readonly case: ReadonlyMap<string, CaseFile>;
    readonly source: ReadonlyMap<string, Source>;
    readonly reform: ReadonlyMap<string, Reform>;
    readonly organ: ReadonlySet<string>;
    readonly measure: ReadonlyMap<string, FactsFile["measures"][number]>;
    readonly fact: ReadonlyMap<string, FactsFile["facts"][number]>;
  };
};

const keyed = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((entry) => [entry.id, entry]));

/** Indexes a pack. Pure; the content is trusted (it was validated where it was read). */
export function indexPack(content: PackContent): Pack {
  const formula = new Map<string, FormulaEntry[]>();
  for (const entry of content.formulas) {
    formula.set(entry.id, [...(formula.get(entry.id) ?? []), entry]);
  }
  const provision = new Map<string, Provision>();
  for (const instrument of content.instruments) {
    for (const { id, title, versions } of instrument.provisions) {
      provision.set(id, { id, title, instrument, versions });
    }
  }
  return {
    ...content,
    byId: {
      instrument: keyed(content.instruments),
      provision,
      reading: keyed(content.readings),
      formula,
      rule: keyed(content.rules),
      route: keyed(content.routes),
      case: keyed(content.cases),
      source: keyed(content.sources),
      reform: keyed(content.reforms),
      organ: new Set(content.organisation.organs.map((organ) => organ.id)),
      measure: keyed(content.facts.measures),
      fact: keyed(content.facts.facts),
    },
  };
}

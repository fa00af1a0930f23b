/** A matter: one case under the law of a date, with the user's overrides applied to its inputs. */
import { earliestDay, latestDay } from "../pack/dates.ts";
import { isMember, type Law, lawOn, type RollEntry } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile, PositionValue } from "../pack/schema.ts";

export type PositionOverride = {
  readonly item: string | null;
  readonly state: string;
  readonly value: PositionValue;
};

/** What a user may change from outside. Everything is optional; dates are calendar days. */
export type RunOptions = {
  /** Provisions, parties and roll as of this day instead of the day the matter opened. */
  readonly law?: string | undefined;
  /** The roll alone. */
  readonly members?: string | undefined;
  /** Reads the log only up to this day. */
  readonly at?: string | undefined;
  readonly readings?: Readonly<Record<string, string>> | undefined;
  /** Fact id to the holder whose account is taken. */
  readonly accounts?: Readonly<Record<string, string>> | undefined;
  /** Accounts of scholars and press open worlds as well. */
  readonly accountsAll?: boolean | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
  readonly territory?: string | undefined;
  readonly positions?: readonly PositionOverride[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly acts?: readonly Act[] | undefined;
};

export type Matter = {
  readonly pack: Pack;
  readonly case: CaseFile;
  readonly law: Law;
  readonly options: RunOptions;
  /** The log as read, in the order of the file. */
  readonly acts: readonly Act[];
  /** The last day of which the log speaks; due dates are compared with it. */
  readonly asOf: string;
};

export function matterOf(pack: Pack, caseFile: CaseFile, options: RunOptions = {}): Matter {
  const day = options.law ?? earliestDay(caseFile.date);
  const law = lawOn(pack, day, caseFile.id, options.members ?? day);
  const log = [...(caseFile.acts ?? []), ...(options.acts ?? [])];
  const until = options.at;
  const acts = log.filter(
    (act) =>
      !options.without?.includes(act.id) && (until === undefined || latestDay(act.at) <= until),
  );
  const days = [...acts.map((act) => latestDay(act.at)), latestDay(caseFile.date)];
  if (caseFile.until != null) days.push(latestDay(caseFile.until));
  const last = days.reduce((a, b) => (a > b ? a : b));
  return { pack, case: caseFile, law, options, acts, asOf: until ?? last };
}

const made = new WeakMap<Matter, Map<string, unknown>>();

/** What is asked of one matter many times is worked out once; gone with the matter. */
export function onceFor<T>(matter: Matter, key: string, make: () => T): T {
  let kept = made.get(matter);
  if (kept === undefined) {
    kept = new Map();
    made.set(matter, kept);
  }
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** Who did it: states by code, organs and others by id; `all` is everyone who takes part that day. */
export function authorsOf(matter: Matter, act: Act): readonly string[] {
  return onceFor(matter, `authors ${act.id}`, () => expandAuthors(matter, act));
}

function expandAuthors(matter: Matter, act: Act): string[] {
  const named = list(act.by).flatMap((author) =>
    author === "all" ? statesTakingPart(matter.law.roll) : [author],
  );
  return named.filter((author) => !act.except?.includes(author));
}

export function addresseesOf(act: Act): readonly string[] {
  return list(act.to);
}

/** Members that are neither suspended nor gone: who may act in organs, as far as the roll says. */
export function statesTakingPart(roll: readonly RollEntry[]): string[] {
  const out = ["suspended", "left", "observer", "partner"];
  return roll
    .filter((entry) => isMember(entry) && !out.includes(entry.participation))
    .map((entry) => entry.state);
}

export function memberStates(roll: readonly RollEntry[]): string[] {
  return roll.filter(isMember).map((entry) => entry.state);
}

/** An act kind with what a gate wants to know of it; a `notOnRecord` pattern may cover it. */
export type Wanted = {
  readonly act: Act["act"];
  readonly by?: readonly string[];
  readonly for?: string;
  readonly organ?: readonly string[];
  readonly item?: readonly string[];
  readonly to?: string;
};

/** The case says that the sources are silent about such an act. */
export function isSilentAbout(matter: Matter, wanted: Wanted): boolean {
  return (matter.case.notOnRecord ?? []).some((entry) => {
    if (typeof entry === "string") return entry === wanted.act;
    return matchesPattern(entry, wanted);
  });
}

type Pattern = Exclude<NonNullable<CaseFile["notOnRecord"]>[number], string>;

export function matchesPattern(pattern: Pattern, wanted: Wanted): boolean {
  const within = (has: readonly string[], wants: readonly string[] | undefined) =>
    has.length === 0 || wants === undefined || wants.some((want) => has.includes(want));
  return (
    pattern.act === wanted.act &&
    (list(pattern.by).includes("all") || within(list(pattern.by), wanted.by)) &&
    within(list(pattern.for), wanted.for === undefined ? undefined : [wanted.for]) &&
    within(list(pattern.organ), wanted.organ) &&
    within(list(pattern.item), wanted.item) &&
    within(list(pattern.to), wanted.to === undefined ? undefined : [wanted.to])
  );
}

/** The case names a source for the absence of such an act. */
export function isSourcedAbsence(matter: Matter, wanted: Wanted): boolean {
  return (matter.case.none ?? []).some((entry) => matchesPattern(entry, wanted));
}

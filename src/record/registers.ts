/** Registers: dated, sourced entries; figures that disagree stand side by side. */
import { earliestDay, latestDay } from "../pack/dates.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import type { Words } from "../pack/schema.ts";
import { isState } from "../pack/states.ts";
import { titleOf } from "./links.ts";
import { type Entry, entryOf, type Records, type Register, registersOf } from "./record.ts";

export type RegisterWords = {
  readonly partner?: string | undefined;
  readonly year?: string | undefined;
  readonly state?: string | undefined;
};

/** One published number and who published it. */
export type Published = {
  readonly text: string;
  readonly by: Words | null;
  readonly at: string | null;
  readonly sources: readonly string[];
};

export type EntryShown = {
  /** `register.entry`, as links name it. */
  readonly id: string;
  readonly at: string;
  readonly title: Words;
  readonly entry: Entry;
  /** Numbers for the same thing that are not the same. */
  readonly differ: readonly { readonly what: string; readonly figures: readonly Published[] }[];
  readonly followUp: "not-on-record" | readonly FollowUpShown[] | null;
  readonly where: string;
};

type FollowUpShown = {
  readonly at: string | null;
  readonly text: Words;
  readonly entry?: string;
};

function refuse(key: string, says: string, got: string, valid: Iterable<string>): never {
  const hint = nearest(got, valid) ?? undefined;
  throw new InputError([{ file: "command line", key, says, nearest: hint }]);
}

/** The registers, each with how many entries it has, or one of them filtered. */
export function registerAnswer(
  pack: Pack,
  records: Records,
  name: string | undefined,
  words: RegisterWords = {},
) {
  const registers = registersOf(records);
  const names = registers.map(({ register }) => register);
  if (name !== undefined && !names.includes(name as never))
    refuse("NAME", `there is no register "${name}"`, name, names);
  if (words.year !== undefined && !/^\d{4}$/.test(words.year))
    refuse("--year", `"${words.year}" is not a year`, words.year, []);
  if (words.state !== undefined && !isState(words.state))
    refuse("--state", `"${words.state}" is not a state code`, words.state, statesIn(registers));
  const partner = words.partner === undefined ? undefined : partnerOf(records, words.partner);
  const filtered = partner !== undefined || words.year !== undefined || words.state !== undefined;
  // A partner without a register is looked up among partners; memberships answer where it has none there.
  const cooperating = registers.some(
    ({ register, entries }) =>
      register === "partners" &&
      (entries as Entry[]).some((one) => partner && isWith(one, partner)),
  );
  const wanted = name ?? (partner !== undefined && cooperating ? "partners" : undefined);
  const meant = registers.filter(({ register }) => wanted === undefined || register === wanted);
  const shown = meant.map((register) => {
    const all = register.entries as readonly Entry[];
    const entries = all
      .filter((entry) => partner === undefined || isWith(entry, partner))
      .filter((entry) => words.year === undefined || isOfYear(entry, words.year))
      .filter((entry) => words.state === undefined || names3(entry).has(words.state))
      .sort((a, b) => (earliestDay(a.at) < earliestDay(b.at) ? -1 : 1));
    const { register: id, title, about, gaps, terms, entries: _, ...tables } = register;
    return {
      register: id,
      title,
      about,
      gaps: gaps ?? [],
      terms: terms ?? [],
      count: all.length,
      shown: entries.length,
      entries:
        name === undefined && !filtered
          ? []
          : entries.map((entry) => entryShown(pack, records, register, entry)),
      differ: name === undefined ? [] : differingOver(register, entries),
      tables: name === undefined || filtered ? {} : (tables as Record<string, unknown>),
    };
  });
  return {
    casus: "register@1" as const,
    pack: pack.id,
    data: { version: records.version, digest: records.digest },
    filter: { partner: partner ?? null, year: words.year ?? null, state: words.state ?? null },
    registers: filtered && name === undefined ? shown.filter((one) => one.shown > 0) : shown,
  };
}

export type RegisterAnswer = ReturnType<typeof registerAnswer>;

// --- filters ---------------------------------------------------------------------------------------------

/** Everything in an entry that is a state code. */
function names3(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (isState(value)) found.add(value);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (isState(key)) found.add(key);
      names3(inner, found);
    }
  }
  return found;
}

const statesIn = (registers: readonly Register[]) =>
  new Set(registers.flatMap(({ entries }) => [...names3(entries)]));

const partnersOf = (entry: Entry): readonly string[] =>
  "partner" in entry ? entry.partner : "organisation" in entry ? [entry.organisation] : [];

/** A partner by its id in any case; `NATO` finds `nato`, and `nato` also what begins with `nato-`. */
function partnerOf(records: Records, name: string): string {
  const wanted = name.toLowerCase();
  const known = registersOf(records).flatMap(({ entries }) =>
    (entries as Entry[]).flatMap(partnersOf),
  );
  if (known.some((id) => id === wanted || id.startsWith(`${wanted}-`))) return wanted;
  return refuse("--partner", `"${name}" is no partner on record`, wanted, new Set(known));
}

const isWith = (entry: Entry, partner: string): boolean =>
  partnersOf(entry).some((id) => id === partner || id.startsWith(`${partner}-`));

/** Some day that the entry's date can mean, or its planned years or its interval, falls in the year. */
function isOfYear(entry: Entry, year: string): boolean {
  const dates = [entry.at, ...("period" in entry && entry.period ? [entry.period] : [])];
  const until = "to" in entry ? (entry.to ?? "9999") : undefined;
  return (
    dates.some((at) => earliestDay(at).slice(0, 4) <= year && year <= latestDay(at).slice(0, 4)) ||
    (until !== undefined && earliestDay(entry.at).slice(0, 4) <= year && year <= until.slice(0, 4))
  );
}

// --- one entry ---------------------------------------------------------------------------------------------

function entryShown(
  pack: Pack,
  records: Records,
  { register }: Register,
  entry: Entry,
): EntryShown {
  const followUp =
    "followUp" in entry ? entry.followUp : "implementation" in entry ? entry.implementation : null;
  return {
    id: `${register}.${entry.id}`,
    at: entry.at,
    title: titleOf(entry),
    entry,
    differ: differingIn(entry),
    followUp:
      followUp === null || followUp === "not-on-record"
        ? followUp
        : followUp.map((step) => followed(records, register, step)),
    where: `packs/${pack.id}/registers/${register}.yaml: entries.${entry.id}`,
  };
}

type Step = { entry?: string | undefined; at?: string | undefined; what?: Words | undefined };

function followed(records: Records, register: string, step: Step): FollowUpShown {
  const id =
    step.entry === undefined || step.entry.includes(".") ? step.entry : `${register}.${step.entry}`;
  const found = id === undefined ? undefined : entryOf(records, id);
  const named = found && titleOf(found.entry);
  const text = step.what ?? named ?? { en: id ?? "", ru: id ?? "" };
  const at = step.at ?? found?.entry.at ?? null;
  return { at, text, ...(id === undefined ? {} : { entry: id }) };
}

type FigureOf = {
  value: number;
  as?: string | undefined;
  upTo?: number | undefined;
  unit?: string | undefined;
  what?: Words | undefined;
  plan?: boolean | undefined;
  by?: Words | undefined;
  at?: string | undefined;
  sources?: readonly string[] | undefined;
};

/** `about 20,000 persons`, `1,500–1,700`, with the words it was published in. */
export function figureText(figure: FigureOf): string {
  const number = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 3 });
  const range = figure.upTo === undefined ? "" : `–${number(figure.upTo)}`;
  const as = { about: "about ", over: "over ", "up-to": "up to " }[figure.as ?? ""] ?? "";
  const plan = figure.plan ? " (planned)" : "";
  const unit = figure.unit === undefined ? "" : ` ${figure.unit}`;
  return `${as}${number(figure.value)}${range}${unit}${plan}`;
}

/** Figures of one entry, by what they count. */
function figuresOf(entry: Entry): { what: string; figure: FigureOf }[] {
  const named = (figure: FigureOf, other: string) => ({
    what: [figure.what?.en ?? other, figure.unit, figure.plan ? "planned" : undefined]
      .filter(Boolean)
      .join(", "),
    figure: { ...figure, sources: figure.sources ?? entry.sources },
  });
  if ("figure" in entry && entry.figure) return [named(entry.figure, "strength")];
  if ("figures" in entry && entry.figures)
    return entry.figures.map((each) => named(each, "figure"));
  if ("participants" in entry && Array.isArray(entry.participants))
    return entry.participants.map((each) => named(each, "participants"));
  if ("documents" in entry && Array.isArray(entry.documents)) {
    return entry.documents
      .filter(({ what }) => what === "signed" || what === "adopted")
      .map(({ count, as, by, sources }) => {
        const figure = { value: count, by, sources: sources ?? entry.sources };
        return { what: "documents signed or adopted", figure: as ? { ...figure, as } : figure };
      });
  }
  return [];
}

const published = ({ figure }: { figure: FigureOf }): Published => ({
  text: figureText(figure),
  by: figure.by ?? null,
  at: figure.at ?? null,
  sources: figure.sources ?? [],
});

/** Of several figures for the same thing, those groups that do not agree. */
function differing(list: readonly { what: string; figure: FigureOf }[]) {
  return [...Map.groupBy(list, ({ what }) => what)]
    .filter(([, group]) => new Set(group.map(({ figure }) => figure.value)).size > 1)
    .map(([what, group]) => ({ what, figures: group.map(published) }));
}

const differingIn = (entry: Entry) => differing(figuresOf(entry));

/** Over a register: published strengths of one force, which differ by year and by who says so. */
function differingOver(register: Register, entries: readonly Entry[]) {
  const byForce = entries.flatMap((entry) =>
    "force" in entry
      ? figuresOf(entry).map(({ what, figure }) => ({
          what: `${entry.force}: ${what}`,
          figure: { ...figure, at: figure.at ?? entry.at },
        }))
      : [],
  );
  return register.register === "forces" ? differing(byForce) : [];
}

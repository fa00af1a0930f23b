/** Facts, territory, readings and party status as items: settled, contested or unknown. */
import { all, any, type Condition, not } from "../exact/condition.ts";
import { isMember } from "../pack/law.ts";
import type { CaseFile } from "../pack/schema.ts";
import type { Book } from "./book.ts";
import type { Matter } from "./matter.ts";

type FactEntry = NonNullable<CaseFile["facts"]>[string];
type Account = Extract<FactEntry, { accounts: unknown }>["accounts"][number];

/** A fact after its sources: one value, rival values that somebody asserts, or nothing on record. */
export type FactStatus =
  | { readonly kind: "settled"; readonly value: string }
  | { readonly kind: "contested"; readonly values: readonly string[] }
  | { readonly kind: "unknown" };

/** States, organs and parties to the matter can make a fact contested; scholars and press cannot. */
export function mayAssert(matter: Matter, account: Account): boolean {
  const holder = account.class;
  if (holder === "scholar" || holder === "press") return matter.options.accountsAll === true;
  return true;
}

export function factStatus(
  matter: Matter,
  entry: FactEntry | undefined,
  chosen?: string,
): FactStatus {
  if (entry === undefined) return { kind: "unknown" };
  if ("value" in entry) return { kind: "settled", value: entry.value };
  const taken = entry.accounts.find((account) => account.by === chosen);
  if (taken) return { kind: "settled", value: taken.value };
  const asserting = entry.accounts.filter((account) => mayAssert(matter, account));
  const holders = new Set(asserting.map((account) => account.by));
  const values = [...new Set(asserting.map((account) => account.value))];
  // One side alone settles nothing; two sides that agree do.
  if (holders.size < 2) return { kind: "unknown" };
  return values.length === 1
    ? { kind: "settled", value: values[0] as string }
    : { kind: "contested", values };
}

/** The fact takes one of these values. */
export function factIs(
  matter: Matter,
  book: Book,
  fact: string,
  values: readonly string[],
): Condition {
  const id = `fact:${fact}`;
  if (!book.items.has(id)) {
    const range = matter.pack.byId.fact.get(fact)?.values.map((value) => value.id) ?? [];
    const fixed = matter.options.facts?.[fact];
    const status = factStatus(matter, matter.case.facts?.[fact], matter.options.accounts?.[fact]);
    const contested = fixed === undefined && status.kind === "contested";
    book.declare({
      id,
      class: contested ? "account" : "fact",
      values: contested ? status.values : range,
      known: fixed ?? (status.kind === "settled" ? status.value : null),
      about: { fact },
    });
  }
  return book.is(id, ...values);
}

/** States (or `none`) that the matter's territory can be, and the condition for each. */
export function territories(matter: Matter, book: Book): { state: string; when: Condition }[] {
  const id = "territory";
  if (!book.items.has(id)) {
    const entry = matter.case.territory;
    const fixed = matter.options.territory;
    const status: FactStatus =
      fixed !== undefined
        ? { kind: "settled", value: fixed }
        : typeof entry === "string"
          ? { kind: "settled", value: entry }
          : entry === undefined
            ? { kind: "settled", value: "none" }
            : factStatus(matter, entry, matter.options.accounts?.territory);
    const asserted =
      typeof entry === "object" && "accounts" in entry ? entry.accounts.map((a) => a.value) : [];
    const values =
      status.kind === "settled"
        ? [status.value]
        : status.kind === "contested"
          ? [...status.values]
          : [...new Set([...asserted, "none"])];
    book.declare({
      id,
      class: status.kind === "contested" ? "account" : "fact",
      values,
      known: status.kind === "settled" ? status.value : null,
      about: { fact: "territory" },
    });
  }
  const values = book.items.get(id)?.values ?? [];
  return values.map((state) => ({ state, when: book.is(id, state) }));
}

/** The reading has one of these values; open unless the user fixed it. */
export function readingIs(
  matter: Matter,
  book: Book,
  reading: string,
  values: readonly string[],
): Condition {
  const id = `reading:${reading}`;
  if (!book.items.has(id)) {
    const entry = matter.pack.byId.reading.get(reading);
    if (entry === undefined) throw new Error(`reading ${reading} is not in the pack`);
    book.declare({
      id,
      class: "reading",
      values: entry.values.map((value) => value.id),
      known: matter.options.readings?.[reading] ?? null,
      about: { reading },
    });
  }
  return book.is(id, ...values);
}

/** The state is bound by the instrument that day; where nobody has published it, it ranges. */
export function boundBy(matter: Matter, book: Book, state: string, instrument: string): Condition {
  const status = matter.law.status(instrument, state);
  const adopted = inForceCondition(matter, book, instrument);
  if (status === "unknown") {
    const id = `party:${instrument}:${state}`;
    book.declare({
      id,
      class: "party",
      values: ["no", "yes"],
      known: null,
      about: { instrument, state },
    });
    return all([adopted, book.is(id, "yes")]);
  }
  return all([adopted, { kind: "constant", value: status === "bound" }]);
}

/** An instrument whose adoption is contested is in force only in the worlds of that reading. */
export function inForceCondition(matter: Matter, book: Book, instrument: string): Condition {
  const entry = matter.pack.byId.instrument.get(instrument);
  const where = entry?.inForce?.where;
  const inForce: Condition = { kind: "constant", value: matter.law.instrumentInForce(instrument) };
  return where === undefined
    ? inForce
    : all([inForce, readingIs(matter, book, where.reading, where.in)]);
}

/** The state belongs to the organisation that day. */
export function belongs(matter: Matter, state: string): Condition {
  const value = matter.law.roll.some((entry) => entry.state === state && isMember(entry));
  return { kind: "constant", value };
}

/** The state takes part in full, as far as overlays leave it to a reading. */
export function takesPart(
  matter: Matter,
  book: Book,
  state: string,
  kinds: readonly string[],
): Condition {
  const entry = matter.law.roll.find((row) => row.state === state && isMember(row));
  if (entry === undefined || !kinds.includes(entry.participation)) {
    return { kind: "constant", value: false };
  }
  return not(
    any(
      matter.law
        .overlays(state)
        .flatMap((overlay) =>
          overlay.uncounted === undefined
            ? []
            : [readingIs(matter, book, overlay.uncounted.reading, overlay.uncounted.in)],
        ),
    ),
  );
}

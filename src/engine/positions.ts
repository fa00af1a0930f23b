/** Positions: what the record says of a state on an item, and what each value counts as under a rule. */
import { all, any, type Condition, not } from "../exact/condition.ts";
import { isBefore } from "../pack/dates.ts";
import type { Act, PositionValue, Rule } from "../pack/schema.ts";
import type { Book } from "./book.ts";
import { readingIs } from "./facts.ts";
import { authorsOf, type Matter, onceFor } from "./matter.ts";

export const POSITIONS: readonly PositionValue[] = [
  "in-favour",
  "no-objection",
  "silent",
  "abstaining",
  "objecting",
  "absent",
  "absent-no-objection",
  "not-participating",
  "recused",
];
export const AWAY: readonly PositionValue[] = ["absent", "absent-no-objection"];

/** One thing to be decided: its key, the acts that put it, and the state it is about. */
export type Item = {
  readonly key: string;
  /** Ids under which a position act may name it: the item, its proposal, the request it answers. */
  readonly names: readonly string[];
  /** The measure its draft names. */
  readonly for: string | undefined;
  /** A draft lies before an organ, or none was needed. */
  readonly proposed: boolean;
  readonly subject?: string | undefined;
  readonly due?: string | undefined;
  readonly method?: string | undefined;
  /** The organ it lies before: attendance elsewhere says nothing about it. */
  readonly organ?: string | undefined;
  readonly requesters: readonly string[];
};

/** What the record says of one state on one item. */
export type Recorded = {
  readonly value: PositionValue | null;
  readonly attached: readonly string[];
  /** Word given after the first position; whether it counts is for the rule to say. */
  readonly later: PositionValue | null;
  readonly attendance: "present" | "absent" | null;
  readonly act: string | null;
};

export type Effect = "for" | "against" | "neutral" | "out";

export function recordedPosition(matter: Matter, item: Item, state: string): Recorded {
  return onceFor(matter, `position ${item.names.join(" ")} ${state}`, () =>
    readPosition(matter, item, state),
  );
}

function readPosition(matter: Matter, item: Item, state: string): Recorded {
  const concerns = (act: Act) => act.item === undefined || item.names.includes(act.item);
  const mine = matter.acts.filter((act) => concerns(act) && authorsOf(matter, act).includes(state));
  const overridden = [...(matter.options.positions ?? [])]
    .reverse()
    .find(
      (entry) => entry.state === state && (entry.item === null || item.names.includes(entry.item)),
    );
  const elsewhere = (act: Act) =>
    act.organ !== undefined && item.organ !== undefined && act.organ !== item.organ;
  const attended = mine.find((act) => act.act === "attendance" && !elsewhere(act));
  const seen =
    attended?.value === "present" || attended?.value === "absent" ? attended.value : null;
  if (overridden) {
    return { value: overridden.value, attached: [], later: null, attendance: seen, act: null };
  }
  const taken = mine.filter((act) => act.act === "position" && act.value !== undefined);
  // Word that comes after an absence does not undo the absence; the rule says whether it counts.
  const afterAbsence =
    attended !== undefined &&
    seen === "absent" &&
    taken[0] !== undefined &&
    isBefore(attended.at, taken[0].at);
  const first = afterAbsence ? undefined : taken[0];
  const last = taken[taken.length - 1];
  const value = (first?.value ?? (seen === "absent" ? "absent" : null)) as PositionValue | null;
  const later = (last === first ? null : (last?.value ?? null)) as PositionValue | null;
  return {
    value,
    attached: first?.attached ?? [],
    later,
    attendance: seen,
    act: first?.id ?? null,
  };
}

/** The item id under which a state's position on a thing ranges. */
export function positionItem(item: Item, state: string): string {
  return `position:${item.key}:${state}`;
}

export function declarePosition(matter: Matter, book: Book, item: Item, state: string): Recorded {
  const recorded = recordedPosition(matter, item, state);
  const range = POSITIONS.filter(
    (value) =>
      // A recorded position may be changed to any other; an unrecorded one keeps to the attendance.
      (book.mode === "all" && recorded.value !== null) ||
      recorded.attendance !== "present" ||
      !AWAY.includes(value),
  );
  book.declare({
    id: positionItem(item, state),
    class: "position",
    values: range,
    known: recorded.value,
    about: { position: state, item: item.key },
  });
  return recorded;
}

/** What each value a position can take counts as under a rule; a reading may decide. */
function effectOf(
  matter: Matter,
  book: Book,
  rule: Rule,
  value: PositionValue,
  want: Effect,
): Condition {
  const effect = rule.counts[value] ?? "neutral";
  if (typeof effect === "string") return { kind: "constant", value: effect === want };
  const readings = matter.pack.byId.reading.get(effect.reading)?.values ?? [];
  const chosen = readings.filter(({ id }) => (effect.then[id] ?? effect.else) === want);
  if (chosen.length === 0) return { kind: "constant", value: false };
  return readingIs(
    matter,
    book,
    effect.reading,
    chosen.map(({ id }) => id),
  );
}

/** Where a state's position on the item counts as `want`. */
export function countsAs(
  matter: Matter,
  book: Book,
  rule: Rule,
  item: Item,
  state: string,
  want: Effect,
): Condition {
  return book.once(`counts ${rule.id} ${item.key} ${state} ${want}`, () =>
    effectOfPosition(matter, book, rule, item, state, want),
  );
}

function effectOfPosition(
  matter: Matter,
  book: Book,
  rule: Rule,
  item: Item,
  state: string,
  want: Effect,
): Condition {
  const recorded = declarePosition(matter, book, item, state);
  const id = positionItem(item, state);
  const values = (book.items.get(id)?.values ?? []) as readonly PositionValue[];
  // Values that count alike under the rule are taken together: fewer parts, the same meaning.
  const alike = Map.groupBy(
    values.filter((value) => value !== recorded.value),
    (value) => rule.counts[value] ?? "neutral",
  );
  const plain = [...alike.values()].map((group) =>
    all([book.is(id, ...group), effectOf(matter, book, rule, group[0] as PositionValue, want)]),
  );
  if (recorded.value === null) return any(plain);
  const own = [book.is(id, recorded.value), asRecorded(matter, book, rule, recorded, want)];
  return any([...plain, all(own)]);
}

/** The recorded position itself: attachments and later word may change what it counts as. */
function asRecorded(
  matter: Matter,
  book: Book,
  rule: Rule,
  recorded: Recorded,
  want: Effect,
): Condition {
  const plain = effectOf(matter, book, rule, recorded.value as PositionValue, want);
  const attached = recorded.attached.reduce<Condition>((before, name) => {
    const mapping = rule.attachments?.[name as "statement"];
    if (mapping === undefined) return before;
    const values = matter.pack.byId.reading.get(mapping.reading)?.values ?? [];
    return any(
      values.map(({ id }) => {
        const effect = mapping.then[id] ?? "as-position";
        const then: Condition =
          effect === "as-position" ? before : { kind: "constant", value: effect === want };
        return all([readingIs(matter, book, mapping.reading, [id]), then]);
      }),
    );
  }, plain);
  if (recorded.later === null) return attached;
  const later = effectOf(matter, book, rule, recorded.later, want);
  if (rule.laterWord === undefined) return later;
  const counts = readingIs(matter, book, rule.laterWord.reading, rule.laterWord.in);
  return any([all([counts, later]), all([not(counts), attached])]);
}

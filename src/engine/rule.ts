/** Decision rules over positions: who is in the electorate, what each position counts as, the tests. */
import { all, any, type Condition, not, sum } from "../exact/condition.ts";
import { isBefore } from "../pack/dates.ts";
import type { Act, PositionValue, Rule } from "../pack/schema.ts";
import type { Book } from "./book.ts";
import { readingIs, takesPart } from "./facts.ts";
import { authorsOf, type Matter, memberStates, onceFor } from "./matter.ts";

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
const AWAY: readonly PositionValue[] = ["absent", "absent-no-objection"];

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

type Effect = "for" | "against" | "neutral" | "out";

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

function declarePosition(matter: Matter, book: Book, item: Item, state: string): Recorded {
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
function countsAs(
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

/** Why a state is not in the electorate of a rule; null if it is. */
export function excludedBecause(
  matter: Matter,
  rule: Rule,
  item: Item,
  state: string,
): string | null {
  const entry = matter.law.roll.find((row) => row.state === state);
  if (entry && !rule.electorate.includes(entry.participation)) return entry.participation;
  for (const exclusion of rule.exclude ?? []) {
    if (typeof exclusion === "string" && excludedAs(matter, item, exclusion).includes(state))
      return exclusion;
  }
  return null;
}

function excludedAs(
  matter: Matter,
  item: Item,
  who: "subject" | "parties" | "requester",
): readonly string[] {
  if (who === "subject") return item.subject === undefined ? [] : [item.subject];
  return who === "parties" ? (matter.case.parties ?? []) : item.requesters;
}

/** Where a state is in the electorate: certain, impossible, or for a reading to say. */
function inElectorate(
  matter: Matter,
  book: Book,
  rule: Rule,
  item: Item,
  state: string,
): Condition {
  if (excludedBecause(matter, rule, item, state) !== null)
    return { kind: "constant", value: false };
  const byReading = (rule.exclude ?? []).flatMap((exclusion) =>
    typeof exclusion === "string" || !excludedAs(matter, item, exclusion.who).includes(state)
      ? []
      : [not(readingIs(matter, book, exclusion.reading, exclusion.in))],
  );
  return all([takesPart(matter, book, state, rule.electorate), ...byReading]);
}

type Ballot = {
  state: string;
  for: Condition;
  against: Condition;
  neutral: Condition;
  present: Condition;
  in: Condition;
};

function ballots(matter: Matter, book: Book, rule: Rule, item: Item): Ballot[] {
  return book.once(`ballots ${rule.id} ${item.key}`, () => castBallots(matter, book, rule, item));
}

function castBallots(matter: Matter, book: Book, rule: Rule, item: Item): Ballot[] {
  return memberStates(matter.law.roll).flatMap((state) => {
    const inside = inElectorate(matter, book, rule, item, state);
    if (inside.kind === "constant" && !inside.value) return [];
    const as = (want: Effect) => all([inside, countsAs(matter, book, rule, item, state, want)]);
    const id = positionItem(item, state);
    const votes = { for: as("for"), against: as("against"), neutral: as("neutral") };
    return [
      {
        state,
        ...votes,
        present: all([inside, not(book.is(id, ...AWAY)), not(as("out"))]),
        in: all([inside, not(as("out"))]),
      },
    ];
  });
}

/** The rule adopts the item. */
export function ruleCondition(matter: Matter, book: Book, rule: Rule, item: Item): Condition {
  // Several routes may put one thing to one rule.
  return book.once(`rule ${rule.id} ${item.key}`, () => adoptsUnder(matter, book, rule, item));
}

function adoptsUnder(matter: Matter, book: Book, rule: Rule, item: Item): Condition {
  const votes = ballots(matter, book, rule, item);
  const tests = rule.tests.map((test) => testCondition(test, votes, matter));
  const alternatives = rule.anyOf?.map((test) => testCondition(test, votes, matter));
  const method: Condition[] = rule.methodTest
    ? votes.map(({ state, in: inside }) => {
        const onMethod: Item = {
          ...item,
          key: `${item.key}.method`,
          names: [`${item.key}.method`],
        };
        declarePosition(matter, book, onMethod, state);
        return any([not(inside), not(book.is(positionItem(onMethod, state), "objecting"))]);
      })
    : [];
  return all([...tests, ...(alternatives ? [any(alternatives)] : []), ...method]);
}

/** Per state of the electorate, where its position counts against the item. */
export function votesAgainst(matter: Matter, book: Book, rule: Rule, item: Item) {
  return ballots(matter, book, rule, item).map(({ state, against }) => ({ state, when: against }));
}

type TestOf = Rule["tests"][number];

function testCondition(test: TestOf, votes: readonly Ballot[], matter: Matter): Condition {
  const weight = (state: string): number => {
    const name = "weight" in test ? test.weight : undefined;
    if (name === undefined) return 1;
    return matter.law.roll.find((entry) => entry.state === state)?.weight?.[name] ?? 0;
  };
  const parts = (pick: (ballot: Ballot) => Condition, factor: number) =>
    votes.map((ballot) => ({ when: pick(ballot), weight: factor * weight(ballot.state) }));
  switch (test.kind) {
    case "consensus":
      return not(
        sum(
          parts((b) => b.against, 1),
          (test.tolerated ?? 0) + 1,
        ),
      );
    case "unanimity":
      return all(votes.map((b) => any([b.for, not(b.in)])));
    case "votes":
      return sum(
        parts((b) => b.for, 1),
        test.atLeast,
      );
    case "majority": {
      const [share, whole] = test.share.split("/").map(Number) as [number, number];
      const base = (b: Ballot) =>
        test.base === "cast" ? any([b.for, b.against]) : test.base === "present" ? b.present : b.in;
      return sum([...parts((b) => b.for, whole), ...parts(base, -share)], test.strict ? 1 : 0);
    }
    case "veto": {
      const holders = votes.filter(({ state }) =>
        matter.law.roll.find((entry) => entry.state === state)?.seats?.includes(test.seat),
      );
      return all(holders.map((b) => not(b.against)));
    }
    case "quorum": {
      const [share, whole] = test.share.split("/").map(Number) as [number, number];
      return sum([...parts((b) => b.present, whole), ...parts((b) => b.in, -share)], 0);
    }
    case "abstention-limit": {
      const [share, whole] = test.share.split("/").map(Number) as [number, number];
      return sum([...parts((b) => b.in, share), ...parts((b) => b.neutral, -whole)], 0);
    }
  }
}

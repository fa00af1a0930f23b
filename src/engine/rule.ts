/** Decision rules over positions: who is in the electorate, and the tests a decision must pass. */
import { all, any, type Condition, not, sum } from "../exact/condition.ts";
import type { Rule } from "../pack/schema.ts";
import type { Book } from "./book.ts";
import { readingIs, takesPart } from "./facts.ts";
import { type Matter, memberStates } from "./matter.ts";
import {
  AWAY,
  countsAs,
  declarePosition,
  type Effect,
  type Item,
  positionItem,
} from "./positions.ts";

export { type Item, POSITIONS, type Recorded, recordedPosition } from "./positions.ts";

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
  who: "subject" | "parties" | "requester" | "arrears",
): readonly string[] {
  if (who === "arrears") {
    const { law } = matter;
    const owes = (state: string) => law.overlays(state).some(({ kind }) => kind === "arrears");
    return memberStates(law.roll).filter(owes);
  }
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
      const least = test.strict ? 1 : 0;
      return sum([...parts((b) => b.in, share), ...parts((b) => b.neutral, -whole)], least);
    }
  }
}

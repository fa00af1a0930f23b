/** Recorded votes replayed: each row of a table put to the decision rule and the roll of its day. */

import { Book } from "../engine/book.ts";
import { worldsOf } from "../engine/findings.ts";
import { rulesFor } from "../engine/gates.ts";
import { type Matter, matterOf, memberStates } from "../engine/matter.ts";
import { excludedBecause, type Item, ruleCondition } from "../engine/rule.ts";
import { any } from "../exact/condition.ts";
import { isCalendarDate } from "../pack/dates.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError, type Problem } from "../pack/problem.ts";
import type { CaseFile, PositionValue, Rule } from "../pack/schema.ts";
import { isState, STATE_CODES } from "../pack/states.ts";
import { rowsOf } from "./roll-calls.ts";

/** What a letter in the table stands for; docs/DATA.md says the same to users. */
const LETTERS: Readonly<Record<string, PositionValue>> = {
  Y: "in-favour",
  N: "objecting",
  A: "abstaining",
  X: "absent",
  P: "not-participating",
};

const COLUMNS = ["date", "id", "text", "result", "matter", "votes", "source"];
const RESULTS = ["adopted", "not-adopted"] as const;
type Result = (typeof RESULTS)[number];

export type VoteReplay = {
  readonly line: number;
  readonly date: string;
  readonly id: string;
  readonly text: string;
  readonly matter: string;
  readonly recorded: Result;
  /** What the rule gives; `by-reading` where it depends on how a provision is read. */
  readonly byRule: Result | "by-reading";
  readonly verdict: "as-recorded" | "as-recorded-under-a-reading" | "differs";
  /** Readings under which the rule gives what is recorded; several conditions are alternatives. */
  readonly where: readonly Readonly<Record<string, readonly string[]>>[];
  readonly arithmetic: {
    readonly rules: readonly string[];
    readonly provisions: readonly string[];
    readonly roll: number;
    readonly excluded: readonly { readonly state: string; readonly because: string }[];
    readonly for: readonly string[];
    readonly against: readonly string[];
    readonly abstaining: readonly string[];
    readonly absent: readonly string[];
    readonly notParticipating: readonly string[];
    /** Each test in words, with what it found. */
    readonly tests: readonly string[];
    /** What the rules say of their own limits. */
    readonly notes: readonly string[];
  };
  readonly source: string;
};

type Vote = { readonly state: string; readonly value: PositionValue };
type Parsed = {
  readonly line: number;
  readonly row: Readonly<Record<string, string>>;
  readonly votes: readonly Vote[];
  readonly recorded: Result;
};

/** The rows of a table as votes of the day's roll; every slip with its line, and nothing half-read. */
function parsed(pack: Pack, text: string, file: string): Parsed[] {
  const header = text.replace(/^\uFEFF/, "").split(/\r?\n/)[0] ?? "";
  const missing = COLUMNS.filter((name) => !header.split(",").some((one) => one.trim() === name));
  if (missing.length > 0) {
    const says = `has no column ${missing.join(", ")}`;
    throw new InputError([{ file: `${file}:1`, key: "", says }]);
  }
  const problems: Problem[] = [];
  const rows = rowsOf(text).flatMap(({ line, row }): Parsed[] => {
    const wrong = (key: string, says: string, got?: string, valid?: Iterable<string>) =>
      problems.push({
        file: `${file}:${line}`,
        key,
        says,
        nearest: got !== undefined && valid ? (nearest(got, valid) ?? undefined) : undefined,
      });
    const before = problems.length;
    const date = row["date"] ?? "";
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isCalendarDate(date)) {
      wrong("date", `"${date}" is not a day (2010-06-12)`);
      return [];
    }
    const recorded = row["result"] ?? "";
    if (!RESULTS.includes(recorded as Result))
      wrong("result", `"${recorded}" is not a result`, recorded, RESULTS);
    const about = row["matter"] || "default";
    const known = new Set(pack.rules.flatMap(({ matters }) => matters));
    if (!known.has(about)) wrong("matter", `no rule is for "${about}"`, about, known);
    const votes = votesOf(row["votes"] ?? "", wrong);
    const roll = memberStates(matterOf(pack, caseOf(date, [], [])).law.roll);
    if (roll.length === 0) wrong("date", `nobody was a member on ${date}`);
    const seen = new Set<string>();
    votes.forEach(({ state }, i) => {
      const ordinal = `vote ${i + 1} of a roll of ${roll.length}`;
      if (!roll.includes(state))
        wrong("votes", `${state} was not a member on ${date} (${ordinal})`, state, roll);
      if (seen.has(state)) wrong("votes", `${state} votes twice`);
      seen.add(state);
    });
    const silent = roll.filter((state) => !seen.has(state));
    if (votes.length > 0 && silent.length > 0 && problems.length === before)
      wrong("votes", `has no vote of ${silent.join(", ")}, on the roll of ${date} (X: absent)`);
    return problems.length > before ? [] : [{ line, row, votes, recorded: recorded as Result }];
  });
  if (problems.length > 0) throw new InputError(problems);
  return rows;
}

function votesOf(
  text: string,
  wrong: (key: string, says: string, got?: string, valid?: Iterable<string>) => void,
): Vote[] {
  const pairs = text.split(/\s+/).filter((pair) => pair !== "");
  if (pairs.length === 0) wrong("votes", "is empty");
  return pairs.flatMap((pair): Vote[] => {
    const [state = "", letter = "", ...rest] = pair.split("=");
    if (rest.length > 0 || letter === "") {
      wrong("votes", `"${pair}" is not of the form USA=Y`);
      return [];
    }
    if (!isState(state)) {
      wrong("votes", `"${state}" is not a state code`, state, STATE_CODES);
      return [];
    }
    const value = LETTERS[letter];
    if (value === undefined) {
      wrong("votes", `"${letter}" of ${state} is not one of ${Object.keys(LETTERS).join(", ")}`);
      return [];
    }
    return [{ state, value }];
  });
}

/** A vote as a case: nothing but positions on one thing, on one day. */
function caseOf(date: string, votes: readonly Vote[], parties: readonly string[]): CaseFile {
  return {
    id: "recorded-vote",
    title: { en: "Recorded vote", ru: "Голосование" },
    type: "institutional",
    origin: "own",
    date,
    parties: [...parties],
    acts: votes.map(({ state, value }) => ({
      id: `p-${state.toLowerCase()}`,
      at: date,
      act: "position",
      by: state,
      item: ITEM.key,
      value,
    })),
  };
}

const ITEM: Item = {
  key: "text",
  names: ["text"],
  for: undefined,
  proposed: true,
  requesters: [],
};

/** The organ whose rule names the matter; the first that decides, where several do. */
function rulesOf(matter: Matter, about: string, organ: string | undefined): Rule[] {
  const organs = matter.pack.organisation.organs.filter(
    ({ id, deciding }) => deciding && (organ === undefined || id === organ),
  );
  const all = organs.map(({ id }) => rulesFor(matter, id, about));
  const naming = all.find((rules) => rules.some(({ matters }) => matters.includes(about)));
  return naming ?? all.find((rules) => rules.length > 0) ?? [];
}

function replayed(
  pack: Pack,
  { line, row, votes, recorded }: Parsed,
  file: string,
  readings: Readings,
): VoteReplay {
  const date = row["date"] as string;
  const named = (row["parties"] ?? "").split(/\s+/).filter(isState);
  // Who did not take part because it was a party is a party, where no column says more.
  const away = votes.filter(({ value }) => value === "not-participating").map(({ state }) => state);
  const parties = named.length > 0 ? named : away;
  const matter = matterOf(pack, caseOf(date, votes, parties), { readings });
  const about = row["matter"] || "default";
  const rules = rulesOf(matter, about, row["organ"] || undefined);
  if (rules.length === 0) {
    const says = `no rule for "${about}" was law on ${date}`;
    throw new InputError([{ file: `${file}:${line}`, key: "matter", says }]);
  }
  const book = new Book("open");
  const condition = any(rules.map((rule) => ruleCondition(matter, book, rule, ITEM)));
  const worlds = worldsOf(book);
  const d = worlds.diagram;
  const adopts = worlds.compile(condition);
  const byRule = d.isAlways(adopts) ? "adopted" : d.isNever(adopts) ? "not-adopted" : "by-reading";
  const wanted = recorded === "adopted" ? adopts : d.not(adopts);
  return {
    line,
    date,
    id: row["id"] ?? "",
    text: row["text"] ?? "",
    matter: about,
    recorded,
    byRule,
    verdict:
      byRule === "by-reading"
        ? "as-recorded-under-a-reading"
        : byRule === recorded
          ? "as-recorded"
          : "differs",
    where: byRule === "by-reading" ? d.cubes(wanted, 8).cubes : [],
    arithmetic: arithmeticOf(matter, rules[0] as Rule, rules, votes),
    source: row["source"] ?? "",
  };
}

function arithmeticOf(
  matter: Matter,
  rule: Rule,
  rules: readonly Rule[],
  votes: readonly Vote[],
): VoteReplay["arithmetic"] {
  const roll = memberStates(matter.law.roll);
  const excluded = roll.flatMap((state) => {
    const because = excludedBecause(matter, rule, ITEM, state);
    return because === null ? [] : [{ state, because }];
  });
  const out = new Set(excluded.map(({ state }) => state));
  const who = (value: PositionValue) =>
    votes.filter((vote) => vote.value === value && !out.has(vote.state)).map(({ state }) => state);
  const tally = {
    for: who("in-favour"),
    against: who("objecting"),
    abstaining: who("abstaining"),
    absent: who("absent"),
    notParticipating: who("not-participating"),
  };
  return {
    rules: rules.map(({ id }) => id),
    provisions: [...new Set(rules.flatMap(({ by }) => by))],
    roll: roll.length,
    excluded,
    ...tally,
    notes: rules.flatMap(({ note }) => (note === undefined ? [] : [note])),
    tests: rule.tests.map((test) => testText(matter, test, tally, roll.length - excluded.length)),
  };
}

type Tally = Pick<VoteReplay["arithmetic"], "for" | "against" | "abstaining" | "absent">;

function testText(
  matter: Matter,
  test: Rule["tests"][number],
  tally: Tally,
  electorate: number,
): string {
  const [yes, no] = [tally.for.length, tally.against.length];
  switch (test.kind) {
    case "votes":
      return test.weight === undefined
        ? `${yes} for, ${test.atLeast} needed`
        : `${test.weight} of those for, ${test.atLeast} needed`;
    case "veto": {
      const held = (state: string) =>
        matter.law.roll.find((entry) => entry.state === state)?.seats?.includes(test.seat);
      const vetoes = tally.against.filter(held);
      const quiet = [...tally.abstaining, ...tally.absent].filter(held);
      const silent = quiet.length > 0 ? `; ${test.seat}, not voting for: ${quiet.join(" ")}` : "";
      return `${test.seat}, against: ${vetoes.join(" ") || "none"}${silent}`;
    }
    case "majority": {
      const present = electorate - tally.absent.length;
      const base = { cast: yes + no, present, electorate }[test.base];
      const least = test.strict ? "more than" : "at least";
      return `${yes} for of ${base} (${test.base}), ${least} ${test.share} needed`;
    }
    case "consensus":
      return `${no} against, ${test.tolerated ?? 0} tolerated`;
    case "unanimity":
      return `${yes} for, all ${electorate} needed`;
    case "quorum":
      return `${electorate - tally.absent.length} present of ${electorate}, ${test.share} needed`;
    case "abstention-limit":
      return `${tally.abstaining.length} abstaining of ${electorate}, no more than ${test.share}`;
  }
}

type Readings = Readonly<Record<string, string>>;

/** A whole table replayed. Under `readings` the user fixes how contested provisions are read. */
export function replayVotes(pack: Pack, text: string, file: string, readings: Readings = {}) {
  const rows = parsed(pack, text, file).map((row) => replayed(pack, row, file, readings));
  const count = (verdict: VoteReplay["verdict"]) =>
    rows.filter((row) => row.verdict === verdict).length;
  return {
    casus: "replay-votes@1" as const,
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    file,
    readings,
    n: rows.length,
    asRecorded: count("as-recorded"),
    underAReading: count("as-recorded-under-a-reading"),
    differs: count("differs"),
    /** Where the rule leaves it to a reading: how many rows each value of it gives as recorded. */
    byReading: byReading(pack, rows),
    rows,
  };
}

export type ReplayAnswer = ReturnType<typeof replayVotes>;

function byReading(pack: Pack, rows: readonly VoteReplay[]) {
  const open = rows.filter(({ where }) => where.length > 0);
  const ids = [...new Set(open.flatMap(({ where }) => where.flatMap((cube) => Object.keys(cube))))];
  return ids.sort().map((item) => {
    const reading = item.slice(item.indexOf(":") + 1);
    const concerned = open.filter(({ where }) => where.some((cube) => item in cube));
    const values = pack.byId.reading.get(reading)?.values.map(({ id }) => id) ?? [];
    return {
      reading,
      n: concerned.length,
      values: values.map((value) => ({
        value,
        // Every way to the recorded result that speaks of this reading at all allows this value.
        asRecorded: concerned.filter(({ where }) =>
          where.some((cube) => cube[item] === undefined || cube[item].includes(value)),
        ).length,
      })),
    };
  });
}

/** Random small packs and cases, and brute force over worlds that shares nothing with the diagrams. */
import * as fc from "fast-check";
import type { Condition, Item } from "../exact/condition.ts";
import { indexPack, type Pack, type PackContent } from "../pack/pack.ts";
import type { Act, CaseFile, Formula, PositionValue, Rule, Step } from "../pack/schema.ts";
import type { Inputs } from "./question.ts";

// --- brute force ---------------------------------------------------------------------------

/** A world as the index of the value of each item, in the order of the items. */
export type Indices = readonly number[];

/** The plain meaning of a condition, item by item. */
export function predicate(
  condition: Condition,
  items: readonly Item[],
): (world: Indices) => boolean {
  const place = new Map(items.map(({ id }, i) => [id, i]));
  const made = new Map<Condition, (world: Indices) => boolean>();
  const make = (c: Condition): ((world: Indices) => boolean) => {
    const known = made.get(c);
    if (known !== undefined) return known;
    const own = build(c);
    made.set(c, own);
    return own;
  };
  const build = (c: Condition): ((world: Indices) => boolean) => {
    switch (c.kind) {
      case "constant":
        return () => c.value;
      case "is": {
        const at = place.get(c.item);
        if (at === undefined) throw new Error(`no item ${c.item}`);
        const good = (items[at] as Item).values.map((value) => c.values.includes(value));
        return (world) => good[world[at] as number] as boolean;
      }
      case "not": {
        const of = make(c.of);
        return (world) => !of(world);
      }
      case "all": {
        const of = c.of.map(make);
        return (world) => of.every((part) => part(world));
      }
      case "any": {
        const of = c.of.map(make);
        return (world) => of.some((part) => part(world));
      }
      case "sum": {
        const terms = c.terms.map(({ when, weight }) => ({ when: make(when), weight }));
        return (world) =>
          terms.reduce((sum, term) => sum + (term.when(world) ? term.weight : 0), 0) >= c.atLeast;
      }
    }
  };
  return make(condition);
}

/** Every world over the items, the first varying slowest; the array is reused. */
export function* worlds(items: readonly Item[]): Generator<number[]> {
  const world = items.map(() => 0);
  for (;;) {
    yield world;
    let at = items.length - 1;
    while (at >= 0 && (world[at] as number) + 1 === (items[at] as Item).values.length) {
      world[at] = 0;
      at--;
    }
    if (at < 0) return;
    world[at] = (world[at] as number) + 1;
  }
}

export function countOf(items: readonly Item[]): number {
  return items.reduce((product, { values }) => product * values.length, 1);
}

export function someWorld(condition: Condition, items: readonly Item[]): boolean {
  const holds = predicate(condition, items);
  for (const world of worlds(items)) if (holds(world)) return true;
  return false;
}

// --- random packs and cases ---------------------------------------------------------------------------

const STATES = ["FRA", "DEU", "ITA"] as const;
const words = (text: string) => ({ en: text, ru: text });
const sources = ["s"];
const day = "2020-01-01";

const POSITIONS: readonly PositionValue[] = [
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

const formula = fc.oneof<fc.Arbitrary<Formula>[]>(
  fc.constant({ always: true }),
  fc.constantFrom<Formula>({ fact: "f", in: ["a"] }, { fact: "g", in: ["b"] }),
  fc.constant({ territory: "member" }),
  fc.constant({ act: "characterisation", as: "threat", by: "requester" }),
  fc.constant({
    reading: "r",
    then: {
      x: { act: "request", under: "t.1", by: "requester" },
      y: { fact: "f", in: ["b"] },
    },
  }),
  fc.constant({ any: [{ fact: "f", in: ["a"] }, { not: { fact: "g", in: ["a"] } }] }),
);

const effect = fc.constantFrom("for", "against", "neutral", "out");
const byReading = fc.record({
  reading: fc.constant("r"),
  then: fc.record({ x: effect, y: effect }),
});

const rule: fc.Arbitrary<Rule> = fc
  .record({
    counts: fc.record(
      Object.fromEntries(
        POSITIONS.map((value) => [
          value,
          value === "objecting"
            ? fc.constant("against" as const)
            : fc.oneof({ weight: 4, arbitrary: effect }, { weight: 1, arbitrary: byReading }),
        ]),
      ),
    ),
    test: fc.constantFrom<Rule["tests"][number]>(
      { kind: "consensus" },
      { kind: "consensus", tolerated: 1 },
      { kind: "unanimity" },
      { kind: "majority", share: "1/2", strict: true, base: "electorate" },
      { kind: "majority", share: "2/3", strict: false, base: "cast" },
    ),
    exclude: fc.constantFrom<Rule["exclude"]>([], ["parties"], ["requester"]),
  })
  .map(({ counts, test, exclude }) => ({
    id: "rule",
    title: words("rule"),
    organ: "council",
    matters: ["default"],
    method: "any",
    from: "2000-01-01",
    by: ["t.1"],
    electorate: ["full"],
    exclude,
    counts: counts as Rule["counts"],
    tests: [test],
    confidence: "primary",
    sources,
  }));

const limited: Rule = {
  id: "limited",
  title: words("limited"),
  organ: "council",
  matters: ["default"],
  method: "limited-format",
  from: "2000-01-01",
  by: ["t.1"],
  electorate: ["full"],
  counts: { objecting: "against", "not-participating": "out" } as Rule["counts"],
  tests: [{ kind: "consensus" }],
  confidence: "primary",
  sources,
};

const step = <S extends Step>(entry: S): S => entry;
const steps: fc.Arbitrary<Step[]> = fc
  .record({
    standing: fc.boolean(),
    holds: fc.option(formula),
    request: fc.option(
      fc.constantFrom<Extract<Step, { gate: "request" }>["addressees"]>(["council"], {
        reading: "q",
        then: { x: ["council"], y: ["council", "any-member"] },
      }),
    ),
    asker: fc.constantFrom("territory" as const, "any" as const),
    consent: fc.boolean(),
    convening: fc.boolean(),
    proposal: fc.boolean(),
    decision: fc.boolean(),
    national: fc.boolean(),
  })
  .map((shape) => {
    const list: (Step | false)[] = [
      shape.standing && step({ id: "standing", gate: "standing", as: "member", by: "t.1" }),
      shape.holds !== null && step({ id: "scope", gate: "scope", holds: shape.holds, by: "t.1" }),
      shape.request !== null &&
        step({
          id: "request",
          gate: "request",
          by: "t.1",
          asker: shape.asker,
          addressees: shape.request,
        }),
      shape.consent &&
        step({ id: "consent", gate: "consent", of: "territory", orRequest: true, by: "t.1" }),
      shape.proposal && step({ id: "proposal", gate: "proposal", by: "t.1" }),
      shape.convening &&
        step({ id: "convening", gate: "convening", organ: ["council", "board"], by: "t.1" }),
      shape.decision && step({ id: "decision", gate: "decision", organ: "council", by: "t.1" }),
      shape.national &&
        step({
          id: "national",
          gate: "national-procedure",
          per: "contributor",
          needs: "any",
          by: "t.1",
        }),
    ];
    const kept = list.filter((entry) => entry !== false);
    return kept.length > 0
      ? kept
      : [step({ id: "decision", gate: "decision" as const, organ: "council", by: "t.1" })];
  });

const packContent = (members: readonly string[], rules: Rule[], list: Step[]): PackContent => ({
  id: "small",
  version: "0",
  digest: "0",
  facts: {
    facts: ["f", "g"].map((id) => ({
      id,
      title: words(id),
      values: ["a", "b"].map((value) => ({ id: value, title: words(value) })),
      assertedBy: ["state" as const],
    })),
    measures: [{ id: "help", title: words("help"), help: true }],
  },
  organisation: {
    id: "org",
    title: words("org"),
    short: words("org"),
    foundingInstrument: "t",
    organs: [],
  },
  instruments: [
    {
      id: "t",
      kind: "treaty",
      title: words("t"),
      inForce: { from: "2000-01-01" },
      confidence: "primary",
      basis: "text",
      sources,
      parties: "members",
      provisions: [
        {
          id: "t.1",
          title: words("t.1"),
          versions: [
            {
              from: "2000-01-01",
              text: words("text"),
              confidence: "primary",
              basis: "text",
              sources,
            },
          ],
        },
      ],
    },
  ],
  readings: ["r", "q"].map((id) => ({
    id,
    provision: "t.1",
    question: words(id),
    values: ["x", "y"].map((value) => ({ id: value, title: words(value), holders: [] })),
  })),
  formulas: [],
  rules,
  routes: [
    {
      id: "route",
      title: words("route"),
      measure: "help",
      basis: ["t.1"],
      opensWith: ["request", "proposal"],
      end: "carried-out",
      steps: list,
    },
  ],
  members: {
    roll: members.map((state) => ({
      state,
      participation: "full",
      standing: "member",
      from: "2000-01-01",
      sources,
    })),
  },
  cases: [],
  reforms: [],
  sources: [],
});

const fact = fc.constantFrom<NonNullable<CaseFile["facts"]>[string] | undefined>(
  undefined,
  { value: "a" },
  { value: "b" },
  {
    accounts: [
      { value: "a", by: "FRA", class: "state", at: day },
      { value: "b", by: "DEU", class: "state", at: day },
    ],
  },
);

function caseOf(members: readonly string[]): fc.Arbitrary<CaseFile> {
  const state = fc.constantFrom(...members);
  const position = fc.record({
    by: state,
    value: fc.constantFrom(...POSITIONS),
    item: fc.constantFrom("p", "q"),
  });
  return fc
    .record({
      territory: fc.constantFrom<CaseFile["territory"]>(members[0] as string, "none", {
        accounts: members
          .slice(0, 2)
          .map((value) => ({ value, by: value, class: "state" as const, at: day })),
      }),
      f: fact,
      g: fact,
      request: fc.option(
        fc.record({ by: state, to: fc.constantFrom("council", "DEU", "elsewhere") }),
      ),
      withdrawn: fc.boolean(),
      draft: fc.boolean(),
      answers: fc.boolean(),
      characterised: fc.boolean(),
      convened: fc.boolean(),
      consents: fc.option(fc.constantFrom("given", "withheld")),
      authorised: fc.option(state),
      positions: fc.array(position, { maxLength: 5 }),
      silent: fc.subarray<Act["act"]>([
        "convening",
        "consent",
        "proposal",
        "request",
        "authorisation",
      ]),
    })
    .map((shape): CaseFile => {
      const acts: (Act | false | null)[] = [
        shape.request && { id: "q", at: day, act: "request", for: "help", ...shape.request },
        shape.request !== null &&
          shape.withdrawn && { id: "w", at: day, act: "withdrawal", by: "FRA", answers: "q" },
        shape.draft && {
          id: "p",
          at: day,
          act: "proposal",
          by: "chair",
          for: "help",
          ...(shape.answers && shape.request ? { answers: "q" } : {}),
        },
        shape.characterised && {
          id: "c",
          at: day,
          act: "characterisation",
          as: "threat",
          by: "FRA",
        },
        shape.convened && { id: "m", at: day, act: "convening", by: "chair", organ: "board" },
        shape.consents !== null && {
          id: "k",
          at: day,
          act: "consent",
          by: members[0] as string,
          for: "help",
          value: shape.consents,
        },
        shape.authorised !== null && {
          id: "a",
          at: day,
          act: "authorisation",
          by: shape.authorised,
        },
        ...shape.positions.map(
          (entry, i): Act => ({ id: `v${i}`, at: day, act: "position", ...entry }),
        ),
      ];
      return {
        id: "case",
        title: words("case"),
        type: "crisis",
        origin: "own",
        date: day,
        territory: shape.territory,
        parties: members.slice(0, 1),
        facts: {
          ...(shape.f ? { f: shape.f } : {}),
          ...(shape.g ? { g: shape.g } : {}),
        },
        acts: acts.filter((act) => act !== false && act !== null),
        notOnRecord: shape.silent,
      };
    });
}

/** A small organisation of two or three members with one route, and a case put to it. */
export function someInputs(): fc.Arbitrary<Inputs & { readonly pack: Pack }> {
  return fc
    .record({
      size: fc.constantFrom(2, 2, 2, 3),
      rule,
      withLimited: fc.boolean(),
      list: steps,
      fixed: fc.option(fc.constantFrom("x", "y")),
    })
    .chain(({ size, rule: own, withLimited, list, fixed }) => {
      const members = STATES.slice(0, size);
      const pack = indexPack(packContent(members, withLimited ? [own, limited] : [own], list));
      return caseOf(members).map((caseFile) => ({
        pack,
        case: caseFile,
        options: fixed === null ? {} : { readings: { r: fixed } },
      }));
    });
}

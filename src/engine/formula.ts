/** Formulas of the law as conditions: what a provision makes of the facts and acts of a matter. */
import { all, any, type Condition, not } from "../exact/condition.ts";
import { covers } from "../pack/dates.ts";
import type { Formula } from "../pack/schema.ts";
import type { Book } from "./book.ts";
import { belongs, boundBy, factIs, readingIs, territories } from "./facts.ts";
import { authorsOf, isSilentAbout, type Matter, memberStates } from "./matter.ts";

/** Where a formula is asked: the matter, its items, and the states whose request is looked at. */
export type Scene = {
  readonly matter: Matter;
  readonly book: Book;
  readonly requesters: readonly string[];
};

export function formulaCondition(formula: Formula, scene: Scene): Condition {
  const inner = (part: Formula) => formulaCondition(part, scene);
  if ("always" in formula) return { kind: "constant", value: formula.always };
  if ("all" in formula) return all(formula.all.map(inner));
  if ("any" in formula) return any(formula.any.map(inner));
  if ("not" in formula) return not(inner(formula.not));
  if ("fact" in formula) return factIs(scene.matter, scene.book, formula.fact, formula.in);
  if ("territory" in formula) return territoryCondition(formula, scene);
  if ("parties" in formula) return partiesCondition(formula.parties, scene.matter);
  if ("reading" in formula) return readingCondition(formula, scene);
  if ("holds" in formula) return namedFormula(formula.holds, scene);
  return actCondition(formula, scene);
}

/** A formula by id in the wording of the day; a provision without one that day makes nothing of facts. */
export function namedFormula(id: string, scene: Scene): Condition {
  const wording = scene.matter.pack.byId.formula
    .get(id)
    ?.find((entry) => covers(entry, scene.matter.law.day));
  return wording ? formulaCondition(wording.formula, scene) : { kind: "constant", value: false };
}

function territoryCondition(
  formula: Extract<Formula, { territory: unknown }>,
  { matter, book, requesters }: Scene,
): Condition {
  const founding = matter.pack.organisation.foundingInstrument;
  const per = (state: string): Condition => {
    switch (formula.territory) {
      case "party":
        return boundBy(matter, book, state, formula.of ?? founding);
      case "member":
        return belongs(matter, state);
      case "outside":
        return state === "none" ? { kind: "constant", value: false } : not(belongs(matter, state));
      case "requester":
        return { kind: "constant", value: requesters.includes(state) };
    }
  };
  return any(territories(matter, book).map(({ state, when }) => all([when, per(state)])));
}

/** Whether a matter lies between members follows from its parties and the roll, never from a fact. */
function partiesCondition(
  kind: "all-members" | "some-member" | "no-member",
  matter: Matter,
): Condition {
  const parties = matter.case.parties ?? [];
  const members = memberStates(matter.law.roll);
  const inside = parties.filter((party) => members.includes(party)).length;
  const value =
    kind === "all-members"
      ? inside >= 2 && inside === parties.length
      : kind === "some-member"
        ? inside > 0
        : inside === 0;
  return { kind: "constant", value };
}

function readingCondition(
  formula: Extract<Formula, { reading: unknown }>,
  scene: Scene,
): Condition {
  const { matter, book } = scene;
  const values = matter.pack.byId.reading.get(formula.reading)?.values ?? [];
  return any(
    values.map(({ id }) => {
      const then = formula.then[id] ?? formula.else;
      if (then === undefined) return { kind: "constant", value: false };
      return all([readingIs(matter, book, formula.reading, [id]), formulaCondition(then, scene)]);
    }),
  );
}

/** An act in the log; one the sources are silent about ranges. */
function actCondition(formula: Extract<Formula, { act: string }>, scene: Scene): Condition {
  const { matter, book, requesters } = scene;
  const by =
    formula.by === "requester"
      ? requesters
      : formula.by === undefined || formula.by === "any"
        ? null
        : [formula.by];
  const found = matter.acts.some(
    (act) =>
      act.act === formula.act &&
      (formula.as === undefined || act.as === formula.as) &&
      (formula.for === undefined || act.for === formula.for) &&
      (formula.under === undefined || act.under === formula.under) &&
      (formula.value === undefined || act.value === formula.value) &&
      (by === null || authorsOf(matter, act).some((author) => by.includes(author))),
  );
  const kind = formula.act as Parameters<typeof isSilentAbout>[1]["act"];
  const silent = isSilentAbout(matter, {
    act: kind,
    ...(by === null ? {} : { by }),
    ...(formula.for === undefined ? {} : { for: formula.for }),
  });
  const label = formula.as ?? formula.under ?? formula.for ?? "";
  const who = formula.by ?? "any";
  return book.act(
    [formula.act, label, who === "requester" ? requesters.join("+") || "requester" : who].join(":"),
    { kind: "constant", value: found },
    silent,
    {
      act: formula.act,
      by: who,
      ...(formula.as === undefined ? {} : { as: formula.as }),
      ...(formula.for === undefined ? {} : { for: formula.for }),
      ...(formula.under === undefined ? {} : { under: formula.under }),
      ...(formula.value === undefined ? {} : { value: formula.value }),
    },
  );
}

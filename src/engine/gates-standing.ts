/** Whom a step speaks of, and the gate of standing. */
import { all, any, type Condition } from "../exact/condition.ts";
import type { Act } from "../pack/schema.ts";
import { belongs, boundBy, inForceCondition, takesPart, territories } from "./facts.ts";
import { constant, type Gate, type StepOf, type Walk } from "./gate.ts";
import { addresseesOf, authorsOf, statesTakingPart } from "./matter.ts";

export type Who =
  | "requester"
  | "territory"
  | "subject"
  | "parties"
  | "contributor"
  | "party"
  | "any"
  | "addressee";

/** The states a step speaks of, each with the worlds in which it is meant. */
export function statesMeant(who: Who, walk: Walk): { state: string; when: Condition }[] {
  const { matter, book } = walk;
  const plain = (states: readonly string[]) =>
    states.map((state) => ({ state, when: constant(true) }));
  const members = statesTakingPart(matter.law.roll);
  switch (who) {
    case "territory":
      return territories(matter, book);
    case "requester":
      return walk.requesters.length > 0
        ? plain(walk.requesters)
        : territories(matter, book).filter(({ state }) => state !== "none");
    case "subject":
      return plain(walk.item.subject === undefined ? [] : [walk.item.subject]);
    case "parties":
      return plain((matter.case.parties ?? []).filter((party) => /^[A-Z]{3}$/.test(party)));
    case "addressee":
      return plain(
        (walk.ask ? addresseesOf(walk.ask.act) : []).filter((to) => members.includes(to)),
      );
    case "contributor":
      return plain(contributors(walk));
    case "party":
    case "any":
      return plain(members);
  }
}

/** States that offered, sent or had to authorise something; where the log names none, all but the asker. */
function contributors(walk: Walk): string[] {
  const members = statesTakingPart(walk.matter.law.roll).filter(
    (state) => !walk.requesters.includes(state),
  );
  const kinds: readonly Act["act"][] = ["authorisation", "delivery", "offer"];
  const named = new Set(
    walk.matter.acts
      .filter((act) => kinds.includes(act.act))
      .flatMap((act) => authorsOf(walk.matter, act)),
  );
  const contributing = members.filter((state) => named.has(state));
  return contributing.length > 0 ? contributing : members;
}

export function standing(step: StepOf<"standing">, walk: Walk): Gate {
  const { matter, book } = walk;
  const who = step.who ?? "requester";
  const per = (state: string): Condition => {
    if (step.as === "member") return belongs(matter, state);
    if (step.as === "participant") return takesPart(matter, book, state, ["full", "in-arrears"]);
    return boundBy(matter, book, state, step.to ?? matter.pack.organisation.foundingInstrument);
  };
  const meant = statesMeant(who, walk).map(({ state, when }) => ({
    state,
    when: all([when, per(state)]),
  }));
  const adopted = step.to === undefined ? constant(true) : inForceCondition(matter, book, step.to);
  // Nobody named: a route that any member may open is not closed for want of a name.
  const condition =
    meant.length === 0 ? adopted : all([adopted, any(meant.map(({ when }) => when))]);
  return { condition, kind: "no-standing", acts: [], perState: meant };
}

/** Gates and duties as conditions: what each step of a route asks of a matter. */
import { any, type Condition, not } from "../exact/condition.ts";
import { coversMaybe } from "../pack/dates.ts";
import type { Act, Formula, Step } from "../pack/schema.ts";
import { formulaCondition, namedFormula } from "./formula.ts";
import { constant, type Gate, type Walk } from "./gate.ts";
import { consent, request } from "./gates-asking.ts";
import { convening, decision, mandate, proposal } from "./gates-deciding.ts";
import { carryingOut, dutyBody, perState } from "./gates-doing.ts";
import { standing } from "./gates-standing.ts";
import type { Matter } from "./matter.ts";

export type { Gate, Walk } from "./gate.ts";
export { rulesFor } from "./gates-deciding.ts";

export function gateOf(step: Step, walk: Walk): Gate {
  if (!appliesOn(step, walk.matter))
    return { condition: constant(true), kind: "adopted", acts: [] };
  const gate = "gate" in step ? gateBody(step, walk) : dutyBody(step, walk);
  if (step.when === undefined) return gate;
  const applies = formulaCondition(step.when, walk);
  return { ...gate, condition: any([not(applies), gate.condition]) };
}

/** A step has its own years, within those of the route. */
export function appliesOn(step: Step, matter: Matter): boolean {
  return coversMaybe({ from: step.from, to: step.to }, matter.law.day);
}

function gateBody(step: Extract<Step, { gate: string }>, walk: Walk): Gate {
  switch (step.gate) {
    case "standing":
      return standing(step, walk);
    case "characterisation":
    case "scope":
      return {
        condition: holds(step.holds, walk),
        kind: "outside-the-text",
        acts: characterising(walk),
      };
    case "exclusion":
      return { condition: not(holds(step.holds, walk)), kind: "excluded", acts: [] };
    case "request":
      return request(step, walk);
    case "consent":
      return consent(step, walk);
    case "convening":
      return convening(step, walk);
    case "proposal":
      return proposal(step, walk);
    case "decision":
      return decision(step, walk);
    case "mandate":
      return mandate(step, walk);
    case "national-procedure":
      return perState(step, walk, ["authorisation"], "national-procedure");
    case "joining":
      return perState(step, walk, [step.act ?? "joining"], "not-joined");
    case "carrying-out":
      return carryingOut(walk);
  }
}

function holds(formula: string | Formula, walk: Walk): Condition {
  return typeof formula === "string"
    ? namedFormula(formula, walk)
    : formulaCondition(formula, walk);
}

function characterising(walk: Walk): Act[] {
  return walk.matter.acts.filter((act) => act.act === "characterisation");
}

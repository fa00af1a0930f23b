/** What a gate is: a step of a route as a condition, for one ask and one thing to be decided. */
import type { Condition } from "../exact/condition.ts";
import type { Act, Route, Rule, Step } from "../pack/schema.ts";
import type { Ask } from "./asks.ts";
import type { Scene } from "./formula.ts";
import type { Wanted } from "./matter.ts";
import type { Item } from "./rule.ts";
import type { StopKind } from "./types.ts";

/** A route walked for one ask and one thing to be decided. */
export type Walk = Scene & {
  readonly route: Route;
  readonly ask: Ask | null;
  readonly item: Item;
};

/** A step as a condition, with everything a reader needs to disagree with it. */
export type Gate = {
  readonly condition: Condition;
  readonly kind: StopKind;
  /** Acts of the log that it read. */
  readonly acts: readonly Act[];
  readonly perState?: readonly { readonly state: string; readonly when: Condition }[];
  readonly rules?: readonly Rule[];
  /** Per state, the worlds in which its position counts against the item. */
  readonly against?: readonly { readonly state: string; readonly when: Condition }[];
  /** The act it asks for, for `lint` and for what may be added. */
  readonly wanted?: readonly Wanted[];
};

/** A step of one kind of gate. */
export type StepOf<G extends string> = Extract<Step, { gate: G }>;

export const constant = (value: boolean): Condition => ({ kind: "constant", value });

/** Measures a route serves. */
export const measuresOf = (route: Route): string[] => [route.measure, ...(route.alsoFor ?? [])];

// Where an ask stopped: its family on the way, its shape, and how it is said.
import { STOP_KINDS, type Stop, type StopKind } from "../engine/types.ts";
import type { Voice } from "./voice.ts";

/** Before the organisation, in it, after its decision, or at the end of the way. */
export type Family = "before" | "at" | "after" | "end";

export const FAMILIES: readonly Family[] = ["before", "at", "after", "end"];

const FIRST_OF: readonly (readonly [Family, StopKind])[] = [
  ["end", "adopted"],
  ["after", "no-mandate"],
  ["at", "not-convened"],
  ["before", "no-standing"],
];

/** The order of section 4 of the design decides the family: each begins with one kind of stop. */
export function familyOf(kind: StopKind): Family {
  const place = STOP_KINDS.indexOf(kind);
  return FIRST_OF.find(([, first]) => place >= STOP_KINDS.indexOf(first))?.[0] ?? "before";
}

/** It stopped there (or ended there) under every reading, account and unpublished position. */
export function isCertain(stop: Pick<Stop, "finding">): boolean {
  return stop.finding === "met" || stop.finding === "not-met";
}

/** "not convened", or, where it is not certain, "convening: not on record". */
export function stopWords(stop: Pick<Stop, "kind" | "finding">, { t }: Voice): string {
  if (isCertain(stop)) return t(`stop.${stop.kind}`);
  return `${t(`at.${stop.kind}`)}: ${t(`finding.${stop.finding}`)}`;
}

/** Text for a case in which nobody asked: the mark is that of the kind `no-request`. */
export const NOBODY: Pick<Stop, "kind" | "finding"> = { kind: "no-request", finding: "not-met" };

export function sameStop(a: Stop, b: Stop): boolean {
  return a.kind === b.kind && a.finding === b.finding && a.step === b.step;
}

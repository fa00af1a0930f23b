// Which fields an act of each kind has, and which values it may take.
import { type Act, type ActKind, ActKind as ActKinds } from "../../pack/schema.ts";

export const ACT_KINDS: readonly ActKind[] = ActKinds.options;

/** Fields the form knows beside kind, id, date, author and sources; all others are edited as text. */
export const ACT_FIELDS = [
  "to",
  "for",
  "under",
  "organ",
  "method",
  "form",
  "item",
  "answers",
  "value",
  "as",
  "subject",
  "due",
  "except",
] as const satisfies readonly (keyof Act)[];

export type ActField = (typeof ACT_FIELDS)[number];

const USUAL: Readonly<Record<ActKind, readonly ActField[]>> = {
  request: ["to", "for", "form"],
  withdrawal: ["item"],
  characterisation: ["as"],
  offer: ["to", "for"],
  acceptance: ["answers", "value"],
  convening: ["organ", "method"],
  proposal: ["organ", "for"],
  position: ["item", "value", "except"],
  attendance: ["organ", "value", "except"],
  consent: ["for", "value"],
  signature: ["item"],
  authorisation: ["for", "value"],
  notification: ["to"],
  statement: ["as"],
  joining: ["item", "value"],
  delivery: ["item", "value"],
  "partner-act": ["to"],
  "bilateral-act": ["to"],
};

/** The usual fields of the kind, then those that the file has besides. */
export function fieldsOf(kind: string, act: Readonly<Record<string, unknown>>): ActField[] {
  const usual: readonly ActField[] = USUAL[kind as ActKind] ?? [];
  return ACT_FIELDS.filter((field) => usual.includes(field) || act[field] !== undefined);
}

const GIVEN = ["given", "withheld", "not-required"];

/** null: any word, as with a statement. */
export const VALUES: Readonly<Partial<Record<string, readonly string[]>>> = {
  position: [
    "in-favour",
    "no-objection",
    "silent",
    "abstaining",
    "objecting",
    "absent",
    "absent-no-objection",
    "not-participating",
    "recused",
  ],
  attendance: ["present", "absent"],
  consent: GIVEN,
  acceptance: GIVEN,
  authorisation: GIVEN,
  delivery: ["done", "partial", "not-done"],
  joining: ["withheld"],
};

export const METHODS = [
  "session",
  "circulation",
  "silence",
  "limited-format",
  "signature",
] as const;
export const FORMS = ["written", "oral", "public", "ministerial", "diplomatic-note"] as const;

/** `a1`, `a2`, …: the first that no act has. */
export function freeId(prefix: string, taken: readonly unknown[]): string {
  let n = 1;
  while (taken.includes(`${prefix}${n}`)) n++;
  return `${prefix}${n}`;
}

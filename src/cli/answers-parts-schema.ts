/** Parts that several JSON answers share, each described once. */
import { z } from "zod";
import { STOP_KINDS } from "../engine/types.ts";
import { Words as WordsShape } from "../pack/schema.ts";

export const says = <T extends z.ZodType>(shape: T, text: string): T => shape.describe(text);

export const text = (what: string) => says(z.string(), what);
export const Words = says(WordsShape, "The same words in English and in Russian");
export const Data = says(
  z.strictObject({
    version: text("Version of Casus that read the pack"),
    digest: text("SHA-256 over the files of the pack as they were read, without what was observed"),
  }),
  "Which data gave this answer",
);
export const day = (what: string) => says(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), what);
export const sources = says(z.array(text("Id of a source of the pack")), "Sources it rests on");

export const Finding = says(
  z.enum(["met", "not-met", "contested", "unknown", "open", "not-reached"]),
  "Over the worlds that get this far: met in all, not met in none, contested if readings and accounts " +
    "settle it, unknown if facts and positions do, open if it takes both; not reached if no world gets here",
);
export const Verified = says(
  z.boolean(),
  "Every provision it rests on was read in an official form",
);

export const Stop = z.strictObject({
  step: says(z.string().nullable(), "Id of the step it stopped at; null at an end"),
  kind: says(z.enum(STOP_KINDS), "Kind of stop; it comes from the gate alone"),
  finding: Finding,
  verified: Verified,
  blocking: says(
    z.array(z.string()).optional(),
    "At a decision: states whose recorded position stands against it in every world",
  ),
});

export const ItemRef = says(
  z.union([
    z.strictObject({ reading: text("Id of a reading") }),
    z.strictObject({ account: text("Id of a fact that is asserted differently") }),
    z.strictObject({ fact: text("Id of a fact that nobody, or one side alone, asserts") }),
    z.strictObject({ act: text("An act of which the sources are silent") }),
    z.strictObject({ party: text("Whether a state is bound, as instrument:state") }),
    z.strictObject({ position: text("A position that is not on record, as item:state") }),
  ]),
  "An open item, named by its class",
);

/** A whole number as text, since it may be larger than JSON numbers can hold. */
export const count = (what: string) => says(z.string().regex(/^\d+$/), `${what}; a decimal string`);

/** An exact number: `1/32`, `-3/8`, or a whole one. */
export const fraction = (what: string) =>
  says(z.string().regex(/^-?\d+(\/\d+)?$/), `${what}; an exact fraction a/b`);

export const StopKind = z.enum(STOP_KINDS);

/** A partial choice of items. */
export const Cube = says(
  z.record(z.string(), z.array(z.string())),
  "A partial choice: each item named takes one of the values listed, all others any value",
);

/** A status of a state in an organisation. */
export const belonging = {
  state: text("State code"),
  organisation: text("Id of the organisation"),
  status: text("member, observer, partner, …"),
  from: text("First day of the status"),
  to: says(z.string().nullable(), "Day after the last; null: no end on record"),
  fromMemory: says(z.boolean(), "A textbook date that was not checked again"),
  entry: text("Entry of the register, as register.entry"),
  sources,
};

/** With an id: a schema that quotes much of a pack holds the shape once. */
const QuotedWords = WordsShape.meta({ id: "words" });

type Meanings = Readonly<Record<string, string>>;

/**
 * A shape of a pack file as an answer quotes it: strict, with what each key means, by the name of the
 * key. A key without a meaning stays silent, and the test of the schemas says so.
 */
export function told(shape: z.ZodType, means: Meanings): z.ZodType {
  if (shape === WordsShape) return QuotedWords;
  if (shape instanceof z.ZodObject) return z.strictObject(toldKeys(shape, means));
  if (shape instanceof z.ZodOptional) return told(shape.unwrap() as z.ZodType, means).optional();
  if (shape instanceof z.ZodNullable) return told(shape.unwrap() as z.ZodType, means).nullable();
  if (shape instanceof z.ZodArray) return z.array(told(shape.element as z.ZodType, means));
  if (shape instanceof z.ZodUnion) {
    return z.union(shape.options.map((option) => told(option as z.ZodType, means)));
  }
  if (shape instanceof z.ZodRecord) {
    return z.record(shape.keyType as z.ZodString, told(shape.valueType as z.ZodType, means));
  }
  return shape;
}

/** The keys of `told`, for an answer that adds some of its own. */
export function toldKeys(shape: z.ZodObject, means: Meanings): Record<string, z.ZodType> {
  const keys = Object.entries(shape.shape as Record<string, z.ZodType>).map(([key, value]) => {
    const inner = told(value, means);
    const meaning = means[key];
    return [key, meaning === undefined ? inner : inner.describe(meaning)] as const;
  });
  return Object.fromEntries(keys);
}

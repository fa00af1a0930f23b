/** The user's own odds as a file: exact weights per open item, and joint tables where items hang together. */
import { z } from "zod";
import { Id, StateCode } from "../pack/schema.ts";

/** A decimal or a fraction, kept exact: 0.25, "0.25" or "1/3". */
const Weight = z
  .union([z.string(), z.number()])
  .transform((weight) => String(weight).trim())
  .refine((text) => /^(\d+\/0*[1-9]\d*|\d+(\.\d*)?|\.\d+)$/.test(text), {
    message: 'is not a weight (0.25, or "1/3" in quotes)',
  });

/** An item by its id, or in the words of the pack. */
export const OddsItem = z.union([
  z.string().min(1),
  z.strictObject({ reading: Id }),
  z.strictObject({ account: Id }),
  z.strictObject({ fact: Id }),
  z.strictObject({ act: z.string() }),
  z.strictObject({ party: Id, state: StateCode }),
  z.strictObject({ position: z.string(), state: StateCode }),
]);
export type OddsItem = z.infer<typeof OddsItem>;

const named = {
  item: z.string().min(1).optional(),
  reading: Id.optional(),
  account: Id.optional(),
  fact: Id.optional(),
  act: z.string().optional(),
  party: Id.optional(),
  /** The thing decided on, or `all` for every position that nothing else weighs. */
  position: z.string().optional(),
  state: StateCode.optional(),
};

export const OddsFile = z.strictObject({
  note: z.string().optional(),
  /** One entry per item; items not in a joint table are independent of all others. */
  items: z
    .array(
      z.strictObject({
        ...named,
        weights: z.record(z.string(), Weight),
        note: z.string().optional(),
      }),
    )
    .optional(),
  /** Items that hang together: a weight for each row of values, rows not listed weigh nothing. */
  joint: z
    .array(
      z.strictObject({
        items: z.array(OddsItem).min(2),
        rows: z
          .array(z.strictObject({ values: z.array(z.string()).min(2), weight: Weight }))
          .min(1),
        note: z.string().optional(),
      }),
    )
    .optional(),
});
export type OddsFile = z.infer<typeof OddsFile>;

/** Kinds of threat as facts, for comparing the law of two days: the shape of `threats.yaml`. */
import { z } from "zod";
import { Id, StateCode, Words } from "../pack/schema.ts";

export const ThreatsFile = z.strictObject({
  /** The value of every fact that a threat does not name. */
  otherwise: z.record(Id, z.string()),
  threats: z
    .array(
      z.strictObject({
        id: Id,
        title: Words,
        territory: z.union([StateCode, z.literal("none")]),
        parties: z.array(StateCode).min(1),
        facts: z.record(Id, z.string()),
        /** Facts that stay open. */
        unknown: z.array(Id).optional(),
      }),
    )
    .min(1),
});
export type ThreatsFile = z.infer<typeof ThreatsFile>;
export type Threat = ThreatsFile["threats"][number];

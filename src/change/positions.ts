/** Positions from the mildest to the hardest, for choosing and for showing. */
import type { PositionValue } from "../pack/schema.ts";

/** What a reader would try first comes first; of two values of a table the milder one is support. */
export const MILDEST: readonly PositionValue[] = [
  "no-objection",
  "in-favour",
  "abstaining",
  "silent",
  "not-participating",
  "recused",
  "absent-no-objection",
  "absent",
  "objecting",
];

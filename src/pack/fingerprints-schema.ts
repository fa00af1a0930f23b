/** The shape of fingerprints.yaml: sentences of texts that somebody had in hand, as hashes. */
import { z } from "zod";
import { DateText, Id } from "./schema.ts";

export const Fingerprint = z.strictObject({
  provision: Id,
  /** First day of the wording it is about. */
  version: DateText,
  /** SHA-256 of each normalised sentence, in the order of the text. */
  sentences: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256 in lower-case hex"))
    .min(1),
});

export const FingerprintsFile = z.strictObject({
  /** Where the text came from, in the user's own words. */
  text: z.string().min(1),
  /** Provisions whose sentences were in that text: they are no longer unverified. */
  fingerprints: z.array(Fingerprint),
});

export type Fingerprint = z.infer<typeof Fingerprint>;
export type FingerprintsFile = z.infer<typeof FingerprintsFile>;

// The type of the catalogue: a key that one language lacks is an error of types.
import type { changeEn } from "./change.ts";
import type { en } from "./en.ts";
import type { termsEn } from "./record-terms.ts";
import type { recordsEn } from "./records.ts";

export type Catalogue = Readonly<Record<keyof typeof en, string>>;
export type WordKey =
  | keyof typeof en
  | keyof typeof changeEn
  | keyof typeof recordsEn
  | keyof typeof termsEn;

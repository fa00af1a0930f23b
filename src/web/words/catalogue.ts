// The type of the catalogue: a key that one language lacks is an error of types.
import type { en } from "./en.ts";

export type WordKey = keyof typeof en;
export type Catalogue = Readonly<Record<WordKey, string>>;

/** What is known around the cases of a pack: claims of texts, registers, roll calls. One plain object. */
import type { z } from "zod";
import type { ClaimLink, ClaimsFile, Registers } from "../pack/registers-schema.ts";

export type RegisterId = keyof typeof Registers;
export type Register<K extends RegisterId = RegisterId> = z.infer<(typeof Registers)[K]>;
export type Entry<K extends RegisterId = RegisterId> = Register<K>["entries"][number];
export type Claims = z.infer<typeof ClaimsFile>;
export type Claim = Claims["claims"][number];
export type Link = z.infer<typeof ClaimLink>;

/** One roll call of an assembly: how each state of the table voted; `?` where that is not known. */
export type RollCall = {
  readonly id: string;
  readonly at: string;
  readonly number: string;
  readonly title: string;
  /** On a paragraph, not on the whole text. */
  readonly onPart: boolean;
  readonly tally: { readonly yes: number; readonly no: number; readonly abstain: number };
  readonly votes: Readonly<Record<string, "Y" | "N" | "A" | "absent" | "?" | "not-a-member">>;
};

export type Records = {
  readonly pack: string;
  readonly version: string;
  /** SHA-256 over the pack, the claims and the registers. */
  readonly digest: string;
  readonly claims: Claims | null;
  readonly registers: { readonly [K in RegisterId]?: Register<K> };
  readonly rollCalls: readonly RollCall[];
};

/** Every register a pack has, in alphabetical order. */
export function registersOf(records: Records): Register[] {
  return Object.entries(records.registers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, register]) => register as Register);
}

/** An entry by `register.entry`; undefined where there is none. */
export function entryOf(
  records: Records,
  id: string,
): { register: Register; entry: Entry } | undefined {
  const [name, ...rest] = id.split(".");
  const register = records.registers[name as RegisterId] as Register | undefined;
  const entry = (register?.entries as Entry[] | undefined)?.find(
    (one) => one.id === rest.join("."),
  );
  return register && entry ? { register, entry } : undefined;
}

// What the user has changed of a case, as run options and as keys of an address.
import type { PositionOverride, RunOptions } from "../engine/matter.ts";
import type { Act } from "../pack/schema.ts";
import { type Address, queryValue } from "./address.ts";

type Pair = readonly [key: string, value: string];

const READING = "reading.";
const ACCOUNT = "account.";
const FACT = "fact.";
const POSITION = "position.";
/** Joins item and state in a key: neither may hold it. */
const OF = "@";

/**
 * Options of a run from an address. Keys: `law`, `members`, `at`, `territory`, `accounts=all`,
 * `reading.ID`, `account.FACT`, `fact.ID`, `position.ITEM@STATE`, `without=a1,a2`, `act=request,by:KGZ`.
 * Keys that change the case or the law itself (`reform`, `redirect`, `cite`, `member`) are read by
 * change/inputs.ts.
 */
export function optionsOf({ query }: Pick<Address, "query">): RunOptions {
  const plain = new Map(query);
  const under = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      query.flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
      ),
    );
  const positions = Object.entries(under(POSITION)).map(([key, value]) => positionOf(key, value));
  const without = plain.get("without")?.split(",").filter(Boolean);
  const acts = query.flatMap(([key, value], i) => (key === "act" ? addedAct(value, i) : []));
  const day = (key: string) => {
    const value = plain.get(key);
    return value !== undefined && isDay(value) ? value : undefined;
  };
  return {
    law: day("law"),
    members: day("members"),
    at: day("at"),
    territory: plain.get("territory"),
    accountsAll: plain.get("accounts") === "all" ? true : undefined,
    readings: filled(under(READING)),
    accounts: filled(under(ACCOUNT)),
    facts: filled(under(FACT)),
    positions: positions.length > 0 ? positions : undefined,
    without: without && without.length > 0 ? without : undefined,
    acts: acts.length > 0 ? acts : undefined,
  };
}

const filled = (record: Record<string, string>) =>
  Object.keys(record).length > 0 ? record : undefined;

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function positionOf(key: string, value: string): PositionOverride {
  const [item, state] = key.includes(OF) ? key.split(OF) : [null, key];
  return { item: item ?? null, state: state ?? "", value: value as PositionOverride["value"] };
}

export const readingKey = (reading: string) => READING + reading;
export const accountKey = (fact: string) => ACCOUNT + fact;
export const factKey = (fact: string) => (fact === "territory" ? "territory" : FACT + fact);
export const positionKey = (item: string, state: string) => POSITION + item + OF + state;

/** An act that the user adds, as written in an address: its kind, then `field:value` pairs. */
export type AddedAct = Pick<Act, "act" | "at" | "by"> & Partial<Pick<Act, (typeof FIELDS)[number]>>;

const FIELDS = [
  "id",
  "at",
  "by",
  "to",
  "for",
  "organ",
  "item",
  "value",
  "form",
  "method",
  "as",
  "under",
  "answers",
] as const;

/** Joins several authors or addressees, and the acts that an added one stands instead of. */
const AND = "+";

export function formatAct(act: AddedAct, insteadOf: readonly string[] = []): string {
  const fields = FIELDS.flatMap((field) => {
    const value = act[field];
    return value === undefined ? [] : [`${field}:${[value].flat().join(AND)}`];
  });
  const instead = insteadOf.length > 0 ? [`instead:${insteadOf.join(AND)}`] : [];
  return [act.act, ...fields, ...instead].join(",");
}

/** Acts of the record that an act of an address stands instead of. */
export function insteadOf(text: string): string[] {
  return /,instead:([^,]+)/.exec(text)?.[1]?.split(AND) ?? [];
}

function addedAct(text: string, place: number): Act[] {
  const [act, ...fields] = text.split(",");
  const known = Object.fromEntries(
    fields.map((field) => {
      const [name, value = ""] = field.split(":");
      return [name, value.includes(AND) ? value.split(AND) : value] as const;
    }),
  );
  const { instead: _, ...entry } = known;
  if (act === undefined || entry.at === undefined || entry.by === undefined) return [];
  return [{ id: `added-${place}`, ...entry, act } as Act];
}

/** Keys that change what a run says; the rest of an address (language, filters) does not. */
export function isChoice([key]: Pair): boolean {
  const prefixes = [READING, ACCOUNT, FACT, POSITION];
  const names = ["law", "members", "at", "territory", "accounts", "without", "act"];
  names.push("reform", "redirect", "cite", "member");
  return names.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
}

export function choicesOf(address: Address): Pair[] {
  return address.query.filter(isChoice);
}

export function withoutChoices(address: Address): Address {
  return { ...address, query: address.query.filter((pair) => !isChoice(pair)) };
}

export function withoutPair(address: Address, pair: Pair): Address {
  return { ...address, query: address.query.filter((other) => other !== pair) };
}

/** Leaves an act of the record out of the log, or takes it back in. */
export function toggledAct(address: Address, act: string): string | null {
  const now = queryValue(address, "without")?.split(",").filter(Boolean) ?? [];
  const next = now.includes(act) ? now.filter((id) => id !== act) : [...now, act];
  return next.length > 0 ? next.join(",") : null;
}

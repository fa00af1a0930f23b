// The two runs of a comparison, each an address of its own inside the address of the page.
import { type Address, queryValue, withValue } from "./address.ts";
import { choicesOf, isChoice } from "./choices.ts";

export type Side = "a" | "b";

/** The case and choices of one side: `a=osh-2010`, `b.law=2022-01-06`. */
export function sideOf(address: Address, side: Side, otherwise: string): Address {
  const prefix = `${side}.`;
  const subject = queryValue(address, side) ?? otherwise;
  const query = address.query.flatMap(([key, value]) => {
    const pair = [key.slice(prefix.length), value] as const;
    return key.startsWith(prefix) && isChoice(pair) ? [pair] : [];
  });
  return { page: "case", subject, query };
}

export function withSide(address: Address, side: Side, next: Address): Address {
  const others = address.query.filter(([key]) => key !== side && !key.startsWith(`${side}.`));
  const mine = choicesOf(next).map(([key, value]) => [`${side}.${key}`, value] as const);
  return { ...address, query: [...others, [side, next.subject] as const, ...mine] };
}

/** The record on the left, the case as the user has changed it on the right. */
export function comparisonOf(changed: Address): Address {
  const empty: Address = { page: "compare", subject: "", query: [] };
  const left = withValue(empty, "a", changed.subject);
  return withSide(left, "b", changed);
}

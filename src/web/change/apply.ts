// Puts a set of changes into the address, as if the user had made them with the controls.

import type { Change } from "../../change/changes.ts";
import { addresseesOf } from "../../engine/matter.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { type Address, queryValue, withMore, withValue } from "../address.ts";
import { factKey, formatAct, positionKey, readingKey } from "../choices.ts";

/** The address with every change made; the question goes on about the ask it was put for. */
export function withChanges(
  address: Address,
  changes: readonly Change[],
  caseFile: CaseFile,
): Address {
  return changes.reduce((next, change) => withChange(next, change, caseFile), address);
}

function withChange(address: Address, change: Change, caseFile: CaseFile): Address {
  if ("item" in change) {
    return withValue(address, positionKey(change.item, change.position), change.to);
  }
  if ("reading" in change) return withValue(address, readingKey(change.reading), change.to);
  if ("fact" in change) return withValue(address, factKey(change.fact), change.to);
  if ("member" in change) return withMore(address, "member", `${change.member}:${change.to}`);
  if ("reform" in change) return withListed(address, "reform", change.reform);
  switch (change.act) {
    case "add":
      return withMore(address, "act", formatAct(change.entry, change.insteadOf));
    case "remove":
      return withListed(address, "without", change.id);
    case "cite":
      return withMore(address, "cite", `${change.id}:${change.under}`);
    case "redirect": {
      const before = caseFile.acts?.find(({ id }) => id === change.id);
      const form = change.inWriting ? ",written" : "";
      const sent = before && sameAddressee(addresseesOf(before), change.to) && form === "";
      const next = sent
        ? address
        : withMore(address, "redirect", `${change.id}:${change.to.join("+")}${form}`);
      // A provision cited with it is shown as part of the same change.
      const { under } = change.entry;
      const cites = under !== undefined && under !== before?.under;
      return cites ? withMore(next, "cite", `${change.id}:${under}`) : next;
    }
  }
}

const sameAddressee = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

function withListed(address: Address, key: string, id: string): Address {
  const now = queryValue(address, key)?.split(",").filter(Boolean) ?? [];
  return withValue(address, key, [...new Set([...now, id])].join(","));
}

/** Takes one entry in or out of a list that an address keeps under one key. */
export function toggled(address: Address, key: string, id: string): Address {
  const now = queryValue(address, key)?.split(",").filter(Boolean) ?? [];
  if (!now.includes(id)) return withListed(address, key, id);
  const left = now.filter((other) => other !== id);
  return withValue(address, key, left.length > 0 ? left.join(",") : null);
}

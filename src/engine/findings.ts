/** Findings over worlds: what holds where all earlier gates hold, never by three-valued logic. */
import { any, type Condition } from "../exact/condition.ts";
import { type Diagram, diagram, type Node } from "../exact/diagram.ts";
import { type Book, type BookItem, isChoice } from "./book.ts";
import type { Finding, ItemRef } from "./types.ts";

/** The worlds of a run: a diagram over its open items, split into choices and unknowns. */
export type Worlds = {
  readonly items: readonly BookItem[];
  readonly diagram: Diagram;
  readonly choices: readonly string[];
  readonly unknowns: readonly string[];
  compile(condition: Condition): Node;
};

export function worldsOf(book: Book): Worlds {
  const items = book.open();
  const d = diagram(items.map(({ id, values }) => ({ id, values })));
  return {
    items,
    diagram: d,
    choices: items.filter(isChoice).map(({ id }) => id),
    unknowns: items.filter((item) => !isChoice(item)).map(({ id }) => id),
    compile: (condition) => d.compile(condition),
  };
}

/** The finding of a step reached in `reach` that holds in `passes` (a part of `reach`). */
export function findingOf(worlds: Worlds, reach: Node, passes: Node): Finding {
  const d = worlds.diagram;
  if (d.isNever(reach)) return "not-reached";
  const fails = d.and(reach, d.not(passes));
  if (d.isNever(fails)) return "met";
  if (d.isNever(passes)) return "not-met";
  // Fixed once these are chosen: no choice of them leaves both outcomes possible.
  const fixedBy = (others: readonly string[]) =>
    d.isNever(d.and(d.exists(passes, others), d.exists(fails, others)));
  if (fixedBy(worlds.unknowns)) return "contested";
  return fixedBy(worlds.choices) ? "unknown" : "open";
}

/** The items a condition still depends on, in the words of the pack. */
export function turnsOn(worlds: Worlds, conditions: readonly Condition[]): ItemRef[] {
  return turnsOnNode(worlds, worlds.compile(any(conditions)));
}

export function itemRef(item: BookItem): ItemRef {
  const plain = item.id.slice(item.id.indexOf(":") + 1);
  switch (item.class) {
    case "reading":
      return { reading: plain };
    case "account":
      return { account: item.about.fact ?? plain };
    case "fact":
      return { fact: item.about.fact ?? plain };
    case "position":
      return { position: plain };
    case "act":
      return { act: plain };
    case "party":
      return { party: plain };
  }
}

/** The items that a set of worlds depends on. */
export function turnsOnNode(worlds: Worlds, node: Node): ItemRef[] {
  const support = new Set(worlds.diagram.support(node));
  return worlds.items.filter(({ id }) => support.has(id)).map(itemRef);
}

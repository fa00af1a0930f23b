/** An order of items in which diagrams of a condition stay small, and which items are alike. */
import { type Condition, type Item, itemsOf } from "./condition.ts";
import type { Diagram, Node } from "./diagram.ts";

/**
 * The same items in the order in which the condition first uses them, so that items of one step
 * stand together; within a sum the heaviest terms come first, equal weights side by side. Items
 * that the condition does not mention keep their order at the end.
 *
 *     const d = diagram(arranged(items, condition))
 */
export function arranged(items: readonly Item[], condition: Condition): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const placed = new Set<Item>();
  const place = (id: string): void => {
    const item = byId.get(id);
    if (item === undefined) throw new Error(`the condition uses "${id}", which is not an item`);
    placed.add(item);
  };
  const seen = new Set<Condition>();
  const visit = (c: Condition): void => {
    if (seen.has(c)) return;
    seen.add(c);
    switch (c.kind) {
      case "constant":
        return;
      case "is":
        place(c.item);
        return;
      case "not":
        visit(c.of);
        return;
      case "all":
      case "any":
        for (const part of c.of) visit(part);
        return;
      case "sum": {
        const heaviest = [...c.terms].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
        for (const term of heaviest) visit(term.when);
      }
    }
  };
  visit(condition);
  return [...placed, ...items.filter((item) => !placed.has(item))];
}

/**
 * Items that can be exchanged without changing the node, together; each item in one class, in
 * order. Only items with the same values can be exchanged.
 *
 *     alike(d, d.compile(atLeast(2, [is('A', 'x'), is('B', 'x'), is('C', 'x')])))   // [[A, B, C]]
 */
export function alike(d: Diagram, node: Node): string[][] {
  const classes: { items: Item[] }[] = [];
  for (const item of d.items) {
    const found = classes.find(({ items }) => exchangeable(d, node, items[0] as Item, item));
    if (found === undefined) classes.push({ items: [item] });
    else found.items.push(item);
  }
  return classes.map(({ items }) => items.map((item) => item.id));
}

function exchangeable(d: Diagram, node: Node, a: Item, b: Item): boolean {
  if (a.values.join("\n") !== b.values.join("\n")) return false;
  const first = a.values.map((value) => d.restrict(node, { [a.id]: value }));
  return a.values.every((x, i) =>
    a.values.slice(i + 1).every((y, j) => {
      const direct = d.restrict(first[i] as Node, { [b.id]: y });
      return direct === d.restrict(first[i + 1 + j] as Node, { [b.id]: x });
    }),
  );
}

/** The ids of a condition's items that a list of items lacks. */
export function missing(items: readonly Item[], condition: Condition): string[] {
  const known = new Set(items.map((item) => item.id));
  return itemsOf(condition).filter((id) => !known.has(id));
}

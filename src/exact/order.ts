/** An order of items in which diagrams of a condition stay small, and which items are alike. */
import { type Condition, type Item, itemsOf } from "./condition.ts";
import type { Diagram, Node } from "./diagram.ts";
import { weigh } from "./weights.ts";

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
  const neighbours = exchangeableNeighbours(d, node);
  const even = new Map(d.items.map(({ id, values }) => [id, values.map(() => 1 / values.length)]));
  const { given } = weigh(d, node, even);
  // Items that can be exchanged weigh the same; most that cannot are told apart by it at once.
  const weighsAs = (a: Item, b: Item): boolean => {
    const other = given.get(b.id) ?? [];
    return (given.get(a.id) ?? []).every((p, i) => Math.abs(p - (other[i] ?? 0)) < 1e-9);
  };
  const classes: Item[][] = [];
  d.items.forEach((item, level) => {
    const found = classes.find((others) => {
      const last = others[others.length - 1] as Item;
      if (neighbours[level] === 1 && last === d.items[level - 1]) return true;
      return weighsAs(last, item) && exchangeable(d, node, last, item);
    });
    if (found === undefined) classes.push([item]);
    else found.push(item);
  });
  return classes.map((items) => items.map((item) => item.id));
}

/** By level: 1 where the item can be exchanged with the one just before it, read off the nodes. */
function exchangeableNeighbours(d: Diagram, node: Node): Uint8Array {
  const found = d.items.map((item, level) => {
    const before = d.items[level - 1];
    return before !== undefined && before.values.join("\n") === item.values.join("\n");
  });
  const pass = (n: Node, level: number, value: number): Node =>
    d.level(n) === level ? d.child(n, value) : n;
  // A node that is reached past its neighbour depends on one of the two alone.
  if (d.level(node) < d.items.length) found[d.level(node)] = false;
  for (const n of d.nodes(node)) {
    const level = d.level(n);
    const { values } = d.items[level] as Item;
    for (let x = 0; x < values.length; x++) {
      const child = d.child(n, x);
      if (d.level(child) > level + 1) found[d.level(child)] = false;
      if (found[level + 1] !== true) continue;
      for (let y = x + 1; y < values.length; y++) {
        const other = d.child(n, y);
        if (pass(child, level + 1, y) !== pass(other, level + 1, x)) found[level + 1] = false;
      }
    }
  }
  return Uint8Array.from(found, Number);
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

/** Where one item's own value matters, with any number of values: counted, not listed. */
import type { Item } from "./condition.ts";
import type { Diagram, Node } from "./diagram.ts";

/**
 * In how many full profiles the item's own value matters: with the others as they are, another
 * value of it would change the result.
 *
 *     pivotality(d, node).get('A')      // of d.count(d.always) profiles
 */
export function pivotality(d: Diagram, node: Node): Map<string, bigint> {
  const totals = new Map(d.items.map((item) => [item.id, 0n]));
  const profiles = profilesBetween(d);
  const below = counter(d, profiles);
  const paths = new Map<Node, bigint>([[node, profiles(0, d.level(node))]]);
  for (const n of d.nodes(node).reverse()) {
    const level = d.level(n);
    const { id, values } = d.items[level] as Item;
    const above = paths.get(n) as bigint;
    let some = d.never;
    let every = d.always;
    for (let value = 0; value < values.length; value++) {
      const child = d.child(n, value);
      some = d.or(some, child);
      every = d.and(every, child);
      const sent = above * profiles(level + 1, d.level(child));
      paths.set(child, (paths.get(child) ?? 0n) + sent);
    }
    const differing = below(some, level + 1) - below(every, level + 1);
    const own = above * differing * BigInt(values.length);
    totals.set(id, (totals.get(id) as bigint) + own);
  }
  return totals;
}

/** Profiles of the items from one level up to, not including, another. */
function profilesBetween(d: Diagram): (from: number, to: number) => bigint {
  const before = [1n];
  for (const { values } of d.items) {
    before.push((before[before.length - 1] as bigint) * BigInt(values.length));
  }
  return (from, to) => (from === to ? 1n : (before[to] as bigint) / (before[from] as bigint));
}

/** Profiles of the items from a level on in which a node, of that level or later, holds. */
function counter(d: Diagram, profiles: (from: number, to: number) => bigint) {
  const counts = new Map<Node, bigint>([
    [d.never, 0n],
    [d.always, 1n],
  ]);
  const lifted = (node: Node, level: number): bigint =>
    (counts.get(node) as bigint) * profiles(level, d.level(node));
  const count = (node: Node): void => {
    if (counts.has(node)) return;
    const level = d.level(node);
    const arity = (d.items[level] as Item).values.length;
    let total = 0n;
    for (let value = 0; value < arity; value++) {
      const child = d.child(node, value);
      count(child);
      total += lifted(child, level + 1);
    }
    counts.set(node, total);
  };
  return (node: Node, level: number): bigint => {
    count(node);
    return lifted(node, level);
  };
}

/** Reading a diagram without changing it: how many worlds, which first, which partial assignments. */
import type { Item, World } from "./condition.ts";
import type { Diagram } from "./diagram.ts";
import { ALWAYS, NEVER, type Node } from "./nodes.ts";

/** A partial assignment: each item named takes one of the values listed, the others any. */
export type Cube = Readonly<Record<string, readonly string[]>>;

/** `more` says that the cubes listed do not cover everything. */
export type Cubes = { readonly cubes: readonly Cube[]; readonly more: boolean };

/** Worlds over all items of the diagram in which `a` holds. */
export function countWorlds(d: Diagram, a: Node): bigint {
  const bottom = d.items.length;
  // below[level]: worlds over the items from this level on.
  const below = new Array<bigint>(bottom + 1).fill(1n);
  for (let level = bottom - 1; level >= 0; level--) {
    const arity = BigInt((d.items[level] as Item).values.length);
    below[level] = (below[level + 1] as bigint) * arity;
  }
  const counts = new Map<Node, bigint>([
    [NEVER, 0n],
    [ALWAYS, 1n],
  ]);
  const between = (from: number, to: number): bigint =>
    from === to ? 1n : (below[from] as bigint) / (below[to] as bigint);
  for (const node of d.nodes(a)) {
    const level = d.level(node);
    let total = 0n;
    for (let i = 0; i < (d.items[level] as Item).values.length; i++) {
      const child = d.child(node, i);
      total += (counts.get(child) as bigint) * between(level + 1, d.level(child));
    }
    counts.set(node, total);
  }
  return (counts.get(a) as bigint) * between(0, d.level(a));
}

/** The first world of `a` in the order of items and values. */
export function firstWorld(d: Diagram, a: Node): World | null {
  if (a === NEVER) return null;
  const world: Record<string, string> = {};
  let node = a;
  d.items.forEach((item, level) => {
    let value = 0;
    if (d.level(node) === level) {
      while (d.child(node, value) === NEVER) value++;
      node = d.child(node, value);
    }
    world[item.id] = item.values[value] as string;
  });
  return world;
}

/** Walks the paths of `a` in order, sibling values that lead to the same child taken together. */
export function cubesOf(d: Diagram, a: Node, limit: number): Cubes {
  const cubes: Cube[] = [];
  let more = false;
  const walk = (node: Node, path: Cube): void => {
    if (node === NEVER || more) return;
    if (node === ALWAYS) {
      if (cubes.length < limit) cubes.push(path);
      else more = true;
      return;
    }
    const item = d.items[d.level(node)] as Item;
    const groups = new Map<Node, string[]>();
    item.values.forEach((value, i) => {
      const child = d.child(node, i);
      const group = groups.get(child);
      if (group === undefined) groups.set(child, [value]);
      else group.push(value);
    });
    for (const [child, values] of groups) walk(child, { ...path, [item.id]: values });
  };
  walk(a, {});
  return { cubes, more };
}

/** Reduced ordered decision diagrams over multi-valued items: decide, restrict, quantify, count. */
import { Apply } from "./apply.ts";
import type { Condition, Item, World } from "./condition.ts";
import { countTerms } from "./counter.ts";
import { ALWAYS, NEVER, type Node, NodeTable } from "./nodes.ts";
import { type Cubes, countWorlds, cubesOf, firstWorld } from "./reading.ts";

export type { Node } from "./nodes.ts";
export type { Cube, Cubes } from "./reading.ts";

/**
 * A diagram over items in a fixed order. A node stands for a set of worlds; equal sets are the same
 * node, so `a === b` decides equivalence. Nodes of one diagram mean nothing in another. Every
 * method that names an item throws when the diagram does not have it.
 */
export interface Diagram {
  /** The order, as given. */
  readonly items: readonly Item[];
  readonly never: Node;
  readonly always: Node;
  /** The worlds in which the condition holds. Values outside an item's range are never taken. */
  compile(condition: Condition): Node;
  and(a: Node, b: Node): Node;
  or(a: Node, b: Node): Node;
  not(a: Node): Node;
  isNever(a: Node): boolean;
  isAlways(a: Node): boolean;
  /** Every world of `a` is a world of `b`. */
  implies(a: Node, b: Node): boolean;
  /** Holds where some choice of these items makes `a` hold; no longer depends on them. */
  exists(a: Node, items: Iterable<string>): Node;
  /** Holds where every choice of these items makes `a` hold; no longer depends on them. */
  forall(a: Node, items: Iterable<string>): Node;
  /** `a` with these items fixed; no longer depends on them. */
  restrict(a: Node, values: World): Node;
  /** The items `a` depends on, in order. */
  support(a: Node): string[];
  /** Worlds over all items of the diagram, whether `a` depends on them or not. */
  count(a: Node): bigint;
  /** The first world of `a` in the order of items and values; null when there is none. */
  pick(a: Node): World | null;
  /** Whether `a` holds in a world that gives at least the items `a` depends on. */
  holds(a: Node, world: World): boolean;
  /** How many nodes stand for `a`, the two constants not counted. */
  size(a: Node): number;
  /** Up to `limit` disjoint partial assignments that together cover `a` (all of it unless `more`). */
  cubes(a: Node, limit: number): Cubes;
  /** Place of an item in the order. */
  levelOf(item: string): number;
  /** Place of the item a node tests; `items.length` for the two constants. */
  level(a: Node): number;
  /** The node reached when the tested item takes the value with this index. */
  child(a: Node, value: number): Node;
  /** The nodes of `a`, constants excepted, children before parents. */
  nodes(a: Node): Int32Array;
  /** The node that tests the item at this level; children, one per value, test later items. */
  make(level: number, children: ArrayLike<Node>): Node;
}

/**
 * An empty diagram over these items, in this order. Throws on a repeated item or value, or no value.
 *
 *     const d = diagram([{ id: 'A', values: ['for', 'against'] }])
 *     d.count(d.compile(is('A', 'for')))     // 1n
 */
export function diagram(items: readonly Item[]): Diagram {
  return new TableDiagram(items);
}

class TableDiagram implements Diagram {
  readonly items: readonly Item[];
  readonly never = NEVER;
  readonly always = ALWAYS;
  private readonly places = new Map<string, number>();
  private readonly table: NodeTable;
  private readonly apply: Apply;
  private readonly compiled = new WeakMap<Condition, Node>();

  constructor(items: readonly Item[]) {
    this.items = items;
    items.forEach((item, level) => {
      if (this.places.has(item.id)) throw new Error(`item "${item.id}" is given twice`);
      if (item.values.length === 0) throw new Error(`item "${item.id}" has no value`);
      if (new Set(item.values).size < item.values.length) {
        throw new Error(`item "${item.id}" repeats a value`);
      }
      this.places.set(item.id, level);
    });
    this.table = new NodeTable(items.map((item) => item.values.length));
    this.apply = new Apply(this.table);
  }

  compile(condition: Condition): Node {
    const known = this.compiled.get(condition);
    if (known !== undefined) return known;
    const node = this.build(condition);
    this.compiled.set(condition, node);
    return node;
  }

  private build(condition: Condition): Node {
    switch (condition.kind) {
      case "constant":
        return condition.value ? ALWAYS : NEVER;
      case "is": {
        const level = this.levelOf(condition.item);
        const values = (this.items[level] as Item).values;
        const children = values.map((v) => (condition.values.includes(v) ? ALWAYS : NEVER));
        return this.table.make(level, children);
      }
      case "not":
        return this.apply.not(this.compile(condition.of));
      case "all":
        return this.bottomUp(condition.of).reduce((a, b) => this.apply.and(a, b), ALWAYS);
      case "any":
        return this.bottomUp(condition.of).reduce((a, b) => this.apply.or(a, b), NEVER);
      case "sum": {
        const terms = condition.terms.map(({ when, weight }) => {
          return { when: this.compile(when), weight };
        });
        return countTerms(this.table, this.apply, terms, condition.atLeast);
      }
    }
  }

  /** Parts that test late items first, so that joining them one by one rarely rebuilds. */
  private bottomUp(parts: readonly Condition[]): Node[] {
    const nodes = parts.map((part) => this.compile(part));
    return nodes.sort((a, b) => this.table.level(b) - this.table.level(a));
  }

  and(a: Node, b: Node): Node {
    return this.apply.and(a, b);
  }

  or(a: Node, b: Node): Node {
    return this.apply.or(a, b);
  }

  not(a: Node): Node {
    return this.apply.not(a);
  }

  isNever(a: Node): boolean {
    return a === NEVER;
  }

  isAlways(a: Node): boolean {
    return a === ALWAYS;
  }

  implies(a: Node, b: Node): boolean {
    return this.apply.and(a, b) === a;
  }

  exists(a: Node, items: Iterable<string>): Node {
    const gone = this.flags(items);
    return this.rebuild(a, (level, children) => {
      if (gone[level] === 0) return this.table.make(level, children);
      return children.reduce((x, y) => this.apply.or(x, y), NEVER);
    });
  }

  forall(a: Node, items: Iterable<string>): Node {
    const gone = this.flags(items);
    return this.rebuild(a, (level, children) => {
      if (gone[level] === 0) return this.table.make(level, children);
      return children.reduce((x, y) => this.apply.and(x, y), ALWAYS);
    });
  }

  restrict(a: Node, values: World): Node {
    const fixed = new Int32Array(this.items.length).fill(-1);
    for (const [item, value] of Object.entries(values)) {
      const level = this.levelOf(item);
      fixed[level] = (this.items[level] as Item).values.indexOf(value);
      if (fixed[level] === -1) throw new Error(`item "${item}" has no value "${value}"`);
    }
    return this.rebuild(a, (level, children) => {
      const value = fixed[level] as number;
      return value === -1 ? this.table.make(level, children) : (children[value] as Node);
    });
  }

  /** Rebuilds `a` from below; `join` gets a level and the rebuilt children. */
  private rebuild(a: Node, join: (level: number, children: Node[]) => Node): Node {
    const { table } = this;
    const done = new Map<Node, Node>([
      [NEVER, NEVER],
      [ALWAYS, ALWAYS],
    ]);
    for (const node of table.reach(a)) {
      const level = table.level(node);
      const children: Node[] = [];
      const arity = table.arities[level] as number;
      for (let i = 0; i < arity; i++) children.push(done.get(table.child(node, i)) as Node);
      done.set(node, join(level, children));
    }
    return done.get(a) as Node;
  }

  private flags(items: Iterable<string>): Uint8Array {
    const flags = new Uint8Array(this.items.length);
    for (const item of items) flags[this.levelOf(item)] = 1;
    return flags;
  }

  support(a: Node): string[] {
    const flags = new Uint8Array(this.items.length);
    for (const node of this.table.reach(a)) flags[this.table.level(node)] = 1;
    return this.items.filter((_, level) => flags[level] === 1).map((item) => item.id);
  }

  count(a: Node): bigint {
    return countWorlds(this, a);
  }

  pick(a: Node): World | null {
    return firstWorld(this, a);
  }

  holds(a: Node, world: World): boolean {
    let node = a;
    while (node > ALWAYS) {
      const item = this.items[this.table.level(node)] as Item;
      const value = world[item.id];
      if (value === undefined) throw new Error(`the world gives no value to "${item.id}"`);
      const index = item.values.indexOf(value);
      if (index === -1) throw new Error(`item "${item.id}" has no value "${value}"`);
      node = this.table.child(node, index);
    }
    return node === ALWAYS;
  }

  size(a: Node): number {
    return this.table.reach(a).length;
  }

  cubes(a: Node, limit: number): Cubes {
    return cubesOf(this, a, limit);
  }

  levelOf(item: string): number {
    const level = this.places.get(item);
    if (level === undefined) throw new Error(`the diagram has no item "${item}"`);
    return level;
  }

  level(a: Node): number {
    return this.table.level(a);
  }

  child(a: Node, value: number): Node {
    return this.table.child(a, value);
  }

  nodes(a: Node): Int32Array {
    return this.table.reach(a);
  }

  make(level: number, children: ArrayLike<Node>): Node {
    return this.table.make(level, children);
  }
}

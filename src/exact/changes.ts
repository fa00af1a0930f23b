/** What would have had to be different: the minimal sets of known items to change. */
import { Apply } from "./apply.ts";
import { Cache } from "./cache.ts";
import type { Item, World } from "./condition.ts";
import type { Cube, Cubes, Diagram, Node } from "./diagram.ts";
import { type Family, familyOf } from "./family.ts";
import { ALWAYS, NEVER, NodeTable } from "./nodes.ts";
import { NOTHING, type SetNode, SetTable, UNIT } from "./sets.ts";

/** One way in which a change set works: the new values, and what open items must then be. */
export type Way = { readonly to: Cube; readonly provided: Cubes };

export interface ChangeSets extends Family {
  /**
   * How this set of items, changed, reaches the target, the other known items being as recorded:
   * up to `limit` disjoint ways, empty when it does not. `provided` is one empty cube when open
   * items do not matter.
   */
  ways(set: Iterable<string>, limit?: number): Way[];
}

/**
 * All sets of known items such that, changed from their baseline to some other value, the target
 * holds in at least one world of the open items; minimal by inclusion over items, not over values.
 * The family is { {} } when nothing known stands in the way, and empty when nothing helps.
 * Throws when the target depends on an item that is neither known nor open, or on both.
 *
 *     const why = minimalChangeSets(d, adopted, { A: 'against', B: 'against' }, ['fact'])
 *     for (const set of why.iterate(10)) console.log(set, why.ways(set))
 */
export function minimalChangeSets(
  d: Diagram,
  target: Node,
  baseline: World,
  open: Iterable<string>,
): ChangeSets {
  const free = [...open];
  const recorded = recordedValues(d, baseline, free);
  const changeable = new NodeTable(d.items.map(() => 2));
  const root = envelope(d, target, recorded, changeable);
  const sets = new SetTable(d.items.length);
  const family = familyOf(
    sets,
    leastSets(changeable, root, sets),
    d.items.map((item) => item.id),
  );
  return Object.assign(family, {
    ways: (set: Iterable<string>, limit = 20) =>
      waysOf(d, target, baseline, free, new Set(set), limit),
  });
}

const OPEN = -1;
const NEITHER = -2;

/** The index of the recorded value of each item, `OPEN`, or `NEITHER`. */
function recordedValues(d: Diagram, baseline: World, open: readonly string[]): Int32Array {
  const recorded = new Int32Array(d.items.length).fill(NEITHER);
  for (const item of open) recorded[d.levelOf(item)] = OPEN;
  for (const [item, value] of Object.entries(baseline)) {
    const level = d.levelOf(item);
    const index = d.items[level]?.values.indexOf(value) ?? -1;
    if (index === -1) throw new Error(`item "${item}" has no value "${value}"`);
    if (recorded[level] === OPEN) throw new Error(`item "${item}" is both known and open`);
    recorded[level] = index;
  }
  return recorded;
}

/**
 * The envelope: a diagram over the items themselves, changed (1) or not (0), of the sets within
 * which some change reaches the target. From below: an unchanged item keeps to its recorded child,
 * a changed or open one may take any.
 */
function envelope(d: Diagram, target: Node, recorded: Int32Array, table: NodeTable): Node {
  const apply = new Apply(table);
  const within = new Int32Array(target + 2);
  within[d.never] = NEVER;
  within[d.always] = ALWAYS;
  const children: [Node, Node] = [NEVER, NEVER];
  for (const node of d.nodes(target)) {
    const level = d.level(node);
    const kept = recorded[level] as number;
    const { id, values } = d.items[level] as Item;
    if (kept === NEITHER) throw new Error(`item "${id}" is neither known nor open`);
    let any = NEVER;
    for (let value = 0; value < values.length && any !== ALWAYS; value++) {
      any = apply.or(any, within[d.child(node, value)] as Node);
    }
    if (kept === OPEN) {
      within[node] = any;
    } else {
      children[0] = within[d.child(node, kept)] as Node;
      children[1] = any;
      within[node] = table.make(level, children);
    }
  }
  return within[target] as Node;
}

/** The minimal sets of an envelope: with an item, those that do not already work without it. */
function leastSets(table: NodeTable, root: Node, sets: SetTable): SetNode {
  const cache = new Cache();
  const failing = (f: SetNode, node: Node): SetNode => {
    if (node === NEVER || f === NOTHING) return f;
    if (node === ALWAYS) return NOTHING;
    const level = sets.level(f);
    const tested = table.level(node);
    if (tested < level) return failing(f, table.child(node, 0));
    const known = cache.recall(1, f, node);
    if (known >= 0) return known;
    const without = tested === level ? table.child(node, 0) : node;
    const within = tested === level ? table.child(node, 1) : node;
    const low = failing(sets.low(f), without);
    const made = sets.make(level, low, failing(sets.high(f), within));
    return cache.remember(1, f, node, made);
  };
  const least = new Map<Node, SetNode>([
    [NEVER, NOTHING],
    [ALWAYS, UNIT],
  ]);
  for (const node of table.reach(root)) {
    const without = table.child(node, 0);
    const high = failing(least.get(table.child(node, 1)) as SetNode, without);
    least.set(node, sets.make(table.level(node), least.get(without) as SetNode, high));
  }
  return least.get(root) as SetNode;
}

function waysOf(
  d: Diagram,
  target: Node,
  baseline: World,
  open: readonly string[],
  changed: ReadonlySet<string>,
  limit: number,
): Way[] {
  const kept = Object.entries(baseline).filter(([item]) => !changed.has(item));
  let works = d.restrict(target, Object.fromEntries(kept));
  for (const item of changed) {
    const { values } = d.items[d.levelOf(item)] as { values: readonly string[] };
    const others = values.filter((value) => value !== baseline[item]);
    works = d.and(works, d.compile({ kind: "is", item, values: others }));
  }
  const tos = d.cubes(d.exists(works, open), limit).cubes;
  return tos.flatMap((to) => splitByProvided(d, works, to)).slice(0, limit);
}

/** Splits a cube of changes until all its values leave the same condition on the open items. */
function splitByProvided(d: Diagram, works: Node, to: Cube): Way[] {
  const mixed = Object.entries(to);
  const visit = (at: number, node: Node, path: Cube): { node: Node; to: Cube }[] => {
    const entry = mixed[at];
    if (entry === undefined) return [{ node, to: path }];
    const [item, values] = entry;
    const groups = new Map<Node, string[]>();
    for (const value of values) {
      const rest = d.restrict(node, { [item]: value });
      groups.set(rest, [...(groups.get(rest) ?? []), value]);
    }
    return [...groups].flatMap(([rest, alike]) => visit(at + 1, rest, { ...path, [item]: alike }));
  };
  return visit(0, works, {}).map(({ node, to }) => ({ to, provided: d.cubes(node, 20) }));
}

/** Who can stop it: minimal sets of groups whose own items prevent the target whatever others do. */
import type { World } from "./condition.ts";
import type { Diagram, Node } from "./diagram.ts";
import { type Family, familyOf } from "./family.ts";
import { NOTHING, type SetNode, SetTable, UNIT } from "./sets.ts";

/** Which items belong to which group (a member with several positions, say). */
export type Groups = ReadonlyMap<string, readonly string[]>;

export type BlockingOptions = {
  /** Items fixed beforehand, for every group. */
  readonly given?: World;
  /** When present, a group that blocks does so by these values of its items, not by any. */
  readonly recorded?: World;
};

/**
 * All minimal sets of groups for which some values of their own items make the target fail for
 * every value of all other items, grouped or not. { {} } when the target cannot hold at all; empty
 * when nobody can prevent it. Throws when an item is unknown or in two groups.
 *
 *     const groups = new Map([['A', ['A first', 'A second']], ['B', ['B first']]])
 *     minimalBlockingSets(d, adopted, groups).iterate()      // ['A'], ['B']
 */
export function minimalBlockingSets(
  d: Diagram,
  target: Node,
  groups: Groups,
  options: BlockingOptions = {},
): Family {
  const ordered = inOrder(d, groups);
  const owned = new Set(ordered.flatMap((group) => group.items));
  const fails = d.not(d.restrict(target, options.given ?? {}));
  const unowned = d.support(fails).filter((item) => !owned.has(item));
  const table = new SetTable(ordered.length);
  const search = new Search(d, table, ordered, options.recorded ?? null);
  const root = search.least(d.forall(fails, unowned));
  return familyOf(
    table,
    root,
    ordered.map((group) => group.id),
  );
}

/**
 * Whether these groups, by the recorded values of their items, prevent the target whatever the
 * other items are. Items of theirs without a recorded value are among the others.
 */
export function doesBlock(
  d: Diagram,
  target: Node,
  groups: Groups,
  set: Iterable<string>,
  recorded: World,
  given: World = {},
): boolean {
  const values: Record<string, string> = { ...given };
  for (const id of set) {
    for (const item of groups.get(id) ?? []) {
      const value = recorded[item];
      if (value !== undefined && given[item] === undefined) values[item] = value;
    }
  }
  return d.isNever(d.restrict(target, values));
}

type Group = { readonly id: string; readonly items: readonly string[] };

class Search {
  private readonly d: Diagram;
  private readonly table: SetTable;
  private readonly recorded: World | null;
  private readonly rankOf = new Map<string, number>();
  private readonly done = new Map<Node, SetNode>();

  constructor(d: Diagram, table: SetTable, groups: readonly Group[], recorded: World | null) {
    this.d = d;
    this.table = table;
    this.recorded = recorded;
    groups.forEach((group, rank) => {
      for (const item of group.items) this.rankOf.set(item, rank);
    });
  }

  /**
   * The minimal sets that make `fails` hold. The first group that matters is either left to the
   * others (for every value of its items), or blocks with one choice of them.
   */
  least(fails: Node): SetNode {
    if (this.d.isNever(fails)) return NOTHING;
    if (this.d.isAlways(fails)) return UNIT;
    const known = this.done.get(fails);
    if (known !== undefined) return known;
    const support = this.d.support(fails);
    const rank = Math.min(...support.map((item) => this.rankOf.get(item) as number));
    const items = support.filter((item) => this.rankOf.get(item) === rank);
    const low = this.least(this.d.forall(fails, items));
    let high = NOTHING;
    if (low !== UNIT) {
      for (const choice of this.choices(fails, items)) {
        high = this.table.least(high, this.least(choice));
        if (high === UNIT) break;
      }
    }
    const made = this.table.make(rank, low, this.table.beyond(high, low));
    this.done.set(fails, made);
    return made;
  }

  /** The distinct diagrams left when these items, the group's own, are chosen. */
  private choices(fails: Node, items: readonly string[]): Iterable<Node> {
    let left = new Set([fails]);
    for (const item of items) {
      const level = this.d.levelOf(item);
      const fixed = this.recorded?.[item];
      const next = new Set<Node>();
      for (const node of left) {
        if (this.recorded !== null) {
          const kept = fixed === undefined;
          next.add(kept ? this.d.forall(node, [item]) : this.d.restrict(node, { [item]: fixed }));
        } else {
          for (const value of this.d.items[level]?.values ?? []) {
            next.add(this.d.restrict(node, { [item]: value }));
          }
        }
      }
      left = next;
    }
    return left;
  }
}

/** Groups by the place of their first item; their items in the order of the diagram. */
function inOrder(d: Diagram, groups: Groups): Group[] {
  const owner = new Map<string, string>();
  const ordered = [...groups].map(([id, items]) => {
    for (const item of items) {
      if (owner.has(item)) throw new Error(`item "${item}" is in two groups`);
      owner.set(item, id);
    }
    const levels = items.map((item) => d.levelOf(item)).sort((a, b) => a - b);
    return { id, items: levels.map((level) => d.items[level]?.id ?? ""), first: levels[0] ?? -1 };
  });
  return ordered.sort((a, b) => a.first - b.first);
}

/** Who can stop it: minimal sets of groups whose own items prevent the target whatever others do. */
import type { Item, World } from "./condition.ts";
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
  private readonly groups: readonly Group[];
  private readonly recorded: World | null;
  /** By level: the rank of the group that owns the item, -1 where none does. */
  private readonly ranks: Int32Array;
  /** Whether the items of each group stand together, so that the top item decides the group. */
  private readonly contiguous: boolean;
  private readonly done = new Map<Node, SetNode>();

  constructor(d: Diagram, table: SetTable, groups: readonly Group[], recorded: World | null) {
    this.d = d;
    this.table = table;
    this.groups = groups;
    this.recorded = recorded;
    this.ranks = new Int32Array(d.items.length).fill(-1);
    groups.forEach((group, rank) => {
      for (const item of group.items) this.ranks[d.levelOf(item)] = rank;
    });
    const owned = this.ranks.filter((rank) => rank >= 0);
    this.contiguous = owned.every((rank, i) => i === 0 || rank >= (owned[i - 1] as number));
  }

  /**
   * The minimal sets that make `fails` hold, which depends on owned items only. The first group
   * that matters is either left to the others (every choice of its items must do), or blocks with
   * one choice of them.
   */
  least(fails: Node): SetNode {
    if (this.d.isNever(fails)) return NOTHING;
    if (this.d.isAlways(fails)) return UNIT;
    const known = this.done.get(fails);
    if (known !== undefined) return known;
    const rank = this.firstRank(fails);
    const choices = this.chosen(fails, rank, null);
    const low = this.least(choices.reduce((a, b) => this.d.and(a, b)));
    let high = NOTHING;
    if (low !== UNIT) {
      const own = this.recorded === null ? choices : this.chosen(fails, rank, this.recorded);
      for (const choice of this.strongest(own)) {
        high = this.table.least(high, this.least(choice));
        if (high === UNIT) break;
      }
    }
    const made = this.table.make(rank, low, this.table.beyond(high, low));
    this.done.set(fails, made);
    return made;
  }

  private firstRank(fails: Node): number {
    if (this.contiguous) return this.ranks[this.d.level(fails)] as number;
    const ranks = this.d.support(fails).map((item) => this.ranks[this.d.levelOf(item)] as number);
    return Math.min(...ranks);
  }

  /**
   * What is left when the items of a group are chosen, each distinct result once; with `recorded`,
   * the one result of the recorded values, items without one being left to the others.
   */
  private chosen(fails: Node, rank: number, recorded: World | null): Node[] {
    let left = [fails];
    for (const item of this.groups[rank]?.items ?? []) {
      const next = new Set<Node>();
      for (const node of left) {
        const children = this.byValue(node, this.d.levelOf(item));
        if (recorded === null) {
          for (const child of children) next.add(child);
        } else {
          const values = this.d.items[this.d.levelOf(item)]?.values ?? [];
          const said = children[values.indexOf(recorded[item] ?? "")];
          next.add(said ?? children.reduce((a, b) => this.d.and(a, b)));
        }
      }
      left = [...next];
    }
    return left;
  }

  /** What a node becomes with each value of the item at this level. */
  private byValue(node: Node, level: number): Node[] {
    const { id, values } = this.d.items[level] as Item;
    const top = this.d.level(node);
    return values.map((value, i) => {
      if (top === level) return this.d.child(node, i);
      return top > level ? node : this.d.restrict(node, { [id]: value });
    });
  }

  /** Choices that no other choice outdoes; equal ones do not occur. */
  private strongest(choices: readonly Node[]): Node[] {
    return choices.filter((a) => !choices.some((b) => b !== a && this.d.implies(a, b)));
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

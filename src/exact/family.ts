/** A family of sets, never listed unless asked: counted, cheapest first, shown as orbits. */
import { NOTHING, type SetNode, type SetTable, UNIT } from "./sets.ts";

/** All of `fixed`, and any `take` of each group: that many sets of the family, and every one true. */
export type Orbit = {
  readonly fixed: readonly string[];
  readonly any: readonly { readonly take: number; readonly of: readonly string[] }[];
  readonly sets: bigint;
};

/** Orbits in order of size; `count` is how many there are, listed or not. */
export type Orbits = { readonly orbits: readonly Orbit[]; readonly count: bigint };

export interface Family {
  /** What the sets are made of, in order. */
  readonly elements: readonly string[];
  readonly count: bigint;
  /** How many sets have 0, 1, 2... elements. */
  bySize(): bigint[];
  /** The sets with the fewest elements. */
  cheapest(): Family;
  /** The sets with this many elements. */
  ofSize(size: number): Family;
  has(set: Iterable<string>): boolean;
  /** Sets by size, then in the order of elements; at most `limit` of them. */
  iterate(limit?: number): Iterable<string[]>;
  /**
   * The family up to exchange of interchangeable elements, `limit` orbits listed. `classes` says
   * which elements may be alike (by key; without it, all may be); only those whose exchange leaves
   * the family as it is are put together, so that every orbit is exactly true.
   */
  orbits(classes?: ReadonlyMap<string, string> | null, limit?: number): Orbits;
}

/** The family under this root of this table, its elements named. */
export function familyOf(table: SetTable, root: SetNode, elements: readonly string[]): Family {
  return new TableFamily(table, root, elements);
}

class TableFamily implements Family {
  readonly elements: readonly string[];
  private readonly table: SetTable;
  private readonly root: SetNode;
  private sizes: bigint[] | null = null;

  constructor(table: SetTable, root: SetNode, elements: readonly string[]) {
    this.table = table;
    this.root = root;
    this.elements = elements;
  }

  get count(): bigint {
    return this.bySize().reduce((a, b) => a + b, 0n);
  }

  bySize(): bigint[] {
    if (this.sizes === null) this.sizes = countBySize(this.table, this.root);
    return this.sizes;
  }

  cheapest(): Family {
    return this.ofSize(
      Math.max(
        0,
        this.bySize().findIndex((sets) => sets > 0n),
      ),
    );
  }

  ofSize(size: number): Family {
    return familyOf(this.table, layer(this.table, this.root, size), this.elements);
  }

  has(set: Iterable<string>): boolean {
    const wanted = new Set(set);
    let left = wanted.size;
    let f = this.root;
    while (f > UNIT) {
      const taken = wanted.has(this.elements[this.table.level(f)] as string);
      if (taken) left--;
      f = taken ? this.table.high(f) : this.table.low(f);
    }
    return f === UNIT && left === 0;
  }

  *iterate(limit = Number.POSITIVE_INFINITY): Iterable<string[]> {
    let left = limit;
    const sizes = this.bySize();
    for (let size = 0; size < sizes.length; size++) {
      if (sizes[size] === 0n) continue;
      for (const set of walk(this.table, layer(this.table, this.root, size))) {
        if (left-- <= 0) return;
        yield set.map((level) => this.elements[level] as string);
      }
    }
  }

  orbits(classes: ReadonlyMap<string, string> | null = null, limit = 1000): Orbits {
    const groups = this.interchangeable(classes);
    let chosen = this.root;
    for (const group of groups) {
      for (let i = 1; i < group.length; i++) {
        chosen = this.table.together(chosen, group[i - 1] as number, group[i] as number);
      }
    }
    const groupOf = new Map<number, number[]>();
    for (const group of groups) for (const level of group) groupOf.set(level, group);
    const representatives = familyOf(this.table, chosen, this.elements);
    const places = new Map(this.elements.map((element, level) => [element, level]));
    const orbits: Orbit[] = [];
    for (const set of representatives.iterate(limit)) {
      orbits.push(
        this.orbitOf(
          set.map((element) => places.get(element) as number),
          groupOf,
        ),
      );
    }
    return { orbits, count: representatives.count };
  }

  private orbitOf(set: readonly number[], groupOf: ReadonlyMap<number, number[]>): Orbit {
    const taken = new Map<number[], number>();
    for (const level of set) {
      const group = groupOf.get(level) as number[];
      taken.set(group, (taken.get(group) ?? 0) + 1);
    }
    const name = (level: number) => this.elements[level] as string;
    const fixed: number[] = [];
    const any: { take: number; of: string[] }[] = [];
    let sets = 1n;
    for (const [group, take] of taken) {
      if (take === group.length) fixed.push(...group);
      else any.push({ take, of: group.map(name) });
      sets *= choose(group.length, take);
    }
    return { fixed: fixed.sort((a, b) => a - b).map(name), any, sets };
  }

  /** Elements of the family grouped so that any exchange within a group leaves it unchanged. */
  private interchangeable(classes: ReadonlyMap<string, string> | null): number[][] {
    const { table, root } = this;
    const groups = new Map<string, number[][]>();
    for (const level of support(table, root)) {
      const element = this.elements[level] as string;
      const key = classes === null ? "all" : (classes.get(element) ?? `only ${element}`);
      const alike = groups.get(key) ?? [];
      groups.set(key, alike);
      const group = alike.find(([first]) => {
        const a = first as number;
        const withFirst = table.lacking(table.having(root, a), level);
        return withFirst === table.having(table.lacking(root, a), level);
      });
      if (group === undefined) alike.push([level]);
      else group.push(level);
    }
    return [...groups.values()].flat();
  }
}

/** The nodes below a root, constants excepted, children before parents. */
function reach(table: SetTable, root: SetNode): number[] {
  const found = new Set<SetNode>(root > UNIT ? [root] : []);
  for (const f of found) {
    if (table.low(f) > UNIT) found.add(table.low(f));
    if (table.high(f) > UNIT) found.add(table.high(f));
  }
  return [...found].sort((a, b) => a - b);
}

function support(table: SetTable, root: SetNode): number[] {
  const levels = new Set(reach(table, root).map((f) => table.level(f)));
  return [...levels].sort((a, b) => a - b);
}

function countBySize(table: SetTable, root: SetNode): bigint[] {
  const counts = new Map<SetNode, bigint[]>([
    [NOTHING, []],
    [UNIT, [1n]],
  ]);
  for (const f of reach(table, root)) {
    const sizes = [...(counts.get(table.low(f)) as bigint[])];
    const high = counts.get(table.high(f)) as bigint[];
    while (sizes.length < high.length + 1) sizes.push(0n);
    high.forEach((sets, size) => {
      sizes[size + 1] = (sizes[size + 1] as bigint) + sets;
    });
    counts.set(f, sizes);
  }
  return counts.get(root) as bigint[];
}

/** The sets with exactly this many elements. */
function layer(table: SetTable, root: SetNode, size: number): SetNode {
  const done = new Map<number, SetNode>();
  const width = table.bottom + 1;
  const visit = (f: SetNode, left: number): SetNode => {
    if (f <= UNIT) return left === 0 ? f : NOTHING;
    if (left < 0) return NOTHING;
    const known = done.get(f * width + left);
    if (known !== undefined) return known;
    const low = visit(table.low(f), left);
    const made = table.make(table.level(f), low, visit(table.high(f), left - 1));
    done.set(f * width + left, made);
    return made;
  };
  return visit(root, size);
}

/** Sets in the order of elements, those with the earliest element first. */
function* walk(table: SetTable, root: SetNode): Generator<number[]> {
  const path: number[] = [];
  const stack: { f: SetNode; length: number }[] = [{ f: root, length: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    path.length = next.length;
    let f = next.f;
    while (f > UNIT) {
      stack.push({ f: table.low(f), length: path.length });
      path.push(table.level(f));
      f = table.high(f);
    }
    if (f === UNIT) yield [...path];
  }
}

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

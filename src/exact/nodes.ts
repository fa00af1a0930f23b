/** The node table of a decision diagram: each distinct node is stored once, in typed arrays. */

export type Node = number;

export const NEVER: Node = 0;
export const ALWAYS: Node = 1;

/** Children always have smaller numbers than their parents, so ascending order is bottom up. */
export class NodeTable {
  /** Number of values of the item at each level. */
  readonly arities: Int32Array;
  levels: Int32Array;
  starts: Int32Array;
  children: Int32Array;
  length: number;
  private used = 0;
  private slots: Int32Array;
  private marks = new Int32Array(0);
  private mark = 0;

  constructor(arities: readonly number[]) {
    this.arities = Int32Array.from(arities);
    const bottom = arities.length;
    this.levels = new Int32Array(64);
    this.starts = new Int32Array(64);
    this.children = new Int32Array(256);
    this.slots = new Int32Array(128);
    this.levels[NEVER] = bottom;
    this.levels[ALWAYS] = bottom;
    this.length = 2;
  }

  /** The one node with this level and these children (all of higher level), made when it is new. */
  make(level: number, children: ArrayLike<number>): Node {
    const arity = this.arities[level] as number;
    const first = children[0] as number;
    let same = true;
    let hash = Math.imul(level + 1, 0x9e3779b1);
    for (let i = 0; i < arity; i++) {
      const child = children[i] as number;
      if (child !== first) same = false;
      hash = Math.imul(hash ^ child, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    if (same) return first;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const node = this.slots[slot] as number;
      if (node === 0) break;
      if (this.matches(node, level, children, arity)) return node;
      slot = (slot + 1) & mask;
    }
    return this.append(level, children, arity, slot);
  }

  private matches(node: Node, level: number, children: ArrayLike<number>, arity: number): boolean {
    if (this.levels[node] !== level) return false;
    const start = this.starts[node] as number;
    for (let i = 0; i < arity; i++) if (this.children[start + i] !== children[i]) return false;
    return true;
  }

  private append(level: number, children: ArrayLike<number>, arity: number, slot: number): Node {
    if (this.length === this.levels.length) {
      this.levels = doubled(this.levels);
      this.starts = doubled(this.starts);
    }
    while (this.used + arity > this.children.length) this.children = doubled(this.children);
    const node = this.length++;
    this.levels[node] = level;
    this.starts[node] = this.used;
    for (let i = 0; i < arity; i++) this.children[this.used++] = children[i] as number;
    this.slots[slot] = node;
    if (this.length * 2 > this.slots.length) this.rehash();
    return node;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let node = 2; node < this.length; node++) {
      const level = this.levels[node] as number;
      const start = this.starts[node] as number;
      const arity = this.arities[level] as number;
      let hash = Math.imul(level + 1, 0x9e3779b1);
      for (let i = 0; i < arity; i++) {
        hash = Math.imul(hash ^ (this.children[start + i] as number), 0x85ebca6b);
        hash ^= hash >>> 15;
      }
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.slots = slots;
  }

  level(node: Node): number {
    return this.levels[node] as number;
  }

  /** The child of a node for the value with this index. */
  child(node: Node, value: number): Node {
    return this.children[(this.starts[node] as number) + value] as number;
  }

  /** The nodes below and including this one, terminals excepted, children before parents. */
  reach(root: Node): Int32Array {
    if (root <= ALWAYS) return new Int32Array(0);
    if (this.marks.length < this.length) this.marks = new Int32Array(this.levels.length);
    const marks = this.marks;
    const mark = ++this.mark;
    const found = [root];
    marks[root] = mark;
    for (let at = 0; at < found.length; at++) {
      const node = found[at] as number;
      const start = this.starts[node] as number;
      const end = start + (this.arities[this.levels[node] as number] as number);
      for (let i = start; i < end; i++) {
        const child = this.children[i] as number;
        if (child <= ALWAYS || marks[child] === mark) continue;
        marks[child] = mark;
        found.push(child);
      }
    }
    return Int32Array.from(found).sort();
  }
}

/** A copy of twice the length, zeros in its second half. */
export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

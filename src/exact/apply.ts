/** And, or and not of decision diagram nodes. */
import { Cache } from "./cache.ts";
import { ALWAYS, NEVER, type Node, type NodeTable } from "./nodes.ts";

const AND = 1;
const OR = 2;
const NOT = 3;

export class Apply {
  private readonly table: NodeTable;
  private readonly scratch: Int32Array[];
  private readonly cache = new Cache();

  constructor(table: NodeTable) {
    this.table = table;
    // Recursion meets each level at most once, so one buffer per level serves all of it.
    this.scratch = Array.from(table.arities, (arity) => new Int32Array(arity));
  }

  and(a: Node, b: Node): Node {
    if (a === b || b === ALWAYS) return a;
    if (a === ALWAYS) return b;
    if (a === NEVER || b === NEVER) return NEVER;
    return a < b ? this.binary(AND, a, b) : this.binary(AND, b, a);
  }

  or(a: Node, b: Node): Node {
    if (a === b || b === NEVER) return a;
    if (a === NEVER) return b;
    if (a === ALWAYS || b === ALWAYS) return ALWAYS;
    return a < b ? this.binary(OR, a, b) : this.binary(OR, b, a);
  }

  not(a: Node): Node {
    if (a <= ALWAYS) return a === NEVER ? ALWAYS : NEVER;
    const known = this.cache.recall(NOT, a, 0);
    if (known >= 0) return known;
    const level = this.table.level(a);
    const children = this.scratch[level] as Int32Array;
    for (let i = 0; i < children.length; i++) children[i] = this.not(this.table.child(a, i));
    const result = this.table.make(level, children);
    this.cache.remember(NOT, a, 0, result);
    this.cache.remember(NOT, result, 0, a);
    return result;
  }

  /** Where `test` holds, `a`; elsewhere `b`. */
  choose(test: Node, a: Node, b: Node): Node {
    if (a === b) return a;
    return this.or(this.and(test, a), this.and(this.not(test), b));
  }

  private binary(operation: number, a: Node, b: Node): Node {
    const known = this.cache.recall(operation, a, b);
    if (known >= 0) return known;
    const table = this.table;
    const levelA = table.level(a);
    const levelB = table.level(b);
    const level = levelA < levelB ? levelA : levelB;
    const children = this.scratch[level] as Int32Array;
    // Neighbouring values often lead to the same pair; its result is then still at hand.
    let lastX = -1;
    let lastY = -1;
    let last = NEVER;
    for (let i = 0; i < children.length; i++) {
      const x = levelA === level ? table.child(a, i) : a;
      const y = levelB === level ? table.child(b, i) : b;
      if (x !== lastX || y !== lastY) {
        last = operation === AND ? this.and(x, y) : this.or(x, y);
        lastX = x;
        lastY = y;
      }
      children[i] = last;
    }
    const result = table.make(level, children);
    this.cache.remember(operation, a, b, result);
    return result;
  }
}

/** Swings by coalition size, read off a diagram in one pass up and one pass down. */
import type { Diagram, Node } from "./diagram.ts";

/** Winning coalitions, and for each item its net swings by size of the coalition it joins. */
export type Swings = { readonly winning: bigint; readonly swings: bigint[][] };

/** Players up to which every count, below 2^players, is an exact double. */
const DOUBLE_PLAYERS_MAX = 52;

/** Throws when an item has not exactly two values, one of them `yes`. */
export function swingsOnDiagram(d: Diagram, node: Node, yes: string): Swings {
  const yesAt = d.items.map((item) => {
    const at = item.values.indexOf(yes);
    if (item.values.length !== 2 || at === -1) {
      throw new Error(`item "${item.id}" is not of two values with "${yes}" among them`);
    }
    return at;
  });
  const small = d.items.length <= DOUBLE_PLAYERS_MAX;
  return small ? count(d, node, yesAt, doubles) : count(d, node, yesAt, bigints);
}

/** Polynomials in the number of players at yes; the arithmetic differs with the number of players. */
type Arithmetic<P> = {
  constant(value: 0 | 1): P;
  /** no + z * yes. */
  join(no: P, yes: P): P;
  /** (1 + z)^times * p. */
  free(p: P, times: number): P;
  plus(a: P, b: P): P;
  shift(p: P): P;
  /** Adds path * (yes - no) to the totals. */
  swing(totals: bigint[], path: P, yes: P, no: P): void;
  total(p: P): bigint;
};

function count<P>(d: Diagram, root: Node, yesAt: readonly number[], a: Arithmetic<P>): Swings {
  const n = d.items.length;
  const up = new Map<Node, P>([
    [d.never, a.constant(0)],
    [d.always, a.constant(1)],
  ]);
  // Every child is lifted to the level right below its parent before it is used.
  const lifted = (child: Node, level: number): P =>
    a.free(up.get(child) as P, d.level(child) - level - 1);
  const nodes = d.nodes(root);
  for (const node of nodes) {
    const level = d.level(node);
    const yes = yesAt[level] as number;
    up.set(node, a.join(lifted(d.child(node, 1 - yes), level), lifted(d.child(node, yes), level)));
  }
  const swings = d.items.map(() => new Array<bigint>(n).fill(0n));
  const down = new Map<Node, P>([[root, a.free(a.constant(1), d.level(root))]]);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as Node;
    const level = d.level(node);
    const at = yesAt[level] as number;
    const path = down.get(node) as P;
    const [no, yes] = [d.child(node, 1 - at), d.child(node, at)];
    a.swing(swings[level] as bigint[], path, lifted(yes, level), lifted(no, level));
    const send = (child: Node, own: P): void => {
      const sent = a.free(own, d.level(child) - level - 1);
      const before = down.get(child);
      down.set(child, before === undefined ? sent : a.plus(before, sent));
    };
    send(no, path);
    send(yes, a.shift(path));
  }
  return { winning: a.total(a.free(up.get(root) as P, d.level(root))), swings };
}

const doubles: Arithmetic<Float64Array> = {
  constant: (value) => Float64Array.of(value),
  join: (no, yes) => doubles.plus(no, doubles.shift(yes)),
  free(p, times) {
    let result = p;
    for (let t = 0; t < times; t++) result = doubles.join(result, result);
    return result;
  },
  plus(a, b) {
    const [long, short] = a.length < b.length ? [b, a] : [a, b];
    const result = Float64Array.from(long);
    for (let i = 0; i < short.length; i++) result[i] = (result[i] as number) + (short[i] as number);
    return result;
  },
  shift(p) {
    const result = new Float64Array(p.length + 1);
    result.set(p, 1);
    return result;
  },
  swing(totals, path, yes, no) {
    const sums = new Float64Array(path.length + Math.max(yes.length, no.length));
    for (let j = 0; j < Math.max(yes.length, no.length); j++) {
      const gain = (yes[j] ?? 0) - (no[j] ?? 0);
      if (gain === 0) continue;
      for (let i = 0; i < path.length; i++) {
        sums[i + j] = (sums[i + j] as number) + (path[i] as number) * gain;
      }
    }
    sums.forEach((sum, s) => {
      if (sum !== 0) totals[s] = (totals[s] as bigint) + BigInt(sum);
    });
  },
  total: (p) => BigInt(p.reduce((a, b) => a + b, 0)),
};

const bigints: Arithmetic<readonly bigint[]> = {
  constant: (value) => [BigInt(value)],
  join: (no, yes) => bigints.plus(no, bigints.shift(yes)),
  free(p, times) {
    let result = p;
    for (let t = 0; t < times; t++) result = bigints.join(result, result);
    return result;
  },
  plus(a, b) {
    const length = Math.max(a.length, b.length);
    return Array.from({ length }, (_, i) => (a[i] ?? 0n) + (b[i] ?? 0n));
  },
  shift: (p) => [0n, ...p],
  swing(totals, path, yes, no) {
    for (let j = 0; j < Math.max(yes.length, no.length); j++) {
      const gain = (yes[j] ?? 0n) - (no[j] ?? 0n);
      if (gain === 0n) continue;
      path.forEach((count, i) => {
        totals[i + j] = (totals[i + j] as bigint) + count * gain;
      });
    }
  },
  total: (p) => p.reduce((a, b) => a + b, 0n),
};

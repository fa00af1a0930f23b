/** Weighted counts with their gradient, in one pass up and one pass down, in doubles or exactly. */
import type { Item } from "./condition.ts";
import type { Diagram, Node } from "./diagram.ts";
import { add, compare, type Fraction, one, ratio, zero } from "./fraction.ts";

/**
 * The weight of a node when items are independent, and the same once an item has a value: one
 * number per value, in the order of the item's values, for every item of the diagram.
 */
export type Weighed<N> = { readonly value: N; readonly given: ReadonlyMap<string, readonly N[]> };

/** For each item the weights of its values, in order, summing to one. */
export type Weights<N> = ReadonlyMap<string, ArrayLike<N>>;

const SUM_TOLERANCE = 1e-9;

/**
 * P(node) and P(node | item = value) in doubles. Throws when an item that matters has no weights,
 * the wrong number of them, or weights that do not sum to one.
 *
 *     weigh(d, node, new Map([['A', [0.2, 0.8]]])).value
 *     weigh(d, node, new Map([['A', [0.2, 0.8]]])).given.get('A')      // P(node | each value of A)
 */
export function weigh(d: Diagram, node: Node, weights: Weights<number>): Weighed<number> {
  return weigher(d, node)(weights);
}

/** `weigh` prepared for one node, to be asked many times with other weights. */
export function weigher(d: Diagram, node: Node): (weights: Weights<number>) => Weighed<number> {
  const flat = flatten(d, node);
  const { levels, starts, children, size } = flat;
  const up = new Float64Array(size + 2);
  const down = new Float64Array(size + 2);
  return (weights) => {
    const byLevel = d.items.map((item, level) =>
      flat.matters[level] === 1 ? checked(item, weights) : null,
    );
    up[1] = 1;
    for (let n = 2; n < size + 2; n++) {
      const w = byLevel[levels[n] as number] as ArrayLike<number>;
      let total = 0;
      for (let i = 0, at = starts[n] as number; i < w.length; i++, at++) {
        total += (w[i] as number) * (up[children[at] as number] as number);
      }
      up[n] = total;
    }
    const value = up[flat.root] as number;
    const given = d.items.map((item) => new Array<number>(item.values.length).fill(value));
    down.fill(0);
    down[flat.root] = 1;
    for (let n = size + 1; n >= 2; n--) {
      const level = levels[n] as number;
      const w = byLevel[level] as ArrayLike<number>;
      const gradient = given[level] as number[];
      const path = down[n] as number;
      const here = up[n] as number;
      for (let i = 0, at = starts[n] as number; i < w.length; i++, at++) {
        const child = children[at] as number;
        gradient[i] = (gradient[i] as number) + path * ((up[child] as number) - here);
        down[child] = (down[child] as number) + path * (w[i] as number);
      }
    }
    return { value, given: new Map(d.items.map((item, i) => [item.id, given[i] as number[]])) };
  };
}

/**
 * As `weigh`, in exact fractions. Whole numbers over common denominators are carried, and reduced
 * once at the end.
 *
 *     weighExactly(d, node, new Map([['A', [parse('0.2'), parse('0.8')]]])).value
 */
export function weighExactly(
  d: Diagram,
  node: Node,
  weights: Weights<Fraction>,
): Weighed<Fraction> {
  const { levels, starts, children, size, root, matters } = flatten(d, node);
  const scaled = d.items.map((item, level) =>
    matters[level] === 1 ? overCommonDenominator(item, weights) : { weights: [], over: 1n },
  );
  // over[level]: product of the denominators of all items before this level.
  const over = [1n];
  for (const { over: own } of scaled) over.push((over[over.length - 1] as bigint) * own);
  const between = (from: number, to: number): bigint =>
    from === to ? 1n : (over[to] as bigint) / (over[from] as bigint);

  const up = new Array<bigint>(size + 2).fill(0n);
  up[1] = 1n;
  const bottom = d.items.length;
  const levelOf = (n: number): number => (n < 2 ? bottom : (levels[n] as number));
  const lifted = (child: number, level: number): bigint =>
    (up[child] as bigint) * between(level + 1, levelOf(child));
  for (let n = 2; n < size + 2; n++) {
    const level = levelOf(n);
    const own = (scaled[level] as Scaled).weights;
    up[n] = own.reduce((sum, w, i) => {
      return w === 0n
        ? sum
        : sum + w * lifted(children[(starts[n] as number) + i] as number, level);
    }, 0n);
  }
  const total = (up[root] as bigint) * between(0, levelOf(root));
  const all = over[bottom] as bigint;
  const given = d.items.map((item) => new Array<bigint>(item.values.length).fill(total));
  const down = new Array<bigint>(size + 2).fill(0n);
  down[root] = between(0, levelOf(root));
  for (let n = size + 1; n >= 2; n--) {
    const level = levelOf(n);
    const { weights: own, over: common } = scaled[level] as Scaled;
    const gradient = given[level] as bigint[];
    own.forEach((w, i) => {
      const child = children[(starts[n] as number) + i] as number;
      const change = common * lifted(child, level) - (up[n] as bigint);
      gradient[i] = (gradient[i] as bigint) + (down[n] as bigint) * change;
      if (w === 0n) return;
      const path = (down[n] as bigint) * w * between(level + 1, levelOf(child));
      down[child] = (down[child] as bigint) + path;
    });
  }
  return {
    value: ratio(total, all),
    given: new Map(
      d.items.map((item, i) => [item.id, (given[i] as bigint[]).map((n) => ratio(n, all))]),
    ),
  };
}

/** The nodes of a diagram renumbered from 2 without gaps, children before parents. */
function flatten(d: Diagram, root: Node) {
  const nodes = d.nodes(root);
  const numbers = new Map<Node, number>([
    [d.never, 0],
    [d.always, 1],
  ]);
  nodes.forEach((node, i) => {
    numbers.set(node, i + 2);
  });
  const levels = new Int32Array(nodes.length + 2);
  const starts = new Int32Array(nodes.length + 2);
  const children: number[] = [];
  const matters = new Uint8Array(d.items.length);
  nodes.forEach((node, i) => {
    const level = d.level(node);
    matters[level] = 1;
    levels[i + 2] = level;
    starts[i + 2] = children.length;
    const arity = (d.items[level] as Item).values.length;
    for (let v = 0; v < arity; v++) children.push(numbers.get(d.child(node, v)) as number);
  });
  return {
    levels,
    starts,
    children: Int32Array.from(children),
    matters,
    size: nodes.length,
    root: numbers.get(root) as number,
  };
}

function checked(item: Item, weights: Weights<number>): ArrayLike<number> {
  const own = requireWeights(item, weights);
  let total = 0;
  for (let i = 0; i < own.length; i++) total += own[i] as number;
  if (!(Math.abs(total - 1) < SUM_TOLERANCE)) {
    throw new Error(`the weights of item "${item.id}" sum to ${total}, not to one`);
  }
  return own;
}

function requireWeights<N>(item: Item, weights: Weights<N>): ArrayLike<N> {
  const own = weights.get(item.id);
  if (own === undefined) throw new Error(`item "${item.id}" has no weights`);
  if (own.length !== item.values.length) {
    throw new Error(
      `item "${item.id}" has ${item.values.length} values, but ${own.length} weights`,
    );
  }
  return own;
}

type Scaled = { readonly weights: readonly bigint[]; readonly over: bigint };

function overCommonDenominator(item: Item, weights: Weights<Fraction>): Scaled {
  const own = Array.from(requireWeights(item, weights));
  if (compare(own.reduce(add, zero), one) !== 0) {
    throw new Error(`the weights of item "${item.id}" do not sum to one`);
  }
  const over = own.reduce((product, { denominator }) => {
    return product * ratio(denominator, product).numerator;
  }, 1n);
  return { weights: own.map((w) => (w.numerator * over) / w.denominator), over };
}

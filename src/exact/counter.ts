/** Weighted sums built directly as counters over their terms, one node per distinct remainder. */
import type { Apply } from "./apply.ts";
import { ALWAYS, NEVER, type Node, type NodeTable } from "./nodes.ts";

/** A compiled term: `weight` counts where `when` holds. */
export type CompiledTerm = { readonly when: Node; readonly weight: number };

/** Weights by value of the item at `level`, or one weight under a general condition. */
type Block = {
  readonly level: number;
  readonly weights: readonly number[];
  readonly when: Node | null;
};

/** The needs from `low` to `high` (inclusive) that all lead to the same node. */
type Span = { readonly low: number; readonly high: number; readonly node: Node };

/**
 * The node that holds where the weights of the terms that hold reach `atLeast`. Terms on one item
 * become one step of a counter; a term on several items is chosen by its condition.
 */
export function countTerms(
  table: NodeTable,
  apply: Apply,
  terms: readonly CompiledTerm[],
  atLeast: number,
): Node {
  const { blocks, certain } = intoBlocks(table, terms);
  const lowest = suffix(blocks, (weights) => Math.min(...weights));
  const highest = suffix(blocks, (weights) => Math.max(...weights));
  const spans: Span[][] = blocks.map(() => []);

  const step = (at: number, need: number): Span => {
    const least = lowest[at] as number;
    const most = highest[at] as number;
    if (need <= least) return { low: -Infinity, high: least, node: ALWAYS };
    if (need > most) return { low: most + 1, high: Infinity, node: NEVER };
    const known = spans[at] as Span[];
    const position = search(known, need);
    const found = known[position];
    if (found !== undefined && found.low <= need) return found;
    const block = blocks[at] as Block;
    let low = -Infinity;
    let high = Infinity;
    const children = block.weights.map((weight) => {
      const next = step(at + 1, need - weight);
      low = Math.max(low, next.low + weight);
      high = Math.min(high, next.high + weight);
      return next.node;
    });
    const made = { low, high, node: branch(table, apply, block, children) };
    known.splice(search(known, need), 0, made);
    return made;
  };
  return step(0, atLeast - certain).node;
}

function branch(table: NodeTable, apply: Apply, block: Block, children: readonly Node[]): Node {
  if (block.when !== null) {
    return apply.choose(block.when, children[0] as Node, children[1] as Node);
  }
  if (children.every((child) => table.level(child) > block.level)) {
    return table.make(block.level, children);
  }
  let result = NEVER;
  children.forEach((child, value) => {
    const taken = children.map((_, other) => (other === value ? ALWAYS : NEVER));
    result = apply.or(result, apply.and(table.make(block.level, taken), child));
  });
  return result;
}

/** Gathers the terms of each item, in the order of the diagram; constant terms are certain. */
function intoBlocks(table: NodeTable, terms: readonly CompiledTerm[]) {
  const byLevel = new Map<number, number[]>();
  const blocks: Block[] = [];
  let certain = 0;
  for (const { when, weight } of terms) {
    if (when <= ALWAYS) {
      if (when === ALWAYS) certain += weight;
      continue;
    }
    const level = table.level(when);
    const arity = table.arities[level] as number;
    const values = Array.from({ length: arity }, (_, i) => table.child(when, i));
    if (values.some((child) => child > ALWAYS)) {
      blocks.push({ level, weights: [weight, 0], when });
      continue;
    }
    const weights = byLevel.get(level) ?? values.map(() => 0);
    values.forEach((child, i) => {
      if (child === ALWAYS) weights[i] = (weights[i] as number) + weight;
    });
    byLevel.set(level, weights);
  }
  for (const [level, weights] of byLevel) blocks.push({ level, weights, when: null });
  blocks.sort((a, b) => a.level - b.level);
  return { blocks, certain };
}

function suffix(blocks: readonly Block[], of: (weights: readonly number[]) => number): number[] {
  const totals = new Array<number>(blocks.length + 1).fill(0);
  for (let i = blocks.length - 1; i >= 0; i--) {
    totals[i] = (totals[i + 1] as number) + of((blocks[i] as Block).weights);
  }
  return totals;
}

/** Index of the first span that ends at or after `need`; spans are disjoint and sorted. */
function search(spans: readonly Span[], need: number): number {
  let from = 0;
  let to = spans.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((spans[middle] as Span).high < need) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A set of worlds as a few short choices of items, each of them enough. */
import type { Cube, Diagram, Node } from "../exact/diagram.ts";

export type Provided = {
  /** Each item named takes one of the values listed; the rest does not matter. */
  readonly provided: readonly Cube[];
  /** There are worlds that none of them covers. */
  readonly more: boolean;
};

const LISTED_MAX = 6;
const LOOKED_AT_MAX = 60;

/**
 * The worlds of a node as choices from which nothing can be left out; the shortest come first. They
 * may overlap. A node that always holds is one empty choice.
 */
export function shortChoices(
  d: Diagram,
  node: Node,
  most = LISTED_MAX,
  lookedAt = LOOKED_AT_MAX,
): Provided {
  const { cubes } = d.cubes(node, lookedAt);
  const byText = new Map<string, Cube>();
  for (const cube of cubes) {
    const short = widened(d, node, cube);
    byText.set(JSON.stringify(short), short);
  }
  const sorted = [...byText.values()].sort(
    (a, b) => Object.keys(a).length - Object.keys(b).length || freedom(b) - freedom(a),
  );
  const provided: Cube[] = [];
  let covered = d.never;
  for (const cube of sorted) {
    const worlds = nodeOf(d, cube);
    if (provided.length === most || d.implies(worlds, covered)) continue;
    provided.push(cube);
    covered = d.or(covered, worlds);
  }
  return { provided, more: !d.implies(node, covered) };
}

const freedom = (cube: Cube): number =>
  Object.values(cube).reduce((sum, values) => sum + values.length, 0);

function nodeOf(d: Diagram, cube: Cube): Node {
  return Object.entries(cube).reduce<Node>(
    (node, [item, values]) => d.and(node, d.compile({ kind: "is", item, values })),
    d.always,
  );
}

/** Leaves out every item that is not needed, and allows every value that does no harm. */
function widened(d: Diagram, node: Node, cube: Cube): Cube {
  let kept: Record<string, readonly string[]> = { ...cube };
  for (const item of Object.keys(cube)) {
    const { [item]: _, ...without } = kept;
    if (d.implies(nodeOf(d, without), node)) kept = without;
  }
  for (const [item, values] of Object.entries(kept)) {
    const all = d.items[d.levelOf(item)]?.values ?? [];
    const wider = all.filter(
      (value) => values.includes(value) || d.implies(nodeOf(d, { ...kept, [item]: [value] }), node),
    );
    kept = { ...kept, [item]: wider };
  }
  return kept;
}

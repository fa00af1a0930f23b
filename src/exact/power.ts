/** Who can swing a two-valued game, and how often: Banzhaf and Shapley-Shubik, exactly. */
import { all, any, type Condition, is, sum } from "./condition.ts";
import { type Diagram, diagram, type Node } from "./diagram.ts";
import { type Fraction, ratio } from "./fraction.ts";
import { swingsOnDiagram } from "./swings.ts";
import { type Tallied, type Tally, tally, tallyCells } from "./tally.ts";

/**
 * The indices of every player, in the order given. A swing counts 1 where the player's support
 * turns failure into success, and -1 where it does the opposite.
 */
export type Power = {
  readonly method: "diagram" | "recurrence";
  /** Why this method, in one sentence. */
  readonly because: string;
  /** Coalitions that win, of 2^players. */
  readonly winning: bigint;
  readonly swings: ReadonlyMap<string, bigint>;
  /** Absolute: swings / 2^(players - 1). */
  readonly banzhaf: ReadonlyMap<string, Fraction>;
  /** Summing to one; null when swings sum to zero. */
  readonly banzhafNormalised: ReadonlyMap<string, Fraction> | null;
  /** Null when the table by coalition size would be too large; `because` says so. */
  readonly shapley: ReadonlyMap<string, Fraction> | null;
};

/**
 * A game by weights: one weight per criterion for each player, whole numbers, none negative. A
 * coalition wins when it has every player with a veto and, in one of the alternatives `quotas`,
 * reaches the quota of each criterion.
 */
export type WeightedGame = {
  readonly players: readonly {
    readonly id: string;
    readonly weights: readonly number[];
    readonly veto?: boolean;
  }[];
  readonly quotas: readonly (readonly number[])[];
};

/** Cells up to which a table by size and weight is filled. */
const TALLY_CELLS_MAX = 16_000_000;
/** Players up to which a weighted game is built as a diagram. */
const DIAGRAM_PLAYERS_MAX = 40;

/**
 * The indices of the game whose players are the items of the diagram, each of two values, one of
 * them `yes`; a coalition is the set of items at `yes`. Throws when an item is not such.
 *
 *     const d = diagram([{ id: 'A', values: ['no', 'yes'] }, { id: 'B', values: ['no', 'yes'] }])
 *     powerOfDiagram(d, d.compile(is('A', 'yes')), 'yes').shapley      // A 1, B 0
 */
export function powerOfDiagram(d: Diagram, node: Node, yes: string): Power {
  const counted = swingsOnDiagram(d, node, yes);
  const ids = d.items.map((item) => item.id);
  return powerOf(ids, counted.swings, counted.winning, "diagram", "the game is given as a diagram");
}

/**
 * The indices of a weighted game. By recurrence when at most one criterion has unequal weights and
 * the table fits; as a diagram otherwise, up to `DIAGRAM_PLAYERS_MAX` players. Throws beyond that.
 *
 *     powerOfWeights({ players: [{ id: 'A', weights: [2] }, { id: 'B', weights: [1] }],
 *       quotas: [[2]] }).shapley                                       // A 1, B 0
 */
export function powerOfWeights(game: WeightedGame): Power {
  checkGame(game);
  const small = asTally(game);
  if (small !== null && tallyCells(small) <= TALLY_CELLS_MAX) {
    const because = "one criterion at most has unequal weights, and the table of sizes fits";
    return fromTally(game, tally(small, true), because, true);
  }
  if (game.players.length <= DIAGRAM_PLAYERS_MAX) return onDiagram(game, small === null);
  if (small !== null && new Set(small.needs).size === 1) {
    const because =
      "one criterion decides, but its weights are too large for a table of sizes: " +
      "Banzhaf only, Shapley-Shubik not computed";
    return fromTally(game, tallyMerged(small), because, false);
  }
  throw new RangeError(
    `${game.players.length} players with these weights are too many for a table or a diagram`,
  );
}

/** The condition that a coalition wins, over items named like the players, at `yes` or not. */
export function winningCondition(game: WeightedGame, yes: string): Condition {
  const criterion = (at: number, quota: number): Condition =>
    sum(
      game.players.map((p) => ({ when: is(p.id, yes), weight: p.weights[at] as number })),
      quota,
    );
  const vetoes = game.players.filter((p) => p.veto === true).map((p) => is(p.id, yes));
  const alternatives = game.quotas.map((quotas) => all(quotas.map((q, at) => criterion(at, q))));
  return all([...vetoes, any(alternatives)]);
}

/**
 * Merged over sizes. Where more than half of the weight is needed, the dual game is counted: it
 * wins where the complement loses, and every swing is a swing of both.
 */
function tallyMerged({ weights, needs }: Tally): Tallied {
  const need = needs[0] ?? 0;
  const dual = weights.reduce((sum, w) => sum + w, 0) - need + 1;
  if (need <= dual) return tally({ weights, needs }, false);
  const { winning, swings } = tally({ weights, needs: needs.map(() => Math.max(0, dual)) }, false);
  return { winning: winning.map((wins) => 2n ** BigInt(weights.length) - wins), swings };
}

function onDiagram(game: WeightedGame, several: boolean): Power {
  const heaviest = [...game.players].sort(
    (a, b) => Math.max(...b.weights) - Math.max(...a.weights),
  );
  const d = diagram(heaviest.map((p) => ({ id: p.id, values: ["no", "yes"] })));
  const { winning, swings } = swingsOnDiagram(d, d.compile(winningCondition(game, "yes")), "yes");
  const byId = new Map(d.items.map((item, level) => [item.id, swings[level] as bigint[]]));
  const because = several
    ? "several criteria have unequal weights"
    : "the weights are too large for a table of sizes";
  const ids = game.players.map((p) => p.id);
  const ordered = ids.map((id) => byId.get(id) as bigint[]);
  return powerOf(ids, ordered, winning, "diagram", because);
}

function checkGame(game: WeightedGame): void {
  for (const quotas of game.quotas) {
    if (!quotas.every((q) => Number.isSafeInteger(q))) {
      throw new RangeError(`the quotas ${quotas.join(", ")} are not all whole numbers`);
    }
    for (const { id, weights } of game.players) {
      if (weights.length !== quotas.length) {
        throw new Error(`player "${id}" has ${weights.length} weights for ${quotas.length} quotas`);
      }
      if (!weights.every((w) => Number.isSafeInteger(w) && w >= 0)) {
        throw new RangeError(`player "${id}" has a weight that is not a whole number`);
      }
    }
  }
}

/**
 * The players without a veto as one table of sizes and weights: criteria whose weights are equal
 * become head counts. Null when two criteria have unequal weights.
 */
function asTally(game: WeightedGame): Tally | null {
  const criteria = (game.quotas[0] ?? []).map((_, at) =>
    game.players.map((p) => p.weights[at] ?? 0),
  );
  const unequal = criteria.flatMap((weights, at) => (new Set(weights).size > 1 ? [at] : []));
  if (unequal.length > 1) return null;
  const heavy = unequal[0] ?? -1;
  const free = game.players.filter((p) => p.veto !== true);
  const vetoes = game.players.filter((p) => p.veto === true);
  const vetoWeight = vetoes.reduce((total, p) => total + (p.weights[heavy] ?? 0), 0);
  const needs = Array.from({ length: free.length + 1 }, (_, s) => {
    const heads = s + vetoes.length;
    const enough = game.quotas.filter((quotas) =>
      quotas.every((q, at) => at === heavy || heads * (criteria[at]?.[0] ?? 0) >= q),
    );
    return Math.max(0, Math.min(...enough.map((quotas) => (quotas[heavy] ?? 0) - vetoWeight)));
  });
  return { weights: free.map((p) => p.weights[heavy] ?? 0), needs };
}

/** Puts the players with a veto back: each swings wherever the others with a veto agree. */
function fromTally(
  game: WeightedGame,
  { winning, swings }: Tallied,
  because: string,
  bySize: boolean,
): Power {
  const vetoes = game.players.filter((p) => p.veto === true).length;
  const shifted = (own: readonly bigint[], by: number): bigint[] =>
    bySize ? [...new Array<bigint>(Math.max(0, by)).fill(0n), ...own] : [...own];
  let next = 0;
  const all = game.players.map((p) =>
    p.veto === true ? shifted(winning, vetoes - 1) : shifted(swings[next++] ?? [], vetoes),
  );
  const total = winning.reduce((a, b) => a + b, 0n);
  const ids = game.players.map((p) => p.id);
  return powerOf(ids, all, total, "recurrence", because, bySize);
}

/** Swings by size of the coalition joined, turned into the indices. */
function powerOf(
  ids: readonly string[],
  swings: readonly (readonly bigint[])[],
  winning: bigint,
  method: Power["method"],
  because: string,
  bySize = true,
): Power {
  const n = ids.length;
  const totals = swings.map((own) => own.reduce((a, b) => a + b, 0n));
  const sum = totals.reduce((a, b) => a + b, 0n);
  const named = <T>(values: readonly T[]) => new Map(ids.map((id, i) => [id, values[i] as T]));
  const orders = bySize ? ordersBySize(n) : null;
  return {
    method,
    because,
    winning,
    swings: named(totals),
    banzhaf: named(totals.map((total) => ratio(total, 2n ** BigInt(n - 1)))),
    banzhafNormalised: sum === 0n ? null : named(totals.map((total) => ratio(total, sum))),
    shapley: orders && named(swings.map((own) => shapleyOf(own, orders))),
  };
}

type Orders = { readonly joining: readonly bigint[]; readonly all: bigint };

/** joining[s]: orders of n players in which a given one comes right after given s others. */
function ordersBySize(n: number): Orders {
  const factorial = [1n];
  for (let i = 1; i <= n; i++) factorial.push((factorial[i - 1] as bigint) * BigInt(i));
  const joining = Array.from({ length: n }, (_, s) => {
    return (factorial[s] as bigint) * (factorial[n - 1 - s] as bigint);
  });
  return { joining, all: factorial[n] as bigint };
}

function shapleyOf(swings: readonly bigint[], orders: Orders): Fraction {
  const total = swings.reduce((sum, count, s) => sum + count * (orders.joining[s] as bigint), 0n);
  return ratio(total, orders.all);
}

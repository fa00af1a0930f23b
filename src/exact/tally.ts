/** Coalitions of weighted players counted exactly by size and weight, without listing any. */
import { combine, moduliFor, mustSettle, settle } from "./residues.ts";

/**
 * A game decided by head count and weight: a coalition of `s` players wins when its weight is at
 * least `needs[s]` (Infinity when no weight suffices; never rising with s).
 */
export type Tally = { readonly weights: readonly number[]; readonly needs: readonly number[] };

/** Winning coalitions and net swings, by coalition size; swings of a player by size without it. */
export type Tallied = { readonly winning: bigint[]; readonly swings: bigint[][] };

/** Cells of the table that a tally by size would fill. */
export function tallyCells({ weights, needs }: Tally): number {
  return (weights.length + 1) * widthOf(needs);
}

/**
 * Fills one table of coalitions by size and weight, then reads each player's swings off its prefix
 * sums. With `bySize` false the sizes are merged: one row, and `winning` and each player's `swings`
 * have one entry; all `needs` must then be equal and at most half of the total weight, rounded up.
 */
export function tally(game: Tally, bySize: boolean): Tallied {
  const n = game.weights.length;
  if (!bySize) requireLowNeed(game);
  // Counts are below 2^n, with a sign.
  const moduli = moduliFor(n + 1);
  const parts = moduli.map((modulus) => tallyModulo(game, bySize, modulus));
  const join = (pick: (part: Residues) => number): bigint => combine(parts.map(pick), moduli);
  const rows = bySize ? n + 1 : 1;
  const others = bySize ? n : 1;
  return {
    winning: Array.from({ length: rows }, (_, s) => join((p) => p.winning[s] as number)),
    swings: game.weights.map((_, i) =>
      Array.from({ length: others }, (_, s) => join((p) => p.swings[i]?.[s] as number)),
    ),
  };
}

function requireLowNeed({ weights, needs }: Tally): void {
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (new Set(needs).size > 1 || 2 * (needs[0] ?? 0) > total + 1) {
    throw new Error("sizes can be merged only for one need of at most half of the weight");
  }
}

type Residues = { readonly winning: number[]; readonly swings: number[][] };

function tallyModulo({ weights, needs }: Tally, bySize: boolean, modulus: number): Residues {
  const n = weights.length;
  const width = widthOf(needs);
  const rows = bySize ? n + 1 : 1;
  const below = coalitionsBelow(weights, rows, width, modulus);
  const all = pascal(n, bySize, modulus);
  const fewer = pascal(n - 1, bySize, modulus);
  const mod = (x: number): number => (x < 0 ? x + modulus : x >= modulus ? x - modulus : x);

  // Coalitions without a player of weight w, of size s, with a weight of at most x.
  const without = (w: number, s: number, x: number): number => {
    if (x < 0) return 0;
    if (x >= width) return fewer[s] as number;
    if (!bySize && w === 0) return -1;
    let total = 0;
    for (let row = s, at = x, plus = true; row >= 0 && at >= 0; at -= w, plus = !plus) {
      const here = (below[row] as Float64Array)[at] as number;
      total = mod(plus ? total + here : total - here);
      if (bySize) row--;
    }
    return total;
  };
  const swingsOf = (w: number): number[] =>
    Array.from({ length: bySize ? n : 1 }, (_, s) => {
      if (!bySize && w === 0) return 0;
      const alone = needs[s] as number;
      const joined = needs[bySize ? s + 1 : 0] as number;
      return mod(without(w, s, alone - 1) - without(w, s, joined - 1 - w));
    });
  const byWeight = new Map<number, number[]>();
  for (const w of weights) if (!byWeight.has(w)) byWeight.set(w, swingsOf(w));
  const winning = Array.from({ length: rows }, (_, s) => {
    const need = needs[s] as number;
    if (need <= 0) return all[s] as number;
    if (need > width) return 0;
    return mod((all[s] as number) - ((below[s] as Float64Array)[need - 1] as number));
  });
  return { winning, swings: weights.map((w) => byWeight.get(w) as number[]) };
}

/** below[s][x]: coalitions of size s (any size when there is one row) with a weight of at most x. */
function coalitionsBelow(
  weights: readonly number[],
  rows: number,
  width: number,
  modulus: number,
): Float64Array[] {
  if (width === 0) return Array.from({ length: rows }, () => new Float64Array(0));
  const lightest = [...weights].sort((a, b) => a - b);
  const counts =
    rows === 1
      ? [countByWeight(lightest, width, modulus)]
      : countBySizeAndWeight(lightest, rows, width, modulus);
  for (const row of counts) {
    settle(row, width, modulus);
    for (let x = 1; x < width; x++) {
      const sum = (row[x] as number) + (row[x - 1] as number);
      row[x] = sum >= modulus ? sum - modulus : sum;
    }
  }
  return counts;
}

function countBySizeAndWeight(
  weights: readonly number[],
  rows: number,
  width: number,
  modulus: number,
): Float64Array[] {
  const counts = Array.from({ length: rows }, () => new Float64Array(width));
  (counts[0] as Float64Array)[0] = 1;
  let reach = 0;
  weights.forEach((w, player) => {
    reach = Math.min(reach + w, width - 1);
    for (let s = Math.min(player + 1, rows - 1); s >= 1; s--) {
      addShifted(counts[s] as Float64Array, counts[s - 1] as Float64Array, w, reach);
    }
    if (mustSettle(player + 1)) {
      for (const row of counts) settle(row, reach + 1, modulus);
    }
  });
  return counts;
}

/**
 * Each step's counts are the same read from either end, so only their lower half is kept. `width`
 * is at most half of the total weight, rounded up.
 */
function countByWeight(weights: readonly number[], width: number, modulus: number): Float64Array {
  const row = new Float64Array(width);
  row[0] = 1;
  let total = 0;
  let kept = 0;
  weights.forEach((w, player) => {
    const half = Math.min(Math.floor((total + w) / 2), width - 1);
    for (let x = kept + 1; x <= half; x++) row[x] = x > total ? 0 : (row[total - x] as number);
    addShifted(row, row, w, half);
    total += w;
    kept = half;
    if (mustSettle(player + 1)) settle(row, kept + 1, modulus);
  });
  return row;
}

/** Adds to each entry up to `reach` the one `by` places earlier in `from`, from the end. */
function addShifted(to: Float64Array, from: Float64Array, by: number, reach: number): void {
  for (let x = reach, y = reach - by; y >= 0; x--, y--) {
    to[x] = (to[x] as number) + (from[y] as number);
  }
}

/** Coalitions of n players by size, or all of them together. */
function pascal(n: number, bySize: boolean, modulus: number): number[] {
  if (!bySize) {
    let power = 1;
    for (let i = 0; i < n; i++) power = (power * 2) % modulus;
    return [power];
  }
  let row = [1];
  for (let i = 0; i < n; i++) {
    row = [...row, 0].map((x, s) => (x + (row[s - 1] ?? 0)) % modulus);
  }
  return row;
}

/** Weights from 0 up to the largest finite need, the need itself not included. */
function widthOf(needs: readonly number[]): number {
  return needs.reduce((most, need) => (Number.isFinite(need) ? Math.max(most, need) : most), 0);
}

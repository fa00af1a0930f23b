/** A decision as a game of players with two positions each: by diagram, or by weights if it is large. */
import type { Condition } from "../exact/condition.ts";
import {
  diagram,
  type Power,
  powerOfDiagram,
  powerOfWeights,
  type WeightedGame,
} from "../exact/index.ts";

/** Players up to which a game is always drawn. */
const DRAWN_PLAYERS_MAX = 40;

/**
 * The indices of all players, each of whom takes `yes` or `no`. Up to `DRAWN_PLAYERS_MAX` players
 * the condition is drawn; beyond, it is read as a game by weights where it is one, else drawn anyway.
 */
export function powerOf(
  condition: Condition,
  players: readonly string[],
  yes: string,
  no: string,
): Power {
  const game =
    players.length > DRAWN_PLAYERS_MAX ? weightedGame(condition, players, yes, no) : null;
  if (game !== null && unequalCriteria(game) <= 1) return powerOfWeights(game);
  const d = diagram(players.map((id) => ({ id, values: [no, yes] })));
  return powerOfDiagram(d, d.compile(condition), yes);
}

function unequalCriteria({ players, quotas }: WeightedGame): number {
  return (quotas[0] ?? []).filter((_, at) => new Set(players.map((p) => p.weights[at])).size > 1)
    .length;
}

type Row = { readonly weights: ReadonlyMap<string, number>; readonly quota: number };

/** One criterion per sum that must reach its quota; null where the condition is something else. */
export function weightedGame(
  condition: Condition,
  players: readonly string[],
  yes: string,
  no: string,
): WeightedGame | null {
  const rows = rowsOf(condition, yes, no);
  if (rows === null || rows.length === 0) return null;
  if (rows.some(({ weights }) => [...weights.values()].some((weight) => weight < 0))) return null;
  return {
    players: players.map((id) => ({
      id,
      weights: rows.map(({ weights }) => weights.get(id) ?? 0),
    })),
    quotas: [rows.map(({ quota }) => Math.max(0, quota))],
  };
}

function rowsOf(condition: Condition, yes: string, no: string): Row[] | null {
  switch (condition.kind) {
    case "constant":
    case "any":
      return null;
    case "is": {
      const row = literal(condition, yes, no);
      return row === null ? null : [{ weights: new Map([[condition.item, row]]), quota: 1 }];
    }
    case "all": {
      const parts = condition.of.map((part) => rowsOf(part, yes, no));
      return parts.some((part) => part === null) ? null : (parts as Row[][]).flat();
    }
    case "sum": {
      const row = sumRow(condition, yes, no);
      return row === null ? null : [row];
    }
    case "not": {
      if (condition.of.kind !== "sum") return null;
      const row = sumRow(condition.of, yes, no);
      // Not at least q of whole numbers is at most q - 1.
      const flipped = new Map([...(row?.weights ?? [])].map(([id, weight]) => [id, -weight]));
      return row === null ? null : [{ weights: flipped, quota: 1 - row.quota }];
    }
  }
}

/** 1 where support fulfils the literal, -1 where opposition does; null for anything else. */
function literal(condition: Condition, yes: string, no: string): 1 | -1 | null {
  if (condition.kind !== "is") return null;
  const [forIt, against] = [condition.values.includes(yes), condition.values.includes(no)];
  return forIt === against ? null : forIt ? 1 : -1;
}

function sumRow(
  condition: Extract<Condition, { kind: "sum" }>,
  yes: string,
  no: string,
): Row | null {
  const weights = new Map<string, number>();
  let quota = condition.atLeast;
  for (const { when, weight } of condition.terms) {
    const sign = literal(when, yes, no);
    if (sign === null || when.kind !== "is") return null;
    weights.set(when.item, (weights.get(when.item) ?? 0) + sign * weight);
    if (sign === -1) quota -= weight;
  }
  return { weights, quota };
}

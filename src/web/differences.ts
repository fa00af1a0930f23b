// Puts two runs side by side, row by row, and says which rows differ.
import type { RouteRun, Run, Stop } from "../engine/types.ts";
import { STOP_KINDS } from "../engine/types.ts";
import { sameStop } from "./stops.ts";

export type Pairing<T> = {
  readonly id: string;
  readonly a: T | null;
  readonly b: T | null;
  readonly differs: boolean;
};

export type Differences = {
  readonly members: readonly Pairing<Run["members"][number]>[];
  readonly asks: readonly Pairing<Run["asks"][number]>[];
  readonly routes: readonly Pairing<RouteRun>[];
  readonly count: number;
};

/** Asks of one case are paired by id, those of two cases by their place. */
export function differencesOf(a: Run, b: Run): Differences {
  const members = paired(a.members, b.members, ({ state }) => state, sameMember);
  const sameCase = a.case === b.case;
  const place = (run: Run) => new Map(run.asks.map((ask, i) => [ask, String(i)]));
  const [inA, inB] = [place(a), place(b)];
  const askKey = (ask: Run["asks"][number]) =>
    sameCase ? ask.id : (inA.get(ask) ?? inB.get(ask) ?? ask.id);
  const asks = paired(a.asks, b.asks, askKey, (one, other) => sameStop(one.stop, other.stop));
  const routes = paired(furthest(a.routes), furthest(b.routes), ({ id }) => id, sameRoute);
  const count = [...members, ...asks, ...routes].filter(({ differs }) => differs).length;
  return { members, asks, routes, count };
}

function paired<T>(
  a: readonly T[],
  b: readonly T[],
  key: (one: T) => string,
  same: (one: T, other: T) => boolean,
): Pairing<T>[] {
  const right = new Map(b.map((one) => [key(one), one]));
  const left = a.map((one): Pairing<T> => {
    const other = right.get(key(one)) ?? null;
    right.delete(key(one));
    return { id: key(one), a: one, b: other, differs: other === null || !same(one, other) };
  });
  return [...left, ...[...right].map(([id, one]) => ({ id, a: null, b: one, differs: true }))];
}

function sameMember(a: Run["members"][number], b: Run["members"][number]): boolean {
  return a.participation === b.participation && a.counted === b.counted;
}

/** A route walked for several asks is represented by the walk that got furthest. */
function furthest(routes: readonly RouteRun[]): RouteRun[] {
  const best = new Map<string, RouteRun>();
  const rank = ({ stop }: RouteRun) => (stop === null ? -1 : STOP_KINDS.indexOf(stop.kind));
  for (const route of routes) {
    const known = best.get(route.id);
    if (known === undefined || rank(route) > rank(known)) best.set(route.id, route);
  }
  return [...best.values()];
}

function sameRoute(a: RouteRun, b: RouteRun): boolean {
  if (a.inForce !== b.inForce) return false;
  return !a.inForce || sameStop(a.stop as Stop, b.stop as Stop);
}

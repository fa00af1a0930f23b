/** Routes walked: for every route of the pack and every ask that opens it, its gates as conditions. */

import type { Route, Step } from "../pack/schema.ts";
import { type Ask, asksOf, closedBecause, isIdle, itemsFor, opens } from "./asks.ts";
import type { Book } from "./book.ts";
import { appliesOn, type Gate, gateOf, type Walk } from "./gates.ts";
import { authorsOf, type Matter } from "./matter.ts";
import type { Item } from "./rule.ts";

/** One route for one ask. A package has several things to decide; each is walked for itself. */
export type Path = {
  readonly route: Route;
  readonly ask: Ask | null;
  /** Steps of the law of the day, in order. */
  readonly steps: readonly Step[];
  readonly walks: readonly { readonly item: Item; readonly gates: readonly Gate[] }[];
  /** Why the route is not open; null where it is. */
  readonly closed: string | null;
};

export function pathsOf(matter: Matter, book: Book): { asks: Ask[]; paths: Path[] } {
  const asks = asksOf(matter);
  const paths = matter.pack.routes.flatMap((route): Path[] => {
    const closed = closedBecause(matter, route);
    const opening = asks.filter((ask) => opens(matter, ask, route));
    if (closed !== null) return [{ route, ask: opening[0] ?? null, steps: [], walks: [], closed }];
    if (opening.length === 0 && isIdle(route)) {
      return [{ route, ask: null, steps: [], walks: [], closed: "nothing in the log opens it" }];
    }
    if (opening.length === 0) return [pathOf(matter, book, route, null)];
    return opening.map((ask) => pathOf(matter, book, route, ask));
  });
  return { asks, paths };
}

function pathOf(matter: Matter, book: Book, route: Route, ask: Ask | null): Path {
  const steps = route.steps.filter((step) => appliesOn(step, matter));
  const walks = itemsFor(matter, ask, route).map((item) => {
    const walk: Walk = {
      matter,
      book,
      route,
      ask,
      item,
      requesters: requestersOf(matter, ask, item),
    };
    return { item, gates: gatesOf(steps, walk) };
  });
  return { route, ask, steps, walks, closed: null };
}

/** What lies behind a gate that holds in no world is not reached, and raises no items of its own. */
const UNREACHED: Gate = { condition: { kind: "constant", value: true }, kind: "adopted", acts: [] };

function gatesOf(steps: readonly Step[], walk: Walk): Gate[] {
  let shut = false;
  return steps.map((step) => {
    if (shut && walk.book.mode === "open") return UNREACHED;
    const gate = gateOf(step, walk);
    shut ||= "gate" in step && gate.condition.kind === "constant" && !gate.condition.value;
    return gate;
  });
}

function requestersOf(matter: Matter, ask: Ask | null, item: Item): readonly string[] {
  if (ask?.act.act === "request") return authorsOf(matter, ask.act);
  return item.requesters;
}

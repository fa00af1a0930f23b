/** What was asked, of whom, and which routes each ask opens. */
import { coversMaybe } from "../pack/dates.ts";
import type { Act, Route, Words } from "../pack/schema.ts";
import { authorsOf, type Matter } from "./matter.ts";
import type { Item } from "./rule.ts";

/** A request whatever its addressee, a proposal, an offer, or one item of a package. */
export type Ask = {
  readonly id: string;
  readonly act: Act;
  readonly for: string | null;
  readonly title: Words | undefined;
  /** What organs decide on under this ask; a request has the items of the proposals that answer it. */
  readonly items: readonly Item[];
};

const ASKING: readonly Act["act"][] = ["request", "proposal", "offer"];

export function asksOf(matter: Matter): Ask[] {
  return matter.acts.filter(asks).flatMap((act) => asksOfAct(matter, act));
}

/** A draft or an offer that names no measure (copies handed over, say) asks for nothing. */
function asks(act: Act): boolean {
  if (act.act === "request") return true;
  return (
    ASKING.includes(act.act) &&
    (act.for !== undefined || act.items?.some((item) => item.for !== undefined) === true)
  );
}

function asksOfAct(matter: Matter, act: Act): Ask[] {
  const base = { act, for: act.for ?? null, title: act.what };
  if (act.act === "request") {
    return [{ ...base, id: act.id, items: answeringItems(matter, act) }];
  }
  const items = itemsOf(matter, act);
  if (act.items === undefined) return [{ ...base, id: act.item ?? act.id, items }];
  // A package is decided item by item: each is an ask of its own, and none stands for the whole.
  return act.items.map(
    (item, i): Ask => ({
      ...base,
      id: item.id,
      for: item.for ?? act.for ?? null,
      title: item.title,
      items: [items[i] as Item],
    }),
  );
}

/** The things a proposal puts to decision. */
export function itemsOf(matter: Matter, act: Act): Item[] {
  const common = {
    proposed: true,
    method: act.method,
    organ: act.organ,
    requesters: requestersAnswered(matter, act),
  };
  const outer = [act.id, ...(act.item ? [act.item] : []), ...(act.answers ? [act.answers] : [])];
  if (act.items === undefined) {
    return [
      {
        ...common,
        key: act.item ?? act.id,
        names: outer,
        for: act.for,
        subject: act.subject,
        due: act.due,
      },
    ];
  }
  return act.items.map((item) => ({
    ...common,
    key: item.id,
    names: [item.id, ...outer],
    for: item.for ?? act.for,
    subject: item.subject ?? act.subject,
    due: item.due ?? act.due,
  }));
}

function requestersAnswered(matter: Matter, act: Act): readonly string[] {
  const answered = matter.acts.find((other) => other.id === act.answers);
  return answered?.act === "request" ? authorsOf(matter, answered) : [];
}

/** What organs were asked to decide in answer to a request; where nothing was, the request itself. */
function answeringItems(matter: Matter, request: Act): Item[] {
  const items = matter.acts
    .filter((act) => act.act === "proposal" && act.answers === request.id)
    .flatMap((act) => itemsOf(matter, act));
  return items.length > 0 ? items : [requestItself(matter, request, true)];
}

function requestItself(matter: Matter, request: Act, proposed: boolean): Item {
  return {
    key: request.id,
    names: [request.id],
    for: undefined,
    proposed,
    subject: request.subject,
    due: request.due,
    requesters: authorsOf(matter, request),
  };
}

/** Of what an ask puts to decision, what this route could decide. */
export function itemsFor(matter: Matter, ask: Ask | null, route: Route): readonly Item[] {
  if (ask === null) {
    return [
      {
        key: route.measure,
        names: [route.measure],
        for: undefined,
        proposed: true,
        requesters: [],
      },
    ];
  }
  if (ask.act.act !== "request") return ask.items;
  const measures = [route.measure, ...(route.alsoFor ?? [])];
  const mine = ask.items.filter((item) => item.for === undefined || measures.includes(item.for));
  return mine.length > 0 ? mine : [requestItself(matter, ask.act, false)];
}

/** A request names a measure, a provision, or only help: it opens every route it does not exclude. */
export function opens(matter: Matter, ask: Ask, route: Route): boolean {
  const how = route.opensWith ?? ["request", "proposal"];
  const kind =
    ask.act.act === "request" ? "request" : ask.act.act === "offer" ? "offer" : "proposal";
  if (!how.includes(kind)) return false;
  const measures = [route.measure, ...(route.alsoFor ?? [])];
  if (ask.for !== null && ask.for !== "help") return measures.includes(ask.for);
  if (ask.act.under !== undefined) return cites(route, ask.act.under);
  // Only a request may ask for help and leave the measure open; a draft is a draft of something.
  if (kind !== "request") return false;
  return matter.pack.byId.measure.get(route.measure)?.help === true;
}

/** The route rests on the provision or on another of the same instrument's family of numbers. */
function cites(route: Route, provision: string): boolean {
  return (
    route.basis.includes(provision) ||
    route.steps.some((step) => [step.by].flat().includes(provision))
  );
}

/** A route that only a notice, an offer or an earlier decision opens, when the log has none. */
export function isIdle(route: Route): boolean {
  const gates = route.steps.map((step) => ("gate" in step ? step.gate : ""));
  const entries = ["request", "proposal", "characterisation", "scope"];
  return !gates.some((gate) => entries.includes(gate));
}

/** Why a route is not open on the day of the law; null if it is. */
export function closedBecause(matter: Matter, route: Route): string | null {
  const { law } = matter;
  if (!coversMaybe({ from: route.from, to: route.to }, law.day)) {
    return route.to != null && route.to <= law.day
      ? `no longer law: ended ${route.to}`
      : `not yet law: begins ${route.from}`;
  }
  for (const id of route.basis) {
    if (law.version(id) !== null) continue;
    const provision = law.pack.byId.provision.get(id);
    if (provision === undefined) return `${id} is not in the pack`;
    const instrument = provision.instrument;
    if (instrument.inForce === null) return `entry into force of ${instrument.id} is not on record`;
    if (instrument.madeBy !== undefined && instrument.madeBy === law.forCase) {
      return `${instrument.id} came out of this very matter`;
    }
    const first = provision.versions.map((version) => version.from).sort()[0] as string;
    return first > law.day ? `${id} is not in force until ${first}` : `${id} is no longer in force`;
  }
  return null;
}

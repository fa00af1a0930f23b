/** The whole record as an object-centric event log, OCEL 2.0 (JSON), for process mining. Pure. */
import type { Run } from "../engine/types.ts";
import { earliestDay } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile } from "../pack/schema.ts";
import { isState, stateName } from "../pack/states.ts";

type Attribute = { readonly name: string; readonly value: string };
type Relation = { readonly objectId: string; readonly qualifier: string };

export type Ocel = {
  readonly eventTypes: readonly {
    name: string;
    attributes: readonly { name: string; type: string }[];
  }[];
  readonly objectTypes: readonly {
    name: string;
    attributes: readonly { name: string; type: string }[];
  }[];
  readonly events: readonly {
    id: string;
    type: string;
    time: string;
    attributes: readonly Attribute[];
    relationships: readonly Relation[];
  }[];
  readonly objects: readonly {
    id: string;
    type: string;
    attributes: readonly (Attribute & { time: string })[];
    relationships: readonly Relation[];
  }[];
};

/** What holds always is given from the beginning of the count, as the standard does. */
const ALWAYS = "1970-01-01T00:00:00Z";
const EVENT_ATTRIBUTES = ["at", "value", "form", "method", "what"];
const OBJECT_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  case: ["title", "type", "origin", "date"],
  ask: ["title", "for", "route", "stop", "step", "finding"],
  state: ["name"],
  body: ["name"],
  source: ["title", "date", "class"],
};

/**
 * Objects are cases, asks, states, bodies and sources; events are the dated acts of the log and of the
 * lanes. A date vaguer than a day stands at its first day, and `at` keeps what is known.
 */
export function ocelOf(pack: Pack, runOf: (file: CaseFile) => Run): Ocel {
  const objects = new Map<string, Ocel["objects"][number]>();
  const events: Ocel["events"][number][] = [];
  const types = new Set<string>();
  const put = (
    type: string,
    id: string,
    values: Record<string, string | null | undefined>,
    to: Relation[] = [],
  ) => {
    if (objects.has(id)) return;
    const attributes = Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [{ name, value, time: ALWAYS }],
    );
    objects.set(id, { id, type, attributes, relationships: to });
  };
  const actor = (id: string): string => {
    if (isState(id)) put("state", `state:${id}`, { name: stateName(id, "en") });
    else put("body", `body:${id}`, { name: nameOf(id, pack) });
    return isState(id) ? `state:${id}` : `body:${id}`;
  };
  const source = (id: string): string => {
    const found = pack.byId.source.get(id);
    put("source", `source:${id}`, { title: found?.title, date: found?.date, class: found?.class });
    return `source:${id}`;
  };
  for (const file of pack.cases) {
    if (file.origin !== "record") continue;
    const id = `case:${file.id}`;
    const follows =
      file.follows === undefined
        ? []
        : [{ objectId: `case:${file.follows}`, qualifier: "follows" }];
    put(
      "case",
      id,
      { title: file.title.en, type: file.type, origin: file.origin, date: file.date },
      follows,
    );
    const run = runOf(file);
    for (const ask of run.asks) {
      const title = ask.title?.en;
      const { kind: stop, step, finding } = ask.stop;
      put(
        "ask",
        `ask:${file.id}:${ask.id}`,
        { title, for: ask.for, route: ask.route, stop, step, finding },
        [{ objectId: id, qualifier: "in" }],
      );
    }
    const asks = new Set(run.asks.map((ask) => ask.id));
    const members = run.members.map(({ state }) => state);
    for (const act of file.acts ?? []) {
      types.add(act.act);
      events.push({
        id: `event:${file.id}:${act.id}`,
        type: act.act,
        time: timeOf(act.at),
        attributes: attributesOf(act),
        relationships: unique([
          { objectId: id, qualifier: "in" },
          ...authors(act, members).map((who) => ({ objectId: actor(who), qualifier: "by" })),
          ...[act.to ?? []].flat().map((who) => ({ objectId: actor(who), qualifier: "to" })),
          ...(act.organ === undefined ? [] : [{ objectId: actor(act.organ), qualifier: "organ" }]),
          ...asked(act, asks).map((ask) => ({
            objectId: `ask:${file.id}:${ask}`,
            qualifier: "on",
          })),
          ...(act.sources ?? []).map((each) => ({ objectId: source(each), qualifier: "source" })),
        ]),
      });
    }
    (file.lanes ?? []).forEach((lane, i) => {
      const type = `lane-${lane.lane}`;
      types.add(type);
      events.push({
        id: `event:${file.id}:lane-${i + 1}`,
        type,
        time: timeOf(lane.at),
        attributes: [
          { name: "at", value: lane.at },
          { name: "what", value: lane.what.en },
        ],
        relationships: unique([
          { objectId: id, qualifier: "in" },
          ...[lane.by].flat().map((who) => ({ objectId: actor(who), qualifier: "by" })),
          ...[lane.with ?? []].flat().map((who) => ({ objectId: actor(who), qualifier: "with" })),
          ...(lane.sources ?? []).map((each) => ({ objectId: source(each), qualifier: "source" })),
        ]),
      });
    });
  }
  const text = (name: string) => ({ name, type: "string" });
  return {
    objectTypes: Object.entries(OBJECT_ATTRIBUTES).map(([name, names]) => ({
      name,
      attributes: names.map(text),
    })),
    eventTypes: [...types].sort().map((name) => ({ name, attributes: EVENT_ATTRIBUTES.map(text) })),
    objects: [...objects.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    events: events.sort((a, b) => (`${a.time} ${a.id}` < `${b.time} ${b.id}` ? -1 : 1)),
  };
}

function nameOf(id: string, pack: Pack): string {
  if (id === pack.organisation.id) return pack.organisation.title.en;
  return pack.organisation.organs.find((organ) => organ.id === id)?.title.en ?? id;
}

function authors(act: Act, members: readonly string[]): string[] {
  const named = [act.by].flat().flatMap((who) => (who === "all" ? members : [who]));
  return named.filter((who) => !act.except?.includes(who));
}

/** The asks an act puts, answers or speaks of. */
function asked(act: Act, asks: ReadonlySet<string>): string[] {
  const named = [act.id, act.item, act.answers, ...(act.items ?? []).map(({ id }) => id)];
  return [...new Set(named)].filter((id) => id !== undefined).filter((id) => asks.has(id));
}

const unique = (list: readonly Relation[]): Relation[] => {
  const seen = new Map(list.map((entry) => [`${entry.qualifier} ${entry.objectId}`, entry]));
  return [...seen.values()];
};

function attributesOf(act: Act): Attribute[] {
  const values = {
    at: act.at,
    value: act.value,
    form: act.form,
    method: act.method,
    what: act.what?.en,
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
}

/** RFC 3339, in UTC where the record gives a zone. */
function timeOf(date: string): string {
  const first = date.split("/")[0] as string;
  if (/T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(first)) {
    return new Date(first).toISOString().replace(".000Z", "Z");
  }
  const hour = /T(\d{2}:\d{2})/.exec(first)?.[1] ?? "00:00";
  return `${earliestDay(date)}T${hour}:00Z`;
}

/** For tests: a table at which seats move by hand, with the wall clock as a number. */
import { indexPack, type Pack } from "../pack/pack.ts";
import type { Rule } from "../pack/schema.ts";
import { decide } from "./decide.ts";
import { fallenDue } from "./due.ts";
import type { PlayEvent } from "./events.ts";
import { evolve, openedSession } from "./evolve.ts";
import { Motion, type Moved } from "./motions.ts";
import { openSession } from "./open.ts";
import type { Refusal } from "./refusals.ts";
import { type Item, itemIn, type Session, type SessionSetup } from "./session.ts";
import { heardBy, type View, viewOf } from "./view.ts";

/** A motion as a client writes it, defaults left out. */
export type Sent = { readonly kind: Motion["kind"] } & Record<string, unknown>;

export const START = Date.parse("2022-01-05T15:00:00Z");
export const HOUR = 3_600_000;
/** `at(2)` is two hours after the start, as text; the scenario of these tests begins with the wall clock. */
export const at = (hours: number): string => new Date(START + hours * HOUR).toISOString();

export type Table = {
  readonly pack: Pack;
  session: Session;
  readonly events: PlayEvent[];
  wall: number;
  /** Throws if the motion is refused. */
  move: (seat: string, motion: Sent) => readonly PlayEvent[];
  /** Throws if the motion is granted. */
  refused: (seat: string, motion: Sent) => Refusal;
  /** What a server would find that had been down until now. */
  wake: () => readonly PlayEvent[];
  view: (seat: string) => View;
  item: (id: string) => Item;
  /** The finding on an item, null while it is open. */
  finding: (id: string) => string | null;
  pass: (hours: number) => void;
};

/** A running session on a recorded case, or as `setup` says. */
export function table(pack: Pack, setup: Partial<SessionSetup> = {}): Table {
  const wanted: SessionSetup = {
    title: "Test",
    from: { case: "kazakhstan-2022" },
    startsAt: at(0),
    ...setup,
  };
  const opening = openSession(pack, wanted, "s1", START);
  if (!opening.ok) throw new Error(JSON.stringify(opening.refusal));
  const events: PlayEvent[] = [opening.event];
  const record = (fresh: readonly PlayEvent[]) => {
    for (const event of fresh) {
      events.push(event);
      here.session = evolve(here.session, event);
    }
    return fresh;
  };
  const judged = (seat: string, motion: Sent) => {
    const moved = { ...Motion.parse(motion), seat } as Moved;
    const decision = decide(pack, here.session, moved, here.wall);
    record(decision.events);
    return decision;
  };
  const here: Table = {
    pack,
    session: openedSession(opening.event),
    events,
    wall: START,
    move: (seat, motion) => {
      const decision = judged(seat, motion);
      if (!decision.ok) throw new Error(`${motion.kind}: ${JSON.stringify(decision.refusal)}`);
      return decision.events;
    },
    refused: (seat, motion) => {
      const decision = judged(seat, motion);
      if (decision.ok) throw new Error(`${motion.kind} was granted`);
      return decision.refusal;
    },
    wake: () => record(fallenDue(pack, here.session, here.wall)),
    view: (seat) => {
      const [first, ...rest] = heardBy(events, seat);
      if (first?.kind !== "opened") throw new Error("not opened");
      return viewOf(pack, rest.reduce(evolve, openedSession(first)), seat, here.wall);
    },
    item: (id) => {
      const found = itemIn(here.session, id);
      if (found === null) throw new Error(`no item ${id}`);
      return found.item;
    },
    finding: (id) => itemIn(here.session, id)?.item.decision?.finding ?? null,
    pass: (hours) => {
      here.wall += hours * HOUR;
    },
  };
  here.move("director", { kind: "set-clock", change: { to: "running" } });
  return here;
}

/**
 * The pack with every rule of an organ changed: for procedures that this organisation's law does
 * not know.
 */
export function withRules(pack: Pack, organ: string, change: (rule: Rule) => Rule): Pack {
  const rules = pack.rules.map((rule) => (rule.organ === organ ? change(rule) : rule));
  return indexPack({ ...pack, rules });
}

/** A draft of one item before the Council, `d1` if it is the first. */
export const DRAFT: Sent = {
  kind: "table",
  organ: "csc",
  title: "A draft",
  for: "peacekeeping",
  items: [{ title: "A draft" }],
};

/** What one seat may see of a session: a fold over the events it hears, and over nothing else. */
import type { Pack } from "../pack/pack.ts";
import type { CaseFile } from "../pack/schema.ts";
import { faces, iso, scenarioAt } from "./clock.ts";
import { type Effect, effectsOf } from "./effects.ts";
import { hears, type PlayEvent } from "./events.ts";
import { MAY, type MotionKind } from "./motions.ts";
import { standsIn } from "./moves.ts";
import { lawDay } from "./procedure.ts";
import type { Draft, Item, Session } from "./session.ts";
import { closingAt, type SilenceStatus, silenceAt } from "./silence.ts";
import { toCase } from "./toCase.ts";

/** The events a seat hears, in order. What it sees is made from these alone. */
export function heardBy(events: readonly PlayEvent[], seat: string): PlayEvent[] {
  const seats: Record<string, { kind: string }> = {};
  for (const event of events) {
    if (event.kind === "opened") for (const entry of event.seats) seats[entry.id] = entry;
    if (event.kind === "seat-added") seats[event.seat.id] = event.seat;
  }
  return events.filter((event) => hears(event, seat, seats));
}

export type ItemView = Omit<Item, "later" | "replaced"> & {
  readonly prepared: { readonly value: string; readonly words: string | null } | null;
  readonly silence: SilenceStatus | null;
  readonly later: Item["later"];
  readonly effects: readonly Effect[];
};
export type DraftView = Omit<Draft, "items" | "silence"> & {
  readonly items: readonly ItemView[];
  /** Both sides of the closing instant are shown: which it is, and whether it counts as in time. */
  readonly silence:
    | (NonNullable<Draft["silence"]> & {
        readonly closesAt: string;
        readonly faces: readonly string[];
      })
    | null;
};
export type View = {
  readonly casus: "view@1";
  /** Events this seat has heard; a stream resumes after it. */
  readonly version: number;
  readonly session: {
    readonly id: string;
    readonly title: string;
    readonly pack: string;
    readonly packDigest: string;
    readonly recorded: string | null;
    readonly lawDay: string;
    readonly exercise: boolean;
    readonly closed: boolean;
  };
  readonly settings: Session["settings"];
  readonly seat: Session["seats"][string];
  readonly seats: readonly Session["seats"][string][];
  /** Motions that a seat of this kind may make at all; the law may still refuse one. */
  readonly may: readonly MotionKind[];
  readonly presides: string;
  readonly clock: {
    readonly running: boolean;
    readonly speed: number;
    readonly scenario: string;
    readonly wall: string;
    readonly faces: readonly string[];
  };
  readonly agenda: Session["agenda"];
  readonly sittings: Session["sittings"];
  readonly attendance: Session["attendance"];
  readonly drafts: readonly DraftView[];
  readonly kept: Session["kept"];
  readonly notes: Session["notes"];
  readonly inbox: Session["delivered"];
  /** The director's desk; empty for everybody else. */
  readonly injects: readonly Session["injects"][string][];
  readonly refusals: Session["refusals"];
  readonly rulings: Session["rulings"];
  readonly participation: Session["participation"];
  /** The matter so far, to be put to the engine: `run(pack, view.case)` is the path as it stands. */
  readonly case: CaseFile;
};

/** `heard` is the session folded from what the seat hears (`sessionOf(heardBy(events, seat))`). */
export function viewOf(pack: Pack, heard: Session, seatId: string, wall: number): View {
  const seat = heard.seats[seatId];
  if (seat === undefined) throw new Error(`there is no seat ${seatId}`);
  const now = scenarioAt(heard.clock, Math.max(wall, heard.wall));
  const zones = [heard.settings.zone, ...(seat.zone === undefined ? [] : [seat.zone])];
  const asOf: Session = { ...heard, clock: { ...heard.clock, scenario: now } };
  return {
    casus: "view@1",
    version: heard.n,
    session: {
      id: heard.id,
      title: heard.title,
      pack: heard.pack,
      packDigest: heard.packDigest,
      recorded: heard.recorded,
      lawDay: lawDay(heard),
      exercise: heard.settings.exercise,
      closed: heard.closed,
    },
    settings: heard.settings,
    seat,
    seats: Object.values(heard.seats),
    may: (Object.keys(MAY) as MotionKind[]).filter((kind) => MAY[kind].includes(seat.kind)),
    presides: standsIn(heard, heard.sittings.at(-1)?.organ ?? null) ?? "chair",
    clock: {
      running: heard.clock.running,
      speed: heard.clock.speed,
      scenario: iso(now),
      wall: iso(Math.max(wall, heard.wall)),
      faces: faces(now, zones),
    },
    agenda: heard.agenda,
    sittings: heard.sittings,
    attendance: heard.attendance,
    drafts: Object.values(heard.drafts).map((draft) => draftView(pack, heard, draft, now, zones)),
    kept: heard.kept,
    notes: heard.notes,
    inbox: heard.delivered.filter(
      (inject) => inject.to === "all" || inject.to.includes(seatId) || seat.kind === "director",
    ),
    injects: Object.values(heard.injects),
    refusals: heard.refusals,
    rulings: heard.rulings,
    participation: heard.participation,
    case: toCase(asOf),
  };
}

function draftView(
  pack: Pack,
  heard: Session,
  draft: Draft,
  now: number,
  zones: readonly string[],
): DraftView {
  const { silence } = draft;
  const closes = silence === null ? null : closingAt(silence, now).closes;
  return {
    ...draft,
    items: draft.items.map((item): ItemView => {
      const { replaced: _, ...shown } = item;
      // Only this seat's own preparation was ever heard here.
      const mine = heard.prepared.find((entry) => entry.item === item.id);
      return {
        ...shown,
        prepared: mine === undefined ? null : { value: mine.value, words: mine.words },
        silence: silence === null ? null : silenceAt(silence, item.id, now),
        effects: effectsOf(pack, heard, draft, item),
      };
    }),
    silence:
      silence === null || closes === null
        ? null
        : { ...silence, closesAt: iso(closes), faces: faces(closes, zones) },
  };
}

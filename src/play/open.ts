/** Opening a session: from a recorded case, with as much of its log as wanted, or from a blank situation. */
import { statesTakingPart } from "../engine/matter.ts";
import { earliestDay, latestDay } from "../pack/dates.ts";
import { lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile } from "../pack/schema.ts";
import { stateName } from "../pack/states.ts";
import { iso } from "./clock.ts";
import type { EventOf } from "./events.ts";
import type { Refusal } from "./refusals.ts";
import { type Seat, SessionSetup } from "./session.ts";

export type Opening =
  | { readonly ok: true; readonly event: EventOf<"opened"> }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The event that opens a session. `id` is the session's, `at` the wall clock in milliseconds.
 *
 *     openSession(pack, { title: 'Tuesday class', from: { case: 'osh-2010' } }, 's1', Date.now())
 */
export function openSession(pack: Pack, wanted: SessionSetup, id: string, at: number): Opening {
  const setup = SessionSetup.parse(wanted);
  const base = baseOf(pack, setup, id);
  if ("refusal" in base) return { ok: false, refusal: base.refusal };
  const day = earliestDay(base.date);
  const seats = setup.seats ?? usualSeats(pack, day, base.id);
  const seen = new Set<string>();
  for (const seat of seats) {
    const state = seat.kind === "delegation" ? (seat.state ?? "") : "";
    if (seen.has(seat.id) || (seat.kind === "delegation" && state === "")) {
      return { ok: false, refusal: { kind: "unknown", what: "seat", id: seat.id, provisions: [] } };
    }
    seen.add(seat.id);
  }
  if (seen.has("clock") || !seats.some((seat) => seat.kind === "director")) {
    return {
      ok: false,
      refusal: { kind: "unknown", what: "seat", id: "director", provisions: [] },
    };
  }
  const scenario = setup.startsAt ?? `${day}T09:00:00.000Z`;
  return {
    ok: true,
    event: {
      v: 1,
      at: iso(Date.parse(scenario)),
      wall: iso(at),
      by: "clock",
      kind: "opened",
      id,
      title: setup.title,
      pack: pack.id,
      packDigest: pack.digest,
      settings: setup.settings,
      base,
      recorded: "case" in setup.from ? setup.from.case : null,
      seats,
      speed: setup.speed,
    },
  };
}

type Wanted = ReturnType<typeof SessionSetup.parse>;

function baseOf(pack: Pack, setup: Wanted, id: string): CaseFile | { refusal: Refusal } {
  if ("blank" in setup.from) {
    const { type, date, territory, parties, facts } = setup.from.blank;
    return {
      id,
      title: { en: setup.title, ru: setup.title },
      type,
      origin: "played",
      date,
      ...(territory === undefined ? {} : { territory }),
      ...(parties === undefined ? {} : { parties }),
      ...(facts === undefined ? {} : { facts }),
    };
  }
  const { case: name, actsUntil } = setup.from;
  const recorded = pack.byId.case.get(name);
  if (recorded === undefined) {
    return { refusal: { kind: "unknown", what: "case", id: name, provisions: [] } };
  }
  // What happened afterwards is for the players; nothing is "not on record" in a room.
  const { title, type, date, territory, place, parties, facts } = recorded;
  const acts =
    actsUntil === undefined
      ? []
      : (recorded.acts ?? []).filter((act) => latestDay(act.at) < actsUntil);
  return {
    id: recorded.id,
    title,
    type,
    origin: "played",
    date,
    ...(territory === undefined ? {} : { territory }),
    ...(place === undefined ? {} : { place }),
    ...(parties === undefined ? {} : { parties }),
    ...(facts === undefined ? {} : { facts }),
    ...(acts.length === 0 ? {} : { acts }),
  };
}

/** A room that can begin at once: the desks, and a delegation for every state on the roll of the day. */
function usualSeats(pack: Pack, day: string, matter: string): Seat[] {
  const members = statesTakingPart(lawOn(pack, day, matter).roll);
  const chair = pack.organisation.chairs?.find(
    (term) => earliestDay(term.from) <= day && (term.to == null || day < earliestDay(term.to)),
  );
  return [
    { id: "director", kind: "director", title: "Director" },
    {
      id: "chair",
      kind: "chair",
      title: "Chair",
      ...(chair === undefined ? {} : { state: chair.state }),
    },
    { id: "secretariat", kind: "secretariat", title: "Secretariat" },
    ...members.map(
      (state): Seat => ({
        id: state.toLowerCase(),
        kind: "delegation",
        title: stateName(state, "en"),
        state,
      }),
    ),
  ];
}

/** The referee: a motion against the session and its law gives events, or a refusal with its provision. */
import type { Pack } from "../pack/pack.ts";
import { scenarioAt } from "./clock.ts";
import { fallenDue, following } from "./due.ts";
import type { PlayEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { MAY, type Motion, type Moved, PRIVATE_MOTIONS } from "./motions.ts";
import { decisionMove } from "./move-decision.ts";
import { deskMove } from "./move-desk.ts";
import { matterMove } from "./move-matter.ts";
import { silenceMove } from "./move-silence.ts";
import { type Judged, type Move, refuse, stamped, standsIn } from "./moves.ts";
import { provisionsOf } from "./procedure.ts";
import type { Refusal } from "./refusals.ts";
import { own, type Seat, type Session, voiceOf } from "./session.ts";

/** Either way there are events to record: what had fallen due, and that the motion was refused. */
export type Decision =
  | { readonly ok: true; readonly events: readonly PlayEvent[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly events: readonly PlayEvent[] };

/**
 * Judges one motion at an instant of the wall clock (milliseconds). Pure: nothing is kept, sent or read.
 *
 *     decide(pack, session, { seat: 'kaz', kind: 'request', for: 'help', to: 'csc' }, Date.now())
 */
export function decide(pack: Pack, session: Session, motion: Moved, at: number): Decision {
  // Servers whose clocks differ never let the session go back.
  const wall = Math.max(at, session.wall);
  const due = fallenDue(pack, session, wall);
  const settled = due.reduce(evolve, session);
  const now = scenarioAt(settled.clock, wall);
  const seat = own(settled.seats, motion.seat);
  if (seat === undefined) {
    const refusal: Refusal = { kind: "unknown", what: "seat", id: motion.seat, provisions: [] };
    return { ok: false, refusal, events: due };
  }
  const move: Move = { pack, session: settled, seat, voice: voiceOf(seat), now, wall };
  const judged = judge(move, motion);
  if (!judged.ok)
    return {
      ok: false,
      refusal: judged.refusal,
      events: [...due, ...minuted(move, motion, judged.refusal)],
    };
  const events = judged.bodies.map((body) => stamped(body, seat.id, now, wall));
  const after = following(pack, events.reduce(evolve, settled), events, wall);
  return { ok: true, events: [...due, ...events, ...after] };
}

function judge(move: Move, motion: Motion): Judged {
  if (move.session.closed && motion.kind !== "note") {
    return refuse({ kind: "session-closed", provisions: [] });
  }
  const barred = roleRefusal(move, motion);
  if (barred) return refuse(barred);
  return (
    matterMove(move, motion) ??
    decisionMove(move, motion) ??
    silenceMove(move, motion) ??
    deskMove(move, motion)
  );
}

/** Motions that belong to whoever presides. */
const PRESIDING: ReadonlySet<Motion["kind"]> = new Set<Motion["kind"]>([
  "settle-method",
  "adopt",
  "open-silence",
  "extend-silence",
  "rule",
]);

function roleRefusal(move: Move, motion: Motion): Refusal | null {
  const { seat, session } = move;
  const organ = organOf(session, motion);
  const next = standsIn(session, organ);
  const allowed: readonly Seat["kind"][] = MAY[motion.kind];
  const provisions = () => roleProvisions(move, motion, organ);
  if (PRESIDING.has(motion.kind) && next !== null) {
    if (seat.kind === "delegation" && seat.state === next) return null;
    return { kind: "not-for-this-seat", seat: seat.kind, needs: [next], provisions: provisions() };
  }
  if (allowed.includes(seat.kind)) return null;
  if (motion.kind === "convene" && seat.state !== undefined && seat.state === next) return null;
  return { kind: "not-for-this-seat", seat: seat.kind, needs: allowed, provisions: provisions() };
}

/** Where the law has a step for the motion, its provisions say whose it is. */
function roleProvisions(move: Move, motion: Motion, organ: string | null): string[] {
  const gates: Partial<Record<Motion["kind"], Parameters<typeof provisionsOf>[2]["gate"]>> = {
    convene: "convening",
    adopt: "decision",
    "take-position": "decision",
    "open-silence": "decision",
    "extend-silence": "decision",
    "settle-method": "decision",
    table: "proposal",
    request: "request",
    consent: "consent",
    join: "joining",
    "report-procedure": "national-procedure",
  };
  const gate = gates[motion.kind];
  if (gate === undefined) return [];
  return provisionsOf(move.pack, move.session, { gate, ...(organ === null ? {} : { organ }) });
}

function organOf(session: Session, motion: Motion): string | null {
  if ("organ" in motion && motion.organ !== undefined) return motion.organ;
  if ("draft" in motion) return own(session.drafts, motion.draft)?.organ ?? null;
  return null;
}

/** A refusal is on the record; of a private motion only for the seat that made it. */
function minuted(move: Move, motion: Motion, refusal: Refusal): PlayEvent[] {
  if (refusal.kind === "session-closed") return [];
  const { seat, now, wall } = move;
  const body = {
    kind: "refused" as const,
    motion: motion.kind,
    about: aboutOf(motion),
    private: PRIVATE_MOTIONS.has(motion.kind),
    refusal,
  };
  return [stamped(body, seat.id, now, wall)];
}

/** The thing a motion names; what it says of that thing stays out of the minutes of a refusal. */
function aboutOf(motion: Motion): string | null {
  if ("item" in motion && typeof motion.item === "string") return motion.item;
  if ("draft" in motion && typeof motion.draft === "string") return motion.draft;
  if ("organ" in motion && typeof motion.organ === "string") return motion.organ;
  if ("request" in motion) return motion.request;
  if ("fact" in motion) return motion.fact;
  if ("for" in motion && typeof motion.for === "string") return motion.for;
  return null;
}

/** Motions of the desks: agenda, private notes, kept drafts, the clock, injects, seats. */
import { atSpeed, type Clock, iso, jumped, paused, started } from "./clock.ts";
import { deliveryOf } from "./due.ts";
import type { InjectPlan } from "./injects.ts";
import type { Motion } from "./motions.ts";
import {
  type EventBody,
  grant,
  type Judged,
  limit,
  type MotionOf,
  type Move,
  refuse,
  unknown,
} from "./moves.ts";
import type { Refusal } from "./refusals.ts";
import { LIMITS, own } from "./session.ts";

/** The verdict on any motion that no other room took. */
export function deskMove(move: Move, motion: Motion): Judged {
  const { session } = move;
  switch (motion.kind) {
    case "set-agenda": {
      const stray = motion.entries.find(
        ({ draft }) => draft !== undefined && !own(session.drafts, draft),
      );
      if (stray) return refuse(unknown("draft", stray.draft ?? ""));
      const entries = motion.entries.map(({ title, draft }) => ({ title, draft: draft ?? null }));
      return grant({ kind: "agenda-set", entries });
    }
    case "keep-draft": {
      const mine = session.kept.filter((kept) => kept.seat === move.seat.id);
      if (mine.length >= LIMITS.drafts && !mine.some((kept) => kept.id === motion.draft))
        return refuse(limit("drafts", LIMITS.drafts));
      const { draft, title, text } = motion;
      return grant({ kind: "draft-kept", draft, title, text });
    }
    case "note": {
      const stray = motion.to.find((id) => own(session.seats, id) === undefined);
      if (stray !== undefined) return refuse(unknown("seat", stray));
      if (session.notes.length >= LIMITS.notes) return refuse(limit("notes", LIMITS.notes));
      return grant({ kind: "note-sent", to: [...new Set(motion.to)], words: motion.words });
    }
    case "set-participation":
      return grant({
        kind: "participation-changed",
        state: motion.state,
        value: motion.value,
      });
    case "set-clock":
      return clockMove(move, motion);
    case "plan-injects": {
      const wrong = plansRefusal(move, motion.injects);
      return wrong ? refuse(wrong) : grant({ kind: "injects-planned", injects: motion.injects });
    }
    case "send-inject":
      return sending(move, motion);
    case "set-inject": {
      const inject = own(session.injects, motion.inject);
      if (inject === undefined || inject.status === "delivered")
        return refuse(unknown("inject", motion.inject));
      return grant({ kind: "inject-set", inject: inject.id, status: motion.status });
    }
    case "add-seat": {
      const { seat } = motion;
      const taken = own(session.seats, seat.id) !== undefined || seat.id === "clock";
      const stateless = seat.kind === "delegation" && seat.state === undefined;
      if (taken || stateless) return refuse(unknown("seat", seat.id));
      if (Object.keys(session.seats).length >= LIMITS.seats)
        return refuse(limit("seats", LIMITS.seats));
      return grant({ kind: "seat-added", seat });
    }
    case "close-session":
      return grant({ kind: "closed" });
    default:
      throw new Error(`no room judges the motion ${motion.kind}`);
  }
}

function clockMove(move: Move, motion: MotionOf<"set-clock">): Judged {
  const { clock } = move.session;
  const { change } = motion;
  const set = (next: Clock): Judged =>
    grant({
      kind: "clock-set",
      change: change.to,
      running: next.running,
      speed: next.speed,
      scenario: iso(next.scenario),
    });
  switch (change.to) {
    case "running":
      return set(started(clock, move.wall));
    case "paused":
      return set(paused(clock, move.wall));
    case "speed":
      return set(atSpeed(clock, change.speed, move.wall));
    case "instant": {
      const to = Date.parse(change.instant);
      if (to < move.now) {
        return refuse({ kind: "clock-backwards", now: iso(move.now), provisions: [] });
      }
      return set(jumped(clock, to, move.wall));
    }
  }
}

function plansRefusal(move: Move, plans: readonly InjectPlan[]): Refusal | null {
  const { injects, seats } = move.session;
  const total = new Set([...Object.keys(injects), ...plans.map((plan) => plan.id)]).size;
  if (total > LIMITS.injects) return limit("injects", LIMITS.injects);
  for (const plan of plans) {
    // A plan may be changed until it is delivered.
    if (own(injects, plan.id)?.status === "delivered") return unknown("inject", plan.id);
    const stray =
      plan.to === "all" ? undefined : plan.to.find((id) => own(seats, id) === undefined);
    if (stray !== undefined) return unknown("seat", stray);
  }
  return null;
}

function sending(move: Move, motion: MotionOf<"send-inject">): Judged {
  const { inject } = motion;
  if (typeof inject !== "string") {
    const wrong = plansRefusal(move, [inject]);
    if (wrong) return refuse(wrong);
    const planned: EventBody = { kind: "injects-planned", injects: [inject] };
    return grant(planned, deliveryOf({ ...inject, due: null }, false));
  }
  const known = own(move.session.injects, inject);
  if (known === undefined || known.status === "delivered") return refuse(unknown("inject", inject));
  return grant(deliveryOf(known, false));
}

/** What has fallen due: silences that closed, injects whose instant came, conditions that came true. */
import type { Pack } from "../pack/pack.ts";
import { scenarioAt, wallAt } from "./clock.ts";
import type { PlayEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type Happening, type Inject, injectsDue, triggers } from "./injects.ts";
import { type EventBody, stamped } from "./moves.ts";
import { findingOn, membersOf } from "./procedure.ts";
import type { Draft, Item, Session } from "./session.ts";
import { closingAt, isOver, missingNotice, nextInstant, silenceAt } from "./silence.ts";

/**
 * Events of everything that fell due by an instant of the wall clock. They depend on the log and the instant
 * read alone, so a server that was down adopts nothing early and nothing late: what closed while it was away
 * carries the instant at which it closed.
 */
export function fallenDue(pack: Pack, session: Session, wall: number): PlayEvent[] {
  const at = Math.max(wall, session.wall);
  const events: PlayEvent[] = [];
  let here = session;
  if (session.closed) return events;
  const now = scenarioAt(session.clock, at);
  for (const draft of closingDrafts(session, now)) {
    const event = closing(pack, here, draft, now, at);
    if (event === null) continue;
    events.push(event);
    here = evolve(here, event);
  }
  const after = following(pack, here, events, at);
  return [...events, ...after];
}

function closingDrafts(session: Session, now: number): Draft[] {
  return Object.values(session.drafts)
    .filter(
      (draft) =>
        draft.silence !== null &&
        draft.withdrawn === null &&
        draft.items.some((item) => item.decision === null) &&
        isOver(draft.silence, now),
    )
    .sort((a, b) => closesOf(a, now) - closesOf(b, now));
}

const closesOf = (draft: Draft, now: number): number =>
  draft.silence === null ? 0 : closingAt(draft.silence, now).closes;

function closing(pack: Pack, session: Session, draft: Draft, now: number, wall: number) {
  const { silence } = draft;
  if (silence === null) return null;
  const { closes } = closingAt(silence, now);
  const electorate =
    silence.terms.electorateFrozen === "opening" ? silence.electorate : membersOf(pack, session);
  const open = draft.items.filter((item) => item.decision === null);
  const missing = missingNotice(silence, electorate, closes);
  const unbroken = (item: Item) => silenceAt(silence, item.id, now, electorate).kind !== "broken";
  if (missing.length > 0 && open.some(unbroken)) {
    const body: EventBody = { kind: "silence-lapsed", draft: draft.id, missing };
    return stamped(body, "clock", closes, wall);
  }
  const asOf = { ...session, clock: { ...session.clock, scenario: closes, running: false } };
  const items = open.map((item) => {
    const filled = unbroken(item) ? silentOnes(item, electorate) : {};
    return findingOn(pack, asOf, draft, item, filled, null);
  });
  const body: EventBody = {
    kind: "decided",
    draft: draft.id,
    method: "silence",
    attendance: null,
    items,
    sentBack: [],
  };
  return stamped(body, "clock", closes, wall);
}

/** Silence is a position of its own: never "in favour". */
export function silentOnes(item: Item, electorate: readonly string[]): Record<string, "silent"> {
  const spoke = new Set(item.positions.map((position) => position.state));
  return Object.fromEntries(
    electorate.filter((state) => !spoke.has(state)).map((state) => [state, "silent" as const]),
  );
}

/** Injects that these events set off, and those whose instant has come. */
export function following(
  _pack: Pack,
  session: Session,
  fresh: readonly PlayEvent[],
  wall: number,
): PlayEvent[] {
  const events: PlayEvent[] = [];
  const now = scenarioAt(session.clock, wall);
  let here = session;
  const add = (body: EventBody) => {
    const event = stamped(body, "clock", now, wall);
    events.push(event);
    here = evolve(here, event);
  };
  for (const happening of fresh.flatMap(happenings)) {
    for (const inject of waiting(here)) {
      if (triggers(inject.when, happening))
        add({ kind: "inject-armed", inject: inject.id, due: new Date(now).toISOString() });
    }
  }
  const armAfter = (id: string) => {
    for (const inject of waiting(here)) {
      if (inject.when.on !== "after" || inject.when.inject !== id) continue;
      const due = new Date(now + inject.when.minutes * 60_000).toISOString();
      add({ kind: "inject-armed", inject: inject.id, due });
    }
  };
  for (const event of fresh) if (event.kind === "inject-delivered") armAfter(event.inject);
  // Each delivery may arm another; the list is finite and each is delivered once.
  for (;;) {
    const due = injectsDue(here, now, wall);
    if (due.length === 0) return events;
    for (const { inject, late } of due) {
      add(deliveryOf(inject, late));
      armAfter(inject.id);
    }
  }
}

const waiting = (session: Session) =>
  Object.values(session.injects).filter(
    (inject) => inject.status === "planned" && inject.due === null,
  );

export function deliveryOf(inject: Inject, late: boolean): EventBody {
  const { id, to, from, method, subject, message } = inject;
  return { kind: "inject-delivered", inject: id, to, from, method, subject, message, late };
}

function happenings(event: PlayEvent): Happening[] {
  if (event.kind === "act-entered") {
    const { act } = event;
    return [{ on: "act", act: act.act, by: [act.by].flat(), for: act.for ?? null }];
  }
  if (event.kind === "draft-tabled") {
    return [{ on: "act", act: "proposal", by: [event.voice], for: event.for }];
  }
  if (event.kind === "position-taken") {
    return [{ on: "act", act: "position", by: [event.state], for: null }];
  }
  if (event.kind === "silence-objected" && event.breaks)
    return [{ on: "broken", draft: event.draft }];
  if (event.kind !== "decided") return [];
  const adopted = event.items.filter((item) => item.finding === "met");
  return adopted.map((item): Happening => ({ on: "adopted", item: item.item }));
}

/** When something will next fall due by itself, on the wall clock; a server may look again then. */
export function nextDue(session: Session, wall: number): number | null {
  if (session.closed) return null;
  const now = scenarioAt(session.clock, wall);
  const instants = Object.values(session.drafts).flatMap((draft) => {
    const open = draft.withdrawn === null && draft.items.some((item) => item.decision === null);
    if (!open || draft.silence === null) return [];
    return nextInstant(draft.silence, now) ?? [];
  });
  const injects = Object.values(session.injects).flatMap((inject) =>
    inject.status === "planned" && inject.due !== null ? [inject.due] : [],
  );
  const walls = [...instants, ...injects].flatMap(
    (instant) => wallAt(session.clock, instant) ?? [],
  );
  if (walls.length === 0) return null;
  const spacing = session.settings.injectSpacingSeconds * 1000;
  const first = Math.min(...walls);
  // Overdue injects wait for their turn.
  if (first > wall || session.lastLate === null) return first;
  return Math.max(first, session.lastLate + spacing);
}

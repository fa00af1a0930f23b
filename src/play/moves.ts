/** What every motion is judged with: the session, the seat, the instant; and how it is granted or refused. */
import type { Pack } from "../pack/pack.ts";
import type { Act } from "../pack/schema.ts";
import { iso, isoSeconds } from "./clock.ts";
import type { PlayEvent } from "./events.ts";
import type { Motion } from "./motions.ts";
import { electorateOf, inForce, lawDay, lawOf, membersOf, provisionsOf } from "./procedure.ts";
import type { Refusal } from "./refusals.ts";
import { type Draft, type Item, itemIn, own, type Seat, type Session } from "./session.ts";
import { breaking, closingAt } from "./silence.ts";

export type Move = {
  readonly pack: Pack;
  readonly session: Session;
  readonly seat: Seat;
  /** Who the seat is in the log of acts. */
  readonly voice: string;
  /** The scenario's instant and the real one, in milliseconds. */
  readonly now: number;
  readonly wall: number;
};

type Body<E> = E extends PlayEvent ? Omit<E, "v" | "at" | "wall" | "by"> : never;
export type EventBody = Body<PlayEvent>;

export type Judged =
  | { readonly ok: true; readonly bodies: readonly EventBody[] }
  | { readonly ok: false; readonly refusal: Refusal };
export type MotionOf<K extends Motion["kind"]> = Extract<Motion, { kind: K }>;

export const grant = (...bodies: EventBody[]): Judged => ({ ok: true, bodies });
export const refuse = (refusal: Refusal): Judged => ({ ok: false, refusal });

export function stamped(body: EventBody, by: string, now: number, wall: number): PlayEvent {
  return { v: 1, at: iso(now), wall: iso(wall), by, ...body } as PlayEvent;
}

/** An act of the log by this seat, with the next number as its id. */
export function entered(
  move: Move,
  act: Omit<Act, "id" | "at" | "by">,
  words: string | undefined,
  by: Act["by"] = move.voice,
): EventBody {
  const { act: kind, ...rest } = act;
  return {
    kind: "act-entered",
    act: {
      id: `p${move.session.n + 1}`,
      at: isoSeconds(move.now),
      act: kind,
      by,
      ...rest,
      ...(words === undefined ? {} : { what: { en: words, ru: words } }),
    },
  };
}

export const unknown = (what: string, id: string): Refusal => ({
  kind: "unknown",
  what,
  id,
  provisions: [],
});
export const limit = (what: string, most: number): Refusal => ({
  kind: "limit",
  what,
  most,
  provisions: [],
});

// --- what several motions ask ----------------------------------------------------------------------------

/** The seat's state, if that takes part; otherwise the refusal with the provisions that make it matter. */
export function memberRefusal(move: Move, provisions: readonly string[]): Refusal | null {
  const state = move.seat.state ?? move.voice;
  if (membersOf(move.pack, move.session).includes(state)) return null;
  const changed = move.session.participation[state];
  if (changed !== undefined) {
    return { kind: "not-in-the-electorate", state, because: changed, provisions };
  }
  return { kind: "not-on-the-roll", state, day: lawDay(move.session), provisions };
}

/** Provisions of the rules that decide an item, else of the steps at which such things are decided. */
export function decisionProvisions(move: Move, draft: Draft, item: Item): string[] {
  const { pack, session } = move;
  const { rules } = electorateOf(pack, session, draft, item);
  const byRule = inForce(
    lawOf(pack, session),
    rules.flatMap((rule) => rule.by),
  );
  if (byRule.length > 0) return byRule;
  return provisionsOf(pack, session, { gate: "decision", measure: item.for, organ: draft.organ });
}

export type Found = { readonly draft: Draft; readonly item: Item };

/** An item that lies before its organ. */
export function itemOrRefusal(move: Move, id: string): Found | Refusal {
  const found = itemIn(move.session, id);
  if (found && found.draft.withdrawn === null) return found;
  const { pack, session } = move;
  const proposal = provisionsOf(pack, session, { gate: "proposal" });
  const provisions =
    proposal.length > 0 ? proposal : provisionsOf(pack, session, { gate: "decision" });
  return { kind: "not-tabled", item: id, provisions };
}

export function draftOrRefusal(move: Move, id: string): Draft | Refusal {
  const draft = own(move.session.drafts, id);
  if (draft && draft.withdrawn === null) return draft;
  const { pack, session } = move;
  return {
    kind: "not-tabled",
    item: id,
    provisions: provisionsOf(pack, session, { gate: "proposal" }),
  };
}

export const isRefusal = (value: object): value is Refusal =>
  "provisions" in value && "kind" in value;

/** A decision in session needs the organ to sit; one on paper does not. */
export function convenedRefusal(move: Move, draft: Draft, item: Item): Refusal | null {
  if (draft.method === "silence" || draft.method === "circulation") return null;
  if (move.session.sittings.some((sitting) => sitting.organ === draft.organ)) return null;
  return notConvened(move, draft.organ, item.for);
}

export function notConvened(move: Move, organ: string, measure: string | null): Refusal {
  const provisions = provisionsOf(move.pack, move.session, { gate: "convening", measure, organ });
  return { kind: "not-convened", organ, provisions };
}

/** The item is closed: by the chair, or by its silence; whatever comes now is late. */
export function closedRefusal(move: Move, { draft, item }: Found): Refusal | null {
  if (item.decision === null) return null;
  const provisions = decisionProvisions(move, draft, item);
  const at = iso(item.decision.at);
  if (draft.silence !== null && breaking(draft.silence, item.id) === null) {
    return { kind: "silence-closed", item: item.id, closed: at, provisions };
  }
  return { kind: "already-decided", item: item.id, at, provisions };
}

/** The item's silence runs, so that only its clock or an objection closes it. */
export function underSilence(move: Move, { draft, item }: Found): Refusal | null {
  if (draft.silence === null || item.decision !== null) return null;
  const { closes } = closingAt(draft.silence, move.now);
  return { kind: "under-silence", item: item.id, closes: iso(closes), provisions: [] };
}

export function voiceRefusal(move: Move, { draft, item }: Found): Refusal | null {
  const { pack, session, seat } = move;
  const state = seat.state ?? move.voice;
  const { electorate, excluded } = electorateOf(pack, session, draft, item);
  if (electorate.includes(state)) return null;
  const provisions = decisionProvisions(move, draft, item);
  const because = excluded.find((entry) => entry.state === state)?.because;
  if (because !== undefined) return { kind: "not-in-the-electorate", state, because, provisions };
  return memberRefusal(move, provisions);
}

// --- who presides ------------------------------------------------------------------------------------------

/**
 * The state that presides for want of the chair's own, or null while the chair's seat does: a chair that
 * is absent, or a party where parties do not preside, gives way to the next in order.
 */
export function standsIn(session: Session, organ: string | null): string | null {
  const chair = Object.values(session.seats).find((seat) => seat.kind === "chair");
  const cannot = (state: string) =>
    (organ !== null && session.attendance[organ]?.[state] === "absent") ||
    (!session.settings.partyMayPreside && (session.base.parties ?? []).includes(state));
  if (chair?.state === undefined || !cannot(chair.state)) return null;
  return (
    session.settings.chairOrder.find((state) => state !== chair.state && !cannot(state)) ?? null
  );
}

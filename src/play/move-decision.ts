/**
 * Motions before an organ: convening, drafts, the way of deciding, positions, adoption, and what
 * follows it.
 */

import { covers } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { EventOf } from "./events.ts";
import type { Motion } from "./motions.ts";
import { positionUnderSilence } from "./move-silence.ts";
import {
  closedRefusal,
  convenedRefusal,
  decisionProvisions,
  draftOrRefusal,
  type EventBody,
  entered,
  type Found,
  grant,
  isRefusal,
  itemOrRefusal,
  type Judged,
  limit,
  type MotionOf,
  type Move,
  memberRefusal,
  notConvened,
  refuse,
  underSilence,
  unknown,
  voiceRefusal,
} from "./moves.ts";
import {
  findingOn,
  lawDay,
  membersOf,
  methodBegins,
  provisionsOf,
  ruledAs,
  rulesServing,
} from "./procedure.ts";
import type { Refusal } from "./refusals.ts";
import {
  type Draft,
  type Item,
  LIMITS,
  type Method,
  own,
  type Position,
  type Session,
} from "./session.ts";

/** The verdict on a motion of this sort; undefined where it is of another. */
export function decisionMove(move: Move, motion: Motion): Judged | undefined {
  switch (motion.kind) {
    case "convene":
      return convening(move, motion);
    case "attend":
      return attendance(move, motion);
    case "table":
      return tabling(move, motion);
    case "amend":
      return amendment(move, motion);
    case "withdraw-draft":
      return withdrawal(move, motion);
    case "propose-method":
      return methodProposal(move, motion);
    case "answer-method":
      return methodAnswer(move, motion);
    case "settle-method":
      return methodSettling(move, motion);
    case "take-position":
      return position(move, motion);
    case "send-word":
      return word(move, motion);
    case "attach":
      return attachment(move, motion);
    case "adopt":
      return adoption(move, motion);
    case "join":
    case "decline":
    case "sign":
      return joining(move, motion);
    case "report-delivery":
      return delivery(move, motion);
    case "prepare-position": {
      const found = itemOrRefusal(move, motion.item);
      if (isRefusal(found)) return refuse(found);
      const { item, value, words } = motion;
      return grant({ kind: "position-prepared", item, value, words: words ?? null });
    }
    case "reserve-on-rules":
      return grant(
        { kind: "rules-reserved", state: move.voice, words: motion.words },
        entered(move, { act: "statement" }, motion.words),
      );
    case "rule":
      return grant(
        { kind: "ruled", about: motion.about, words: motion.words },
        entered(move, { act: "statement" }, `${motion.about}: ${motion.words}`),
      );
    default:
      return undefined;
  }
}

// --- the organ ---------------------------------------------------------------------------------------------

function organRefusal(pack: Pack, session: Session, organ: string): Refusal | null {
  const day = lawDay(session);
  const known = pack.organisation.organs.find((entry) => entry.id === organ);
  if (known?.deciding && covers(known, day)) return null;
  return { kind: "no-such-organ", organ, day, provisions: known?.by ?? [] };
}

function convening(move: Move, motion: MotionOf<"convene">): Judged {
  const { organ, method, words } = motion;
  const wrong = organRefusal(move.pack, move.session, organ);
  if (wrong) return refuse(wrong);
  // The director is nobody in the log: what he sets going, the chair convenes.
  const by = move.seat.kind === "director" ? "chair" : move.voice;
  return grant(entered(move, { act: "convening", organ, method }, words, by));
}

function attendance(move: Move, motion: MotionOf<"attend">): Judged {
  const { organ, value } = motion;
  const state = move.seat.kind === "delegation" ? move.voice : motion.state;
  if (state === undefined) return refuse(unknown("state", ""));
  if (!move.session.sittings.some((sitting) => sitting.organ === organ)) {
    return refuse(notConvened(move, organ, null));
  }
  const wrong = memberRefusal(
    { ...move, seat: { ...move.seat, state } },
    provisionsOf(move.pack, move.session, { gate: "convening", organ }),
  );
  if (wrong) return refuse(wrong);
  return grant({ kind: "attended", organ, state, value });
}

// --- drafts ------------------------------------------------------------------------------------------------

function tabling(move: Move, motion: MotionOf<"table">): Judged {
  const { pack, session } = move;
  const { organ, items, reissues } = motion;
  const measure = items[0]?.for ?? motion.for ?? null;
  const proposing = () => provisionsOf(pack, session, { gate: "proposal", measure });
  const wrong =
    organRefusal(pack, session, organ) ??
    (move.seat.kind === "delegation" ? memberRefusal(move, proposing()) : null) ??
    measuresRefusal(move, motion) ??
    answersRefusal(move, motion.answers) ??
    reissueRefusal(move, reissues);
  if (wrong) return refuse(wrong);
  const count = Object.keys(session.drafts).length;
  if (count >= LIMITS.drafts) return refuse(limit("drafts", LIMITS.drafts));
  const id = `d${count + 1}`;
  const method = motion.method ?? null;
  const way = method === null ? null : methodWay(move, organ, measure, method);
  if (way !== null && isRefusal(way)) return refuse(way);
  const before = reissues === undefined ? undefined : own(session.drafts, reissues);
  return grant({
    kind: "draft-tabled",
    draft: id,
    organ,
    title: motion.title,
    voice: move.voice,
    for: motion.for ?? null,
    answers: motion.answers ?? before?.answers ?? null,
    items: items.map((item, i) => ({
      id: items.length === 1 ? id : `${id}.${i + 1}`,
      title: item.title,
      text: item.text,
      for: item.for ?? motion.for ?? null,
      subject: item.subject ?? null,
      due: item.due ?? null,
    })),
    method,
    ruledAs: way === null ? null : way.ruledAs,
    laterWord: way === null ? false : way.laterWord,
    reissues: reissues ?? null,
    revision: (before?.revision ?? 0) + 1,
  });
}

function measuresRefusal(move: Move, motion: MotionOf<"table">): Refusal | null {
  const named = [motion.for, ...motion.items.map((item) => item.for)];
  const wrong = named.find((id) => id !== undefined && !move.pack.byId.measure.has(id));
  return wrong === undefined ? null : unknown("measure", wrong);
}

function answersRefusal(move: Move, id: string | undefined): Refusal | null {
  if (id === undefined) return null;
  const acts = [...(move.session.base.acts ?? []), ...move.session.acts.map(({ act }) => act)];
  return acts.some((act) => act.id === id) ? null : unknown("request", id);
}

/** A draft that was adopted, or whose silence still runs, cannot be issued anew. */
function reissueRefusal(move: Move, id: string | undefined): Refusal | null {
  if (id === undefined) return null;
  const draft = own(move.session.drafts, id);
  if (draft === undefined) return unknown("draft", id);
  for (const item of draft.items) {
    const running = draft.withdrawn === null ? underSilence(move, { draft, item }) : null;
    if (running) return running;
  }
  const [first] = draft.items;
  const adopted = draft.items.every((item) => item.decision?.finding === "met");
  return adopted && first ? closedRefusal(move, { draft, item: first }) : null;
}

function amendment(move: Move, motion: MotionOf<"amend">): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) return refuse(found);
  const { draft, item } = found;
  if (move.seat.kind === "delegation" && draft.seat !== move.seat.id) {
    return refuse({ kind: "not-yours", id: draft.id, provisions: [] });
  }
  const wrong = closedRefusal(move, found) ?? underSilence(move, found);
  if (wrong) return refuse(wrong);
  return grant({
    kind: "item-amended",
    item: item.id,
    title: motion.title ?? item.title,
    text: motion.text,
    revision: item.revision + 1,
  });
}

function withdrawal(move: Move, motion: MotionOf<"withdraw-draft">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  if (draft.seat !== move.seat.id) {
    return refuse({ kind: "not-yours", id: draft.id, provisions: [] });
  }
  const closed = draft.items.find((item) => item.decision !== null);
  const late = closed === undefined ? null : closedRefusal(move, { draft, item: closed });
  if (late) return refuse(late);
  return grant({ kind: "draft-withdrawn", draft: draft.id, voice: move.voice });
}

// --- the way of deciding -----------------------------------------------------------------------------------

type Way = { readonly ruledAs: string; readonly laterWord: boolean; readonly asks: boolean };

/** How the law of the day knows a method for an organ's question; or that it does not, or not yet. */
export function methodWay(
  move: Move,
  organ: string,
  measure: string | null,
  method: Method,
): Way | Refusal {
  const { pack, session } = move;
  const rules = rulesServing(pack, session, organ, measure, method);
  if (rules.length > 0) {
    return {
      ruledAs: ruledAs(rules, method),
      laterWord: rules.some((rule) => rule.laterWord !== undefined),
      asks: rules.some((rule) => rule.methodTest === true),
    };
  }
  const { from, provisions } = methodBegins(pack, organ, method);
  const deciding = provisionsOf(pack, session, { gate: "decision", measure, organ });
  return {
    kind: "method-not-in-force",
    method,
    organ,
    from,
    provisions: provisions.length > 0 ? provisions : deciding,
  };
}

const measureOf = (draft: Draft): string | null => draft.items[0]?.for ?? null;

/** Nothing of the draft is closed, and no silence runs on it. */
export function untouchedRefusal(move: Move, draft: Draft): Refusal | null {
  for (const item of draft.items) {
    const wrong = closedRefusal(move, { draft, item }) ?? underSilence(move, { draft, item });
    if (wrong) return wrong;
  }
  return null;
}

function methodProposal(move: Move, motion: MotionOf<"propose-method">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  const way = methodWay(move, draft.organ, measureOf(draft), motion.method);
  if (isRefusal(way)) return refuse(way);
  const wrong = untouchedRefusal(move, draft);
  if (wrong) return refuse(wrong);
  const { method } = motion;
  const proposed: EventBody = { kind: "method-proposed", draft: draft.id, method };
  const consented =
    method === "silence" && move.session.settings.silence.methodConsent === "no-objection";
  if (way.asks || consented) return grant(proposed);
  // Silence begins with its instant, which the chair still has to name.
  if (method === "silence") return grant(proposed);
  return grant(proposed, settled(draft, method, way, false, []));
}

const settled = (
  draft: Draft,
  method: Method,
  way: Way,
  fellBack: boolean,
  agreed: string[],
): EventBody => ({
  kind: "method-settled",
  draft: draft.id,
  method,
  ruledAs: way.ruledAs,
  laterWord: way.laterWord,
  fellBack,
  agreed,
});

function methodAnswer(move: Move, motion: MotionOf<"answer-method">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  const [first] = draft.items;
  if (draft.methodProposed === null || first === undefined) {
    return refuse(unknown("proposed method", draft.id));
  }
  const wrong = voiceRefusal(move, { draft, item: first });
  if (wrong) return refuse(wrong);
  const { value } = motion;
  return grant({ kind: "method-answered", draft: draft.id, state: move.voice, value });
}

/** First nobody may object to the format; failing that the full format follows, not rejection. */
function methodSettling(move: Move, motion: MotionOf<"settle-method">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  if (draft.methodProposed === null) return refuse(unknown("proposed method", draft.id));
  const { method, answers } = draft.methodProposed;
  const objected = Object.values(answers).includes("objecting");
  const taken: Method = objected ? "session" : method;
  const way = methodWay(move, draft.organ, measureOf(draft), taken);
  if (isRefusal(way)) return refuse(way);
  const agreed = Object.keys(answers).filter((state) => answers[state] === "agreed");
  return grant(settled(draft, taken, way, objected, agreed));
}

// --- positions ---------------------------------------------------------------------------------------------

function position(move: Move, motion: MotionOf<"take-position">): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) {
    const member = memberRefusal(move, found.provisions);
    return refuse(member ?? found);
  }
  const { draft, item } = found;
  const barred = voiceRefusal(move, found);
  if (barred) return refuse(barred);
  const { value, words, attached } = motion;
  if (draft.silence !== null) return positionUnderSilence(move, found, value, words ?? null);
  const wrong =
    closedRefusal(move, found) ?? convenedRefusal(move, draft, item) ?? methodOpen(move, found);
  if (wrong) return refuse(wrong);
  return grant(...presence(move, draft, "present"), {
    kind: "position-taken",
    item: item.id,
    state: move.voice,
    value,
    attached,
    words: words ?? null,
    later: false,
  });
}

/** While a format is proposed, the first question is whether anybody objects to it. */
function methodOpen(move: Move, { draft, item }: Found): Refusal | null {
  if (draft.methodProposed === null || draft.methodProposed.method === "silence") return null;
  const provisions = decisionProvisions(move, draft, item);
  return { kind: "method-not-agreed", method: draft.methodProposed.method, provisions };
}

/** Who takes a position in session is there. */
function presence(move: Move, draft: Draft, value: "present" | "absent"): EventBody[] {
  if (draft.method === "circulation" || draft.method === "silence") return [];
  if (move.session.attendance[draft.organ]?.[move.voice] === value) return [];
  return [{ kind: "attended", organ: draft.organ, state: move.voice, value }];
}

/**
 * An absent member's word that it has no objection; after the closing it is for the rule whether it
 * counts.
 */
function word(move: Move, motion: MotionOf<"send-word">): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) return refuse(found);
  const barred = voiceRefusal(move, found);
  if (barred) return refuse(barred);
  const { draft, item } = found;
  const taken: EventBody = {
    kind: "position-taken",
    item: item.id,
    state: move.voice,
    value: "absent-no-objection",
    attached: [],
    words: motion.words ?? null,
    later: item.decision !== null,
  };
  if (item.decision === null) {
    const wrong = underSilence(move, found) ?? convenedRefusal(move, draft, item);
    if (wrong) return refuse(wrong);
    return grant(...presence(move, draft, "absent"), taken);
  }
  const before = item.positions.find((entry) => entry.state === move.voice)?.value;
  const late = closedRefusal(move, found);
  return before === "absent" || late === null ? grant(taken) : refuse(late);
}

/** Attached to one's own position; once the item is closed it is a statement beside the decision. */
function attachment(move: Move, motion: MotionOf<"attach">): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) return refuse(found);
  const { draft, item } = found;
  const mine = item.positions.find((entry) => entry.state === move.voice);
  if (item.decision !== null) {
    const words = `${motion.attachment}, ${item.id}${motion.words ? `: ${motion.words}` : ""}`;
    return grant(entered(move, { act: "statement", to: draft.organ }, words));
  }
  if (mine === undefined) return refuse(unknown("position", item.id));
  return grant({
    kind: "position-taken",
    item: item.id,
    state: move.voice,
    value: mine.value,
    attached: [...new Set([...mine.attached, motion.attachment])],
    words: motion.words ?? mine.words,
    later: false,
  });
}

// --- adoption ----------------------------------------------------------------------------------------------

/** The chair puts a draft to decision, whole or without some of its items, which go back. */
function adoption(move: Move, motion: MotionOf<"adopt">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  const stray = motion.without.find((id) => !draft.items.some((item) => item.id === id));
  if (stray !== undefined) return refuse(unknown("item", stray));
  const open = draft.items.filter((item) => item.decision === null);
  const put = open.filter((item) => !motion.without.includes(item.id));
  const [first] = put;
  const [any] = draft.items;
  if (first === undefined) {
    const closed = any === undefined ? null : closedRefusal(move, { draft, item: any });
    return refuse(closed ?? unknown("item", draft.id));
  }
  const method = draft.method ?? lastSitting(move.session, draft.organ) ?? "session";
  const wrong =
    underSilence(move, { draft, item: first }) ??
    convenedRefusal(move, { ...draft, method }, first) ??
    methodOpen(move, { draft, item: first });
  if (wrong) return refuse(wrong);
  const way = methodWay(move, draft.organ, first.for, method);
  if (isRefusal(way)) return refuse(way);
  const present = method === "circulation" ? null : presenceOf(move, draft, open);
  const asRuled: Draft = { ...draft, method, ruledAs: way.ruledAs, laterWord: way.laterWord };
  const session = {
    ...move.session,
    drafts: { ...move.session.drafts, [draft.id]: asRuled },
    clock: { ...move.session.clock, scenario: move.now, wall: move.wall },
  };
  const items = put.map((item) =>
    findingOn(move.pack, session, asRuled, item, filledFor(move, item, present), present),
  );
  const sentBack = open.filter((item) => motion.without.includes(item.id)).map((item) => item.id);
  const settling = draft.method === null ? [settled(draft, method, way, false, [])] : [];
  return grant(...settling, {
    kind: "decided",
    draft: draft.id,
    method,
    attendance: present,
    items,
    sentBack,
  });
}

function lastSitting(session: Session, organ: string): Method | null {
  const sitting = session.sittings.findLast((entry) => entry.organ === organ);
  return sitting?.method === "circulation" ? "circulation" : sitting ? "session" : null;
}

/** Who was there: as recorded, or because they took a position; nobody else. */
function presenceOf(
  move: Move,
  draft: Draft,
  items: readonly Item[],
): Record<string, "present" | "absent"> {
  const spoke = new Set(
    items.flatMap((item) =>
      item.positions.filter((p) => p.value !== "absent-no-objection").map((p) => p.state),
    ),
  );
  const recorded = move.session.attendance[draft.organ] ?? {};
  return Object.fromEntries(
    membersOf(move.pack, move.session).map((state) => [
      state,
      recorded[state] ?? (spoke.has(state) ? "present" : "absent"),
    ]),
  );
}

/** Members who took no position: silent if they were there or were written to, absent otherwise. */
function filledFor(
  move: Move,
  item: Item,
  present: EventOf<"decided">["attendance"],
): Record<string, Position> {
  const spoke = new Set(item.positions.map((entry) => entry.state));
  return Object.fromEntries(
    membersOf(move.pack, move.session)
      .filter((state) => !spoke.has(state))
      .map((state) => [state, present?.[state] === "absent" ? "absent" : "silent"]),
  );
}

// --- after adoption ----------------------------------------------------------------------------------------

/** Closed, and not found to have failed. */
function adoptedRefusal(
  move: Move,
  { draft, item }: Found,
  gate: "joining" | "carrying-out",
): Refusal | null {
  if (item.decision !== null && item.decision.finding !== "not-met") return null;
  const { pack, session } = move;
  const ofStep = provisionsOf(pack, session, { gate, measure: item.for });
  const provisions = ofStep.length > 0 ? ofStep : decisionProvisions(move, draft, item);
  return { kind: "not-adopted", item: item.id, provisions };
}

function joining(
  move: Move,
  motion: MotionOf<"join"> | MotionOf<"decline"> | MotionOf<"sign">,
): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) return refuse(found);
  const provisions = decisionProvisions(move, found.draft, found.item);
  const member = memberRefusal(move, provisions);
  if (member) return refuse(member);
  if (motion.kind === "sign") {
    const { item, value } = motion;
    return grant(entered(move, { act: "signature", item, value }, undefined));
  }
  const early = adoptedRefusal(move, found, "joining");
  if (early) return refuse(early);
  const value = motion.kind === "join" ? {} : { value: "withheld" };
  return grant(entered(move, { act: "joining", item: motion.item, ...value }, motion.words));
}

function delivery(move: Move, motion: MotionOf<"report-delivery">): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) return refuse(found);
  const early = adoptedRefusal(move, found, "carrying-out");
  if (early) return refuse(early);
  const { item, value, words } = motion;
  const measure = found.item.for === null ? {} : { for: found.item.for };
  return grant(entered(move, { act: "delivery", item, value, ...measure }, words));
}

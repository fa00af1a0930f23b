/** Motions under silence: opening it, breaking it, stopping and moving its clock. */
import { hours, iso } from "./clock.ts";
import { silentOnes } from "./due.ts";
import { evolve } from "./evolve.ts";
import type { Motion } from "./motions.ts";
import { methodWay, untouchedRefusal } from "./move-decision.ts";
import {
  closedRefusal,
  decisionProvisions,
  draftOrRefusal,
  type EventBody,
  entered,
  type Found,
  grant,
  isRefusal,
  itemOrRefusal,
  type Judged,
  type MotionOf,
  type Move,
  refuse,
  stamped,
  unknown,
  voiceRefusal,
} from "./moves.ts";
import { electorateOf, findingOn } from "./procedure.ts";
import type { Refusal } from "./refusals.ts";
import { type Draft, type Item, own, type Position, termsWith } from "./session.ts";
import { breaking, closingAt, type Silence } from "./silence.ts";

/** The verdict on a motion of this sort; undefined where it is of another. */
export function silenceMove(move: Move, motion: Motion): Judged | undefined {
  switch (motion.kind) {
    case "open-silence":
      return opening(move, motion);
    case "acknowledge": {
      const running = runningSilence(move, motion.draft);
      if (isRefusal(running)) return refuse(running);
      return grant({ kind: "notice-taken", draft: motion.draft, state: move.voice });
    }
    case "break-silence":
      return breakingSilence(move, motion);
    case "propose-amendment":
      return amendmentUnderSilence(move, motion);
    case "withdraw-objection":
      return objectionWithdrawal(move, motion);
    case "hold":
      return hold(move, motion);
    case "lift-hold":
      return lifting(move, motion);
    case "extend-silence":
      return extension(move, motion);
    default:
      return undefined;
  }
}

function opening(move: Move, motion: MotionOf<"open-silence">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  const [first] = draft.items;
  if (first === undefined) return refuse(unknown("item", draft.id));
  const way = methodWay(move, draft.organ, first.for, "silence");
  if (isRefusal(way)) return refuse(way);
  const wrong = untouchedRefusal(move, draft);
  if (wrong) return refuse(wrong);
  const terms = termsWith(move.session.settings.silence, motion.terms);
  const provisions = decisionProvisions(move, { ...draft, method: "silence" }, first);
  if (terms.methodConsent === "no-objection" && draft.method !== "silence") {
    return refuse({ kind: "method-not-agreed", method: "silence", provisions });
  }
  const closes = Date.parse(motion.closes);
  if (closes <= move.now || closes - move.now < hours(terms.minHours)) {
    return refuse({ kind: "too-short", minHours: terms.minHours, provisions });
  }
  const { electorate, rules } = electorateOf(
    move.pack,
    move.session,
    { ...draft, method: "silence" },
    first,
  );
  const tolerated = rules.flatMap((rule) =>
    rule.tests.map((test) => (test.kind === "consensus" ? (test.tolerated ?? 0) : 0)),
  );
  return grant({
    kind: "silence-opened",
    draft: draft.id,
    closes: iso(closes),
    terms,
    electorate,
    tolerated: Math.max(0, ...tolerated),
    ruledAs: way.ruledAs,
    laterWord: way.laterWord,
  });
}

type Running = { readonly draft: Draft; readonly silence: Silence; readonly open: readonly Item[] };

/** A draft whose silence still runs on some item, for a seat with a voice in it. */
function runningSilence(move: Move, id: string, byMember = true): Running | Refusal {
  const draft = draftOrRefusal(move, id);
  if (isRefusal(draft)) return draft;
  const [first] = draft.items;
  if (draft.silence === null || first === undefined) {
    return { kind: "not-under-silence", item: id, provisions: [] };
  }
  const open = draft.items.filter((item) => item.decision === null);
  const barred = byMember ? voiceRefusal(move, { draft, item: open[0] ?? first }) : null;
  if (barred) return barred;
  if (open.length > 0) return { draft, silence: draft.silence, open };
  return (
    closedRefusal(move, { draft, item: first }) ?? {
      kind: "not-under-silence",
      item: id,
      provisions: [],
    }
  );
}

/** The item, or every item of the draft that is still open. */
function breakingSilence(move: Move, motion: MotionOf<"break-silence">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  const meant = draft.items.filter((item) => motion.item === undefined || item.id === motion.item);
  const [first] = meant;
  if (first === undefined) return refuse(unknown("item", motion.item ?? draft.id));
  if (draft.silence === null) {
    return refuse({ kind: "not-under-silence", item: first.id, provisions: [] });
  }
  const barred = voiceRefusal(move, { draft, item: first });
  if (barred) return refuse(barred);
  const open = meant.filter((item) => item.decision === null);
  if (open.length === 0) return late(move, { draft, item: first }, motion.words ?? null);
  return objection(move, draft, open, motion.item ?? null, "objection", motion.words ?? null);
}

/** A position on an item under silence: an objection breaks it, anything else is only said. */
export function positionUnderSilence(
  move: Move,
  found: Found,
  value: Position,
  words: string | null,
): Judged {
  const { draft, item } = found;
  if (item.decision !== null) {
    if (value === "objecting") return late(move, found, words);
    const closed = closedRefusal(move, found);
    return closed === null ? grant() : refuse(closed);
  }
  if (value === "objecting") return objection(move, draft, [item], item.id, "objection", words);
  return grant(positionTaken(item, move.voice, value, words));
}

const positionTaken = (
  item: Item,
  state: string,
  value: Position,
  words: string | null,
  later = false,
): EventBody => ({
  kind: "position-taken",
  item: item.id,
  state,
  value,
  attached: [],
  words,
  later,
});

/** An objection after the closing instant: refused, or recorded without effect, as the terms say. */
function late(move: Move, found: Found, words: string | null): Judged {
  const { draft, item } = found;
  const closed = closedRefusal(move, found);
  if (draft.silence?.terms.lateObjection === "recorded") {
    return grant(positionTaken(item, move.voice, "objecting", words, true));
  }
  return closed === null ? grant() : refuse(closed);
}

function objection(
  move: Move,
  draft: Draft,
  open: readonly Item[],
  item: string | null,
  as: "objection" | "amendment",
  words: string | null,
): Judged {
  const { silence } = draft;
  if (silence === null)
    return refuse({ kind: "not-under-silence", item: draft.id, provisions: [] });
  const counts = as === "objection" || silence.terms.amendmentBreaks;
  const { voice: state } = move;
  const said: EventBody = {
    kind: "silence-objected",
    draft: draft.id,
    item,
    state,
    as,
    words,
    breaks: false,
  };
  if (!counts) return grant(said);
  const taken = open.map((entry) => positionTaken(entry, state, "objecting", words));
  const after = foldedInto(move, [...taken, said]);
  const broken = open.filter((entry) => {
    const there = after.drafts[draft.id]?.silence;
    return there != null && breaking(there, entry.id) !== null;
  });
  if (broken.length === 0) return grant(...taken, said);
  const events = [...taken, { ...said, breaks: true }];
  // Where an objection may be taken back, the matter stays open until the closing instant.
  if (silence.terms.withdrawalRestores) return grant(...events);
  const here = { ...after, clock: { ...after.clock, scenario: move.now, wall: move.wall } };
  const draftNow = here.drafts[draft.id] ?? draft;
  const items = broken.map((entry) => {
    const itemNow = draftNow.items.find(({ id }) => id === entry.id) ?? entry;
    // A rule that tolerates some objections also needs to know that the rest were silent.
    const { electorate } = electorateOf(move.pack, here, draftNow, itemNow);
    const filled = silence.tolerated > 0 ? silentOnes(itemNow, electorate) : {};
    return findingOn(move.pack, here, draftNow, itemNow, filled, null);
  });
  const decided: EventBody = {
    kind: "decided",
    draft: draft.id,
    method: "silence",
    attendance: null,
    items,
    sentBack: [],
  };
  return grant(...events, decided);
}

function foldedInto(move: Move, bodies: readonly EventBody[]) {
  return bodies
    .map((body) => stamped(body, move.seat.id, move.now, move.wall))
    .reduce(evolve, move.session);
}

function amendmentUnderSilence(move: Move, motion: MotionOf<"propose-amendment">): Judged {
  const found = itemOrRefusal(move, motion.item);
  if (isRefusal(found)) return refuse(found);
  const { draft, item } = found;
  const barred = voiceRefusal(move, found);
  if (barred) return refuse(barred);
  const closed = closedRefusal(move, found);
  if (closed) return refuse(closed);
  // In session an amendment is said; whoever tabled the draft takes it over or does not.
  if (draft.silence === null) {
    return grant(
      entered(move, { act: "statement", to: draft.organ }, `${item.id}: ${motion.text}`),
    );
  }
  return objection(move, draft, [item], item.id, "amendment", motion.text);
}

function objectionWithdrawal(move: Move, motion: MotionOf<"withdraw-objection">): Judged {
  const draft = draftOrRefusal(move, motion.draft);
  if (isRefusal(draft)) return refuse(draft);
  const { silence } = draft;
  if (silence === null)
    return refuse({ kind: "not-under-silence", item: draft.id, provisions: [] });
  const { closes } = closingAt(silence, move.now);
  if (move.now > closes) {
    return refuse({ kind: "after-expiry", closed: iso(closes), provisions: [] });
  }
  const mine = silence.objections.filter(
    (entry) => entry.state === move.voice && entry.withdrawn === null,
  );
  if (mine.length === 0) return refuse({ kind: "not-yours", id: draft.id, provisions: [] });
  const withdrawn: EventBody = {
    kind: "objection-withdrawn",
    draft: draft.id,
    state: move.voice,
  };
  if (!silence.terms.withdrawalRestores) return grant(withdrawn);
  const restored = draft.items
    .filter((item) => item.decision === null)
    .filter((item) => item.positions.some((p) => p.state === move.voice && p.value === "objecting"))
    .map((item) => positionTaken(item, move.voice, "no-objection", null));
  return grant(withdrawn, ...restored);
}

function hold(move: Move, motion: MotionOf<"hold">): Judged {
  const running = runningSilence(move, motion.draft);
  if (isRefusal(running)) return refuse(running);
  const { silence } = running;
  const denied = (because: "terms" | "spent" | "held") =>
    refuse({ kind: "hold-not-allowed", because, provisions: [] });
  if (!silence.terms.holdAllowed) return denied("terms");
  if (closingAt(silence, move.now).hold !== null) return denied("held");
  const mine = silence.holds.filter((entry) => entry.by === move.voice);
  if (mine.length >= silence.terms.holdsPerMember) return denied("spent");
  const words = motion.words ?? null;
  return grant({ kind: "silence-held", draft: motion.draft, state: move.voice, words });
}

function lifting(move: Move, motion: MotionOf<"lift-hold">): Judged {
  const running = runningSilence(move, motion.draft);
  if (isRefusal(running)) return refuse(running);
  const standing = closingAt(running.silence, move.now).hold;
  if (standing === null) return refuse(unknown("hold", motion.draft));
  if (standing.by !== move.voice) {
    return refuse({ kind: "not-yours", id: motion.draft, provisions: [] });
  }
  return grant({ kind: "hold-lifted", draft: motion.draft, state: move.voice });
}

/** Only before expiry, only forward; the log keeps the old instant and the new. */
function extension(move: Move, motion: MotionOf<"extend-silence">): Judged {
  const draft = own(move.session.drafts, motion.draft);
  if (draft?.silence == null) {
    return refuse({ kind: "not-under-silence", item: motion.draft, provisions: [] });
  }
  const { closes } = closingAt(draft.silence, move.now);
  const running = runningSilence(move, motion.draft, false);
  if (isRefusal(running)) {
    return refuse({ kind: "after-expiry", closed: iso(closes), provisions: running.provisions });
  }
  if (draft.silence.terms.extensionBy !== "chair") {
    return refuse({
      kind: "not-for-this-seat",
      seat: move.seat.kind,
      needs: [],
      provisions: [],
    });
  }
  const to = Date.parse(motion.closes);
  if (to <= closes) return refuse({ kind: "clock-backwards", now: iso(closes), provisions: [] });
  return grant({ kind: "silence-extended", draft: draft.id, from: iso(closes), to: iso(to) });
}

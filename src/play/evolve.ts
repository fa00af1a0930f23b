/** What a session is after something happened: one step of the fold from the log to the state. */
import type { EventOf, PlayEvent } from "./events.ts";
import type { Inject, InjectPlan } from "./injects.ts";
import { type Draft, type Item, itemIn, own, type Session, type Taken } from "./session.ts";

const ms = (instant: string): number => Date.parse(instant);

/** The session an opening makes. */
export function openedSession(event: EventOf<"opened">): Session {
  return {
    id: event.id,
    title: event.title,
    pack: event.pack,
    packDigest: event.packDigest,
    settings: event.settings,
    base: event.base,
    recorded: event.recorded,
    seats: Object.fromEntries(event.seats.map((seat) => [seat.id, seat])),
    clock: { running: false, speed: event.speed, wall: ms(event.wall), scenario: ms(event.at) },
    wall: ms(event.wall),
    n: 1,
    closed: false,
    agenda: [],
    acts: [],
    sittings: [],
    attendance: {},
    drafts: {},
    facts: [],
    participation: {},
    rulings: [],
    ruleReservations: [],
    prepared: [],
    kept: [],
    notes: [],
    injects: {},
    delivered: [],
    lastLate: null,
    refusals: [],
  };
}

/** Pure: neither argument is touched, and the same events always give the same session. */
export function evolve(before: Session, event: PlayEvent): Session {
  const session: Session = {
    ...before,
    n: before.n + 1,
    wall: Math.max(before.wall, ms(event.wall)),
  };
  return { ...session, ...changed(session, event) };
}

/** The session that a log makes; the first event opens it. */
export function sessionOf(events: readonly PlayEvent[]): Session {
  const [first, ...rest] = events;
  if (first?.kind !== "opened") throw new Error("a log begins with the opening of the session");
  return rest.reduce(evolve, openedSession(first));
}

function changed(session: Session, event: PlayEvent): Partial<Session> {
  const at = ms(event.at);
  const { n } = session;
  switch (event.kind) {
    case "opened":
      throw new Error("a session is opened once");
    case "seat-added":
      return { seats: { ...session.seats, [event.seat.id]: event.seat } };
    case "clock-set":
      return {
        clock: {
          running: event.running,
          speed: event.speed,
          wall: ms(event.wall),
          scenario: ms(event.scenario),
        },
      };
    case "closed":
      return { closed: true };
    case "act-entered":
      return acted(session, event);
    case "fact-said": {
      const { fact, value, holder } = event;
      return { facts: [...session.facts, { fact, value, by: holder, at }] };
    }
    case "agenda-set":
      return { agenda: event.entries };
    case "attended": {
      const organ = { ...session.attendance[event.organ], [event.state]: event.value };
      return { attendance: { ...session.attendance, [event.organ]: organ } };
    }
    case "draft-kept": {
      const others = session.kept.filter(
        (kept) => kept.seat !== event.by || kept.id !== event.draft,
      );
      const { by: seat, draft: id, title, text } = event;
      return { kept: [...others, { id, seat, title, text }] };
    }
    case "draft-tabled":
      return { drafts: { ...session.drafts, [event.draft]: tabled(event, at, n) } };
    case "item-amended":
      return onItem(session, event.item, (item) => ({
        ...item,
        title: event.title,
        text: event.text,
        revision: event.revision,
        positions: [],
        replaced: [...item.replaced, ...item.positions],
      }));
    case "draft-withdrawn":
      return onDraft(session, event.draft, (draft) => ({
        ...draft,
        withdrawn: { at, n, by: event.voice },
      }));
    case "method-proposed":
      return onDraft(session, event.draft, (draft) => ({
        ...draft,
        methodProposed: { method: event.method, answers: {} },
      }));
    case "method-answered":
      return onDraft(session, event.draft, (draft) =>
        draft.methodProposed === null
          ? draft
          : {
              ...draft,
              methodProposed: {
                ...draft.methodProposed,
                answers: { ...draft.methodProposed.answers, [event.state]: event.value },
              },
            },
      );
    case "method-settled":
      return onDraft(session, event.draft, (draft) => ({
        ...draft,
        method: event.method,
        ruledAs: event.ruledAs,
        laterWord: event.laterWord,
        methodProposed: null,
        methodAgreed: event.agreed,
      }));
    case "position-prepared": {
      const { by: seat, item, value, words } = event;
      const others = session.prepared.filter((entry) => entry.seat !== seat || entry.item !== item);
      return { prepared: [...others, { seat, item, value, words }] };
    }
    case "position-taken":
      return onItem(session, event.item, (item) => taken(item, event, at, n));
    case "rules-reserved":
      return {
        ruleReservations: [...session.ruleReservations, { state: event.state, text: event.words }],
      };
    case "silence-opened":
      return onDraft(session, event.draft, (draft) => ({
        ...draft,
        method: "silence",
        ruledAs: event.ruledAs,
        laterWord: event.laterWord,
        methodProposed: null,
        silence: {
          terms: event.terms,
          opened: at,
          closes: ms(event.closes),
          extensions: [],
          holds: [],
          objections: [],
          noticed: {},
          electorate: event.electorate,
          tolerated: event.tolerated,
        },
      }));
    case "notice-taken":
      return onSilence(session, event.draft, (silence) => ({
        ...silence,
        // The first notice is the one that counts.
        noticed: { [event.state]: at, ...silence.noticed },
      }));
    case "silence-objected":
      return onSilence(session, event.draft, (silence) => ({
        ...silence,
        objections: [
          ...silence.objections,
          { state: event.state, kind: event.as, item: event.item, at, withdrawn: null },
        ],
      }));
    case "objection-withdrawn":
      return onSilence(session, event.draft, (silence) => ({
        ...silence,
        objections: silence.objections.map((objection) =>
          objection.state === event.state && objection.withdrawn === null
            ? { ...objection, withdrawn: at }
            : objection,
        ),
      }));
    case "silence-held":
      return onSilence(session, event.draft, (silence) => ({
        ...silence,
        holds: [...silence.holds, { by: event.state, from: at, lifted: null }],
      }));
    case "hold-lifted":
      return onSilence(session, event.draft, (silence) => ({
        ...silence,
        holds: silence.holds.map((hold, i) =>
          i === silence.holds.length - 1 ? { ...hold, lifted: at } : hold,
        ),
      }));
    case "silence-extended":
      return onSilence(session, event.draft, (silence) => ({
        ...silence,
        closes: silence.closes + (ms(event.to) - ms(event.from)),
        extensions: [...silence.extensions, { from: ms(event.from), to: ms(event.to), at }],
      }));
    case "silence-lapsed":
      return onDraft(session, event.draft, (draft) => ({
        ...draft,
        withdrawn: { at, n, by: event.by },
      }));
    case "decided":
      return decided(session, event, at, n);
    case "participation-changed":
      return { participation: { ...session.participation, [event.state]: event.value } };
    case "ruled":
      return {
        rulings: [...session.rulings, { about: event.about, text: event.words, by: event.by }],
      };
    case "note-sent":
      return {
        notes: [...session.notes, { from: event.by, to: event.to, text: event.words, at }],
      };
    case "injects-planned":
      return {
        injects: {
          ...session.injects,
          ...Object.fromEntries(event.injects.map((plan) => [plan.id, planned(plan)])),
        },
      };
    case "inject-set":
      return onInject(session, event.inject, (inject) => ({ ...inject, status: event.status }));
    case "inject-armed":
      return onInject(session, event.inject, (inject) => ({
        ...inject,
        due: ms(event.due),
        status: inject.status === "reserve" ? "reserve" : "planned",
      }));
    case "inject-delivered": {
      const { inject: id, to, from, method, subject, message } = event;
      return {
        ...onInject(session, id, (inject) => ({ ...inject, status: "delivered" })),
        delivered: [...session.delivered, { id, to, from, method, subject, message, at }],
        lastLate: event.late ? ms(event.wall) : session.lastLate,
      };
    }
    case "refused": {
      const { by: seat, motion, about, refusal } = event;
      return { refusals: [...session.refusals, { seat, motion, about, refusal, at }] };
    }
  }
}

function acted(session: Session, event: EventOf<"act-entered">): Partial<Session> {
  const { act } = event;
  const acts = [...session.acts, { act, seat: event.by, n: session.n }];
  if (act.act !== "convening" || act.organ === undefined) return { acts };
  const sitting = { organ: act.organ, method: act.method ?? "session", at: ms(event.at) };
  return { acts, sittings: [...session.sittings, sitting] };
}

function tabled(event: EventOf<"draft-tabled">, at: number, n: number): Draft {
  return {
    id: event.draft,
    title: event.title,
    organ: event.organ,
    seat: event.by,
    by: event.voice,
    answers: event.answers,
    items: event.items.map((item) => ({
      ...item,
      revision: 1,
      positions: [],
      replaced: [],
      decision: null,
      later: [],
      sentBack: false,
    })),
    at,
    n,
    reissues: event.reissues,
    revision: event.revision,
    method: event.method,
    ruledAs: event.ruledAs,
    methodProposed: null,
    methodAgreed: [],
    laterWord: event.laterWord,
    silence: null,
    attendance: null,
    withdrawn: null,
  };
}

function planned(plan: InjectPlan): Inject & { readonly status: "planned" | "reserve" } {
  const due = plan.when.on === "instant" ? ms(plan.when.at) : null;
  return { ...plan, due, status: plan.when.on === "reserve" ? "reserve" : "planned" };
}

function taken(item: Item, event: EventOf<"position-taken">, at: number, n: number): Item {
  const { state, value, attached, words } = event;
  const position: Taken = { state, value, attached, words, at, n };
  if (event.later) return { ...item, later: [...item.later, position] };
  return {
    ...item,
    positions: [...item.positions.filter((entry) => entry.state !== state), position],
    replaced: [...item.replaced, ...item.positions.filter((entry) => entry.state === state)],
  };
}

function decided(
  session: Session,
  event: EventOf<"decided">,
  at: number,
  n: number,
): Partial<Session> {
  return onDraft(session, event.draft, (draft) => ({
    ...draft,
    method: event.method,
    attendance: event.attendance ?? draft.attendance,
    items: draft.items.map((item) => {
      if (event.sentBack.includes(item.id)) return { ...item, sentBack: true };
      const result = event.items.find((entry) => entry.item === item.id);
      if (result === undefined) return item;
      const { filled, item: _, ...decision } = result;
      const added = Object.entries(filled).map(
        ([state, value]): Taken => ({ state, value, attached: [], words: null, at, n }),
      );
      return {
        ...item,
        sentBack: false,
        decision: { ...decision, at, n },
        positions: [...item.positions, ...added],
      };
    }),
  }));
}

function onDraft(
  session: Session,
  id: string,
  change: (draft: Draft) => Draft,
): Pick<Session, "drafts"> {
  const draft = session.drafts[id];
  if (draft === undefined) throw new Error(`the log speaks of draft ${id} before it was tabled`);
  return { drafts: { ...session.drafts, [id]: change(draft) } };
}

function onItem(
  session: Session,
  id: string,
  change: (item: Item) => Item,
): Pick<Session, "drafts"> {
  const found = itemIn(session, id);
  if (found === null) throw new Error(`the log speaks of item ${id} before it was tabled`);
  return onDraft(session, found.draft.id, (draft) => ({
    ...draft,
    items: draft.items.map((item) => (item.id === id ? change(item) : item)),
  }));
}

function onSilence(
  session: Session,
  id: string,
  change: (silence: NonNullable<Draft["silence"]>) => NonNullable<Draft["silence"]>,
): Pick<Session, "drafts"> {
  return onDraft(session, id, (draft) =>
    draft.silence === null ? draft : { ...draft, silence: change(draft.silence) },
  );
}

function onInject(
  session: Session,
  id: string,
  change: (inject: Session["injects"][string]) => Session["injects"][string],
): Pick<Session, "injects"> {
  const inject = own(session.injects, id);
  // A seat that is not the director's hears of the delivery without having heard of the plan.
  if (inject === undefined) return { injects: session.injects };
  return { injects: { ...session.injects, [id]: change(inject) } };
}

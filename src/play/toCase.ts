/** A session as a case: the log of acts that `run` judges like any recorded one. */
import { latestDay } from "../pack/dates.ts";
import type { Act, CaseFile } from "../pack/schema.ts";
import { iso, isoSeconds } from "./clock.ts";
import type { Draft, Item, Session, Taken } from "./session.ts";

type Placed = { readonly n: number; readonly act: Act };

/**
 * The case that a session has made so far. It keeps the id of the recorded case it was opened from, so that
 * law which that matter itself produced is not read here either; `ref` names the session.
 *
 *     run(pack, toCase(session)).asks[0].stop
 */
export function toCase(session: Session): CaseFile {
  const { base } = session;
  const placed: Placed[] = [
    ...session.acts.map(({ act, n }) => ({ n, act })),
    ...Object.values(session.drafts).flatMap(draftActs),
    ...attendanceWithoutDraft(session),
  ];
  // A stable order: by the event that made it.
  const played = placed
    .map((entry, i) => ({ ...entry, i }))
    .sort((a, b) => a.n - b.n || a.i - b.i)
    .map(({ act }) => act);
  const acts = [...(base.acts ?? []), ...played];
  const last = iso(session.clock.scenario).slice(0, 10);
  const until = [latestDay(base.date), last, ...acts.map((act) => latestDay(act.at))].reduce(
    (a, b) => (a > b ? a : b),
  );
  const mark = session.settings.exercise
    ? { en: "EXERCISE. ", ru: "УЧЕНИЕ. " }
    : { en: "", ru: "" };
  const { id: _, title: __, facts: ___, ...kept } = base;
  const facts = factsOf(session);
  return {
    ...kept,
    id: base.id,
    title: { en: `${mark.en}${session.title}`, ru: `${mark.ru}${session.title}` },
    origin: "played",
    until,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(acts.length > 0 ? { acts } : {}),
    ref: session.id,
  };
}

// --- drafts and positions ------------------------------------------------------------------------------

const both = (text: string) => ({ en: text, ru: text });

function draftActs(draft: Draft): Placed[] {
  const withdrawn: Placed[] =
    draft.withdrawn === null
      ? []
      : [
          {
            n: draft.withdrawn.n,
            act: {
              id: `${draft.id}.withdrawn`,
              at: isoSeconds(draft.withdrawn.at),
              act: "withdrawal",
              by: draft.withdrawn.by,
              item: draft.id,
            },
          },
        ];
  return [
    { n: draft.n, act: proposalAct(draft) },
    ...attendanceActs(draft),
    ...draft.items.flatMap((item) => methodActs(draft, item)),
    ...draft.items.flatMap((item) => positionActs(draft, item)),
    ...withdrawn,
  ];
}

/** A draft of one item is that item; a package names each. */
function proposalAct(draft: Draft): Act {
  const head = {
    id: draft.id,
    at: isoSeconds(draft.at),
    act: "proposal" as const,
    by: draft.by,
    organ: draft.organ,
    ...(draft.ruledAs === null ? {} : { method: draft.ruledAs as Act["method"] }),
    ...(draft.answers === null ? {} : { answers: draft.answers }),
    what: both(draft.title),
  };
  const [only] = draft.items;
  if (draft.items.length === 1 && only !== undefined) return { ...head, ...itemFields(only) };
  const measures = new Set(draft.items.map((item) => item.for));
  const [shared] = measures;
  return {
    ...head,
    ...(measures.size === 1 && shared != null ? { for: shared } : {}),
    items: draft.items.map((item) => ({
      id: item.id,
      title: both(item.title),
      ...itemFields(item),
    })),
  };
}

function itemFields(item: Item) {
  return {
    ...(item.for === null ? {} : { for: item.for }),
    ...(item.subject === null ? {} : { subject: item.subject }),
    ...(item.due === null ? {} : { due: item.due }),
  };
}

function attendanceActs(draft: Draft): Placed[] {
  const decision = draft.items.find((item) => item.decision !== null)?.decision;
  if (draft.attendance === null || decision == null) return [];
  return (["present", "absent"] as const).flatMap((value): Placed[] => {
    const by = Object.keys(draft.attendance ?? {}).filter((s) => draft.attendance?.[s] === value);
    if (by.length === 0) return [];
    const act: Act = {
      id: `${draft.id}.${value}`,
      at: isoSeconds(decision.at),
      act: "attendance",
      by,
      organ: draft.organ,
      item: draft.id,
      value,
    };
    return [{ n: decision.n, act }];
  });
}

/** Attendance at a sitting that had no draft before it. */
function attendanceWithoutDraft(session: Session): Placed[] {
  const withDraft = new Set(Object.values(session.drafts).map((draft) => draft.organ));
  return Object.entries(session.attendance).flatMap(([organ, states]): Placed[] => {
    if (withDraft.has(organ)) return [];
    const sitting = session.sittings.findLast((entry) => entry.organ === organ);
    if (sitting === undefined) return [];
    return (["present", "absent"] as const).flatMap((value): Placed[] => {
      const by = Object.keys(states).filter((state) => states[state] === value);
      if (by.length === 0) return [];
      const at = isoSeconds(sitting.at);
      const act: Act = { id: `${organ}.${value}`, at, act: "attendance", by, organ, value };
      return [{ n: session.n, act }];
    });
  });
}

/** Positions on the method itself, where the rule asks for them before those on the text. */
function methodActs(draft: Draft, item: Item): Placed[] {
  const { decision } = item;
  if (draft.method !== "limited-format" || decision === null) return [];
  const by = item.positions.map((position) => position.state);
  if (by.length === 0) return [];
  const act: Act = {
    id: `${item.id}.method`,
    at: isoSeconds(decision.at),
    act: "position",
    by,
    item: `${item.id}.method`,
    value: "no-objection",
  };
  return [{ n: decision.n, act }];
}

/**
 * What counts is the position at the closing of the item; earlier ones, on an earlier wording or changed
 * before the closing, are statements. Word given later is a position only where the rule lets it count.
 */
function positionActs(draft: Draft, item: Item): Placed[] {
  const name = (position: Taken, suffix: string) =>
    `${item.id}.${position.state.toLowerCase()}${suffix}`;
  const standing = item.positions.map(
    (position): Placed => ({
      n: position.n,
      act: {
        id: name(position, ""),
        at: isoSeconds(position.at),
        act: "position",
        by: position.state,
        item: item.id,
        value: position.value,
        ...(position.attached.length > 0 ? { attached: [...position.attached] } : {}),
        ...(position.words === null ? {} : { what: both(position.words) }),
      },
    }),
  );
  const replaced = item.replaced.map((position, i) =>
    spoken(position, name(position, `.before-${i + 1}`), draft.organ),
  );
  const later = item.later.map((position, i): Placed => {
    const id = name(position, `.later-${i + 1}`);
    if (!draft.laterWord) return spoken(position, id, draft.organ);
    return {
      n: position.n,
      act: {
        id,
        at: isoSeconds(position.at),
        act: "position",
        by: position.state,
        item: item.id,
        value: position.value,
        ...(position.words === null ? {} : { what: both(position.words) }),
      },
    };
  });
  return [...standing, ...replaced, ...later];
}

function spoken(position: Taken, id: string, organ: string): Placed {
  const words = position.words === null ? position.value : `${position.value}: ${position.words}`;
  return {
    n: position.n,
    act: {
      id,
      at: isoSeconds(position.at),
      act: "statement",
      by: position.state,
      to: organ,
      what: both(words),
    },
  };
}

// --- facts ---------------------------------------------------------------------------------------------

function factsOf(session: Session): NonNullable<CaseFile["facts"]> {
  const facts: NonNullable<CaseFile["facts"]> = { ...(session.base.facts ?? {}) };
  for (const { fact, value, by, at } of session.facts) {
    const before = facts[fact];
    if (by === null) {
      facts[fact] = { value };
      continue;
    }
    // Settled is settled: an assertion against it is on the log as a statement alone.
    if (before !== undefined && "value" in before) continue;
    const others = (before?.accounts ?? []).filter((account) => account.by !== by);
    const account = {
      value,
      by,
      class: /^[A-Z]{3}$/.test(by) ? ("state" as const) : ("organ" as const),
      at: iso(at).slice(0, 10),
    };
    facts[fact] = { accounts: [...others, account] };
  }
  return facts;
}

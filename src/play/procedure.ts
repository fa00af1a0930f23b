/** What the pack's law says about a session's next step: which provisions, which rules, who is counted. */
import { itemsOf } from "../engine/asks.ts";
import { Book } from "../engine/book.ts";
import { findingOf, turnsOn, worldsOf } from "../engine/findings.ts";
import { rulesFor } from "../engine/gates.ts";
import { type Matter, matterOf, statesTakingPart } from "../engine/matter.ts";
import {
  excludedBecause,
  type Item as LawItem,
  ruleCondition,
  votesAgainst,
} from "../engine/rule.ts";
import { any } from "../exact/condition.ts";
import { coversMaybe, earliestDay } from "../pack/dates.ts";
import { type Law, lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import type { Route, Rule, Step } from "../pack/schema.ts";
import type { EventOf } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Draft, Item, Method, Session } from "./session.ts";
import { toCase } from "./toCase.ts";

const laws = new WeakMap<Pack, Map<string, Law>>();

/** The law of the day the matter opened; made once per pack, day and matter. */
export function lawOf(pack: Pack, session: Session): Law {
  const day = lawDay(session);
  const key = `${day} ${session.base.id}`;
  const kept = laws.get(pack) ?? new Map<string, Law>();
  laws.set(pack, kept);
  const law = kept.get(key) ?? lawOn(pack, day, session.base.id);
  kept.set(key, law);
  return law;
}

export function lawDay(session: Session): string {
  return earliestDay(session.base.date);
}

/** A matter without its log: enough to ask which rules are in force. */
function bareMatter(pack: Pack, session: Session): Matter {
  const { acts: _, ...bare } = session.base;
  return matterOf(pack, bare);
}

// --- who ------------------------------------------------------------------------------------------------

/** States on the roll that take part, as the session has changed it since. */
export function membersOf(pack: Pack, session: Session): string[] {
  const out = ["suspended", "left"];
  return statesTakingPart(lawOf(pack, session).roll).filter(
    (state) => !out.includes(session.participation[state] ?? ""),
  );
}

/** Members with a voice on an item, and why others have none. */
export function electorateOf(
  pack: Pack,
  session: Session,
  draft: Draft,
  item: Item,
): { electorate: string[]; excluded: { state: string; because: string }[]; rules: Rule[] } {
  const rules = rulesServing(pack, session, draft.organ, item.for, draft.method ?? "session");
  const matter = bareMatter(pack, session);
  const put: LawItem = {
    key: item.id,
    names: [item.id],
    for: item.for ?? undefined,
    proposed: true,
    subject: item.subject ?? undefined,
    requesters: requestersOf(session, draft),
  };
  const excluded: { state: string; because: string }[] = [];
  const members = membersOf(pack, session);
  const electorate = members.filter((state) => {
    const because = rules[0] === undefined ? null : excludedBecause(matter, rules[0], put, state);
    if (because !== null) excluded.push({ state, because });
    return because === null;
  });
  for (const [state, value] of Object.entries(session.participation)) {
    if (!members.includes(state)) excluded.push({ state, because: value });
  }
  const { silence } = draft;
  if (silence !== null && silence.terms.electorateFrozen === "opening") {
    return { electorate: [...silence.electorate], excluded, rules };
  }
  return { electorate, excluded, rules };
}

function requestersOf(session: Session, draft: Draft): string[] {
  const asked = session.acts.find(({ act }) => act.id === draft.answers)?.act;
  return asked?.act === "request" ? [asked.by].flat() : [];
}

// --- provisions -------------------------------------------------------------------------------------------

/** Those that have a wording on the day; all of them where none has. */
export function inForce(law: Law, ids: readonly string[]): string[] {
  const worded = [...new Set(ids)].filter((id) => law.version(id) !== null);
  return worded.length > 0 ? worded : [...new Set(ids)];
}

type Wanted = {
  readonly gate: Extract<Step, { gate: string }>["gate"];
  readonly measure?: string | null | undefined;
  readonly organ?: string | undefined;
};

/** Steps of this kind on the routes open that day; those for the measure if there are any. */
function stepsOf(pack: Pack, session: Session, wanted: Wanted): Step[] {
  const law = lawOf(pack, session);
  const open = pack.routes.filter(
    (route) =>
      coversMaybe({ from: route.from, to: route.to }, law.day) &&
      route.basis.every((id) => law.version(id) !== null),
  );
  const steps = (routes: readonly Route[]) =>
    routes.flatMap((route) =>
      route.steps.filter(
        (step) =>
          "gate" in step &&
          step.gate === wanted.gate &&
          coversMaybe({ from: step.from, to: step.to }, law.day) &&
          concernsOrgan(step, wanted.organ),
      ),
    );
  const { measure } = wanted;
  const mine =
    measure == null
      ? []
      : steps(open.filter((route) => [route.measure, ...(route.alsoFor ?? [])].includes(measure)));
  return mine.length > 0 ? mine : steps(open);
}

function concernsOrgan(step: Step, organ: string | undefined): boolean {
  if (organ === undefined || !("organ" in step) || step.organ === undefined) return true;
  return [step.organ].flat().includes(organ);
}

export function provisionsOf(pack: Pack, session: Session, wanted: Wanted): string[] {
  const law = lawOf(pack, session);
  const steps = stepsOf(pack, session, wanted);
  const worded = steps.flatMap((step) => [step.by].flat()).filter((id) => law.version(id) !== null);
  return [...new Set(worded)];
}

// --- rules ------------------------------------------------------------------------------------------------

/** The matter under which an organ's rules know a measure. */
function matterName(pack: Pack, session: Session, organ: string, measure: string | null) {
  if (measure === null) return undefined;
  const law = lawOf(pack, session);
  for (const route of pack.routes) {
    if (![route.measure, ...(route.alsoFor ?? [])].includes(measure)) continue;
    if (!coversMaybe({ from: route.from, to: route.to }, law.day)) continue;
    for (const step of route.steps) {
      if ("gate" in step && step.gate === "decision" && step.organ === organ) return step.matter;
    }
  }
  return measure;
}

/** A way of deciding that the law has no word for is served by this one. */
const SERVED_AS: Readonly<Record<Method, readonly string[]>> = {
  session: ["session", "any", "signature"],
  circulation: ["circulation", "any"],
  silence: ["silence", "circulation", "any"],
  "limited-format": ["limited-format"],
};

/** Rules in force that decide an organ's question in this way; none: the law does not know it. */
export function rulesServing(
  pack: Pack,
  session: Session,
  organ: string,
  measure: string | null,
  method: Method,
): Rule[] {
  const about = matterName(pack, session, organ, measure);
  const rules = rulesFor(bareMatter(pack, session), organ, about);
  for (const name of SERVED_AS[method]) {
    const found = rules.filter((rule) => rule.method === name);
    if (found.length > 0) return found;
  }
  return [];
}

/** First day of a rule that will know the method, where the pack has one. */
export function methodBegins(pack: Pack, organ: string, method: Method) {
  const rules = pack.rules.filter((rule) => rule.organ === organ && rule.method === method);
  const first = rules.map((rule) => rule.from).sort()[0] ?? null;
  return { from: first, provisions: rules.flatMap((rule) => rule.by) };
}

/** How the run is to read a draft's method: the method of the rule that served it. */
export function ruledAs(rules: readonly Rule[], method: Method): string {
  const [rule] = rules;
  return rule === undefined || rule.method === "any" ? plainMethod(method) : rule.method;
}

const plainMethod = (method: Method): string => (method === "silence" ? "circulation" : method);

// --- decisions ---------------------------------------------------------------------------------------

type DecidedItem = EventOf<"decided">["items"][number];

/**
 * What the rule of decision makes of the positions on an item, by the same conditions as a recorded case.
 * `filled` are the positions of those who had taken none.
 */
export function findingOn(
  pack: Pack,
  session: Session,
  draft: Draft,
  item: Item,
  filled: DecidedItem["filled"],
  attendance: EventOf<"decided">["attendance"],
): DecidedItem {
  const { electorate, excluded, rules } = electorateOf(pack, session, draft, item);
  // On the roll of the day, but out by now: it takes no part, which is a position the rule can count.
  const spoke = new Set(item.positions.map((position) => position.state));
  const out = statesTakingPart(lawOf(pack, session).roll).filter(
    (state) => session.participation[state] !== undefined && !electorate.includes(state),
  );
  const head = {
    item: item.id,
    rules: rules.map((rule) => rule.id),
    electorate,
    excluded,
    filled: {
      ...Object.fromEntries(
        out
          .filter((state) => !spoke.has(state))
          .map((state) => [state, "not-participating"] as const),
      ),
      ...filled,
    },
  };
  const instant = new Date(session.clock.scenario).toISOString();
  const trial = evolve(session, {
    v: 1,
    at: instant,
    wall: new Date(session.wall).toISOString(),
    by: "clock",
    kind: "decided",
    draft: draft.id,
    method: draft.method ?? "session",
    attendance,
    items: [{ ...head, finding: "open", blocking: [], turnsOn: [] }],
    sentBack: [],
  });
  const matter = matterOf(pack, toCase(trial));
  const act = matter.acts.find((entry) => entry.id === draft.id);
  const put = act && itemsOf(matter, act).find((entry) => entry.key === item.id);
  if (put === undefined || rules.length === 0)
    return { ...head, finding: "not-met", blocking: [], turnsOn: [] };
  const book = new Book("open");
  const condition = any(rules.map((rule) => ruleCondition(matter, book, rule, put)));
  const against = rules.slice(0, 1).flatMap((rule) => votesAgainst(matter, book, rule, put));
  const worlds = worldsOf(book);
  const passes = worlds.compile(condition);
  const finding = findingOf(worlds, worlds.diagram.always, passes);
  const blocking = against
    .filter(({ when }) => worlds.diagram.isAlways(worlds.compile(when)))
    .map(({ state }) => state);
  const open = ["contested", "unknown", "open"].includes(finding);
  return { ...head, finding, blocking, turnsOn: open ? turnsOn(worlds, [condition]) : [] };
}

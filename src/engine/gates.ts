/** Gates and duties as conditions: what each step of a route asks of a matter. */
import { all, any, atLeast, type Condition, not } from "../exact/condition.ts";
import { coversMaybe, earliestDay, latestDay } from "../pack/dates.ts";
import type { Act, Formula, Route, Rule, Step } from "../pack/schema.ts";
import type { Ask } from "./asks.ts";
import { opens } from "./asks.ts";
import type { Book } from "./book.ts";
import { belongs, boundBy, inForceCondition, readingIs, takesPart, territories } from "./facts.ts";
import { formulaCondition, namedFormula, type Scene } from "./formula.ts";
import {
  addresseesOf,
  authorsOf,
  isSilentAbout,
  type Matter,
  memberStates,
  statesTakingPart,
  type Wanted,
} from "./matter.ts";
import { type Item, ruleCondition, votesAgainst } from "./rule.ts";
import type { StopKind } from "./types.ts";

/** A route walked for one ask and one thing to be decided. */
export type Walk = Scene & {
  readonly route: Route;
  readonly ask: Ask | null;
  readonly item: Item;
};

/** A step as a condition, with everything a reader needs to disagree with it. */
export type Gate = {
  readonly condition: Condition;
  readonly kind: StopKind;
  /** Acts of the log that it read. */
  readonly acts: readonly Act[];
  readonly perState?: readonly { readonly state: string; readonly when: Condition }[];
  readonly rules?: readonly Rule[];
  /** Per state, the worlds in which its position counts against the item. */
  readonly against?: readonly { readonly state: string; readonly when: Condition }[];
  /** The act it asks for, for `lint` and for what may be added. */
  readonly wanted?: readonly Wanted[];
};

type StepOf<G extends string> = Extract<Step, { gate: G }>;

const constant = (value: boolean): Condition => ({ kind: "constant", value });

export function gateOf(step: Step, walk: Walk): Gate {
  if (!appliesOn(step, walk.matter))
    return { condition: constant(true), kind: "adopted", acts: [] };
  const gate = "gate" in step ? gateBody(step, walk) : dutyBody(step, walk);
  if (step.when === undefined) return gate;
  const applies = formulaCondition(step.when, walk);
  return { ...gate, condition: any([not(applies), gate.condition]) };
}

/** A step has its own years, within those of the route. */
export function appliesOn(step: Step, matter: Matter): boolean {
  return coversMaybe({ from: step.from, to: step.to }, matter.law.day);
}

function gateBody(step: Extract<Step, { gate: string }>, walk: Walk): Gate {
  switch (step.gate) {
    case "standing":
      return standing(step, walk);
    case "characterisation":
    case "scope":
      return {
        condition: holds(step.holds, walk),
        kind: "outside-the-text",
        acts: characterising(walk),
      };
    case "exclusion":
      return { condition: not(holds(step.holds, walk)), kind: "excluded", acts: [] };
    case "request":
      return request(step, walk);
    case "consent":
      return consent(step, walk);
    case "convening":
      return convening(step, walk);
    case "proposal":
      return proposal(step, walk);
    case "decision":
      return decision(step, walk);
    case "mandate":
      return mandate(step, walk);
    case "national-procedure":
      return perState(step, walk, ["authorisation"], "national-procedure");
    case "joining":
      return perState(step, walk, [step.act ?? "joining"], "not-joined");
    case "carrying-out":
      return carryingOut(walk);
  }
}

function holds(formula: string | Formula, walk: Walk): Condition {
  return typeof formula === "string"
    ? namedFormula(formula, walk)
    : formulaCondition(formula, walk);
}

function characterising(walk: Walk): Act[] {
  return walk.matter.acts.filter((act) => act.act === "characterisation");
}

// --- who ---------------------------------------------------------------------------------------------

type Who =
  | "requester"
  | "territory"
  | "subject"
  | "parties"
  | "contributor"
  | "party"
  | "any"
  | "addressee";

/** The states a step speaks of, each with the worlds in which it is meant. */
function statesMeant(who: Who, walk: Walk): { state: string; when: Condition }[] {
  const { matter, book } = walk;
  const plain = (states: readonly string[]) =>
    states.map((state) => ({ state, when: constant(true) }));
  const members = statesTakingPart(matter.law.roll);
  switch (who) {
    case "territory":
      return territories(matter, book);
    case "requester":
      return walk.requesters.length > 0
        ? plain(walk.requesters)
        : territories(matter, book).filter(({ state }) => state !== "none");
    case "subject":
      return plain(walk.item.subject === undefined ? [] : [walk.item.subject]);
    case "parties":
      return plain((matter.case.parties ?? []).filter((party) => /^[A-Z]{3}$/.test(party)));
    case "addressee":
      return plain(
        (walk.ask ? addresseesOf(walk.ask.act) : []).filter((to) => members.includes(to)),
      );
    case "contributor":
      return plain(contributors(walk));
    case "party":
    case "any":
      return plain(members);
  }
}

/** States that offered, sent or had to authorise something; where the log names none, all but the asker. */
function contributors(walk: Walk): string[] {
  const members = statesTakingPart(walk.matter.law.roll).filter(
    (state) => !walk.requesters.includes(state),
  );
  const kinds: readonly Act["act"][] = ["authorisation", "delivery", "offer"];
  const named = new Set(
    walk.matter.acts
      .filter((act) => kinds.includes(act.act))
      .flatMap((act) => authorsOf(walk.matter, act)),
  );
  const contributing = members.filter((state) => named.has(state));
  return contributing.length > 0 ? contributing : members;
}

function standing(step: StepOf<"standing">, walk: Walk): Gate {
  const { matter, book } = walk;
  const who = step.who ?? "requester";
  const per = (state: string): Condition => {
    if (step.as === "member") return belongs(matter, state);
    if (step.as === "participant") return takesPart(matter, book, state, ["full", "in-arrears"]);
    return boundBy(matter, book, state, step.to ?? matter.pack.organisation.foundingInstrument);
  };
  const meant = statesMeant(who, walk).map(({ state, when }) => ({
    state,
    when: all([when, per(state)]),
  }));
  const adopted = step.to === undefined ? constant(true) : inForceCondition(matter, book, step.to);
  // Nobody named: a route that any member may open is not closed for want of a name.
  const condition =
    meant.length === 0 ? adopted : all([adopted, any(meant.map(({ when }) => when))]);
  return { condition, kind: "no-standing", acts: [], perState: meant };
}

// --- asking ------------------------------------------------------------------------------------------

function requestsFor(walk: Walk): Act[] {
  if (walk.ask?.act.act === "request") return [walk.ask.act];
  const { matter, route } = walk;
  return matter.acts.filter((act) => {
    if (act.act !== "request") return false;
    const ask: Ask = {
      id: act.id,
      act,
      for: act.for ?? null,
      title: undefined,
      items: [],
    };
    return opens(matter, ask, { ...route, opensWith: ["request"] });
  });
}

function isWithdrawn(matter: Matter, request: Act): boolean {
  return matter.acts.some(
    (act) => act.act === "withdrawal" && [act.answers, act.item].includes(request.id),
  );
}

function request(step: StepOf<"request">, walk: Walk): Gate {
  const { matter, book } = walk;
  const requests = requestsFor(walk);
  const standing = requests.filter((act) => !isWithdrawn(matter, act));
  const computed = any(
    standing.map((act) =>
      all([askerFits(step, act, walk), addresseeFits(step, act, walk), formFits(step, act, walk)]),
    ),
  );
  const wanted: Wanted = { act: "request", for: walk.route.measure };
  const kind: StopKind =
    requests.length === 0
      ? "no-request"
      : standing.length === 0
        ? "request-withdrawn"
        : "request-elsewhere";
  const condition = book.act(
    `request:${walk.ask?.id ?? walk.route.measure}`,
    computed,
    isSilentAbout(matter, wanted),
    { act: "request", for: walk.route.measure },
  );
  return { condition, kind, acts: requests, wanted: [wanted] };
}

function askerFits(step: StepOf<"request">, act: Act, walk: Walk): Condition {
  const authors = authorsOf(walk.matter, act);
  if (step.asker === undefined || step.asker === "any" || step.asker === "requester") {
    return any(authors.map((state) => belongs(walk.matter, state)));
  }
  return any(
    statesMeant(step.asker, walk)
      .filter(({ state }) => authors.includes(state))
      .map(({ when }) => when),
  );
}

function addresseeFits(step: StepOf<"request">, act: Act, walk: Walk): Condition {
  const to = addresseesOf(act);
  const { matter, book } = walk;
  // The record does not say to whom: then it is not a request to somebody else.
  if (to.length === 0) return constant(true);
  const fits = (accepted: readonly string[]) =>
    to.some(
      (addressee) =>
        addressee === matter.pack.organisation.id ||
        accepted.includes(addressee) ||
        (accepted.includes("any-member") && memberStates(matter.law.roll).includes(addressee)),
    );
  if (Array.isArray(step.addressees)) return constant(fits(step.addressees));
  const { reading, then } = step.addressees;
  return byReading(reading, (value) => fits(then[value] ?? []), matter, book);
}

function formFits(step: StepOf<"request">, act: Act, walk: Walk): Condition {
  const { form } = step;
  if (form === undefined || act.form === undefined) return constant(true);
  return byReading(
    form.reading,
    (value) => (form.then[value] ?? []).includes(act.form as string),
    walk.matter,
    walk.book,
  );
}

/** Holds where the reading has a value that passes. */
function byReading(
  reading: string,
  passes: (value: string) => boolean,
  matter: Matter,
  book: Book,
): Condition {
  const values = (matter.pack.byId.reading.get(reading)?.values ?? []).map(({ id }) => id);
  const good = values.filter(passes);
  if (good.length === values.length) return constant(true);
  return good.length === 0 ? constant(false) : readingIs(matter, book, reading, good);
}

function consent(step: StepOf<"consent">, walk: Walk): Gate {
  const { matter, book, route } = walk;
  const kinds: readonly Act["act"][] = ["consent", "acceptance"];
  const acts = matter.acts.filter(
    (act) =>
      kinds.includes(act.act) && (act.for === undefined || measuresOf(route).includes(act.for)),
  );
  const requests = step.orRequest
    ? requestsFor(walk).filter((act) => !isWithdrawn(matter, act))
    : [];
  const meant = statesMeant(step.of, walk).map(({ state, when }) => {
    const mine = acts.filter((act) => authorsOf(matter, act).includes(state));
    const refused = mine.some((act) => act.value === "withheld");
    const given =
      mine.some((act) => act.value !== "withheld") ||
      requests.some((act) => authorsOf(matter, act).includes(state));
    const wanted: Wanted = { act: "consent", by: [state], for: route.measure };
    const silent =
      !refused &&
      (isSilentAbout(matter, wanted) || isSilentAbout(matter, { ...wanted, act: "acceptance" }));
    const key = `consent:${route.measure}:${state}`;
    const agreed = book.act(key, constant(given && !refused), silent, {
      act: "consent",
      by: state,
      for: route.measure,
    });
    return { state, when, agreed, wanted };
  });
  // The territorial state is one of several it may be; parties must all agree.
  const condition =
    step.of === "parties"
      ? all(meant.map(({ agreed }) => agreed))
      : any(meant.map(({ when, agreed }) => all([when, agreed])));
  return {
    condition,
    // Where consent would have come with a request and nobody asked, it stopped at the asking.
    kind: step.orRequest && walk.ask === null && acts.length === 0 ? "no-request" : "no-consent",
    acts: [...acts, ...requests],
    perState: meant.map(({ state, agreed }) => ({ state, when: agreed })),
    wanted: meant.map(({ wanted }) => wanted),
  };
}

const measuresOf = (route: Route): string[] => [route.measure, ...(route.alsoFor ?? [])];

// --- deciding ----------------------------------------------------------------------------------------

function convening(step: StepOf<"convening">, walk: Walk): Gate {
  const { matter, book } = walk;
  const kinds: readonly Act["act"][] = ["convening", "attendance"];
  const acts = matter.acts.filter((act) => {
    if (kinds.includes(act.act)) return act.organ !== undefined && step.organ.includes(act.organ);
    const circulated = act.method === "circulation" || act.method === "silence";
    return step.orCirculation === true && circulated && ["proposal", "position"].includes(act.act);
  });
  const wanted: Wanted = { act: "convening", organ: step.organ };
  const about = { act: "convening", organ: step.organ.join("+") };
  const condition = book.act(
    `convening:${step.organ.join("+")}`,
    constant(acts.length > 0),
    isSilentAbout(matter, wanted),
    about,
  );
  return { condition, kind: "not-convened", acts, wanted: [wanted] };
}

function proposal(step: StepOf<"proposal">, walk: Walk): Gate {
  const { matter, book, route, ask } = walk;
  const kind = step.act ?? "proposal";
  const own = ask !== null && ask.act.act === kind ? [ask.act] : [];
  const answering = matter.acts.filter(
    (act) =>
      act.act === kind &&
      (walk.item.names.includes(act.id) ||
        walk.item.key === act.item ||
        act.items?.some((item) => item.id === walk.item.key) === true ||
        (ask === null && act.for !== undefined && measuresOf(route).includes(act.for))),
  );
  const acts = own.length > 0 ? own : answering;
  const wanted: Wanted = { act: kind, for: route.measure, item: [walk.item.key] };
  const condition = book.act(
    `${kind}:${walk.item.key}`,
    constant(acts.length > 0),
    isSilentAbout(matter, wanted),
    { act: kind, for: route.measure, item: walk.item.key },
  );
  return { condition, kind: "not-proposed", acts, wanted: [wanted] };
}

/** Rules of the organ for the matter on the day: those that name it, else the default ones. */
export function rulesFor(matter: Matter, organ: string, about: string | undefined): Rule[] {
  const ofOrgan = matter.pack.rules.filter(
    (rule) =>
      rule.organ === organ &&
      coversMaybe(rule, matter.law.day) &&
      rule.by.some((id) => matter.law.version(id) !== null),
  );
  const named = ofOrgan.filter((rule) => about !== undefined && rule.matters.includes(about));
  return named.length > 0 ? named : ofOrgan.filter((rule) => rule.matters.includes("default"));
}

/** Ways of deciding that somebody has to propose; the others are open without a word. */
const PROPOSED_METHODS: readonly string[] = ["limited-format", "silence", "circulation"];

function decision(step: StepOf<"decision">, walk: Walk): Gate {
  const { matter, book, item } = walk;
  const method = proposedMethod(walk) ?? item.method ?? methodOf(walk, step.organ);
  const ways = waysOfDeciding(rulesFor(matter, step.organ, step.matter), method);
  const condition = any(
    ways.map(({ rule, mustBeProposed }) => {
      const adopts = ruleCondition(matter, book, rule, item);
      if (!mustBeProposed) return adopts;
      const about = { act: "proposal", as: rule.method, item: item.key };
      return all([book.act(`${rule.method}:${item.key}`, constant(false), false, about), adopts]);
    }),
  );
  const acts = matter.acts.filter(
    (act) =>
      ["position", "attendance"].includes(act.act) &&
      (act.item === undefined || item.names.includes(act.item)),
  );
  const rules = ways.filter((way) => !way.mustBeProposed).map((way) => way.rule);
  const against = rules[0] === undefined ? [] : votesAgainst(matter, book, rules[0], item);
  if (item.proposed) return { condition, kind: "not-adopted", acts, rules, against };
  // The request was answered by drafts for something else: nothing of this kind lay before the organ.
  const wanted: Wanted = { act: "proposal", for: walk.route.measure, item: [item.key] };
  const about = { act: "proposal", for: walk.route.measure, item: item.key };
  const put = book.act(
    `proposal:${item.key}`,
    constant(false),
    isSilentAbout(matter, wanted),
    about,
  );
  return {
    condition: all([put, condition]),
    kind: "not-proposed",
    acts: [],
    wanted: [wanted],
    rules,
  };
}

/** The rules that serve the method the log shows; limited format besides, if somebody proposed it. */
function waysOfDeciding(rules: readonly Rule[], method: string | undefined) {
  const asked =
    PROPOSED_METHODS.includes(method ?? "") && rules.some((rule) => rule.method === method);
  const serving = rules.filter((rule) =>
    asked
      ? rule.method === method || rule.method === "any"
      : !PROPOSED_METHODS.includes(rule.method),
  );
  const besides = rules.filter(
    (rule) => rule.method === "limited-format" && !serving.includes(rule),
  );
  return [
    ...serving.map((rule) => ({ rule, mustBeProposed: false })),
    ...besides.map((rule) => ({ rule, mustBeProposed: true })),
  ];
}

/** Somebody proposed to decide this very thing in another way: a proposal on `<item>.method`. */
function proposedMethod({ matter, item }: Walk): string | undefined {
  return matter.acts.find((act) => act.act === "proposal" && act.item === `${item.key}.method`)
    ?.method;
}

function methodOf(walk: Walk, organ: string): string | undefined {
  return walk.matter.acts.find((act) => act.act === "convening" && act.organ === organ)?.method;
}

function mandate(step: StepOf<"mandate">, walk: Walk): Gate {
  const { matter, book, route } = walk;
  const acts = matter.acts.filter(
    (act) =>
      act.act === "authorisation" &&
      authorsOf(matter, act).includes(step.of) &&
      (act.for === undefined || measuresOf(route).includes(act.for)),
  );
  const given = acts.some((act) => act.value !== "withheld");
  const wanted: Wanted = { act: "authorisation", by: [step.of], for: route.measure };
  const condition = book.act(`mandate:${step.of}`, constant(given), isSilentAbout(matter, wanted), {
    act: "authorisation",
    by: step.of,
  });
  return { condition, kind: "no-mandate", acts, wanted: [wanted] };
}

// --- carrying out ------------------------------------------------------------------------------------

/** Steps that each state takes for itself: national procedures, signatures, joining. */
function perState(
  step: StepOf<"national-procedure"> | StepOf<"joining">,
  walk: Walk,
  kinds: readonly Act["act"][],
  kind: StopKind,
): Gate {
  const { matter, book, item } = walk;
  const joins: readonly Act["act"][] =
    kinds.includes("joining") || kinds.includes("signature") ? ["signature", "joining"] : kinds;
  const acts = matter.acts.filter(
    (act) => joins.includes(act.act) && (act.item === undefined || item.names.includes(act.item)),
  );
  const meant = statesMeant(step.per, walk).map(({ state }) => {
    const mine = acts.filter((act) => authorsOf(matter, act).includes(state));
    const last = mine[mine.length - 1];
    const done = last !== undefined && last.value !== "withheld";
    const wanted: Wanted = { act: kinds[0] as Act["act"], by: [state], item: item.names };
    const silent = last === undefined && isSilentAbout(matter, wanted);
    const when = book.act(`${kinds[0]}:${item.key}:${state}`, constant(done), silent, {
      act: kinds[0] as string,
      by: state,
      item: item.key,
    });
    return { state, when, wanted };
  });
  const least = step.gate === "joining" ? step.least : undefined;
  const conditions = meant.map(({ when }) => when);
  const condition =
    least !== undefined
      ? atLeast(least, conditions)
      : step.needs === "all"
        ? all(conditions)
        : any(conditions);
  return { condition, kind, acts, perState: meant, wanted: meant.map(({ wanted }) => wanted) };
}

/**
 * Carried out needs a delivery that says so; not carried out needs a due date that passed or a source
 * that says so. Without either it is unknown: the text sets no time limit.
 */
function carryingOut(walk: Walk): Gate {
  const { matter, book, item, route } = walk;
  const acts = matter.acts.filter(
    (act) =>
      act.act === "delivery" &&
      (act.item === undefined || item.names.includes(act.item)) &&
      (act.for === undefined || measuresOf(route).includes(act.for)) &&
      (act.answers === undefined || item.names.includes(act.answers)),
  );
  const says = (value: string) => acts.some((act) => (act.value ?? "done") === value);
  const wanted: Wanted = { act: "delivery", item: item.names, for: route.measure };
  const id = `carried-out:${item.key}`;
  const gate = (condition: Condition): Gate => ({
    condition,
    kind: "not-carried-out",
    acts,
    wanted: [wanted],
  });
  const about = { act: "delivery", item: item.key };
  if (says("done") && says("not-done")) {
    // Two who were there say different things: an account of each.
    book.declare({
      id,
      class: "account",
      values: ["no", "yes"],
      known: null,
      about: { account: id },
    });
    return gate(book.is(id, "yes"));
  }
  if (says("done")) return gate(constant(true));
  const overdue = item.due !== undefined && latestDay(item.due) < earliestDay(matter.asOf);
  const silent = isSilentAbout(matter, wanted);
  if (says("not-done") || (overdue && !silent && !says("partial"))) {
    return gate(book.act(`delivery:${item.key}`, constant(false), false, about));
  }
  book.declare({ id, class: "act", values: ["no", "yes"], known: null, about });
  return gate(book.is(id, "yes"));
}

// --- duties ------------------------------------------------------------------------------------------

function dutyBody(step: Extract<Step, { duty: string }>, walk: Walk): Gate {
  const { matter, book } = walk;
  const kinds: Record<typeof step.duty, readonly Act["act"][]> = {
    notification: ["notification"],
    reporting: ["notification", "statement"],
    consultation: ["convening", "attendance"],
    payment: ["delivery"],
    delivery: ["delivery"],
  };
  const act = kinds[step.duty][0] as Act["act"];
  const acts = matter.acts.filter(
    (entry) =>
      kinds[step.duty].includes(entry.act) &&
      (step.to === undefined ||
        addresseesOf(entry).some((to) => to === step.to || step.to?.startsWith(`${to}-`))),
  );
  const wanted: Wanted = { act, ...(step.to === undefined ? {} : { to: step.to }) };
  const condition = book.act(
    `${step.duty}:${step.to ?? "any"}`,
    constant(acts.length > 0),
    isSilentAbout(matter, wanted),
    {
      act,
      ...(step.to === undefined ? {} : { to: step.to }),
    },
  );
  // A duty stops nothing, so its kind is never read.
  return { condition, kind: "adopted", acts, wanted: [wanted] };
}

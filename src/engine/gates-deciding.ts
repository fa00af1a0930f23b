/** The gates of deciding: convening, proposal, decision, and the mandate of another organisation. */
import { all, any } from "../exact/condition.ts";
import { coversMaybe } from "../pack/dates.ts";
import type { Act, Rule } from "../pack/schema.ts";
import { constant, type Gate, measuresOf, type StepOf, type Walk } from "./gate.ts";
import { authorsOf, isSilentAbout, type Matter, type Wanted } from "./matter.ts";
import { ruleCondition, votesAgainst } from "./rule.ts";

export function convening(step: StepOf<"convening">, walk: Walk): Gate {
  const { matter, book } = walk;
  const kinds: readonly Act["act"][] = ["convening", "attendance"];
  const acts = matter.acts.filter((act) => {
    if (act.act === "convening" && authorsOf(matter, act).some((by) => step.orBy?.includes(by))) {
      return true;
    }
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

export function proposal(step: StepOf<"proposal">, walk: Walk): Gate {
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

export function decision(step: StepOf<"decision">, walk: Walk): Gate {
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

export function mandate(step: StepOf<"mandate">, walk: Walk): Gate {
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

// Names for steps, items and asks of a run, made from the pack where the run gives only an id.
import type { AskRun, ItemRef, StepRun } from "../engine/types.ts";
import type { Act, CaseFile, Route, Step } from "../pack/schema.ts";
import { capital, type Voice } from "./voice.ts";

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** What a step asks for, in words: "decision: Collective Security Council". */
export function stepLabel(step: StepRun, route: Route | undefined, voice: Voice): string {
  if (step.title) return voice.of(step.title);
  const rule = route?.steps.find((entry) => entry.id === step.id);
  return rule ? ruleLabel(rule, voice) : gateLabel(step, voice);
}

/** The one word for the kind of step. */
export function gateLabel(step: Pick<StepRun, "gate" | "duty">, voice: Voice): string {
  const key = step.gate === undefined ? `duty.${step.duty}` : `gate.${step.gate}`;
  return voice.maybe(key, key);
}

function ruleLabel(step: Step, voice: Voice): string {
  const { t, names } = voice;
  if (!("gate" in step)) {
    const duty = t(`duty.${step.duty}`);
    return step.to === undefined ? duty : t("step.duty.to", { duty, to: voice.name(step.to) });
  }
  switch (step.gate) {
    case "standing":
      if (step.as !== "party") return t(`step.standing.${step.as}`);
      return t("step.standing.party", { to: instrumentName(step.to ?? "", voice) });
    case "characterisation":
    case "scope":
      return formulaTitle(step.holds, voice) ?? t(`gate.${step.gate}`);
    case "exclusion":
      return t("step.exclusion", { what: formulaTitle(step.holds, voice) ?? t("gate.exclusion") });
    case "consent":
      if (step.of === "territory" || step.of === "parties") return t(`step.consent.${step.of}`);
      return t("step.consent.other");
    case "convening":
      return t("step.convening", { organs: organs(step.organ, voice) });
    case "proposal":
      return t(step.act === "offer" ? "step.offer" : "step.proposal");
    case "decision":
      return t("step.decision", { organ: voice.name(step.organ) });
    case "mandate":
      return t("step.mandate", { of: names([step.of]) });
    case "request":
    case "national-procedure":
    case "joining":
    case "carrying-out":
      return t(`step.${step.gate}`);
  }
}

/** Several organs are named by their abbreviations, one alone in full. */
function organs(ids: readonly string[], voice: Voice): string {
  if (ids.length === 1) return voice.name(ids[0] as string);
  const short = (id: string) => {
    const organ = voice.pack.organisation.organs.find((entry) => entry.id === id);
    return organ?.short ? voice.of(organ.short) : voice.name(id);
  };
  return ids.map(short).join(", ");
}

function formulaTitle(holds: unknown, voice: Voice): string | undefined {
  if (typeof holds !== "string") return undefined;
  const title = voice.pack.byId.formula.get(holds)?.[0]?.title;
  return title && voice.of(title);
}

function instrumentName(id: string, voice: Voice): string {
  const title = voice.pack.byId.instrument.get(id)?.title;
  return title ? voice.short(title) : id;
}

export function measureName(id: string | null, voice: Voice): string {
  if (id === null) return "";
  const title = voice.pack.byId.measure.get(id)?.title;
  return title ? voice.of(title) : id === "help" ? voice.t("ask.help") : id;
}

/** The thing asked for: its own title, else the measure. */
export function askName(ask: AskRun, caseFile: CaseFile | undefined, voice: Voice): string {
  const item = itemEntry(caseFile, ask.id);
  if (item) return capital(voice.of(item.title));
  return capital(measureName(ask.for, voice) || voice.maybe(`act.${ask.act}`, ask.act));
}

/** "asked by Kyrgyzstan, addressed to Russia". */
export function askedWords(ask: AskRun, voice: Voice): string {
  const by = voice.names(ask.by);
  const kind = ask.act === "request" || ask.act === "offer" ? ask.act : "proposal";
  const asked = voice.t(`asked.${kind}`, { by });
  return ask.to.length === 0
    ? asked
    : `${asked}; ${voice.t("asked.to", { to: voice.names(ask.to) })}`;
}

/** The act of the log that an ask was put by. */
export function actOf(ask: string, acts: readonly Act[]): Act | undefined {
  return acts.find(
    (act) => act.id === ask || act.item === ask || act.items?.some((item) => item.id === ask),
  );
}

function itemEntry(caseFile: CaseFile | undefined, key: string) {
  return caseFile?.acts?.flatMap((act) => act.items ?? []).find((item) => item.id === key);
}

/** What is decided on: an item of a package by its title, a request by its measure. */
export function itemName(key: string, caseFile: CaseFile, voice: Voice): string {
  const item = itemEntry(caseFile, key);
  if (item) return voice.of(item.title);
  const act = actOf(key, caseFile.acts ?? []);
  if (act?.for !== undefined) return measureName(act.for, voice);
  return measureName(key, voice);
}

/** What a step turns on, one phrase per thing; states of one item are named together. */
export function turnsOnWords(refs: readonly ItemRef[], caseFile: CaseFile, voice: Voice): string[] {
  const grouped = new Map<string, string[]>();
  const plain: string[] = [];
  const group = (head: string, state: string) =>
    grouped.set(head, [...(grouped.get(head) ?? []), state]);
  for (const ref of refs) {
    if ("reading" in ref) plain.push(readingQuestion(ref.reading, voice));
    else if ("fact" in ref) plain.push(factTitle(ref.fact, voice));
    else if ("account" in ref) plain.push(accountTitle(ref.account, caseFile, voice));
    else if ("party" in ref) {
      const [instrument = "", state = ""] = ref.party.split(":");
      group(voice.t("turns.bound", { instrument: instrumentName(instrument, voice) }), state);
    } else if ("position" in ref) {
      const [item = "", state = ""] = ref.position.split(":");
      group(voice.t("turns.positions", { item: itemName(item, caseFile, voice) }), state);
    } else {
      const [head, state] = actPhrase(ref.act, caseFile, voice);
      if (state === undefined) plain.push(head);
      else group(head, state);
    }
  }
  const groups = [...grouped].map(([head, states]) => `${head}: ${voice.names(states)}`);
  return [...new Set([...plain, ...groups])];
}

export function readingQuestion(id: string, voice: Voice): string {
  const question = voice.pack.byId.reading.get(id)?.question;
  return question ? voice.of(question) : id;
}

export function factTitle(id: string, voice: Voice): string {
  if (id === "territory") return voice.t("fact.territory");
  const title = voice.pack.byId.fact.get(id)?.title;
  return title ? voice.of(title) : id;
}

function accountTitle(id: string, caseFile: CaseFile, voice: Voice): string {
  const item = /^carried-out:(.+)$/.exec(id)?.[1];
  if (item === undefined) return factTitle(id, voice);
  return `${voice.t("gate.carrying-out")}: ${itemName(item, caseFile, voice)}`;
}

/** An act nobody has published, from the id of its item: kind, thing and perhaps a state. */
function actPhrase(id: string, caseFile: CaseFile, voice: Voice): readonly [string, string?] {
  const [kind = "", thing, state] = id.split(":");
  if (thing === undefined) {
    return [`${voice.t("gate.carrying-out")}: ${itemName(kind, caseFile, voice)}`];
  }
  const name = voice.maybe(
    `act.${kind}`,
    voice.maybe(`gate.${kind}`, voice.maybe(`method.${kind}`, kind)),
  );
  if (kind === "convening") return [`${name}: ${organs(thing.split("+"), voice)}`];
  if (kind === "mandate" || kind === "notification" || kind === "reporting") {
    return [thing === "any" ? name : `${name}: ${voice.name(thing)}`];
  }
  const about = `${name}: ${itemName(thing, caseFile, voice)}`;
  return state === undefined ? [about] : [about, state];
}

/** A time limit as the pack writes it: `none`, `immediately` or an ISO duration. */
export function timeLimitWords(limit: string, voice: Voice): string {
  if (limit === "none") return voice.t("step.timeLimit.none");
  if (limit === "immediately") return voice.t("step.timeLimit.immediately");
  const hit = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?$/.exec(limit);
  if (!hit) return limit;
  const parts = (["years", "months", "days", "hours"] as const).flatMap((unit, i) => {
    const n = Number(hit[i + 1] ?? 0);
    return n > 0 ? [voice.t(`step.timeLimit.${unit}`, { n })] : [];
  });
  return parts.join(" ");
}

/** Who did it, with those left out. */
export function authorsWords(act: Pick<Act, "by" | "except">, voice: Voice): string {
  const by = voice.names(list(act.by));
  if (!act.except || act.except.length === 0) return by;
  return `${by}, ${voice.t("act.except", { states: voice.names(act.except) })}`;
}

/** One line for an act: who, to whom, for what, on what, with what word. */
export function actDetails(act: Act, caseFile: CaseFile, voice: Voice): string[] {
  const { t } = voice;
  return [
    act.to === undefined ? "" : t("act.to", { to: voice.names(list(act.to)) }),
    act.organ === undefined || act.organ === act.to ? "" : voice.name(act.organ),
    act.for === undefined ? "" : t("act.for", { for: measureName(act.for, voice) }),
    act.as === undefined ? "" : voice.maybe(`as.${act.as}`, act.as),
    namedItem(act, caseFile, voice),
    valueWords(act, voice),
    ...(act.attached ?? []).map((name) => t(`attached.${name}`)),
    act.form === undefined ? "" : t(`form.${act.form}`),
  ].filter(Boolean);
}

/** What the act is about, unless it says so already by naming the measure. */
function namedItem(act: Act, caseFile: CaseFile, voice: Voice): string {
  if (act.item === undefined) return "";
  const item = itemName(act.item, caseFile, voice);
  return act.for !== undefined && item === measureName(act.for, voice)
    ? ""
    : voice.t("act.on", { item });
}

function valueWords(act: Act, voice: Voice): string {
  if (act.value === undefined || act.act === "statement") return "";
  return voice.maybe(`position.${act.value}`, voice.maybe(`value.${act.value}`, act.value));
}

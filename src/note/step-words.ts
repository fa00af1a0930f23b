/** One step of a route in words: what it is, who acts, in what form, within what time, on what record. */
import type { ItemRef, RouteRun, Run, StepRun } from "../engine/types.ts";
import { covers } from "../pack/dates.ts";
import type { Act, CaseFile, Route, Step } from "../pack/schema.ts";
import type { Text } from "./outline.ts";
import type { Voice } from "./voice.ts";

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

export const ruleOf = (route: Route | undefined, step: Pick<StepRun, "id">): Step | undefined =>
  route?.steps.find(({ id }) => id === step.id);

/** "decision: Collective Security Council" */
export function stepName(step: StepRun, route: Route | undefined, voice: Voice): string {
  if (step.title) return voice.of(step.title);
  const rule = ruleOf(route, step);
  const { t } = voice;
  if (rule === undefined) return step.gate ?? step.duty ?? step.id;
  if (!("gate" in rule)) {
    const duty = t(`duty.${rule.duty}`);
    return rule.to === undefined ? duty : t("step.duty", { duty, to: voice.name(rule.to) });
  }
  switch (rule.gate) {
    case "standing":
      return rule.as === "party"
        ? t("step.standing.party", { to: instrumentName(rule.to ?? "", voice) })
        : t(`step.standing.${rule.as}`);
    case "characterisation":
    case "scope":
      return formulaName(rule.holds, voice) ?? t(`step.${rule.gate}`);
    case "exclusion":
      return t("step.exclusion", { what: firstLower(formulaName(rule.holds, voice) ?? "") });
    case "consent":
      return rule.of === "territory" || rule.of === "parties"
        ? t(`step.consent.${rule.of}`)
        : t("step.consent.other");
    case "convening":
      return t("step.convening", { organs: voice.names(rule.organ, "disjunction") });
    case "proposal":
      return t(rule.act === "offer" ? "step.offer" : "step.proposal");
    case "decision":
      return t("step.decision", { organ: voice.name(rule.organ) });
    case "mandate":
      return t("step.mandate", { of: voice.name(rule.of) });
    case "request":
    case "national-procedure":
    case "joining":
    case "carrying-out":
      return t(`step.${rule.gate}`);
  }
}

/** Inside a sentence; an abbreviation keeps its capitals. */
const firstLower = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase() + text.slice(1) : text;

function formulaName(holds: unknown, voice: Voice): string | undefined {
  if (typeof holds !== "string") return undefined;
  const title = voice.pack.byId.formula.get(holds)?.[0]?.title;
  return title && voice.of(title);
}

export function instrumentName(id: string, voice: Voice): string {
  const title = voice.pack.byId.instrument.get(id)?.title;
  return title ? voice.of(title) : id;
}

/** Instrument, article, wording and id of each provision a step rests on; said before, only its id. */
export function provisionWords(
  step: Pick<StepRun, "provisions">,
  voice: Voice,
  said: ReadonlySet<string> = new Set(),
): Text {
  return step.provisions
    .map((ref) => {
      if (said.has(ref.id)) return voice.t("provision.above", { id: ref.id });
      const known = voice.pack.byId.provision.get(ref.id);
      const title = known
        ? `${voice.of(known.instrument.title)}, ${lower(voice.of(known.title))}`
        : ref.id;
      const wording =
        ref.version === null
          ? voice.t("provision.none")
          : voice.t("provision.wording", { date: voice.date(ref.version) });
      const unread = ref.verified || ref.version === null ? "" : `; ${voice.t("provision.unread")}`;
      return `${title} (${wording}${unread}; \`${ref.id}\`)`;
    })
    .join("; ");
}

/** "Article 3" inside a sentence keeps its capital in English; Russian does not. */
const lower = (text: string) => text.replace(/^Статья/, "статья");

/** Whether a step is something somebody does, as against something that is so. */
export function isAct(step: StepRun): boolean {
  return !["standing", "characterisation", "scope", "exclusion"].includes(step.gate ?? "duty");
}

/** Who has to act: an organ or a state, with the addressee. */
export function ownerWords(
  step: StepRun,
  route: Route | undefined,
  run: Run,
  caseFile: CaseFile,
  voice: Voice,
): Text {
  const rule = ruleOf(route, step);
  const { t } = voice;
  const who = (id: string | undefined): string =>
    id === "territory" ? territoryWords(caseFile, voice) : id === undefined ? "" : voice.name(id);
  if (rule === undefined) return "";
  if (!("gate" in rule)) {
    const whom = rule.to === undefined ? "" : `; ${t("step.to", { whom: voice.name(rule.to) })}`;
    return `${rule.who ? who(rule.who) : t("who.decider")}${whom}`;
  }
  switch (rule.gate) {
    case "standing":
      return t("step.owner.status");
    case "characterisation":
    case "scope":
    case "exclusion":
      return t("step.owner.none");
    case "request": {
      const by = rule.asker ? who(rule.asker) : t("who.any");
      return `${by}; ${t("step.to", { whom: addresseeWords(rule, voice) })}`;
    }
    case "consent":
      return who(rule.of);
    case "convening":
      return convener(rule.organ, run, voice);
    case "proposal":
      return t("who.whoever");
    case "decision":
      return voice.name(rule.organ);
    case "mandate":
      return voice.name(rule.of);
    case "national-procedure":
    case "joining":
      return who(rule.per);
    case "carrying-out":
      return t("who.decider");
  }
}

/** The chair of the day where the pack has one and the text of the convening names it. */
function convener(organs: readonly string[], run: Run, voice: Voice): Text {
  const chair = chairOf(run, voice);
  const organ = voice.names(organs, "disjunction");
  return chair === null
    ? organ
    : `${organ}; ${voice.t("annex.chair").toLocaleLowerCase()}: ${chair}`;
}

/** The state in the chair on the day of the roll. */
export function chairOf(run: Run, voice: Voice): string | null {
  const chair = voice.pack.organisation.chairs?.find((entry) => covers(entry, run.membersAsOf));
  return chair ? voice.name(chair.state) : null;
}

type RequestStep = Extract<Step, { gate: "request" }>;

export function addresseeWords(rule: RequestStep, voice: Voice): string {
  const named = Array.isArray(rule.addressees)
    ? rule.addressees
    : [...new Set(Object.values(rule.addressees.then).flat())];
  return voice.names(named, "disjunction");
}

export function territoryWords(caseFile: CaseFile, voice: Voice): string {
  const { territory } = caseFile;
  if (typeof territory === "string" && territory !== "none") return voice.name(territory);
  if (typeof territory === "object") {
    const values =
      "value" in territory ? [territory.value] : territory.accounts.map((a) => a.value);
    return voice.names([...new Set(values)], "disjunction");
  }
  return voice.t("who.territory");
}

/** The form the text asks for, or all forms where a reading leaves it open; empty if the data has none. */
export function formWords(step: StepRun, route: Route | undefined, voice: Voice): Text {
  const rule = ruleOf(route, step);
  const { t } = voice;
  if (rule === undefined || !("gate" in rule)) return "";
  if (rule.gate === "request" && rule.form !== undefined) {
    const question = voice.pack.byId.reading.get(rule.form.reading)?.question;
    const forms = [...new Set(Object.values(rule.form.then).flat())].map((id) =>
      voice.maybe(`form.${id}`, id),
    );
    const open = { question: question ? voice.of(question) : rule.form.reading };
    return `${t("step.form.reading", open)}: ${forms.join(", ")}`;
  }
  if (rule.gate === "convening") {
    return rule.orCirculation === true
      ? `${t("method.session")}, ${t("method.circulation")}`
      : t("method.session");
  }
  if (rule.gate === "decision") {
    const rules = [...new Set((step.items ?? []).flatMap((item) => item.arithmetic?.rules ?? []))];
    const titles = rules
      .map((id) => voice.pack.byId.rule.get(id)?.title)
      .filter((title) => title !== undefined);
    if (titles.length > 0) return titles.map(voice.of).join("; ");
  }
  return "";
}

/** A time limit; empty where the data has none, which is not to say that the text has none. */
export function limitWords(limit: string | undefined, voice: Voice): Text {
  const { t, language } = voice;
  if (limit === undefined) return "";
  if (limit === "none" || limit === "immediately") return t(`step.limit.${limit}`);
  const hit = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?$/.exec(limit);
  if (hit === null) return limit;
  const parts = (["year", "month", "day", "hour"] as const).flatMap((unit, i) => {
    const n = Number(hit[i + 1] ?? 0);
    const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    return n > 0 ? [format.format(n)] : [];
  });
  return parts.join(" ");
}

export function measureName(id: string | null | undefined, voice: Voice): string {
  if (id === null || id === undefined || id === "help") return voice.t("help");
  const title = voice.pack.byId.measure.get(id)?.title;
  return title ? voice.of(title) : id;
}

/** An act of the log in one line, with its sources. */
export function actWords(act: Act, caseFile: CaseFile, voice: Voice): Text {
  const { t } = voice;
  const by = act.except?.length
    ? t("who.all.except", { states: act.except.map(voice.name).join(", ") })
    : list(act.by).map(voice.name).join(", ");
  const to = act.to === undefined ? "" : ` → ${list(act.to).map(voice.name).join(", ")}`;
  const what = act.what ? voice.of(act.what).replace(/\.$/, "") : plainAct(act, caseFile, voice);
  const sources = act.sources?.length ? ` [${act.sources.join(", ")}]` : "";
  return `${t(`act.${act.act}`)}, ${voice.date(act.at)}, ${by}${to}: ${what}${sources}`;
}

function plainAct(act: Act, caseFile: CaseFile, voice: Voice): string {
  const value = act.value === undefined ? "" : valueWords(act.value, voice);
  const item = act.item === undefined ? "" : itemName(act.item, caseFile, voice);
  const organ = act.organ === undefined ? "" : voice.name(act.organ);
  const about = act.for === undefined ? "" : measureName(act.for, voice);
  const label = act.as === undefined ? "" : voice.maybe(`as.${act.as}`, act.as);
  return (
    [label, value, organ, item || about].filter(Boolean).join(", ") || voice.t(`act.${act.act}`)
  );
}

const valueWords = (value: string, voice: Voice): string =>
  voice.maybe(`position.${value}`, voice.maybe(`value.${value}`, value));

/** What is decided on: an item of a package, a named draft, or the measure of the request. */
export function itemName(key: string, caseFile: CaseFile, voice: Voice): string {
  const acts = caseFile.acts ?? [];
  const item = acts.flatMap((act) => act.items ?? []).find(({ id }) => id === key);
  if (item) return voice.of(item.title);
  const act = acts.find(({ id, item: named }) => id === key || named === key);
  if (act?.for !== undefined) return measureName(act.for, voice);
  return measureName(key, voice);
}

export function factName(id: string, voice: Voice): string {
  if (id === "territory") return voice.t("fact.territory");
  const title = voice.pack.byId.fact.get(id)?.title;
  return title ? voice.of(title) : id;
}

/** What a step turns on, one phrase a thing; positions on one item are named together. */
export function turnsWords(refs: readonly ItemRef[], caseFile: CaseFile, voice: Voice): string[] {
  const { t } = voice;
  const said = refs.map((ref) => {
    if ("reading" in ref) {
      const question = voice.pack.byId.reading.get(ref.reading)?.question;
      return question ? voice.of(question) : ref.reading;
    }
    if ("fact" in ref) return factName(ref.fact, voice);
    if ("account" in ref) return factName(ref.account, voice);
    if ("party" in ref) {
      const [instrument = "", state = ""] = ref.party.split(":");
      return t("turns.bound", {
        instrument: instrumentName(instrument, voice),
        state: voice.name(state),
      });
    }
    if ("position" in ref) {
      const [item = ""] = ref.position.split(":");
      return t("turns.positions", { item: itemName(item, caseFile, voice) });
    }
    return t("turns.act", { act: actItem(ref.act, caseFile, voice) });
  });
  return [...new Set(said)];
}

/** An act of which nothing is known, from the id of its item: kind, thing, and perhaps a state. */
function actItem(id: string, caseFile: CaseFile, voice: Voice): string {
  const [kind = "", thing, state] = id.split(":");
  if (thing === undefined) return `${voice.t("act.delivery")}: ${itemName(kind, caseFile, voice)}`;
  const verb = voice.maybe(
    `act.${kind}`,
    voice.maybe(`duty.${kind}`, voice.maybe(`method.${kind}`, kind)),
  );
  if (thing === "any") return verb;
  const names = thing.split("+");
  const isBody = names.every((name) => voice.name(name) !== name);
  const about = isBody ? voice.names(names, "disjunction") : itemName(thing, caseFile, voice);
  return `${verb}: ${[about, state === undefined ? "" : voice.name(state)].filter(Boolean).join(", ")}`;
}

/** Positions on record at a decision, grouped by what they are. */
export function positionWords(step: StepRun, caseFile: CaseFile, voice: Voice): Text[] {
  return (step.items ?? []).map((item) => {
    const grouped = new Map<string, string[]>();
    for (const [state, value] of Object.entries(item.positions ?? {})) {
      const key = value ?? "none";
      grouped.set(key, [...(grouped.get(key) ?? []), state]);
    }
    const groups = [...grouped].map(
      ([value, states]) => `${voice.maybe(`position.${value}`, value)}: ${voice.names(states)}`,
    );
    const out = item.arithmetic?.excluded.map(({ state }) => state) ?? [];
    const excluded = out.length > 0 ? [voice.t("step.excluded", { states: voice.names(out) })] : [];
    const name = (step.items?.length ?? 0) > 1 ? `${itemName(item.id, caseFile, voice)} – ` : "";
    return `${name}${[...groups, ...excluded].join("; ")}`;
  });
}

/** Why a route is not open, in the language of the note. */
export function becauseWords(because: string, voice: Voice): string {
  const { t } = voice;
  const named = (id: string) => {
    const known = voice.pack.byId.provision.get(id);
    return known
      ? `${voice.of(known.instrument.title)}, ${voice.of(known.title)}`
      : instrumentName(id, voice);
  };
  const forms: readonly [RegExp, (a: string, b: string) => string][] = [
    [/^not yet law: begins (.+)$/, (date) => t("because.begins", { date: voice.date(date) })],
    [/^no longer law: ended (.+)$/, (date) => t("because.ended", { date: voice.date(date) })],
    [
      /^entry into force of (.+) is not on record$/,
      (id) => t("because.noEntry", { what: named(id) }),
    ],
    [
      /^(.+) is not in force until (.+)$/,
      (id, date) => t("because.notUntil", { what: named(id), date: voice.date(date) }),
    ],
    [/^(.+) is no longer in force$/, (id) => t("because.noLonger", { what: named(id) })],
    [/^(.+) came out of this very matter$/, (id) => t("because.ownMatter", { what: named(id) })],
  ];
  for (const [form, say] of forms) {
    const hit = form.exec(because);
    if (hit) return say(hit[1] ?? "", hit[2] ?? "");
  }
  return because;
}

/** Routes of the pack by id, beside their run. */
export const routeRule = (route: Pick<RouteRun, "id">, voice: Voice): Route | undefined =>
  voice.pack.byId.route.get(route.id);

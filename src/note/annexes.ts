/** Annexes of a route note: skeletons made from the fields of the run, with blanks for what is missing. */
import type { RouteRun, Run, StepRun } from "../engine/types.ts";
import type { CaseFile, Step } from "../pack/schema.ts";
import { type Block, heading, paragraph, type Text } from "./outline.ts";
import {
  addresseeWords,
  chairOf,
  factName,
  limitWords,
  measureName,
  provisionWords,
  routeRule,
  ruleOf,
  territoryWords,
} from "./step-words.ts";
import { capital, type Voice } from "./voice.ts";

const BLANK = "______";

type Given = {
  readonly run: Run;
  readonly case: CaseFile;
  readonly voice: Voice;
  readonly leads: ReadonlyMap<string, RouteRun>;
  readonly shown: readonly RouteRun[];
};

type About = Given & { readonly route: RouteRun; readonly rules: readonly Step[] };

/** Skeletons for the first ask; where nobody asked, for the first route in force that takes a request. */
export function annexes(given: Given): Block[] {
  const { run, voice, leads, shown } = given;
  const first = run.asks.flatMap((ask) => leads.get(ask.id) ?? [])[0];
  const requested = shown.find((route) => route.steps.some(({ gate }) => gate === "request"));
  const route = first ?? requested ?? shown[0];
  if (route === undefined) return [];
  const rules = routeRule(route, voice)?.steps ?? [];
  const about: About = { ...given, route, rules };
  const letters = voice.language === "en" ? "ABCD" : "АБВГ";
  const parts: readonly (readonly [title: string, blocks: readonly Block[]])[] = [
    [voice.t("annex.request"), request(about)],
    [voice.t("annex.convening"), convening(about)],
    [voice.t("annex.decision"), decision(about)],
    [voice.t("annex.notification"), notification(about)],
  ];
  return parts.flatMap(([title, blocks], i) => [
    { kind: "page" } as const,
    heading(2, voice.t("annex.title", { letter: letters[i] ?? "", title })),
    ...(i === 0 ? [paragraph(voice.t("annex.about"))] : []),
    ...blocks,
  ]);
}

const find = <G extends string>(
  { rules }: About,
  gate: G,
): Extract<Step, { gate: G }> | undefined =>
  rules.find((step): step is Extract<Step, { gate: G }> => "gate" in step && step.gate === gate);

const stepRun = ({ route }: About, id: string | undefined): StepRun | undefined =>
  route.steps.find((step) => step.id === id);

const fields = (rows: readonly (readonly [string, Text])[]): Block => ({ kind: "fields", rows });

/** The ask of this route, if somebody put it. */
const askOf = ({ run, route }: About) => run.asks.find(({ id }) => id === route.ask);

function request(about: About): Block[] {
  const { voice, case: file, route } = about;
  const { t } = voice;
  const step = find(about, "request");
  const run = stepRun(about, step?.id);
  const ask = askOf(about);
  const byTerritory = step?.asker === "territory" || find(about, "consent")?.of === "territory";
  const asker = byTerritory
    ? territoryWords(file, voice)
    : ask?.act === "request"
      ? voice.names(ask.by)
      : BLANK;
  return [
    fields([
      [t("annex.from"), asker],
      [t("annex.to"), step ? addresseeWords(step, voice) : BLANK],
      [t("annex.date"), BLANK],
      [t("annex.number"), BLANK],
      [t("annex.measure"), measureName(route.measure, voice)],
      [t("annex.place"), territoryWords(file, voice)],
      [t("annex.basis"), run ? provisionWords(run, voice) : basis(about)],
      [t("annex.facts"), factsWords(file, voice)],
      [t("annex.size"), BLANK],
      [t("annex.consent"), BLANK],
      [t("annex.signed"), BLANK],
    ]),
  ];
}

/** Facts settled by their sources, in the words of the list of facts; nothing contested goes in. */
function factsWords(file: CaseFile, voice: Voice): Text {
  const settled = Object.entries(file.facts ?? {}).flatMap(([id, entry]) => {
    if (!("value" in entry)) return [];
    const value = voice.pack.byId.fact.get(id)?.values.find((each) => each.id === entry.value);
    return [`${factName(id, voice)}: ${value ? voice.of(value.title) : entry.value}`];
  });
  return settled.length > 0 ? `${settled.join("; ")}; ${BLANK}` : BLANK;
}

function basis({ route, voice }: About): Text {
  const rule = routeRule(route, voice);
  const named = (rule?.basis ?? []).map((id) => {
    const provision = voice.pack.byId.provision.get(id);
    return provision
      ? `${voice.of(provision.instrument.title)}, ${voice.of(provision.title)} (\`${id}\`)`
      : id;
  });
  return named.length > 0 ? named.join("; ") : BLANK;
}

function convening(about: About): Block[] {
  const { voice, run, route } = about;
  const { t } = voice;
  const step = find(about, "convening");
  const decides = find(about, "decision");
  const found = stepRun(about, step?.id);
  const chair = chairOf(run, voice);
  const organ = step
    ? voice.names(step.organ, "disjunction")
    : decides
      ? voice.name(decides.organ)
      : BLANK;
  const circulation = step?.orCirculation === true;
  const form = circulation
    ? `${t("method.session")} / ${t("method.circulation")}`
    : t("method.session");
  return [
    fields([
      [t("annex.from"), chair === null ? BLANK : `${t("annex.chair")} (${chair})`],
      [
        t("annex.to"),
        voice.names(run.members.filter(({ counted }) => counted).map(({ state }) => state)),
      ],
      [t("annex.date"), BLANK],
      [t("annex.organ"), organ],
      [t("annex.form"), form],
      [t("annex.when"), BLANK],
      [t("annex.where"), BLANK],
      [
        t("annex.agenda"),
        `1. ${capital(measureName(route.measure, voice))}: ${territoryWords(about.case, voice)}`,
      ],
      [t("annex.requestOf"), requestOf(about)],
      [t("annex.basis"), found ? provisionWords(found, voice) : BLANK],
      [t("step.limit"), (found && limitWords(found.timeLimit, voice)) || BLANK],
      [t("annex.papers"), BLANK],
    ]),
  ];
}

function requestOf(about: About): Text {
  const { voice, case: file } = about;
  const ask = askOf(about);
  const act = (file.acts ?? []).find(({ id }) => id === ask?.id);
  // A request that went elsewhere is not one to this organisation.
  const accepted = stepRun(about, find(about, "request")?.id)?.finding === "met";
  if (ask?.act !== "request" || act === undefined || !accepted) return BLANK;
  return `${voice.names(ask.by)}, ${voice.date(act.at)}`;
}

function decision(about: About): Block[] {
  const { voice, run, route, rules } = about;
  const { t } = voice;
  const step = find(about, "decision");
  const found = stepRun(about, step?.id);
  const ruleIds = [
    ...new Set((found?.items ?? []).flatMap((item) => item.arithmetic?.rules ?? [])),
  ];
  const titles = ruleIds.flatMap((id) => voice.pack.byId.rule.get(id)?.title ?? []).map(voice.of);
  const informed = rules.flatMap((rule) =>
    "duty" in rule && rule.duty === "notification" && rule.to ? [voice.name(rule.to)] : [],
  );
  const national = stepRun(about, find(about, "national-procedure")?.id);
  const item = askOf(about);
  const due = (about.case.acts ?? []).find(({ id }) => id === item?.id)?.due;
  const decides: Text[] = [
    t("annex.decides.measure", {
      measure: measureName(route.measure, voice),
      place: territoryWords(about.case, voice),
    }),
    t("annex.decides.mandate"),
    t("annex.decides.cost"),
    t("annex.decides.due", { due: due ? voice.date(due) : BLANK }),
    ...(national
      ? [t("annex.decides.national", { provision: provisionWords(national, voice) })]
      : []),
    ...(informed.length > 0 ? [t("annex.decides.inform", { whom: informed.join(", ") })] : []),
  ];
  const voters = run.members.filter(({ counted }) => counted);
  return [
    fields([
      [t("annex.organ"), step ? voice.name(step.organ) : BLANK],
      [t("annex.date"), BLANK],
      [t("annex.number"), BLANK],
      [
        t("annex.subject"),
        `${capital(measureName(route.measure, voice))}: ${territoryWords(about.case, voice)}`,
      ],
      [t("annex.requestOf"), requestOf(about)],
      [t("annex.basis"), found ? provisionWords(found, voice) : basis(about)],
      [t("annex.rule"), titles.length > 0 ? titles.join("; ") : BLANK],
    ]),
    paragraph(`**${t("annex.decides")}**`),
    { kind: "list", ordered: true, items: decides.map((text) => ({ text })) },
    {
      kind: "table",
      head: [t("annex.state"), t("annex.position"), t("annex.signed")],
      rows: voters.map(({ state }) => [voice.name(state), BLANK, BLANK]),
    },
  ];
}

function notification(about: About): Block[] {
  const { voice, rules, route } = about;
  const { t } = voice;
  const duty = rules.find(
    (rule) => "duty" in rule && rule.duty === "notification" && rule.to === "un-sc",
  );
  if (duty === undefined) return [paragraph(t("annex.notification.none"))];
  const found = stepRun(about, duty.id);
  const rule = ruleOf(routeRule(route, voice), duty);
  const from = rule && "duty" in rule && rule.who ? voice.name(rule.who) : BLANK;
  return [
    fields([
      [t("annex.from"), from],
      [t("annex.to"), t("annex.president")],
      [t("annex.date"), BLANK],
      [t("annex.basis"), found ? provisionWords(found, voice) : BLANK],
      [t("step.limit"), (found && limitWords(found.timeLimit, voice)) || BLANK],
      [t("annex.event"), voice.of(about.run.title)],
      [t("annex.place"), territoryWords(about.case, voice)],
      [t("annex.decidedOn"), BLANK],
      [t("annex.measures"), `${measureName(route.measure, voice)}; ${BLANK}`],
      [t("annex.signed"), BLANK],
    ]),
  ];
}

/** The route note: a run put so that it can be laid before a superior. Pure; nothing is invented. */
import type { Why } from "../change/why.ts";
import type { AskRun, ItemRef, RouteRun, Run, StepRun, Stop } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile } from "../pack/schema.ts";
import { annexes } from "./annexes.ts";
import { changeLines } from "./change-words.ts";
import { type Block, bullets, heading, type Outline, paragraph, type Text } from "./outline.ts";
import type { Precedent, PrecedentBook } from "./precedents.ts";
import {
  actWords,
  becauseWords,
  factName,
  formWords,
  isAct,
  itemName,
  limitWords,
  measureName,
  ownerWords,
  positionWords,
  provisionWords,
  routeRule,
  stepName,
  territoryWords,
  turnsWords,
} from "./step-words.ts";
import { capital, type Language, sinceWords, type Voice, voiceOf } from "./voice.ts";
import { STOPS, type WordKey } from "./words.ts";

export type NoteInput = {
  readonly run: Run;
  readonly pack: Pack;
  readonly case: CaseFile;
  readonly language: Language;
  readonly precedents: PrecedentBook;
  /** SHA-256 of the canonical JSON of the run. */
  readonly fingerprint: string;
  /** The command that makes the note again. */
  readonly command: string;
  /** The minimal changes, where somebody worked them out; the section is left out without them. */
  readonly why?: Why;
};

type Context = NoteInput & {
  readonly voice: Voice;
  readonly leads: ReadonlyMap<string, RouteRun>;
  /** Routes told step by step: those of the asks; where nobody asked, those that could be opened. */
  readonly shown: readonly RouteRun[];
};

export function routeNote(input: NoteInput): Outline {
  const voice = voiceOf(input.pack, input.language);
  const leads = new Map(
    input.run.asks.flatMap((ask) => {
      const lead = input.run.routes.find((route) => route.ask === ask.id && route.id === ask.route);
      return lead ? [[ask.id, lead] as const] : [];
    }),
  );
  const shown = leads.size > 0 ? [...new Set(leads.values())] : openable(input);
  const context: Context = { ...input, voice, leads, shown };
  return {
    title: voice.t("note.title", { title: voice.of(input.run.title) }),
    language: input.language,
    blocks: [
      ...head(context),
      ...numbered([
        inShort(context),
        matter(context),
        routes(context),
        informed(context),
        missing(context),
        contested(context),
        changes(context),
        opinions(context),
        unopened(context),
        sources(context),
      ]),
      ...annexes(context),
    ],
  };
}

/** Routes to a measure of help that the text does not close at the outset on these facts. */
function openable({ run, pack }: NoteInput): RouteRun[] {
  const closing = ["no-standing", "outside-the-text", "excluded"];
  return run.routes.filter(
    (route) =>
      route.stop !== null &&
      pack.byId.measure.get(route.measure)?.help === true &&
      !(route.stop.finding === "not-met" && closing.includes(route.stop.kind)),
  );
}

type Section = { readonly title: string; readonly blocks: readonly Block[] };

const numbered = (sections: readonly Section[]): Block[] =>
  sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, i) => [heading(2, `${i + 1}. ${title}`), ...blocks]);

// --- head and answer -----------------------------------------------------------------------------------

function head({ run, case: file, voice, fingerprint, command }: Context): Block[] {
  const { t } = voice;
  const dated = [
    `\`${run.case}\``,
    t("note.opened", { date: voice.date(file.date) }),
    ...(file.territory === undefined || file.territory === "none"
      ? []
      : [t("note.territory", { state: territoryWords(file, voice) })]),
  ].join("; ");
  const law =
    run.lawAsOf === run.membersAsOf
      ? t("note.law.same", { date: voice.date(run.lawAsOf) })
      : t("note.law.apart", { law: voice.date(run.lawAsOf), members: voice.date(run.membersAsOf) });
  const own =
    run.origin === "record"
      ? []
      : [
          paragraph(
            `**${t("note.own", { origin: voice.maybe(`origin.${run.origin}`, run.origin) })}**`,
          ),
        ];
  return [
    paragraph(`**${t("note.unofficial", { version: run.data.version })}**`),
    ...own,
    {
      kind: "fields",
      rows: [
        [t("note.organisation"), voice.of(voice.pack.organisation.title)],
        [t("note.matter"), dated],
        [t("note.law"), law],
        [t("note.log"), t("note.log.until", { date: voice.date(run.asOf) })],
        [t("note.fingerprint"), `\`sha256:${fingerprint}\``],
        [t("note.again"), `\`${command}\``],
      ],
    },
  ];
}

function inShort(context: Context): Section {
  const { run, voice } = context;
  const { t } = voice;
  const open = run.routes.filter((route) => route.inForce).map(({ id }) => id);
  const all = new Set(run.routes.map(({ id }) => id));
  const counted = new Set(open);
  const count = t("short.open", {
    open: counted.size,
    all: all.size,
    closed: all.size - counted.size,
  });
  if (run.asks.length === 0)
    return { title: t("short.title"), blocks: [paragraph(t("short.none")), paragraph(count)] };
  return {
    title: t("short.title"),
    blocks: [
      {
        kind: "list",
        ordered: false,
        items: run.asks.map((ask) => ({ text: askLine(ask, context) })),
      },
      paragraph(count),
    ],
  };
}

function askLine(ask: AskRun, context: Context): Text {
  const lead = context.leads.get(ask.id);
  const words = stopWords(ask.stop, lead, context);
  const route = lead ? ` (${context.voice.of(lead.title)})` : "";
  return `**${askTitle(ask, context)}**${route}: ${words}.`;
}

/** "Peacekeeping operation, asked by Kyrgyzstan of Russia" */
function askTitle(ask: AskRun, { case: file, voice }: Context): string {
  return capital(itemTitle(ask, file, voice));
}

function itemTitle(ask: AskRun, file: CaseFile, voice: Voice): string {
  const item = (file.acts ?? []).flatMap((act) => act.items ?? []).find(({ id }) => id === ask.id);
  if (item) return voice.of(item.title);
  if (ask.title) return voice.of(ask.title).replace(/\.$/, "");
  return measureName(ask.for, voice);
}

function stopWords(stop: Stop, route: RouteRun | undefined, context: Context): Text {
  const { voice } = context;
  const { t } = voice;
  const kind = voice.of(STOPS[stop.kind]);
  const unread = stop.verified ? "" : `; ${t("short.unread")}`;
  const against = stop.blocking?.length
    ? `; ${t("short.against", { states: voice.names(stop.blocking) })}`
    : "";
  if (route === undefined) return t("short.no-route");
  if (stop.step === null) return `${t("short.end", { kind })}${unread}`;
  const step = route.steps.find(({ id }) => id === stop.step) as StepRun;
  const name = stepName(step, routeRule(route, voice), voice);
  const said =
    stop.finding === "not-met"
      ? t("short.stopped", { step: name, kind })
      : t("short.left", { step: name, finding: t(`finding.${stop.finding}`) });
  return `${said}${against}${unread}`;
}

function matter({ run, case: file, voice }: Context): Section {
  const { t } = voice;
  const full = run.members.filter(
    (m) => m.participation === "full" && m.counted && m.notes.length === 0,
  );
  const rest = run.members.filter((m) => !full.includes(m));
  const rows: [string, Text][] = [
    [t("matter.members"), voice.names(full.map(({ state }) => state)) || "–"],
  ];
  if (rest.length > 0) {
    const each = rest.map((m) => {
      const notes = m.notes.map(voice.of).join("; ");
      return `${voice.name(m.state)} (${t(`participation.${m.participation}`)}${notes ? `: ${notes}` : ""})`;
    });
    rows.push([t("matter.apart"), each.join("; ")]);
  }
  const blocks: Block[] = [];
  if (file.summary) blocks.push(paragraph(voice.of(file.summary)));
  blocks.push({ kind: "fields", rows });
  const lanes = (file.lanes ?? []).filter((lane) => lane.at <= `${run.asOf}~`);
  if (lanes.length > 0) {
    blocks.push(paragraph(`**${t("matter.beside")}**`));
    blocks.push(
      bullets(
        lanes.map((lane) => {
          const sources = lane.sources ? ` [${lane.sources.join(", ")}]` : "";
          const what = voice.of(lane.what).replace(/\.$/, "");
          return `${voice.date(lane.at)} (${t(`lane.${lane.lane}`)}): ${what}${sources}.`;
        }),
      ),
    );
  }
  return { title: t("matter.title"), blocks };
}

// --- routes, step by step ---------------------------------------------------------------------------

function routes(context: Context): Section {
  const { run, voice } = context;
  const { t } = voice;
  const asked = run.asks.flatMap((ask, i) => askBlocks(ask, i, context));
  const blocks =
    run.asks.length > 0
      ? asked
      : [
          paragraph(t("routes.could")),
          ...context.shown.flatMap((route, i): Block[] => [
            heading(3, `3.${i + 1}. ${capital(voice.of(route.title))}`),
            paragraph(`${capital(stopWords(route.stop as Stop, route, context))}.`),
            stepList(route, context),
          ]),
        ];
  const title = t(run.asks.length > 0 ? "routes.title" : "routes.open.title");
  return { title, blocks: [paragraph(t("routes.silence")), ...blocks] };
}

function askBlocks(ask: AskRun, i: number, context: Context): Block[] {
  const { run, voice, case: file, leads } = context;
  const { t } = voice;
  const lead = leads.get(ask.id);
  const act = actOf(ask.id, file);
  const by = voice.names(ask.by);
  const date = act ? voice.date(act.at) : "";
  const who =
    ask.act === "request"
      ? t("routes.ask", { by, to: ask.to.length > 0 ? voice.names(ask.to) : t("who.nobody"), date })
      : t("routes.proposed", { by, date });
  const blocks: Block[] = [
    heading(3, `3.${i + 1}. ${askTitle(ask, context)}`),
    paragraph(`${who}.`),
  ];
  if (lead === undefined) return [...blocks, paragraph(`${capital(t("short.no-route"))}.`)];
  blocks.push(
    paragraph(
      t("routes.route", {
        route: voice.of(lead.title),
        stop: stopWords(ask.stop, lead, context),
      }),
    ),
  );
  const twin = run.asks.slice(0, i).findIndex((other) => sameSteps(leads.get(other.id), lead));
  if (twin >= 0) return [...blocks, paragraph(t("routes.same", { n: `3.${twin + 1}` }))];
  blocks.push(stepList(lead, context));
  const others = run.routes.filter((r) => r.ask === ask.id && r.inForce && r.id !== lead.id);
  if (others.length > 0) {
    const named = others.map(
      (r) =>
        `${voice.of(r.title)} – ${r.stop ? stopWords({ ...r.stop, verified: true }, r, context) : ""}`,
    );
    blocks.push(paragraph(t("routes.others", { routes: named.join("; ") })));
  }
  return blocks;
}

/** A draft that answers a request walks the same way: once is enough to read. */
function sameSteps(a: RouteRun | undefined, b: RouteRun): boolean {
  return a !== undefined && a.id === b.id && JSON.stringify(a.steps) === JSON.stringify(b.steps);
}

function actOf(ask: string, file: CaseFile): Act | undefined {
  return (file.acts ?? []).find(
    (act) => act.id === ask || act.item === ask || act.items?.some(({ id }) => id === ask),
  );
}

function stepList(route: RouteRun, context: Context): Block {
  const said = new Set<string>();
  const items = route.steps.map((step) => {
    const item = stepItem(step, route, said, context);
    for (const { id } of step.provisions) said.add(id);
    return item;
  });
  return { kind: "list", ordered: true, items };
}

function stepItem(
  step: StepRun,
  route: RouteRun,
  said: ReadonlySet<string>,
  context: Context,
): { text: Text; under: Text[] } {
  const { voice, case: file } = context;
  const { t } = voice;
  const name = capital(stepName(step, routeRule(route, voice), voice));
  const given = step.ifAdopted ? `, ${t("step.ifAdopted")}` : "";
  const cited = capital(provisionWords(step, voice, said));
  const text = `**${name}: ${t(`finding.${step.finding}`)}**${given}. ${cited}.`;
  const lines: Text[] = isAct(step) ? [`${dutiesOf(step, route, context)}.`] : [];
  if (step.finding === "not-reached") return { text, under: lines };
  const acts = step.acts
    .map((id) => (file.acts ?? []).find((act) => act.id === id))
    .filter((act) => act !== undefined);
  // What a state called the event belongs to the steps that judge it only where these turn on it.
  const telling = isAct(step) || step.turnsOn.length > 0 ? acts : [];
  if (telling.length > 0) {
    const log = telling.map((act) => actWords(act, file, voice)).join("; ");
    lines.push(`${t("step.record")}: ${log}.`);
  } else if (isAct(step) && step.finding !== "met") {
    lines.push(`${t("step.record")}: ${t("step.record.none")}.`);
  }
  for (const positions of positionWords(step, file, voice)) {
    lines.push(`${t("step.positions")}: ${positions}.`);
  }
  const turns = turnsWords(step.turnsOn, file, voice);
  if (turns.length > 0)
    lines.push(`${t("step.turns")}: ${turns.map((text) => asClause(text, voice)).join("; ")}.`);
  const isKey = step.id === route.stop?.step || step.gate === "decision";
  if (isKey) lines.push(`${t("step.precedents")}: ${precedentWords(step, route, context)}.`);
  return { text, under: lines };
}

/** A question inside an enumeration stands in quotation marks. */
const asClause = (text: string, voice: Voice): string =>
  text.endsWith("?") ? voice.t("quoted", { text }) : text;

/** Who acts, in what form, within what time; what the data does not give is left out. */
function dutiesOf(step: StepRun, route: RouteRun, { voice, run, case: file }: Context): Text {
  const rule = routeRule(route, voice);
  const parts = [
    ["step.owner", ownerWords(step, rule, run, file, voice)],
    ["step.form", formWords(step, rule, voice)],
    ["step.limit", limitWords(step.timeLimit, voice)],
  ] as const;
  return parts
    .filter(([, value]) => value !== "")
    .map(([label, value]) => `${voice.t(label)}: ${value}`)
    .join(". ");
}

const PRECEDENTS_MAX = 5;

function precedentWords(step: StepRun, route: RouteRun, context: Context): Text {
  const { voice, precedents, run } = context;
  const kept = precedents.get(`${route.id}.${step.id}`);
  const others = (list: readonly Precedent[] | undefined) =>
    (list ?? []).filter((entry) => entry.case !== run.case);
  const stopped = others(kept?.stopped);
  const passed = others(kept?.passed);
  const { t } = voice;
  const cases = (list: readonly Precedent[]) => {
    const shown = list.slice(0, PRECEDENTS_MAX);
    const named = shown.map((entry) => `${voice.of(entry.title)} (\`${entry.case}\`)`).join(", ");
    const more = list.length - shown.length;
    return more > 0 ? `${named} ${t("step.more", { n: more })}` : named;
  };
  const parts = [
    stopped.length > 0 ? t("step.precedents.stopped", { cases: cases(stopped) }) : "",
    passed.length > 0 ? t("step.precedents.passed", { cases: cases(passed) }) : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("; ") : t("step.precedents.none");
}

// --- who is informed, what is missing, what is contested --------------------------------------------

function informed(context: Context): Section {
  const { voice, shown } = context;
  const { t } = voice;
  const lines = shown.flatMap((route) =>
    route.steps
      .filter((step) => step.duty === "notification" || step.duty === "reporting")
      .map((step) => {
        const name = capital(stepName(step, routeRule(route, voice), voice));
        return `**${name}.** ${dutiesOf(step, route, context)}. ${provisionWords(step, voice)}.`;
      }),
  );
  const unique = [...new Set(lines)];
  return {
    title: t("informed.title"),
    blocks: unique.length > 0 ? [bullets(unique)] : [paragraph(t("informed.none"))],
  };
}

type Silence = {
  act?: string;
  by?: string | string[];
  for?: string | string[];
  organ?: string;
  item?: string;
  to?: string;
  positions?: string;
  states?: string[];
};

function missing(context: Context): Section {
  const { voice, run, case: file, shown } = context;
  const { t } = voice;
  const part = (label: WordKey, entries: readonly string[]): Block[] =>
    entries.length === 0
      ? []
      : [
          paragraph(`**${t(label)}**`),
          bullets([...new Set(entries)].map((line) => `${capital(line)}.`)),
        ];
  const untaken = shown.flatMap((route) =>
    route.steps
      .filter((step) => step.finding === "not-met")
      .map((step) => {
        const rule = routeRule(route, voice);
        const owner = isAct(step) ? ` – ${ownerWords(step, rule, run, file, voice)}` : "";
        return `${stepName(step, rule, voice)}${owner} (${voice.of(route.title)})`;
      }),
  );
  const silences = run.notOnRecord as Silence[];
  const acts = silences.filter((entry) => entry.act !== undefined);
  const everyone = run.members.filter(({ counted }) => counted).map(({ state }) => state);
  const positions = silences.flatMap(({ positions: item, states = [] }) => {
    if (item === undefined) return [];
    const all = everyone.every((state) => states.includes(state));
    return [`${itemName(item, file, voice)}: ${all ? t("who.all") : voice.names(states)}`];
  });
  const facts = refsOf(context).flatMap((ref) =>
    "fact" in ref ? [factName(ref.fact, voice)] : [],
  );
  const gaps = (file.gaps ?? []).map((gap) => voice.of(gap).replace(/\.$/, ""));
  return {
    title: t("missing.title"),
    blocks: [
      ...part("missing.steps", untaken),
      ...(acts.length === 0
        ? []
        : part("missing.record", [
            acts.map((entry) => silenceWords(entry, file, voice)).join("; "),
          ])),
      ...part("missing.positions", positions),
      ...part("missing.facts", facts),
      ...part("missing.gaps", gaps),
    ],
  };
}

function silenceWords(entry: Silence, file: CaseFile, voice: Voice): string {
  const several = (value: string | string[] | undefined) => [value ?? []].flat();
  const parts = [
    several(entry.by).map(voice.name).join(", "),
    entry.organ ? voice.name(entry.organ) : "",
    several(entry.for)
      .map((id) => measureName(id, voice))
      .join(", "),
    entry.item ? itemName(entry.item, file, voice) : "",
    entry.to ? voice.name(entry.to) : "",
  ].filter(Boolean);
  const act = voice.maybe(`act.${entry.act}`, entry.act ?? "");
  return parts.length > 0 ? `${act} (${parts.join("; ")})` : act;
}

/** Everything that the routes shown above turn on. */
function refsOf(context: Context): ItemRef[] {
  const shown =
    context.leads.size > 0 ? context.shown : context.run.routes.filter((r) => r.inForce);
  return shown.flatMap((route) => route.steps.flatMap((step) => step.turnsOn));
}

function contested(context: Context): Section {
  const { voice, case: file, pack } = context;
  const { t } = voice;
  const refs = refsOf(context);
  const readings = [...new Set(refs.flatMap((ref) => ("reading" in ref ? [ref.reading] : [])))];
  const accounts = [...new Set(refs.flatMap((ref) => ("account" in ref ? [ref.account] : [])))];
  const items = readings.flatMap((id) => {
    const reading = pack.byId.reading.get(id);
    if (reading === undefined) return [];
    const under = reading.values.map((value) => {
      const holders = value.holders.map((holder) => {
        const since = t("contested.since", { date: sinceWords(holder.from, voice.language) });
        return `${voice.of(holder.who)}, ${since} [${holder.sources.join(", ")}]`;
      });
      return `${voice.of(value.title)}: ${holders.length > 0 ? holders.join("; ") : t("contested.nobody")}`;
    });
    return [{ text: `**${voice.of(reading.question)}** (\`${id}\`)`, under }];
  });
  const events = accounts.flatMap((id) => {
    const entry = id === "territory" ? file.territory : file.facts?.[id];
    if (typeof entry !== "object" || !("accounts" in entry)) return [];
    const values = new Map(pack.byId.fact.get(id)?.values.map((value) => [value.id, value.title]));
    const under = entry.accounts.map((account) => {
      const title = values.get(account.value);
      const value = title ? voice.of(title) : voice.name(account.value);
      const sources = account.sources ? ` [${account.sources.join(", ")}]` : "";
      return `${voice.name(account.by)}, ${voice.date(account.at)}: ${value}${sources}`;
    });
    return [{ text: `**${t("contested.account", { fact: factName(id, voice) })}**`, under }];
  });
  const blocks: Block[] =
    items.length + events.length === 0
      ? [paragraph(t("contested.none"))]
      : [{ kind: "list", ordered: false, items: [...events, ...items] }];
  return { title: t("contested.title"), blocks };
}

function changes({ why, voice, run, case: file }: Context): Section {
  if (why === undefined) return { title: "", blocks: [] };
  const items = run.asks.flatMap((ask) => {
    const under = changeLines(why, ask.id, file, voice);
    return under.length > 0 ? [{ text: `**${capital(itemTitle(ask, file, voice))}**`, under }] : [];
  });
  const blocks: Block[] = items.length > 0 ? [{ kind: "list", ordered: false, items }] : [];
  return { title: voice.t("changes.title"), blocks };
}

function opinions({ case: file, voice }: Context): Section {
  const lines = (file.opinions ?? []).map((opinion) => {
    const at = opinion.at ? `, ${voice.date(opinion.at)}` : "";
    const kind = voice.t(`opinion.${opinion.kind}`);
    const says = voice.of(opinion.says).replace(/\.$/, "");
    return `${voice.of(opinion.who)}${at} (${kind}): ${says} [${opinion.sources.join(", ")}].`;
  });
  return { title: voice.t("opinions.title"), blocks: lines.length > 0 ? [bullets(lines)] : [] };
}

function unopened(context: Context): Section {
  const { run, voice } = context;
  const { t } = voice;
  const idle = run.routes.filter(
    (route) => route.inForce && route.ask === null && !context.shown.includes(route),
  );
  const closed = run.routes.filter((route) => !route.inForce);
  const blocks: Block[] = [];
  if (idle.length > 0) {
    const rows = idle.map((route) => [
      capital(voice.of(route.title)),
      route.stop ? stopWords({ ...route.stop, verified: true }, route, context) : "",
    ]);
    blocks.push({ kind: "table", head: [t("routes.unasked"), ""], rows });
  }
  const unique = closed.filter((route, i) => closed.findIndex(({ id }) => id === route.id) === i);
  if (unique.length > 0) {
    const rows = unique.map((route) => [
      capital(voice.of(route.title)),
      becauseWords(route.because, voice),
    ]);
    blocks.push({ kind: "table", head: [t("routes.closed"), ""], rows });
  }
  return { title: t("routes.others.title"), blocks };
}

/** Sources named in the note, in the order of their ids. */
function sources(context: Context): Section {
  const { pack, voice, case: file, run } = context;
  const acts = new Set(context.shown.flatMap((route) => route.steps.flatMap((step) => step.acts)));
  const refs = refsOf(context);
  const readings = refs.flatMap((ref) =>
    "reading" in ref ? [pack.byId.reading.get(ref.reading)] : [],
  );
  const named = [
    ...(file.acts ?? []).filter(({ id }) => acts.has(id)).flatMap((act) => act.sources ?? []),
    ...(file.lanes ?? []).flatMap((lane) => lane.sources ?? []),
    ...(file.opinions ?? []).flatMap((opinion) => opinion.sources),
    ...readings.flatMap((reading) =>
      (reading?.values ?? []).flatMap((value) => value.holders.flatMap((holder) => holder.sources)),
    ),
    ...Object.values(file.facts ?? {}).flatMap((fact) =>
      "accounts" in fact ? fact.accounts.flatMap((account) => account.sources ?? []) : [],
    ),
  ];
  const lines = [...new Set(named)].sort().flatMap((id) => {
    const source = pack.byId.source.get(id);
    if (source === undefined) return [];
    const date = source.date ? voice.date(source.date) : "";
    const about = [source.title, source.publisher, date].filter(Boolean).join(", ");
    return [`[${id}] ${about}${source.address ? `, ${source.address}` : ""}`];
  });
  const law = voice.t("sources.law", { command: `\`casus law ${run.lawAsOf}\`` });
  return {
    title: voice.t("sources.title"),
    blocks: [...(lines.length > 0 ? [bullets(lines)] : []), paragraph(law)],
  };
}

/** The forum table: one case put to every organisation its parties belonged to that day. */
import { type Analysis, analyse, throughStep } from "../engine/analysis.ts";
import { asksOf, closedBecause } from "../engine/asks.ts";
import { matterOf, memberStates } from "../engine/matter.ts";
import { run } from "../engine/run.ts";
import type { Finding, ItemRef, Stop } from "../engine/types.ts";
import type { Path } from "../engine/walk.ts";
import { earliestDay } from "../pack/dates.ts";
import { isMember, lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import { type Act, ActKind, type CaseFile, type Route, type Words } from "../pack/schema.ts";
import { isState } from "../pack/states.ts";
import { titleOf } from "./links.ts";
import { type Belonging, belongingOn, isFull, organisationsOf } from "./memberships.ts";
import type { Entry, Records } from "./record.ts";

/** What a body did on the matter: a lane of the case, an act in its log, an entry of a register. */
export type Acted = {
  readonly at: string;
  readonly what: Words;
  readonly from: "lane" | "act" | "register";
  readonly id: string;
};

type NeededStep = {
  readonly id: string;
  readonly title: Words | null;
  readonly gate: string;
  readonly finding: Finding;
  readonly turnsOn: readonly ItemRef[];
  readonly provisions: readonly string[];
};

/** A route of another charter with the request made and everything unrecorded open. */
export type WouldNeed = {
  readonly route: string;
  readonly title: Words;
  readonly measure: string;
  readonly stop: Stop;
  readonly steps: readonly NeededStep[];
  readonly decision: {
    readonly step: string;
    readonly rules: readonly string[];
    /** How many states the decision counts. */
    readonly electorate: number;
    /** States that could stop it by objecting, whatever all others do and however the text is read. */
    readonly blocksAlone: readonly string[];
  } | null;
};

export type InPack = {
  readonly pack: string;
  readonly title: Words;
  /** Parties and the territorial state on its roll that day. */
  readonly onRoll: readonly string[];
  /** What the log says was asked of it, and where that stopped. */
  readonly asLogged: readonly {
    readonly ask: string;
    readonly for: string | null;
    readonly stop: Stop;
  }[];
  readonly asker: string | null;
  readonly wouldNeed: readonly WouldNeed[];
  /** Why `wouldNeed` is empty; null where it is not. */
  readonly because: Words | null;
};

export type ForumRow = {
  readonly organisation: string;
  readonly title: Words;
  readonly home: boolean;
  readonly belonged: readonly Belonging[];
  readonly competence: { readonly measures: readonly string[]; readonly says: Words };
  readonly acted: readonly Acted[];
  readonly actedSays: Words;
  readonly packs: readonly InPack[];
  readonly packsSay: Words;
};

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** States the matter is between or about: its parties, and whose territory it may be. */
function statesOf(caseFile: CaseFile): string[] {
  const { territory } = caseFile;
  const places =
    typeof territory === "object"
      ? "value" in territory
        ? [territory.value]
        : territory.accounts.map(({ value }) => value)
      : list(territory);
  return [...new Set([...(caseFile.parties ?? []), ...places])].filter(isState);
}

/** The case as another charter sees it: its facts, and of its acts only those that reach that body. */
export function caseElsewhere(caseFile: CaseFile, names: ReadonlySet<string>): CaseFile {
  const states = (act: Act) => list(act.by).every(isState);
  const acts = (caseFile.acts ?? []).filter(
    (act) =>
      list(act.to).some((to) => names.has(to)) ||
      list(act.by).some((by) => names.has(by)) ||
      // What states call a thing, and what they do between themselves, every body can see.
      (states(act) && ["characterisation", "bilateral-act"].includes(act.act)),
  );
  const { notOnRecord: _, none: __, follows: ___, ...rest } = caseFile;
  return { ...rest, acts };
}

/** Who would ask: who asked here, else the state on whose territory it is, else a party. */
function askerOf(caseFile: CaseFile, roll: readonly string[]): string | null {
  const requests = (caseFile.acts ?? []).filter(({ act }) => act === "request");
  const candidates = [...requests.flatMap((act) => list(act.by)), ...statesOf(caseFile)].filter(
    isState,
  );
  return candidates.find((state) => roll.includes(state)) ?? candidates[0] ?? null;
}

/** Measures the matter is about: those asked for; where only help was, or nothing, all that help. */
function measuresOf(pack: Pack, caseFile: CaseFile): Set<string> {
  const acts = caseFile.acts ?? [];
  const asked = acts.flatMap((act) => [
    ...(["request", "proposal", "offer"].includes(act.act) && act.for ? [act.for] : []),
    ...(act.items ?? []).flatMap((item) => (item.for ? [item.for] : [])),
  ]);
  const measures = new Set(asked.filter((id) => id !== "help"));
  if (caseFile.type === "crisis" && (asked.includes("help") || measures.size === 0)) {
    for (const { id, help } of pack.facts.measures) if (help) measures.add(id);
  }
  return measures;
}

/** The case with one request or draft put to that body, and every other act left open. */
function asked(there: CaseFile, route: Route, asker: string, pack: Pack): CaseFile {
  const act: Act = {
    id: "if-asked",
    at: there.date,
    act: (route.opensWith ?? ["request"]).includes("request") ? "request" : "proposal",
    by: asker,
    to: pack.organisation.id,
    for: route.measure,
  };
  return { ...there, acts: [...(there.acts ?? []), act], notOnRecord: [...ActKind.options] };
}

function wouldNeed(there: CaseFile, route: Route, asker: string, pack: Pack): WouldNeed | null {
  const caseFile = asked(there, route, asker, pack);
  // Of a large assembly each route is costly: only the one asked about is walked.
  const only: Pack = { ...pack, routes: [route] };
  const shown = run(only, caseFile).routes.find(
    (one) => one.id === route.id && one.ask === "if-asked",
  );
  if (shown === undefined || shown.stop === null) return null;
  const analysis = analyse(only, caseFile);
  const path = analysis.paths.find(
    (one) => one.route.id === route.id && one.ask?.id === "if-asked",
  );
  return {
    route: route.id,
    title: route.title,
    measure: route.measure,
    stop: shown.stop,
    steps: shown.steps.flatMap((step) =>
      step.gate === undefined
        ? []
        : [
            {
              id: step.id,
              title: step.title ?? null,
              gate: step.gate,
              finding: step.finding,
              turnsOn: step.turnsOn,
              provisions: step.provisions.map(({ id }) => id),
            },
          ],
    ),
    decision: path === undefined ? null : decisionOf(analysis, path),
  };
}

/** The first decision of a path, and who could stop it there by objecting. */
function decisionOf(analysis: Analysis, path: Path): WouldNeed["decision"] {
  const { worlds, matter } = analysis;
  const d = worlds.diagram;
  const i = path.steps.findIndex((step) => "gate" in step && step.gate === "decision");
  const [walk] = path.walks;
  const gate = walk?.gates[i];
  if (i < 0 || walk === undefined || gate === undefined) return null;
  const { reach } = throughStep(analysis, path, i);
  // Worlds that cannot get as far say nothing on who could stop it here.
  const adopted = d.isNever(reach)
    ? worlds.compile(gate.condition)
    : d.and(reach, worlds.compile(gate.condition));
  const voices = worlds.items.filter(
    (item) => item.class === "position" && item.about["item"] === walk.item.key,
  );
  const counted = memberStates(matter.law.roll).flatMap((state) => {
    const voice = voices.find((item) => item.about["position"] === state);
    return voice === undefined ? [] : [{ state, voice: voice.id }];
  });
  const blocks = (voice: string) => d.isNever(d.restrict(adopted, { [voice]: "objecting" }));
  // States alike in everything a rule can ask about need testing only once.
  const known = new Map<string, boolean>();
  const blocksAlone = counted.filter(({ state, voice }) => {
    const kind = kindOf(matter, walk, state);
    const found = known.get(kind) ?? (!d.isNever(adopted) && blocks(voice));
    known.set(kind, found);
    return found;
  });
  return {
    step: (path.steps[i] as { id: string }).id,
    rules: gate.rules?.map(({ id }) => id) ?? [],
    electorate: counted.length,
    blocksAlone: blocksAlone.map(({ state }) => state),
  };
}

/** Seat, weight, participation, overlays, and whether the matter is about it. */
function kindOf(matter: Analysis["matter"], walk: Path["walks"][number], state: string): string {
  const row = matter.law.roll.find((entry) => entry.state === state);
  const overlays = matter.law.overlays(state).map(({ id }) => id);
  const involved = [...statesOf(matter.case), ...walk.item.requesters, walk.item.subject];
  return JSON.stringify([
    row?.seats ?? [],
    row?.weight ?? {},
    row?.participation,
    overlays,
    involved.includes(state),
  ]);
}

function inPack(home: Pack, caseFile: CaseFile, pack: Pack, names: ReadonlySet<string>): InPack {
  const day = earliestDay(caseFile.date);
  const roll = lawOn(pack, day, caseFile.id).roll.filter(isMember);
  const states = roll.map(({ state }) => state);
  const isHome = pack.id === home.id;
  const there = isHome ? caseFile : caseElsewhere(caseFile, names);
  const matter = matterOf(pack, there);
  const logged = asksOf(matter).length === 0 ? [] : run(pack, there).asks;
  const asLogged = logged.map((ask) => ({
    ask: ask.id,
    for: ask.for,
    stop: ask.stop,
  }));
  const asker = askerOf(caseFile, states);
  const head = {
    pack: pack.id,
    title: pack.organisation.title,
    onRoll: statesOf(caseFile).filter((state) => states.includes(state)),
    asLogged,
    asker,
  };
  const measures = measuresOf(home, caseFile);
  const taking = pack.routes.filter((route) =>
    [route.measure, ...(route.alsoFor ?? [])].some((measure) => measures.has(measure)),
  );
  const open = taking.filter((route) => closedBecause(matter, route) === null);
  const needs =
    asker === null || isHome
      ? []
      : open.flatMap((route) => wouldNeed(there, route, asker, pack) ?? []);
  return {
    ...head,
    wouldNeed: needs,
    because: isHome
      ? {
          en: "the case is its own: casus run shows it in full",
          ru: "это её собственный случай: полностью – casus run",
        }
      : needs.length > 0
        ? null
        : whyNone(taking, open, measures, asker),
  };
}

function whyNone(
  taking: readonly Route[],
  open: readonly Route[],
  measures: ReadonlySet<string>,
  asker: string | null,
): Words {
  const what = [...measures].join(", ");
  if (measures.size === 0)
    return { en: "the matter asks for no measure", ru: "вопрос не касается ни одной меры" };
  if (taking.length === 0) {
    return {
      en: `no route of this pack takes such a thing (${what})`,
      ru: `ни один путь этого пакета такого не принимает (${what})`,
    };
  }
  if (open.length === 0)
    return {
      en: `no route that takes it was law that day (${taking.map(({ id }) => id).join(", ")})`,
      ru: `ни один подходящий путь в тот день не действовал (${taking.map(({ id }) => id).join(", ")})`,
    };
  if (asker === null)
    return {
      en: "no state is party to the matter",
      ru: "ни одно государство не является стороной",
    };
  return { en: "no request opens it", ru: "обращение его не открывает" };
}

// --- what others did ---------------------------------------------------------------------------------------

function actedOf(caseFile: CaseFile, records: Records, names: ReadonlySet<string>): Acted[] {
  const named = (who: string | readonly string[] | undefined) =>
    list(who).some((id) => names.has(id));
  const lanes = (caseFile.lanes ?? []).flatMap((lane, i): Acted[] =>
    named(lane.by) || named(lane.with)
      ? [{ at: lane.at, what: lane.what, from: "lane", id: `${caseFile.id}/lanes.${i}` }]
      : [],
  );
  const acts = (caseFile.acts ?? []).flatMap((act): Acted[] => {
    if (!named(act.by) && !named(act.to)) return [];
    const to = named(act.by) ? "" : ` to ${list(act.to).join(", ")}`;
    const plain = `${act.act} by ${list(act.by).join(", ")}${to}`;
    const what = act.what ?? { en: plain, ru: plain };
    return [{ at: act.at, what, from: "act", id: `${caseFile.id}/${act.id}` }];
  });
  const partners = (records.registers.partners?.entries ?? []) as readonly Entry<"partners">[];
  const entries = partners
    .filter((entry) => entry.cases?.includes(caseFile.id) && named(entry.partner))
    .map((entry): Acted => {
      const id = `partners.${entry.id}`;
      return { at: entry.at, what: titleOf(entry), from: "register", id };
    });
  return [...lanes, ...acts, ...entries];
}

/** Organs and offices: their ids are known only where the case is at home. */
const bodiesOf = (pack: Pack): string[] => [
  ...pack.byId.organ,
  ...(pack.organisation.officers ?? []).map(({ office }) => office),
  "chair",
];

/** Every organisation a party belonged to, every charter held, and every body that acted: one row each. */
export function forumAnswer(
  home: Pack,
  caseFile: CaseFile,
  packs: readonly Pack[],
  records: Records,
) {
  const day = earliestDay(caseFile.date);
  const states = statesOf(caseFile);
  const here = belongingOn(records, day).filter(({ state }) => states.includes(state));
  const known = organisationsOf(records);
  const inRegister = new Set(known.flatMap(({ packs: ids }) => ids));
  const organisations = [
    ...known,
    // Charters of bodies that the register of memberships does not list.
    ...packs
      .filter(({ id }) => !inRegister.has(id))
      .map((pack) => ({
        id: pack.id,
        title: pack.organisation.title,
        also: [] as string[],
        packs: [pack.id],
      })),
  ];
  const rows = organisations.flatMap((organisation): ForumRow[] => {
    const isHome = organisation.packs.includes(home.id);
    const names = new Set([
      organisation.id,
      ...organisation.also,
      ...organisation.packs,
      ...(isHome ? bodiesOf(home) : []),
    ]);
    const belonged = here.filter(({ organisation: id }) => id === organisation.id);
    const acted = actedOf(caseFile, records, names);
    const held = packs.filter(({ id }) => organisation.packs.includes(id));
    if (belonged.length === 0 && acted.length === 0 && held.length === 0) return [];
    const onRoll = (pack: Pack) =>
      lawOn(pack, day, caseFile.id).roll.some((row) => isMember(row) && states.includes(row.state));
    const belongs = belonged.some(({ status }) => isFull(status));
    const open = held.filter((pack) => belongs || onRoll(pack) || acted.length > 0);
    return [
      {
        organisation: organisation.id,
        title: organisation.title,
        home: isHome,
        belonged,
        competence: competenceOf(held, day, caseFile),
        acted,
        actedSays:
          acted.length > 0
            ? { en: `acts on record: ${acted.length}`, ru: `действий на записи: ${acted.length}` }
            : {
                en: "no act of it on the matter is on record",
                ru: "её действий по этому вопросу на записи нет",
              },
        packs: open.map((pack) => inPack(home, caseFile, pack, names)),
        packsSay: sayOfPacks(held, open),
      },
    ];
  });
  return {
    casus: "forum@1" as const,
    case: caseFile.id,
    title: caseFile.title,
    origin: caseFile.origin,
    pack: home.id,
    data: {
      version: records.version,
      digest: records.digest,
      packs: Object.fromEntries(packs.map(({ id, digest }) => [id, digest])),
    },
    day,
    states,
    rows,
    unlisted: unlistedOf(caseFile, organisations),
  };
}

export type ForumAnswer = ReturnType<typeof forumAnswer>;

/** Bodies that a lane names and no register lists: shown by the id they have in the case. */
function unlistedOf(
  caseFile: CaseFile,
  organisations: readonly { id: string; also: readonly string[]; packs: readonly string[] }[],
): { readonly id: string; readonly at: string; readonly what: Words }[] {
  const known = new Set(organisations.flatMap(({ id, also, packs }) => [id, ...also, ...packs]));
  return (caseFile.lanes ?? []).flatMap((lane) =>
    lane.lane !== "other-organisation"
      ? []
      : [...list(lane.by), ...list(lane.with)]
          .filter((id) => !isState(id) && !known.has(id))
          .map((id) => ({ id, at: lane.at, what: lane.what })),
  );
}

function sayOfPacks(held: readonly Pack[], open: readonly Pack[]): Words {
  if (held.length === 0) {
    return {
      en: "no charter of it is held here, so what it would have needed is not computed",
      ru: "её устав здесь не хранится, поэтому что потребовалось бы, не вычисляется",
    };
  }
  if (open.length === 0)
    return { en: "no party to the matter belongs to it", ru: "ни одна сторона в неё не входит" };
  return { en: "put to its own charter below", ru: "ниже – по её собственному уставу" };
}

/** What its charter could take that day, from the routes that were law. */
function competenceOf(
  held: readonly Pack[],
  day: string,
  caseFile: CaseFile,
): ForumRow["competence"] {
  if (held.length === 0) {
    return {
      measures: [],
      says: {
        en: "not modelled: no charter of it is held here",
        ru: "не моделируется: её устава здесь нет",
      },
    };
  }
  const measures = held.flatMap((pack) => {
    const matter = matterOf(pack, caseFile, { law: day });
    return pack.routes
      .filter((route) => closedBecause(matter, route) === null)
      .map((r) => r.measure);
  });
  const own = [...new Set(measures)];
  if (own.length === 0)
    return {
      measures: own,
      says: {
        en: "none of its routes was law that day",
        ru: "ни один её путь в тот день не действовал",
      },
    };
  const title = (id: string, language: "en" | "ru") =>
    held[0]?.byId.measure.get(id)?.title[language] ?? id;
  return {
    measures: own,
    says: {
      en: own.map((id) => title(id, "en")).join("; "),
      ru: own.map((id) => title(id, "ru")).join("; "),
    },
  };
}

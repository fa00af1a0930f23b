/** Tracks: per case and over the record, what went through the organisation, beside it, or nowhere. */
import { rulesFor } from "../engine/gates.ts";
import { matterOf, statesTakingPart } from "../engine/matter.ts";
import type { AskRun, Run } from "../engine/types.ts";
import { STOP_KINDS } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, OutcomeFile, Words } from "../pack/schema.ts";
import { recordedCases, runOfCase } from "./marks.ts";

const TRACKS = [
  "organisation",
  "organisation-open",
  "bilateral",
  "other-body",
  "alone",
  "nowhere",
] as const;
type Observed = OutcomeFile["observed"][number];
type Track = (typeof TRACKS)[number];

/** What puts a case into a track; the counts are of cases, and one case may be in several. */
const TRACK_MEANING: Readonly<Record<Track, Words>> = {
  organisation: {
    en: "through the organisation: decided or further, in every world of the run or by what was observed",
    ru: "через Организацию: решено или продвинулось дальше – во всех мирах прогона или по наблюдавшемуся",
  },
  "organisation-open": {
    en: "put to the organisation, and stopped before a decision or left open by the record",
    ru: "внесено в Организацию, но остановилось до решения или не выяснено по записи",
  },
  bilateral: {
    en: "bilaterally: a lane or an act between states, or a request to states alone",
    ru: "на двусторонней основе: линия или акт между государствами либо обращение только к государствам",
  },
  "other-body": {
    en: "through another body: a lane or an act of another organisation",
    ru: "через другую организацию: её линия или акт",
  },
  alone: { en: "one state alone", ru: "одно государство самостоятельно" },
  nowhere: {
    en: "nowhere: none of these is on record, or the record says that nothing came",
    ru: "нигде: ничего из этого на записи нет, или запись говорит, что ничего не последовало",
  },
};

export type CaseTracks = {
  readonly case: string;
  readonly date: string;
  readonly type: CaseFile["type"];
  readonly title: Words;
  readonly tracks: readonly Track[];
  /** By what was observed alone: the run leaves it open. */
  readonly byObservation: boolean;
  /** Lanes and acts beside the organisation, by track. */
  readonly beside: readonly { readonly track: Track; readonly at: string; readonly what: string }[];
  /** What the way through the organisation asks for, counted from the law of the day. */
  readonly multilateral: {
    readonly route: string;
    readonly gates: number;
    /** States whose consent or position the decision counts; null where the route decides nothing. */
    readonly consents: number | null;
  } | null;
  /** The fewest states that had to agree on a bilateral lane of the case. */
  readonly bilateralConsents: number | null;
};

const DECIDED_FROM = STOP_KINDS.indexOf("national-procedure");

/** Taken further than the decision in every world. */
function isDecided({ stop }: AskRun): boolean {
  if (stop.step === null) return stop.kind !== "outside-the-text";
  return stop.finding === "not-met" && STOP_KINDS.indexOf(stop.kind) >= DECIDED_FROM;
}

const DECIDED: readonly Observed["is"][] = [
  "adopted",
  "held",
  "carried-out",
  "not-carried-out",
  "not-joined",
];

/** An organ of the organisation met on the matter, whatever was asked of it. */
function metHere(pack: Pack, caseFile: CaseFile): boolean {
  return (caseFile.acts ?? []).some(
    ({ act, organ }) => act === "convening" && organ !== undefined && pack.byId.organ.has(organ),
  );
}

/** An ask that an organ or officer of the organisation got, or that is a draft before one. */
function isPutHere(pack: Pack, ask: AskRun): boolean {
  if (ask.act !== "request") return true;
  const here = [
    pack.organisation.id,
    ...pack.organisation.organs.map(({ id }) => id),
    ...(pack.organisation.officers ?? []).map(({ office }) => office),
    "chair",
  ];
  return ask.to.length === 0 || ask.to.some((to) => here.includes(to));
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

const isCode = (id: string): boolean => /^[A-Z]{3}$/.test(id);

/** Everything beside the organisation: the lanes of the file, and bilateral and partner acts of its log. */
function besideOf(caseFile: CaseFile) {
  const lane = { bilateral: "bilateral", "other-organisation": "other-body" } as const;
  const lanes = (caseFile.lanes ?? []).map((entry) => ({
    track: (entry.lane in lane ? lane[entry.lane as "bilateral"] : entry.lane) as Track,
    at: entry.at,
    what: entry.what.en,
    states: [...list(entry.by), ...list(entry.with)].filter(isCode),
  }));
  const acts = (caseFile.acts ?? []).flatMap((act) => {
    if (act.act !== "bilateral-act" && act.act !== "partner-act") return [];
    const track: Track = act.act === "bilateral-act" ? "bilateral" : "other-body";
    const states = [...list(act.by), ...list(act.to)].filter(isCode);
    return [{ track, at: act.at, what: act.what?.en ?? act.act, states }];
  });
  const asked = (caseFile.acts ?? []).flatMap((act) => {
    const to = list(act.to);
    if (act.act !== "request" || to.length === 0 || !to.every(isCode)) return [];
    const track: Track = "bilateral";
    return [{ track, at: act.at, what: `asked of ${to.join(", ")}`, states: [] }];
  });
  return [...lanes, ...acts, ...asked];
}

function tracksOfCase(
  pack: Pack,
  caseFile: CaseFile,
  observed: readonly Observed[] = [],
): CaseTracks {
  const result = runOfCase(pack, caseFile);
  const beside = besideOf(caseFile);
  const put = result.asks.filter((ask) => isPutHere(pack, ask));
  const tracks = new Set<Track>(beside.map(({ track }) => track));
  const byRun = put.some(isDecided);
  const byObservation = !byRun && observed.some(({ is }) => DECIDED.includes(is));
  if (byRun || byObservation) tracks.add("organisation");
  else if (put.length > 0 || metHere(pack, caseFile)) tracks.add("organisation-open");
  if (tracks.size === 0) tracks.add("nowhere");
  const bilateral = beside.filter(
    ({ track, states }) => track === "bilateral" && states.length > 1,
  );
  return {
    case: caseFile.id,
    date: caseFile.date,
    type: caseFile.type,
    title: caseFile.title,
    tracks: TRACKS.filter((track) => tracks.has(track)),
    byObservation,
    beside: beside.map(({ track, at, what }) => ({ track, at, what })),
    multilateral: multilateralOf(pack, caseFile, result),
    bilateralConsents:
      bilateral.length === 0 ? null : Math.min(...bilateral.map(({ states }) => states.length)),
  };
}

/** The route of the first mark: its gates, and the states its decision counts that day. */
function multilateralOf(pack: Pack, caseFile: CaseFile, result: Run): CaseTracks["multilateral"] {
  const ask = result.asks.find(({ route }) => route !== null);
  const shown = result.routes.find(({ id, ask: of }) => id === ask?.route && of === ask?.id);
  if (shown === undefined) return null;
  const gates = shown.steps.filter((step) => step.gate !== undefined).length;
  const step = pack.byId.route
    .get(shown.id)
    ?.steps.find((one) => "gate" in one && one.gate === "decision");
  if (step === undefined || !("gate" in step) || step.gate !== "decision")
    return { route: shown.id, gates, consents: null };
  const matter = matterOf(pack, caseFile);
  const rule = rulesFor(matter, step.organ, step.matter)[0];
  const consents = rule === undefined ? null : statesTakingPart(matter.law.roll).length;
  return { route: shown.id, gates, consents };
}

/** Counts of cases, each with the cases it counts; hypothetical and own cases are never among them. */
export function tracksAnswer(pack: Pack, observed: ReadonlyMap<string, OutcomeFile> = new Map()) {
  const cases = recordedCases(pack).map((entry) =>
    tracksOfCase(pack, entry, observed.get(entry.id)?.observed),
  );
  const types = ["crisis", "statement", "institutional"] as const;
  const cell = (counted: readonly CaseTracks[]) => ({
    n: counted.length,
    cases: counted.map((entry) => entry.case),
  });
  const both = (entry: CaseTracks) =>
    [
      entry.tracks.some((track) => track.startsWith("organisation")) ? "organisation" : "",
      entry.tracks.some((track) => ["bilateral", "other-body", "alone"].includes(track))
        ? "beside"
        : "",
    ]
      .filter(Boolean)
      .join(" and ") || "neither";
  return {
    casus: "tracks@1" as const,
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    n: cases.length,
    counted: "cases of the record; one case may be in several tracks",
    table: TRACKS.map((track) => ({
      track,
      means: TRACK_MEANING[track],
      all: cell(cases.filter((entry) => entry.tracks.includes(track))),
      byType: types.map((type) => ({
        type,
        of: cases.filter((entry) => entry.type === type).length,
        ...cell(cases.filter((entry) => entry.type === type && entry.tracks.includes(track))),
      })),
    })),
    duality: ["organisation", "organisation and beside", "beside", "neither"].map(
      (combination) => ({
        combination,
        ...cell(cases.filter((entry) => both(entry) === combination)),
      }),
    ),
    cases,
  };
}

export type TracksAnswer = ReturnType<typeof tracksAnswer>;

/** Measures of what was asked: where it stopped, what became of it, how long it took, what is on record. */
import { itemsOf } from "../engine/asks.ts";
import { matterOf } from "../engine/matter.ts";
import type { AskRun } from "../engine/types.ts";
import { earliestDay, latestDay } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile, OutcomeFile, Words } from "../pack/schema.ts";
import { isState } from "../pack/states.ts";
import { recordedCases, runOfCase } from "./marks.ts";
import { type Measure, type Observed, type Row, row, same, shareRow } from "./measure.ts";
import { MEASURE_WORDS } from "./measure-words.ts";
import { kaplanMeier, medianTime, type Watched } from "./statistics.ts";

type AskOf = { readonly id: string; readonly ask: AskRun; readonly caseFile: CaseFile };

function asksOfRecord(pack: Pack): AskOf[] {
  return recordedCases(pack).flatMap((caseFile) =>
    runOfCase(pack, caseFile).asks.map((ask) => ({
      id: `${caseFile.id}/${ask.id}`,
      ask,
      caseFile,
    })),
  );
}

/** Comes from the caller: only `check` and the command line read that part of a pack. */
const OBSERVED = "what was observed (casus check)";

const inputs = (pack: Pack, ...more: string[]) => [
  `packs/${pack.id}/cases/*.yaml`,
  `packs/${pack.id}/{law,routes,rules}/*.yaml`,
  ...more,
];

const END = "end";

/** `not-adopted` where it stopped, `adoption left open` where it may have: one class a kind and finding. */
function stopClass({ stop }: AskRun): string {
  if (stop.step === null && stop.kind !== "outside-the-text") return `${stop.kind} (${END})`;
  return stop.finding === "not-met" ? stop.kind : `${stop.kind} (${stop.finding})`;
}

function rowsByClass(asks: readonly AskOf[], group: string | null, of = stopClass): Row[] {
  const groups = Map.groupBy(asks, ({ ask }) => of(ask));
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, members]) =>
      shareRow(
        `${group ?? "all"}.${name}`,
        same(name),
        members.map(({ id }) => id),
        asks.length,
        { group },
      ),
    );
}

export function stoppingPoints(pack: Pack): Measure {
  const asks = asksOfRecord(pack);
  const types = ["crisis", "statement", "institutional"] as const;
  return {
    id: "stopping-points",
    ...MEASURE_WORDS["stopping-points"],
    inputs: inputs(pack),
    unit: "share",
    n: asks.length,
    rows: [
      ...rowsByClass(asks, null),
      ...types.flatMap((type) =>
        rowsByClass(
          asks.filter(({ caseFile }) => caseFile.type === type),
          type,
        ),
      ),
    ],
    sets: {},
  };
}

export function requests(pack: Pack, observed: Observed): Measure {
  const asks = asksOfRecord(pack).filter(({ ask }) => ask.act === "request");
  const here = new Set([
    pack.organisation.id,
    ...pack.byId.organ,
    ...(pack.organisation.officers ?? []).map(({ office }) => office),
    "chair",
  ]);
  const addressee = (ask: AskRun): string => {
    if (ask.to.length === 0) return "addressee not on record";
    if (ask.to.some((to) => here.has(to))) return "to the organisation";
    return ask.to.every(isState) ? "to states" : "to another body";
  };
  const became = ({ caseFile, ask }: AskOf): string =>
    observed.get(caseFile.id)?.observed.find((entry) => entry.ask === ask.id)?.is ??
    "no outcome on record for it";
  const byObserved = [...Map.groupBy(asks, became)].map(([name, members]) =>
    shareRow(
      `observed.${name}`,
      same(name),
      members.map(({ id }) => id),
      asks.length,
      { group: "observed" },
    ),
  );
  return {
    id: "requests",
    ...MEASURE_WORDS.requests,
    inputs: inputs(pack, OBSERVED),
    unit: "share",
    n: asks.length,
    rows: [
      ...rowsByClass(asks, "addressee", addressee),
      ...rowsByClass(asks, "stop"),
      ...byObserved,
    ],
    sets: {},
  };
}

// --- time ------------------------------------------------------------------------------------------------

const DAY = 86_400_000;
const days = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

type Timed = {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly event: boolean;
};

const PEOPLE = ["mission", "peacekeeping", "collective-forces", "crisis-response", "help"];
const GOODS = ["material-aid", "border-assistance", "humanitarian-aid", "emergency-help", "help"];

const STAGES: readonly { id: string; label: Words; asked: readonly string[] | null }[] = [
  { id: "organ", label: { en: "an organ met", ru: "орган собрался" }, asked: null },
  { id: "decision", label: { en: "a decision was taken", ru: "решение принято" }, asked: null },
  { id: "arrival", label: { en: "people arrived", ru: "люди прибыли" }, asked: PEOPLE },
  {
    id: "delivery",
    label: { en: "things were delivered", ru: "имущество доставлено" },
    asked: GOODS,
  },
];

const TAKEN: readonly OutcomeFile["observed"][number]["is"][] = [
  "adopted",
  "held",
  "carried-out",
  "not-carried-out",
  "not-joined",
];

/** The dates at which a request came to a stage; empty where it did not. */
function datesAt(
  pack: Pack,
  stage: string,
  { caseFile, ask }: AskOf,
  observed: Observed,
): string[] {
  const matter = matterOf(pack, caseFile);
  const request = matter.acts.find((act) => act.id === ask.id) as Act;
  const answering = matter.acts
    .filter((act) => act.act === "proposal" && act.answers === ask.id)
    .flatMap((act) => itemsOf(matter, act));
  const names = new Set([ask.id, ...answering.flatMap((item) => item.names)]);
  if (stage === "organ") {
    return matter.acts
      .filter(
        ({ act, organ, item, at }) =>
          act === "convening" &&
          organ !== undefined &&
          pack.byId.organ.has(organ) &&
          (item === undefined || names.has(item)) &&
          latestDay(at) >= earliestDay(request.at),
      )
      .map(({ at }) => at);
  }
  if (stage === "decision") {
    return (observed.get(caseFile.id)?.observed ?? []).flatMap((entry) =>
      entry.at != null && TAKEN.includes(entry.is) && names.has(entry.ask ?? "") ? [entry.at] : [],
    );
  }
  const measures = stage === "arrival" ? PEOPLE : GOODS;
  return matter.acts
    .filter(
      (act) =>
        act.act === "delivery" &&
        act.value !== "not-done" &&
        (act.for === undefined || measures.includes(act.for)) &&
        (names.has(act.item ?? "") || names.has(act.answers ?? "")),
    )
    .map(({ at }) => at);
}

function timed(pack: Pack, stage: string, asked: AskOf, observed: Observed): Timed {
  const matter = matterOf(pack, asked.caseFile);
  const request = matter.acts.find((act) => act.id === asked.ask.id) as Act;
  const [from, until] = [earliestDay(request.at), latestDay(request.at)];
  const dates = datesAt(pack, stage, asked, observed).filter((at) => latestDay(at) >= from);
  if (dates.length === 0) {
    const watched = Math.max(0, days(from, matter.asOf));
    return { id: asked.id, low: watched, high: watched, event: false };
  }
  const low = Math.min(...dates.map((at) => Math.max(0, days(until, earliestDay(at)))));
  const high = Math.min(...dates.map((at) => Math.max(0, days(from, latestDay(at)))));
  return { id: asked.id, low, high, event: true };
}

export function responseTimes(pack: Pack, observed: Observed): Measure {
  const all = asksOfRecord(pack).filter(
    ({ ask }) => ask.act === "request" && !(ask.to.length > 0 && ask.to.every(isState)),
  );
  const rows = STAGES.flatMap(({ id, label, asked }): Row[] => {
    const list = all
      .filter(({ ask }) => asked === null || ask.for === null || asked.includes(ask.for))
      .map((entry) => timed(pack, id, entry, observed));
    const curve = (end: "low" | "high") =>
      kaplanMeier(list.map((one): Watched => ({ time: one[end], event: one.event })));
    const [shortest, longest] = [curve("low"), curve("high")];
    const median = [medianTime(shortest), medianTime(longest)];
    const events = list.filter(({ event }) => event).length;
    const data = list.map((one) => one.id);
    const head = row(`${id}.median`, label, {
      group: id,
      value: median[1] ?? null,
      count: events,
      n: list.length,
      bounds: median[0] != null && median[1] != null ? { low: median[0], high: median[1] } : null,
      also: { censored: list.length - events },
      data,
    });
    const steps = longest.map((step) =>
      row(`${id}.${step.time}`, same(`${step.time} d`), {
        group: id,
        value: step.time,
        count: step.events,
        n: step.atRisk,
        interval: step.interval && { ...step.interval, method: "greenwood-log-log" },
        also: { waiting: step.waiting },
        data: list.filter((one) => one.event && one.high === step.time).map((one) => one.id),
      }),
    );
    return [head, ...steps];
  });
  return {
    id: "response-times",
    ...MEASURE_WORDS["response-times"],
    inputs: inputs(pack, OBSERVED),
    unit: "days",
    n: all.length,
    rows,
    sets: {},
  };
}

// --- carrying out and completeness -----------------------------------------------------------------

export function carriedOut(pack: Pack, observed: Observed): Measure {
  const decided = recordedCases(pack).flatMap((caseFile) =>
    (observed.get(caseFile.id)?.observed ?? []).flatMap((entry, i) =>
      TAKEN.includes(entry.is)
        ? [{ id: `${caseFile.id}/${entry.ask ?? `observed.${i}`}`, caseFile, entry }]
        : [],
    ),
  );
  const byOutcome = [...Map.groupBy(decided, ({ entry }) => entry.is)].map(([is, members]) =>
    shareRow(
      `is.${is}`,
      same(is),
      members.map(({ id }) => id),
      decided.length,
      { group: "decisions" },
    ),
  );
  return {
    id: "carried-out",
    ...MEASURE_WORDS["carried-out"],
    inputs: inputs(pack, OBSERVED),
    unit: "share",
    n: decided.length,
    rows: [...byOutcome, ...lagRows(pack, decided)],
    sets: {},
  };
}

const STEPS_OF_STATES: readonly Act["act"][] = [
  "signature",
  "joining",
  "authorisation",
  "delivery",
];

type Decided = { caseFile: CaseFile; entry: OutcomeFile["observed"][number] };

/** Per state: the acts with which it carried out what was decided, and how long after. */
function lagRows(pack: Pack, decided: readonly Decided[]): Row[] {
  const first = new Map<CaseFile, string>();
  for (const { caseFile, entry } of decided) {
    const before = first.get(caseFile);
    if (entry.at != null && (before === undefined || entry.at < before))
      first.set(caseFile, entry.at);
  }
  const acts = [...first].flatMap(([caseFile, at]) => {
    const matter = matterOf(pack, caseFile);
    return matter.acts
      .filter(({ act, value }) => STEPS_OF_STATES.includes(act) && value !== "withheld")
      .flatMap((act) =>
        [act.by].flat().flatMap((state) =>
          isState(state) && latestDay(act.at) >= earliestDay(at)
            ? [
                {
                  state,
                  id: `${caseFile.id}/${act.id}`,
                  case: caseFile.id,
                  low: Math.max(0, days(latestDay(at), earliestDay(act.at))),
                  high: Math.max(0, days(earliestDay(at), latestDay(act.at))),
                },
              ]
            : [],
        ),
      );
  });
  const middle = (list: readonly number[]): number =>
    [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)] as number;
  return [...Map.groupBy(acts, ({ state }) => state)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, mine]) =>
      row(`lag.${state}`, same(state), {
        group: "lag in days",
        value: middle(mine.map(({ high }) => high)),
        n: mine.length,
        also: { cases: new Set(mine.map((one) => one.case)).size },
        bounds: {
          low: middle(mine.map(({ low }) => low)),
          high: middle(mine.map(({ high }) => high)),
        },
        data: mine.map(({ id }) => id),
      }),
    );
}

export function completeness(pack: Pack): Measure {
  const items = recordedCases(pack).flatMap((caseFile) => {
    const seen = new Set<string>();
    return runOfCase(pack, caseFile)
      .routes.filter(({ ask }) => ask !== null)
      .flatMap((route) => route.steps.flatMap((step) => step.items ?? []))
      .flatMap((item) => {
        if (seen.has(item.id)) return [];
        seen.add(item.id);
        const positions = Object.values(item.positions ?? {});
        const known = positions.filter((value) => value !== null).length;
        return [
          { id: `${caseFile.id}/${item.id}`, type: caseFile.type, known, of: positions.length },
        ];
      });
  });
  const total = (list: typeof items) => ({
    known: list.reduce((sum, item) => sum + item.known, 0),
    of: list.reduce((sum, item) => sum + item.of, 0),
  });
  const rowOf = (id: string, list: typeof items): Row => {
    const { known, of } = total(list);
    const value = of === 0 ? null : known / of;
    const whole = list.filter((item) => item.known === item.of).length;
    const also = { items: list.length, itemsWithAllPositions: whole };
    return row(id, same(id), {
      value,
      count: known,
      n: of,
      also,
      data: list.map((item) => item.id),
    });
  };
  const types = ["crisis", "statement", "institutional"] as const;
  return {
    id: "completeness",
    ...MEASURE_WORDS.completeness,
    inputs: inputs(pack),
    unit: "share",
    n: total(items).of,
    rows: [
      rowOf("all", items),
      ...types.map((type) =>
        rowOf(
          type,
          items.filter((item) => item.type === type),
        ),
      ),
    ],
    sets: {},
  };
}

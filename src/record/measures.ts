/** Every measure of the record, and what each can answer of the obstacles that one text names. */
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { marksOf } from "./marks.ts";
import type { Measure, Observed } from "./measure.ts";
import {
  carriedOut,
  completeness,
  requests,
  responseTimes,
  stoppingPoints,
} from "./measures-asks.ts";
import { asymmetry, attendance, heterogeneity, hubShare, overlap } from "./measures-ties.ts";
import { votingAgreement } from "./measures-votes.ts";
import type { Records } from "./record.ts";

type Make = (pack: Pack, records: Records, observed: Observed) => Measure;

const MEASURES: Readonly<Record<string, Make>> = {
  "stopping-points": (pack) => stoppingPoints(pack),
  requests: (pack, _, observed) => requests(pack, observed),
  "response-times": (pack, _, observed) => responseTimes(pack, observed),
  "carried-out": (pack, _, observed) => carriedOut(pack, observed),
  completeness: (pack) => completeness(pack),
  "voting-agreement": (pack, records) => votingAgreement(pack, records),
  "hub-share": (pack, records) => hubShare(pack, records),
  asymmetry: (pack, records) => asymmetry(pack, records),
  overlap: (pack, records) => overlap(pack, records),
  attendance: (pack, records) => attendance(pack, records),
  heterogeneity: (pack) => heterogeneity(pack),
};

/** Which measures observe something of an obstacle; an empty list is a finding. */
const OBSERVES: Readonly<Record<string, readonly string[]>> = {
  heterogeneity: ["heterogeneity", "overlap", "voting-agreement", "asymmetry"],
  bureaucracy: ["response-times", "carried-out"],
  pressure: [],
  coordination: ["attendance", "completeness", "overlap"],
};

/** The measures, or one of them; and the obstacles with what can be observed of each and what cannot. */
export function measuresAnswer(
  pack: Pack,
  records: Records,
  observed: Observed,
  name?: string | undefined,
) {
  if (name !== undefined && MEASURES[name] === undefined && name !== "obstacles") {
    const hint = nearest(name, [...Object.keys(MEASURES), "obstacles"]) ?? undefined;
    const says = `there is no measure "${name}"`;
    throw new InputError([{ file: "command line", key: "NAME", says, nearest: hint }]);
  }
  const meant = Object.keys(MEASURES).filter((id) => name === undefined || id === name);
  const barriers =
    name === undefined || name === "obstacles" ? (records.claims?.barriers ?? []) : [];
  return {
    casus: "measures@1" as const,
    pack: pack.id,
    data: { version: records.version, digest: records.digest },
    measures: meant.map((id) => (MEASURES[id] as Make)(pack, records, observed)),
    obstacles: barriers.map((barrier) => {
      const cases = barrier.cases.flatMap((tagged) => (tagged.case ? [tagged.case] : []));
      return {
        id: barrier.id,
        title: barrier.title,
        holder: barrier.holder,
        observed: barrier.observed,
        notObservable: barrier.notObservable,
        measures: OBSERVES[barrier.id] ?? [],
        n: barrier.cases.length,
        cases: cases.map((id) => ({ case: id, stops: marksOf(pack, id).map(({ stop }) => stop) })),
        events: barrier.cases.flatMap((tagged) => (tagged.event ? [`events.${tagged.event}`] : [])),
      };
    }),
  };
}

export type MeasuresAnswer = ReturnType<typeof measuresAnswer>;

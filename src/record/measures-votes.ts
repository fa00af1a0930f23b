/** Voting in an assembly: agreement with the largest member and within the group, beyond chance, by year. */
import { statesTakingPart } from "../engine/matter.ts";
import { lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import { type Measure, type Row, row, same } from "./measure.ts";
import { MEASURE_WORDS } from "./measure-words.ts";
import type { Records, RollCall } from "./record.ts";
import { agreement, fleissKappa } from "./statistics.ts";

/** The member with the largest share in the budget: the hub of the organisation. */
export function hubOf(pack: Pack): string | null {
  const shares = (pack.organisation.budget ?? []).flatMap(({ shares }) => (shares ? [shares] : []));
  const [largest] = Object.entries(shares[0] ?? {}).sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? null;
}

const CAST = ["Y", "N", "A"] as const;
const isCast = (vote: string | undefined): boolean => CAST.includes(vote as "Y");
/** Present or away, but a member whose vote is known. */
const isKnown = (vote: string | undefined): boolean => isCast(vote) || vote === "absent";

export function votingAgreement(pack: Pack, records: Records): Measure {
  const hub = hubOf(pack);
  const calls = records.rollCalls.filter(({ onPart }) => !onPart);
  const byYear = [...Map.groupBy(calls, ({ at }) => at.slice(0, 4))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const columns = Object.keys(calls[0]?.votes ?? {});
  const rows = byYear.flatMap(([year, list]) => {
    const members = statesTakingPart(lawOn(pack, `${year}-07-01`, null).roll).filter((state) =>
      columns.includes(state),
    );
    if (hub === null || !members.includes(hub)) return [];
    const others = members.filter((state) => state !== hub);
    return [
      ...others.map((state) => withHub(year, list, hub, state)),
      ...group(year, list, members),
    ];
  });
  return {
    id: "voting-agreement",
    ...MEASURE_WORDS["voting-agreement"],
    inputs: [`packs/${pack.id}/registers/unga-votes.csv`, `packs/${pack.id}/members.yaml`],
    unit: "share",
    n: calls.length,
    rows,
    sets: Object.fromEntries(
      byYear.map(([year, list]) => [`roll-calls-${year}`, list.map(({ id }) => id)]),
    ),
  };
}

function pairs(
  list: readonly RollCall[],
  a: string,
  b: string,
  counts: (vote?: string) => boolean,
) {
  return list.flatMap(({ votes }) => {
    const [one, two] = [votes[a], votes[b]];
    return counts(one) && counts(two) ? [[one, two] as [string, string]] : [];
  });
}

function withHub(year: string, list: readonly RollCall[], hub: string, state: string): Row {
  const cast = agreement(pairs(list, hub, state, isCast));
  const away = agreement(pairs(list, hub, state, isKnown));
  return row(`${state}.${year}`, same(state), {
    group: year,
    value: cast?.same ?? null,
    count: cast === null ? 0 : Math.round(cast.same * cast.n),
    n: cast?.n ?? 0,
    also: {
      kappa: cast?.kappa ?? null,
      pi: cast?.pi ?? null,
      withAbsence: away?.same ?? null,
      withAbsenceKappa: away?.kappa ?? null,
      withAbsenceN: away?.n ?? 0,
    },
    data: [`set:roll-calls-${year}`],
  });
}

function group(year: string, list: readonly RollCall[], members: readonly string[]): Row[] {
  const couples = members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const));
  const mean = (values: readonly (number | null | undefined)[]) => {
    const known = values.filter((value) => value != null);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
  };
  const cast = couples.map(([a, b]) => agreement(pairs(list, a, b, isCast)));
  const away = couples.map(([a, b]) => agreement(pairs(list, a, b, isKnown)));
  const full = list.filter(({ votes }) => members.every((state) => isCast(votes[state])));
  const counts = full.map(({ votes }) =>
    CAST.map((answer) => members.filter((state) => votes[state] === answer).length),
  );
  const unanimous = full.filter(
    ({ votes }) => new Set(members.map((state) => votes[state])).size === 1,
  );
  return [
    row(
      `group.${year}`,
      { en: "the group", ru: "группа" },
      {
        group: year,
        value: mean(cast.map((one) => one?.same)),
        count: unanimous.length,
        n: full.length,
        also: {
          members: members.length,
          meanKappa: mean(cast.map((one) => one?.kappa)),
          fleissKappa: fleissKappa(counts),
          unanimous: full.length === 0 ? null : unanimous.length / full.length,
          withAbsence: mean(away.map((one) => one?.same)),
        },
        data: [`set:roll-calls-${year}`],
      },
    ),
  ];
}

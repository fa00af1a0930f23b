/** Measures of ties: pledges round a hub, unlike size, overlapping memberships, attendance, common law. */

import { statesTakingPart } from "../engine/matter.ts";
import { covers, earliestDay } from "../pack/dates.ts";
import { lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import { type Measure, type Row, row, same, shareRow } from "./measure.ts";
import { MEASURE_WORDS } from "./measure-words.ts";
import { belongingOn, isFull } from "./memberships.ts";
import type { Records } from "./record.ts";
import { degreeCentralisation, herfindahl } from "./statistics.ts";

const file = (pack: Pack, name: string) => `packs/${pack.id}/${name}`;

const membersOn = (pack: Pack, day: string): string[] =>
  statesTakingPart(lawOn(pack, day, null).roll);

export function hubShare(pack: Pack, records: Records): Measure {
  const years = records.registers.ties?.pledges.byYear ?? [];
  const nodes = [
    ...new Set(years.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.split("-")))),
  ];
  return {
    id: "hub-share",
    ...MEASURE_WORDS["hub-share"],
    inputs: [file(pack, "registers/ties.yaml")],
    unit: "share",
    n: years.length,
    rows: years.map(({ year, dyads, withHub, pairs }) =>
      row(String(year), same(String(year)), {
        group: String(year),
        value: dyads === 0 ? null : withHub / dyads,
        count: withHub,
        n: dyads,
        also: {
          centralisation: degreeCentralisation(
            nodes,
            pairs.map((pair) => pair.split("-") as [string, string]),
          ),
          possiblePairs: (nodes.length * (nodes.length - 1)) / 2,
        },
        data: [`ties.pledges.byYear.${year}`, ...pairs],
      }),
    ),
    sets: {},
  };
}

export function asymmetry(pack: Pack, records: Records): Measure {
  const rows = (records.registers.indicators?.entries ?? []).flatMap((entry) =>
    entry.kind !== "asymmetry"
      ? []
      : entry.byYear.map((each) =>
          row(`${entry.indicator}.${each.year}`, same(`${each.year}`), {
            group: entry.indicator,
            value: each.hhi,
            n: Object.keys(each.shares).length,
            also: { hub: each.hub, recomputed: herfindahl(Object.values(each.shares)) },
            data: [`indicators.${entry.id}`],
          }),
        ),
  );
  const budget = (pack.organisation.budget ?? []).flatMap((entry, i): Row[] =>
    entry.shares === undefined
      ? []
      : [
          row(`budget.${i}`, entry.what, {
            group: "budget",
            value: herfindahl(Object.values(entry.shares)),
            n: Object.keys(entry.shares).length,
            also: { hub: Math.max(...Object.values(entry.shares)) / 100 },
            data: [`organisation.budget.${i} (from ${entry.from})`],
          }),
        ],
  );
  const members = membersOn(pack, "2024-01-01").length;
  const votes = row(
    "votes",
    { en: "one state, one vote", ru: "одно государство – один голос" },
    {
      group: "votes",
      value: 1 / members,
      n: members,
      also: { hub: 1 / members },
      data: ["members (roll of 2024-01-01)"],
    },
  );
  return {
    id: "asymmetry",
    ...MEASURE_WORDS.asymmetry,
    inputs: [
      file(pack, "registers/indicators.yaml"),
      file(pack, "organisation.yaml"),
      file(pack, "members.yaml"),
    ],
    unit: "index",
    n: rows.length + budget.length + 1,
    rows: [...rows, ...budget, votes],
    sets: {},
  };
}

export function overlap(pack: Pack, records: Records): Measure {
  const entries = records.registers.memberships?.entries ?? [];
  const years = [...new Set(entries.map(({ at }) => earliestDay(at).slice(0, 4)))]
    .filter((year) => year >= "1994")
    .sort();
  const rows = years.flatMap((year): Row[] => {
    const day = `${year}-12-31`;
    const members = membersOn(pack, day);
    if (members.length < 2) return [];
    const here = belongingOn(records, day).filter(({ status }) => isFull(status));
    const of = (state: string) =>
      new Set(here.filter((one) => one.state === state).map((one) => one.organisation));
    const sets = new Map(members.map((state) => [state, of(state)]));
    const couples = members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const));
    const jaccard = couples.map(([a, b]) => {
      const [one, two] = [sets.get(a) as Set<string>, sets.get(b) as Set<string>];
      const both = [...one].filter((id) => two.has(id)).length;
      return both / (one.size + two.size - both || 1);
    });
    const all = [
      ...new Set(here.filter(({ state }) => members.includes(state)).map((o) => o.organisation)),
    ];
    const shared = all.filter((id) => members.every((state) => sets.get(state)?.has(id)));
    return [
      row(year, same(year), {
        group: year,
        value: jaccard.reduce((a, b) => a + b, 0) / jaccard.length,
        count: shared.length,
        n: couples.length,
        also: {
          organisations: all.length,
          sharedByAll: shared.length,
          least: Math.min(...jaccard),
        },
        data: here.filter(({ state }) => members.includes(state)).map(({ entry }) => entry),
      }),
    ];
  });
  return {
    id: "overlap",
    ...MEASURE_WORDS.overlap,
    inputs: [file(pack, "registers/memberships.yaml"), file(pack, "members.yaml")],
    unit: "index",
    n: rows.length,
    rows,
    sets: {},
  };
}

export function attendance(pack: Pack, records: Records): Measure {
  const sessions = (records.registers.sessions?.entries ?? []).filter(
    ({ kind }) => kind !== "planned",
  );
  const id = (entry: { id: string }) => `sessions.${entry.id}`;
  const known = sessions.filter(({ absent }) => absent !== "not-on-record");
  const full = known.filter(({ absent }) => absent.length === 0);
  const silent = sessions.filter(({ absent }) => absent === "not-on-record");
  const away = known.flatMap((entry) =>
    (entry.absent as readonly string[]).map((state) => ({ state, id: id(entry) })),
  );
  return {
    id: "attendance",
    ...MEASURE_WORDS.attendance,
    inputs: [file(pack, "registers/sessions.yaml")],
    unit: "share",
    n: known.length,
    rows: [
      shareRow("full", { en: "full attendance", ru: "полный состав" }, full.map(id), known.length, {
        bounds:
          sessions.length === 0
            ? null
            : {
                low: full.length / sessions.length,
                high: (full.length + silent.length) / sessions.length,
              },
      }),
      row(
        "silent",
        { en: "attendance not on record", ru: "состав неизвестен" },
        {
          count: silent.length,
          n: sessions.length,
          data: silent.map(id),
        },
      ),
      ...[...Map.groupBy(away, ({ state }) => state)].map(([state, mine]) =>
        row(`absent.${state}`, same(state), {
          group: "absent",
          count: mine.length,
          n: known.length,
          data: mine.map((one) => one.id),
        }),
      ),
    ],
    sets: {},
  };
}

export function heterogeneity(pack: Pack): Measure {
  const days = ["2005-01-01", "2015-01-01", "2025-01-01"];
  const rows = days.flatMap((day) => {
    const law = lawOn(pack, day, null);
    const members = membersOn(pack, day);
    const listed = pack.instruments.filter(
      ({ parties, inForce }) => parties !== "members" && inForce !== null && covers(inForce, day),
    );
    return members.map((state) => {
      const status = listed.map(({ id }) => ({ id, is: law.status(id, state) }));
      const bound = status.filter(({ is }) => is === "bound").map(({ id }) => id);
      const unknown = status.filter(({ is }) => is === "unknown").length;
      const n = listed.length;
      return shareRow(`${state}.${day}`, same(state), bound, n, {
        group: day,
        // A count of all instruments held, not a sample of them.
        interval: null,
        bounds: n === 0 ? null : { low: bound.length / n, high: (bound.length + unknown) / n },
        also: { unknown },
      });
    });
  });
  return {
    id: "heterogeneity",
    ...MEASURE_WORDS.heterogeneity,
    inputs: [file(pack, "law/*.yaml"), file(pack, "members.yaml")],
    unit: "share",
    n: rows.length,
    rows,
    sets: {},
  };
}

/** Runs side by side: cases under the law of several days, and kinds of threat under each. */
import { type Analysis, analyse, firstGate, passesOf } from "../engine/analysis.ts";
import { matterOf, type RunOptions } from "../engine/matter.ts";
import type { StopKind } from "../engine/types.ts";
import type { Path } from "../engine/walk.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile, Words } from "../pack/schema.ts";
import { furthestMark, type Mark, markOf } from "./marks.ts";
import type { Threat, ThreatsFile } from "./threats-schema.ts";

/** Where one ask stops, or one route that nobody asked for; `mark` is null where no route is open. */
export type Placed = {
  readonly ask: string | null;
  readonly for: string | null;
  readonly route: string | null;
  readonly mark: Mark | null;
};

export type CompareCell = {
  readonly lawAsOf: string;
  readonly membersAsOf: string;
  readonly members: readonly string[];
  readonly asks: readonly Placed[];
};

export type Difference = {
  readonly ask: string | null;
  readonly route: string | null;
  readonly from: Mark | null;
  /** With the other law, the roll kept as it was. */
  readonly withLaw: Mark | null;
  /** With the other law and the other roll. */
  readonly withBoth: Mark | null;
  readonly because: "law" | "roll" | "law and roll";
};

export type CompareOfCase = {
  readonly case: string;
  readonly title: Words;
  readonly cells: readonly CompareCell[];
  /** Against the first cell, for every later day. */
  readonly differences: readonly {
    readonly lawAsOf: string;
    readonly asks: readonly Difference[];
  }[];
};

export type Compare = {
  readonly casus: "compare@1";
  readonly data: readonly {
    readonly pack: string;
    readonly version: string;
    readonly digest: string;
  }[];
  readonly cases: readonly CompareOfCase[];
  readonly threats: readonly CompareOfThreat[];
};

// --- cases ---------------------------------------------------------------------------------------------

/**
 * One case under the law of each day. Where a stop differs, it is run once more with the other law and
 * the first roll, which tells the part of the law from that of the roll.
 *
 *     compareCase(pack, osh, {}, ['2010-06-12', '2022-01-06']).differences
 */
export function compareCase(
  pack: Pack,
  caseFile: CaseFile,
  options: RunOptions,
  laws: readonly string[],
): CompareOfCase {
  const own = matterOf(pack, caseFile, options).law;
  const days = laws.length > 0 ? laws : [own.day];
  const rollOf = (day: string) => options.members ?? (laws.length > 0 ? day : own.membersDay);
  const cell = (law: string, members: string) =>
    cellOf(pack, caseFile, { ...options, law, members });
  const cells = days.map((day) => cell(day, rollOf(day)));
  const [first, ...others] = cells as [CompareCell, ...CompareCell[]];
  const differences = others.map((both) => {
    const law =
      both.membersAsOf === first.membersAsOf ? both : cell(both.lawAsOf, first.membersAsOf);
    return { lawAsOf: both.lawAsOf, asks: differencesOf(first, law, both) };
  });
  return { case: caseFile.id, title: caseFile.title, cells, differences };
}

function cellOf(pack: Pack, caseFile: CaseFile, options: RunOptions): CompareCell {
  const analysis = analyse(pack, caseFile, options);
  const { law } = analysis.matter;
  const { asks } = analysis;
  const open = analysis.paths.filter(({ closed }) => closed === null);
  const placed: Placed[] =
    asks.length > 0
      ? asks.map((ask) => {
          const mark = furthestMark(
            analysis,
            open.filter((path) => path.ask?.id === ask.id),
          );
          return { ask: ask.id, for: ask.for, route: mark?.route ?? null, mark };
        })
      : open.map((path) => ({
          ask: null,
          for: path.route.measure,
          route: path.route.id,
          mark: markOf(analysis, path),
        }));
  return {
    lawAsOf: law.day,
    membersAsOf: law.membersDay,
    members: law.roll.filter(({ standing }) => standing !== "observer").map(({ state }) => state),
    asks: placed,
  };
}

function differencesOf(first: CompareCell, law: CompareCell, both: CompareCell): Difference[] {
  const keyOf = ({ ask, route }: Placed) => ask ?? `route ${route}`;
  const at = (cell: CompareCell) => new Map(cell.asks.map((placed) => [keyOf(placed), placed]));
  const [a, b, c] = [at(first), at(law), at(both)];
  return [...new Set([...a.keys(), ...b.keys(), ...c.keys()])].flatMap((key): Difference[] => {
    const [from, withLaw, withBoth] = [a, b, c].map((cell) => cell.get(key)?.mark ?? null);
    if (same(from, withBoth) && same(from, withLaw)) return [];
    const placed = (a.get(key) ?? b.get(key) ?? c.get(key)) as Placed;
    const because = same(withLaw, withBoth) ? "law" : same(from, withLaw) ? "roll" : "law and roll";
    return [
      {
        ask: placed.ask,
        route: placed.route,
        from: from ?? null,
        withLaw: withLaw ?? null,
        withBoth: withBoth ?? null,
        because,
      },
    ];
  });
}

function same(a: Mark | null | undefined, b: Mark | null | undefined): boolean {
  if (a == null || b == null) return a == null && b == null;
  return a.kind === b.kind && a.finding === b.finding && a.step === b.step && a.route === b.route;
}

// --- threats -------------------------------------------------------------------------------------------

export type ThreatOnRoute = {
  readonly route: string;
  readonly measure: string;
  /** Why the route is not open that day; null where it is. */
  readonly closed: string | null;
  /** The last gate that some world gets past; null where not even the first. */
  readonly reaches: string | null;
  /** The gate that no world gets past; null where the end can be reached. */
  readonly stop: { readonly step: string; readonly kind: StopKind } | null;
  /** Where the end can be reached: kinds of open question on the way. */
  readonly provided: readonly { readonly step: string; readonly kind: StopKind }[];
};

export type CompareOfThreat = {
  readonly threat: string;
  readonly title: Words;
  readonly laws: readonly { readonly lawAsOf: string; readonly routes: readonly ThreatOnRoute[] }[];
  /** Routes of which the furthest step differs between the days. */
  readonly differ: readonly string[];
};

/** Each threat put to every route with a proper request, all positions and later acts open. */
export function compareThreats(
  pack: Pack,
  file: ThreatsFile,
  wanted: readonly string[] | "all",
  laws: readonly string[],
  options: RunOptions = {},
): CompareOfThreat[] {
  const threats = file.threats.filter(({ id }) => wanted === "all" || wanted.includes(id));
  return threats.map((threat) => {
    const answers = laws.map((law) => ({
      lawAsOf: law,
      routes: onRoutes(pack, threatCase(pack, file, threat, law, options.territory), {
        ...options,
        law,
      }),
    }));
    const [first] = answers;
    const text = (route: ThreatOnRoute | undefined) =>
      route === undefined || route.closed !== null ? "closed" : (route.stop?.kind ?? "open");
    const differ = (first?.routes ?? []).flatMap(({ route }) => {
      const texts = answers.map(({ routes }) => text(routes.find((each) => each.route === route)));
      return new Set(texts).size > 1 ? [route] : [];
    });
    return { threat: threat.id, title: threat.title, laws: answers, differ };
  });
}

/** What comes after the asking is left open. */
const OPEN_ACTS: readonly Act["act"][] = [
  "characterisation",
  "convening",
  "proposal",
  "offer",
  "consent",
  "acceptance",
  "authorisation",
  "notification",
  "delivery",
  "signature",
  "joining",
];

/** The threat as a case: its facts, and one request per route, by the state concerned, in writing. */
export function threatCase(
  pack: Pack,
  file: ThreatsFile,
  threat: Threat,
  law: string,
  territory = threat.territory,
): CaseFile {
  const facts = { ...file.otherwise, ...threat.facts };
  const settled = Object.entries(facts).filter(([id]) => threat.unknown?.includes(id) !== true);
  const by = territory === "none" ? (threat.parties[0] as string) : territory;
  const requests = pack.routes
    .filter((route) => (route.opensWith ?? ["request"]).includes("request"))
    .map((route): Act => {
      const gate = route.steps.find((step) => "gate" in step && step.gate === "request");
      const to =
        gate && "addressees" in gate && Array.isArray(gate.addressees)
          ? (gate.addressees[0] as string)
          : pack.organisation.id;
      return {
        id: route.id,
        at: law,
        act: "request",
        by,
        to,
        for: route.measure,
        under: route.basis[0],
        form: "written",
        subject: by,
      };
    });
  return {
    id: `threat-${threat.id}`,
    title: threat.title,
    type: "crisis",
    origin: "hypothetical",
    date: law,
    territory,
    parties: [...new Set([by, ...threat.parties.slice(1)])],
    facts: Object.fromEntries(settled.map(([id, value]) => [id, { value }])),
    acts: requests,
    notOnRecord: [...OPEN_ACTS],
  };
}

function onRoutes(pack: Pack, caseFile: CaseFile, options: RunOptions): ThreatOnRoute[] {
  const analysis = analyse(pack, caseFile, options);
  const asked = new Set((caseFile.acts ?? []).map(({ id }) => id));
  return pack.routes
    .filter(({ id }) => asked.has(id))
    .map((route) => {
      const head = { route: route.id, measure: route.measure };
      const own = analysis.paths.find(
        (path) => path.route.id === route.id && path.closed === null && path.ask?.id === route.id,
      );
      if (own !== undefined) return { ...head, closed: null, ...reachOf(analysis, own) };
      const shut = analysis.paths.find((path) => path.route.id === route.id);
      const closed = shut?.closed ?? "nothing in the log opens it";
      return { ...head, closed, reaches: null, stop: null, provided: [] };
    });
}

function reachOf(
  analysis: Analysis,
  path: Path,
): Pick<ThreatOnRoute, "reaches" | "stop" | "provided"> {
  const d = analysis.worlds.diagram;
  const [trace] = analysis.traces.get(path) ?? [];
  let reaches: string | null = null;
  const provided: { step: string; kind: StopKind }[] = [];
  for (const [i, step] of path.steps.entries()) {
    if (!("gate" in step) || trace === undefined) continue;
    const { kind } = firstGate(path, i);
    const passes = passesOf(trace, i);
    if (d.isNever(passes)) return { reaches, stop: { step: step.id, kind }, provided };
    if (passes !== trace.reach[i]) provided.push({ step: step.id, kind });
    reaches = step.id;
  }
  return { reaches, stop: null, provided };
}

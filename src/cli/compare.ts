/** `casus compare`: cases side by side under the law of several days, and kinds of threat under each. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import {
  type Compare,
  type CompareOfCase,
  type CompareOfThreat,
  compareCase,
  compareThreats,
  type ThreatOnRoute,
} from "../change/compare.ts";
import type { Mark } from "../change/marks.ts";
import { ThreatsFile } from "../change/threats-schema.ts";
import { STOP_KINDS } from "../engine/types.ts";
import { nearest } from "../pack/nearest.ts";
import { packsFolder } from "../pack/overlay-node.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { readPack, readYaml } from "../pack/read-node.ts";
import { answer } from "./answer.ts";
import { type CaseWords, dayOf, openCase, withCaseOptions } from "./options.ts";
import { dateText, FINDING_WORDS, paint, STOP_WORDS, table } from "./text.ts";

type Words = Omit<CaseWords, "law"> & { law?: string; threat?: string };

export function registerCompare(program: Command): void {
  withCaseOptions(
    program.command("compare").argument("[cases...]", "ids of cases, or paths of YAML files"),
  )
    .option("--threat <id>", "kinds of threat instead of cases: all, or ids with commas between")
    .description("runs side by side: --law D1,D2 puts each case to the law of each day")
    .action((names: string[], words: Words) => {
      const laws =
        words.law === undefined ? [] : words.law.split(",").map((d) => dayOf("--law", d));
      if (names.length === 0 && words.threat === undefined) {
        refuse("CASE", "names no case; a case or --threat is needed");
      }
      const opened = names.map((name) => openCase(name, firstLaw(words, laws)));
      const packs = new Map(opened.map(({ pack }) => [pack.id, pack]));
      const threats = words.threat === undefined ? [] : threatsOf(words, laws, packs);
      const result: Compare = {
        casus: "compare@1",
        data: [...packs.values()].map(({ id, version, digest }) => ({ pack: id, version, digest })),
        cases: opened.map(({ pack, caseFile, options }) =>
          compareCase(pack, caseFile, { ...options, law: undefined }, laws),
        ),
        threats,
      };
      answer(words.json, result, () => showCompare(result, packs));
    });
}

/** Reforms and overrides are read under the first of the days. */
function firstLaw({ law: _, ...words }: Words, laws: readonly string[]): CaseWords {
  return laws[0] === undefined ? words : { ...words, law: laws[0] };
}

function refuse(key: string, says: string, near?: string): never {
  throw new InputError([{ file: "command line", key, says, nearest: near }]);
}

function threatsOf(words: Words, laws: readonly string[], packs: Map<string, Pack>) {
  const folder = words.packs ?? packsFolder();
  const pack = packs.get(words.pack ?? "csto") ?? readPack(words.pack ?? "csto", folder);
  packs.set(pack.id, pack);
  const path = join(folder, pack.id, "threats.yaml");
  if (!existsSync(path)) refuse("--threat", `the pack ${pack.id} has no threats.yaml`);
  const file = readYaml(path, ThreatsFile);
  if (laws.length === 0) refuse("--threat", "needs --law with one or more days");
  const wanted = words.threat === "all" ? "all" : (words.threat ?? "").split(",");
  const ids = file.threats.map(({ id }) => id);
  if (wanted !== "all") {
    for (const id of wanted) {
      if (!ids.includes(id)) {
        refuse("--threat", `there is no threat "${id}"`, nearest(id, ["all", ...ids]) ?? undefined);
      }
    }
  }
  return compareThreats(pack, file, wanted, laws, { territory: words.territory });
}

function showCompare(result: Compare, packs: ReadonlyMap<string, Pack>): string {
  const [pack] = packs.values();
  const parts = [
    ...(result.cases.length > 1 ? [sideBySide(result.cases)] : []),
    ...result.cases
      .filter(({ cells }) => cells.length > 1 || result.cases.length === 1)
      .map(caseText),
    ...result.threats.map((threat) => threatText(threat, pack as Pack)),
  ];
  return parts.join("\n\n");
}

function markText(mark: Mark | null): string {
  if (mark === null) return "no route";
  const sure = mark.step === null || mark.finding === "not-met";
  return `${STOP_WORDS[mark.kind]}${sure ? "" : ` (${FINDING_WORDS[mark.finding]})`}`;
}

/** Several cases, each under its own law: one row per ask. */
function sideBySide(cases: readonly CompareOfCase[]): string {
  const rows = cases.flatMap(({ case: id, cells }) => {
    const [cell] = cells;
    const asks = cell?.asks ?? [];
    if (asks.every(({ ask }) => ask === null)) {
      return [[id, paint("dim", dateText(cell?.lawAsOf ?? "")), "", STOP_WORDS["no-request"]]];
    }
    return asks.map((placed, i) => [
      i === 0 ? paint("bold", id) : "",
      i === 0 ? paint("dim", dateText(cell?.lawAsOf ?? "")) : "",
      `${placed.ask} ${paint("dim", placed.for ?? "help")}`,
      markText(placed.mark),
    ]);
  });
  return `${paint("bold", "Asks, and where each stopped")}\n${table(rows, "  ")}`;
}

function caseText(each: CompareOfCase): string {
  const head = `${paint("bold", each.title.en)}  ${paint("dim", each.case)}`;
  const days = each.cells.map((cell) =>
    paint(
      "dim",
      `  Law of ${dateText(cell.lawAsOf)}, roll of ${dateText(cell.membersAsOf)}: ${cell.members.join(" ")}`,
    ),
  );
  const names = [...new Set(each.cells.flatMap(({ asks }) => asks.map(keyOf)))];
  const rows = names.map((name) => [
    name,
    ...each.cells.map((cell) =>
      markText(cell.asks.find((ask) => keyOf(ask) === name)?.mark ?? null),
    ),
  ]);
  const heads = ["", ...each.cells.map(({ lawAsOf }) => dateText(lawAsOf))].map((cell) =>
    paint("dim", cell),
  );
  return [
    head,
    ...days,
    table([heads, ...rows], "  "),
    ...each.differences.flatMap(differenceText),
  ].join("\n");
}

const keyOf = ({ ask, route }: { ask: string | null; route: string | null }): string =>
  ask ?? route ?? "";

function differenceText(difference: CompareOfCase["differences"][number]): string[] {
  if (difference.asks.length === 0) {
    return [`  Nothing differs under the law of ${dateText(difference.lawAsOf)}.`];
  }
  const rows = difference.asks.map((ask) => [
    keyOf(ask),
    `from the ${ask.because}`,
    paint(
      "dim",
      [
        stepText(ask.from),
        `with that law ${stepText(ask.withLaw)}`,
        `and that roll ${stepText(ask.withBoth)}`,
      ].join(" → "),
    ),
  ]);
  return [
    paint("bold", `  What makes the difference under the law of ${dateText(difference.lawAsOf)}`),
    table(rows, "    "),
  ];
}

function stepText(mark: Mark | null): string {
  return mark === null ? "no route" : `${markText(mark)} [${mark.route}]`;
}

const ASKED_PROPERLY = "asked properly, all that comes after left open";

/** By measure: of several routes to it, the one that leads furthest. */
function threatText(each: CompareOfThreat, pack: Pack): string {
  const shown = pack.facts.measures.filter(
    ({ id, help }) =>
      (help || id === "joint-statement") &&
      each.laws.some(({ routes }) => routes.some(({ measure }) => measure === id)),
  );
  const rows = shown.map(({ id, title }) => {
    const cells = each.laws.map(({ routes }) =>
      furthestText(furthestOf(routes.filter(({ measure }) => measure === id))),
    );
    const differs = new Set(cells).size > 1;
    return [differs ? paint("yellow", "≠") : " ", title.en, ...cells];
  });
  const heads = ["", "", ...each.laws.map(({ lawAsOf }) => dateText(lawAsOf))];
  return [
    `${paint("bold", each.title.en)}  ${paint("dim", `${each.threat} · ${ASKED_PROPERLY}`)}`,
    table([heads.map((cell) => paint("dim", cell)), ...rows], "  "),
  ].join("\n");
}

function furthestOf(routes: readonly ThreatOnRoute[]): ThreatOnRoute | undefined {
  const rank = ({ closed, stop, provided }: ThreatOnRoute): number =>
    closed !== null
      ? -1
      : stop === null
        ? 100 - byReading(provided).length
        : STOP_KINDS.indexOf(stop.kind);
  return [...routes].sort((a, b) => rank(b) - rank(a))[0];
}

const byReading = (provided: ThreatOnRoute["provided"]) =>
  provided.filter(({ kind }) => ["outside-the-text", "excluded", "no-standing"].includes(kind));

function furthestText(entry: ThreatOnRoute | undefined): string {
  if (entry === undefined) return paint("dim", "no route");
  if (entry.closed !== null) return paint("dim", `not open: ${entry.closed}`);
  if (entry.stop !== null) return paint("magenta", STOP_WORDS[entry.stop.kind]);
  const [first] = byReading(entry.provided);
  return paint(
    "green",
    first === undefined ? "can go to the end" : `can go to the end; turns on ${first.step}`,
  );
}

/** `casus measures`: what can be counted, each number with its formula, its n and its data. */
import type { Command } from "commander";
import { readOutcomes } from "../check/outcomes-node.ts";
import type { Measure, Row } from "../record/measure.ts";
import { type MeasuresAnswer, measuresAnswer } from "../record/measures.ts";
import { answer } from "./answer.ts";
import { openRecords, type RecordWords, withRecordOptions } from "./records.ts";
import { paint, section, stopText, table, wrap } from "./text.ts";

export function registerMeasures(program: Command): void {
  withRecordOptions(
    program.command("measures").argument("[name]", "one measure, with all its rows and data"),
  )
    .description("what can be counted of the record, and what cannot; never a score")
    .action((name: string | undefined, words: RecordWords) => {
      const { pack, records } = openRecords(words);
      const observed = readOutcomes(pack.id, words.packs);
      const result = measuresAnswer(pack, records, observed, name);
      answer(words.json, result, () => showMeasures(result, name !== undefined));
    });
}

function showMeasures(result: MeasuresAnswer, whole: boolean): string {
  const parts = result.measures.map((measure) => showMeasure(measure, whole));
  if (result.obstacles.length > 0) {
    parts.push(
      section(
        "The obstacles that text 000 names: what can be observed, and what cannot",
        result.obstacles.flatMap((entry) => [
          `  ${paint("bold", entry.title.en)}  ${paint("dim", entry.id)}  cases tagged: ${entry.n}`,
          wrap(
            `Observed by: ${entry.measures.join(", ") || "no measure; attributed statements only"}`,
            "    ",
          ),
          wrap(`${entry.observed.en} Not observable: ${entry.notObservable.en}`, "    "),
          ...entry.cases.map(({ case: id, stops }) => {
            const where = [...new Set(stops.map(stopText))].slice(0, 3).join("; ") || "no request";
            return wrap(`${id} → ${where}`, "    ");
          }),
          ...entry.events.map((id) => `    ${id}`),
        ]),
      ),
    );
  }
  return parts.join("\n\n");
}

/** Rows shown where several measures are printed together; one alone is printed whole. */
const FEW = 8;

function showMeasure(measure: Measure, whole: boolean): string {
  // Of a series by year the last years say most; of a distribution the first rows do.
  const byYear = /^\d{4}/.test(measure.rows[0]?.group ?? "");
  const rows = whole
    ? measure.rows
    : byYear
      ? measure.rows.slice(-FEW)
      : measure.rows.slice(0, FEW);
  const left = measure.rows.length - rows.length;
  return section(`${measure.title.en}  ${paint("dim", `${measure.id} · n = ${measure.n}`)}`, [
    wrap(measure.formula.en, "  "),
    paint("dim", wrap(`From ${measure.inputs.join(", ")}`, "  ")),
    table(
      rows.map((row) => rowCells(measure, row)),
      "  ",
    ),
    ...(left > 0 ? [paint("dim", `  and ${left} more rows: casus measures ${measure.id}`)] : []),
    ...(whole ? rows.filter(({ data }) => data.length > 0).map(dataText) : []),
    ...measure.limits.map(({ en }) => wrap(`Does not say: ${en}`, "  ")),
  ]);
}

const number = (value: number, unit: Measure["unit"]): string =>
  unit === "days" || Math.abs(value) >= 10
    ? String(Math.round(value * 100) / 100)
    : value.toFixed(3);

function rowCells({ unit }: Measure, row: Row): string[] {
  const own = row.group === "lag in days" ? "days" : unit;
  const value = row.value === null ? "–" : number(row.value, own);
  const of = row.count === null ? `n ${row.n}` : `${row.count} of ${row.n}`;
  const interval =
    row.interval === null
      ? ""
      : `[${number(row.interval.low, "share")}, ${number(row.interval.high, "share")}]`;
  const bounds =
    row.bounds === null
      ? ""
      : `between ${number(row.bounds.low, own)} and ${number(row.bounds.high, own)}`;
  const also = Object.entries(row.also).map(
    ([key, each]) =>
      `${key} ${each === null ? "–" : Number.isInteger(each) ? each : each.toFixed(3)}`,
  );
  const group = row.group === null || row.group === row.label.en ? "" : row.group;
  return [
    group,
    row.label.en,
    paint("bold", value),
    of,
    [interval, bounds, ...also].filter(Boolean).join("  "),
  ];
}

function dataText(row: Row): string {
  const most = 40;
  const more = row.data.length > most ? ` and ${row.data.length - most} more in --json` : "";
  return paint("dim", wrap(`${row.id}: ${row.data.slice(0, most).join(", ")}${more}`, "    "));
}

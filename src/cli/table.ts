/** `casus table`: in how many ways a thing can be adopted, who blocks alone, and how much each weighs. */
import type { Command } from "commander";
import { type Table, type TableOfReading, tableOf } from "../change/table.ts";
import { POSITIONS } from "../engine/rule.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import type { PositionValue } from "../pack/schema.ts";
import { answer } from "./answer.ts";
import { asked } from "./asked.ts";
import { cubeText, routeTitle } from "./choices-text.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";
import { countText, dateText, paint, stateText, table, wrap } from "./text.ts";

type Words = CaseWords & { ask?: string; route?: string; item?: string; positions?: string };

export function registerTable(program: Command): void {
  withCaseOptions(
    program.command("table").argument("<case>", "id of a case, or the path of a YAML file"),
  )
    .option("--ask <id>", "the ask whose decision it is")
    .option("--route <id>", "the route whose decision it is")
    .option("--item <id>", "the thing decided on")
    .option(
      "--positions <a,b,...>",
      "positions a state may take (default: objecting,no-objection; in-favour where votes for are counted)",
    )
    .description("profiles of positions that adopt, who can stop it alone, and power")
    .action((name: string, words: Words) => {
      const { pack, caseFile, options } = openCase(name, words);
      const { ask, route, item } = words;
      const positions = positionsOf(words.positions);
      const inputs = { pack, case: caseFile, options };
      const result = asked(() => tableOf(inputs, { ask, route, item, positions }));
      answer(words.json, result, () => showTable(result, pack, caseFile.title.en));
    });
}

function positionsOf(text: string | undefined): PositionValue[] | undefined {
  if (text === undefined) return undefined;
  const values = [...new Set(text.split(",").map((value) => value.trim()))];
  for (const value of values) {
    if (POSITIONS.includes(value as PositionValue)) continue;
    throw new InputError([
      {
        file: "command line",
        key: "--positions",
        says: `"${value}" is not a position`,
        nearest: nearest(value, POSITIONS) ?? undefined,
      },
    ]);
  }
  return values as PositionValue[];
}

function showTable(result: Table, pack: Pack, title: string): string {
  const rules = result.rules.map((id) => pack.byId.rule.get(id)?.title.en ?? id).join(" or ");
  const head = [
    `${paint("bold", title)}  ${paint("dim", result.case)}`,
    paint(
      "dim",
      `Law of ${dateText(result.lawAsOf)} · ${routeTitle(pack, result.route)}, ` +
        `step ${result.step}, on ${result.item}`,
    ),
    paint("dim", `Rule: ${rules || "none"} [${result.rules.join(", ")}]`),
  ];
  const outside = result.outside.map(({ state, because }) => `${state} (${because})`).join(", ");
  const notes = [
    `Each of ${result.roll.length} states: ${result.positions.join(" or ")}.` +
      (outside === "" ? "" : ` Outside the electorate, without effect: ${outside}.`),
  ];
  return [
    ...head,
    wrap(notes.join(" "), "  "),
    "",
    ...result.tables.map((each) => tableText(each, result, pack)),
  ].join("\n");
}

function tableText(each: TableOfReading, result: Table, pack: Pack): string {
  const alone =
    each.blocksAlone.length > 0
      ? `Alone can prevent it: ${each.blocksAlone.join(" ")}`
      : "Nobody can prevent it alone";
  const under = each.readings.map((cube) => cubeText(cube, pack)).join("; or ");
  const lines = [
    ...(result.tables.length > 1 ? [paint("yellow", `Read so: ${under}`)] : []),
    `${paint("bold", `Adopted in ${countText(each.adopting)} of ${countText(each.profiles)} patterns`)}` +
      ` ${paint("dim", "(a count, not a chance)")}`,
    `  ${alone}`,
  ];
  const heads =
    each.banzhaf === null
      ? ["", "pivotal in"]
      : ["", "pivotal in", "Banzhaf", "normalised", "Shapley–Shubik"];
  const rows = result.roll.map((state) => [
    `${state} ${paint("dim", stateText(state))}`,
    countText(each.pivotal[state] ?? "0"),
    ...(each.banzhaf === null
      ? []
      : [each.banzhaf, each.banzhafNormalised, each.shapley].map((index) => index?.[state] ?? "–")),
  ]);
  const shown = rows.length > 40 ? rows.slice(0, 40) : rows;
  lines.push(table([heads.map((cell) => paint("dim", cell)), ...shown], "  "));
  if (rows.length > shown.length)
    lines.push(paint("dim", `  and ${rows.length - shown.length} more`));
  lines.push(paint("dim", `  by ${each.method}: ${each.because}`), "");
  return lines.join("\n");
}

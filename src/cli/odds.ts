/** `casus odds`: the user's own weights carried through a run; nothing in it is an estimate of ours. */
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { BadOdds, type Odds, type OddsOfAsk, oddsOf, probabilityOf } from "../change/odds.ts";
import { OddsFile } from "../change/odds-schema.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { readYaml } from "../pack/read-node.ts";
import { answer } from "./answer.ts";
import { asked } from "./asked.ts";
import { cubeText, routeTitle } from "./choices-text.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";
import { dateText, paint, STOP_WORDS, table } from "./text.ts";

type Words = CaseWords & { odds: string; ask?: string; route?: string; to?: string };

export function registerOdds(program: Command): void {
  withCaseOptions(
    program.command("odds").argument("<case>", "id of a case, or the path of a YAML file"),
  )
    .requiredOption("--odds <file>", "your weights per open item (YAML or JSON)")
    .option("--ask <id>", "one ask alone")
    .option("--route <id>", "this route instead of the marked one")
    .option("--to <step>", "as far as this step, or adoption (default: the end of the route)")
    .description(
      "how likely each stop is by your own weights, and which open question matters most",
    )
    .action((name: string, words: Words) => {
      const { pack, caseFile, options } = openCase(name, words);
      const inputs = { pack, case: caseFile, options };
      const file = fileOf(words.odds);
      const result = asked(() =>
        weighed(words.odds, () =>
          oddsOf(inputs, file, { ask: words.ask, route: words.route, to: words.to }),
        ),
      );
      answer(words.json, result, () => showOdds(result, pack, caseFile.title.en));
    });
}

function fileOf(path: string): OddsFile {
  if (!existsSync(path)) {
    throw new InputError([
      { file: "command line", key: "--odds", says: `there is no file ${path}` },
    ]);
  }
  return readYaml(path, OddsFile);
}

function weighed<T>(file: string, question: () => T): T {
  try {
    return question();
  } catch (error) {
    if (!(error instanceof BadOdds)) throw error;
    const { key, message: says, nearest } = error;
    throw new InputError([{ file, key, says, nearest }]);
  }
}

const EFFECTS_SHOWN = 12;

function showOdds(result: Odds, pack: Pack, title: string): string {
  const head = [
    `${paint("bold", title)}  ${paint("dim", result.case)}`,
    paint(
      "dim",
      `Law of ${dateText(result.lawAsOf)} · these are your weights, carried through exactly; none is ours`,
    ),
  ].join("\n");
  return [head, ...result.asks.map((each) => askText(each, pack))].join("\n\n");
}

function askText(each: OddsOfAsk, pack: Pack): string {
  const who = each.ask === null ? "nobody asked" : `for ${each.ask}`;
  const name = (step: string | null, kind: OddsOfAsk["stops"][number]["kind"]) =>
    step === null ? `end: ${STOP_WORDS[kind]}` : `${STOP_WORDS[kind]} [${step}]`;
  const stops = each.stops.map(({ step, kind, probability }) => [
    percent(probability),
    bar(probability),
    name(step, kind),
    paint("dim", short(probability)),
  ]);
  // Of each item the value that moves something most; the JSON has them all.
  const largest = new Map<string, OddsOfAsk["effects"][number]>();
  for (const effect of each.effects) {
    if (!largest.has(effect.item)) largest.set(effect.item, effect);
  }
  const effects = [...largest.values()]
    .slice(0, EFFECTS_SHOWN)
    .map((effect) => [
      cubeText({ [effect.item]: [effect.value] }, pack),
      percent(effect.difference, true),
      paint("dim", name(effect.step, effect.kind)),
    ]);
  const shown = each.stops.filter(({ probability }) => probability !== "0");
  const heads = ["", ...shown.map(({ step, kind }) => (step ?? STOP_WORDS[kind]).padStart(8))];
  const perReading = each.perReading.map(({ item, value, stops: then }) => [
    cubeText({ [item]: [value] }, pack),
    ...shown.map(({ step, kind }) => {
      const other = then.find((stop) => stop.step === step && stop.kind === kind);
      return percent(other?.probability ?? "0");
    }),
  ]);
  return [
    `${paint("bold", routeTitle(pack, each.route))}  ${paint("dim", `${each.route}, ${who}`)}`,
    table(stops, "  "),
    ...(effects.length > 0 ? [paint("bold", "  What matters most"), table(effects, "  ")] : []),
    ...(perReading.length > 0
      ? [
          paint("bold", "  Under each reading or account (your weight on it left aside)"),
          table([heads.map((head) => paint("dim", head)), ...perReading], "  "),
        ]
      : []),
  ].join("\n");
}

function percent(text: string, signed = false): string {
  const value = probabilityOf(text) * 100;
  const digits = Math.abs(value) >= 10 || value === 0 ? 1 : 2;
  return `${signed && value > 0 ? "+" : ""}${value.toFixed(digits)} %`.padStart(8);
}

function bar(text: string): string {
  return "█".repeat(Math.round(probabilityOf(text) * 20)).padEnd(20, "·");
}

/** Long fractions are kept for the JSON. */
function short(text: string): string {
  return text.length <= 24 ? `= ${text}` : "";
}

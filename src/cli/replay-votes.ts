/** `casus replay-votes`: a table of recorded votes put to the decision rule and the roll of each day. */
import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { readPack } from "../pack/read-node.ts";
import { type ReplayAnswer, replayVotes, type VoteReplay } from "../record/votes.ts";
import { answer } from "./answer.ts";
import { dateText, paint, section, table, wrap } from "./text.ts";

type Words = { packs?: string; json?: boolean; reading: string[]; all?: boolean };

export function registerReplayVotes(program: Command): void {
  program
    .command("replay-votes")
    .argument("<pack>", "the organisation whose rule and roll are applied")
    .argument("<file>", "a CSV table: date,id,text,result,matter,votes,source")
    .description("recorded votes replayed through the decision rule, with the arithmetic")
    .option(
      "--reading <id=value>",
      "fix a reading",
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option("--all", "print every row, not only those that differ or turn on a reading")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action((id: string, file: string, words: Words) => {
      const pack = readPack(id, words.packs);
      if (!existsSync(file))
        throw new InputError([
          { file: "command line", key: "FILE", says: `there is no file ${file}` },
        ]);
      const readings = Object.fromEntries(words.reading.map((text) => readingOf(pack, text)));
      const result = replayVotes(pack, readFileSync(file, "utf8"), file, readings);
      answer(words.json, result, () => showReplay(result, words.all));
    });
}

function readingOf(pack: Pack, text: string): [string, string] {
  const [id = "", value = ""] = text.split("=");
  const reading = pack.byId.reading.get(id);
  const values = reading?.values.map((entry) => entry.id) ?? [];
  if (reading !== undefined && values.includes(value)) return [id, value];
  const [got, valid] = reading === undefined ? [id, pack.byId.reading.keys()] : [value, values];
  const says =
    reading === undefined ? `there is no reading "${id}"` : `${id} has no value "${value}"`;
  const hint = nearest(got, valid) ?? undefined;
  throw new InputError([{ file: "command line", key: "--reading", says, nearest: hint }]);
}

function showReplay(result: ReplayAnswer, all = false): string {
  const fixed = Object.entries(result.readings).map(([id, value]) => `  reading ${id} = ${value}`);
  const head = [
    paint("bold", `${result.n} votes through the rules of ${result.pack}`),
    ...fixed,
    `  ${result.asRecorded} as recorded${fixed.length > 0 ? "" : ", however the text is read"}`,
    `  ${result.underAReading} as recorded under a reading`,
    `  ${result.differs} not as recorded`,
  ].join("\n");
  const readings = result.byReading.map(({ reading, n, values }) => [
    reading,
    `${n} votes`,
    values.map(({ value, asRecorded }) => `${value}: ${asRecorded} as recorded`).join(", "),
  ]);
  const rows = result.rows.filter((row) => all || row.verdict !== "as-recorded");
  return [
    head,
    ...(readings.length > 0
      ? [section("Readings on which a result turns", [table(readings, "  ")])]
      : []),
    ...rows.map(showRow),
  ].join("\n\n");
}

function showRow(row: VoteReplay): string {
  const { arithmetic: sum } = row;
  const style = {
    "as-recorded": "green",
    "as-recorded-under-a-reading": "cyan",
    differs: "magenta",
  } as const;
  const words = {
    "as-recorded": `recorded and by the rule: ${row.recorded}`,
    "as-recorded-under-a-reading": `recorded: ${row.recorded}; the rule leaves it to a reading`,
    differs: `recorded: ${row.recorded}; by the rule: ${row.byRule}`,
  }[row.verdict];
  const group = (name: string, states: readonly string[]) =>
    states.length === 0 ? [] : [`${name} ${states.length} (${states.join(" ")})`];
  const counted = [
    ...group("for", sum.for),
    ...group("against", sum.against),
    ...group("abstaining", sum.abstaining),
    ...group("absent", sum.absent),
    ...group("not participating", sum.notParticipating),
    ...sum.excluded.map(({ state, because }) => `${state} excluded: ${because}`),
  ];
  const where = row.where.map((cube) =>
    Object.entries(cube)
      .map(([item, values]) => `${item.slice(item.indexOf(":") + 1)} = ${values.join(" or ")}`)
      .join(" and "),
  );
  const at = paint("dim", `line ${row.line}, ${row.matter}`);
  return [
    `${dateText(row.date)}  ${paint("bold", row.id)}  ${row.text}  ${at}`,
    `  ${paint(style[row.verdict], words)}`,
    wrap(`roll ${sum.roll}: ${counted.join("; ")}`, "  "),
    wrap(`${sum.tests.join("; ")}  (${sum.rules.join(", ")}; ${sum.provisions.join(", ")})`, "  "),
    ...(row.verdict === "differs"
      ? sum.notes.map((note) => wrap(`On the rule: ${note}`, "  "))
      : []),
    ...(where.length > 0 ? [wrap(`As recorded where ${where.join("; or ")}`, "  ")] : []),
  ].join("\n");
}

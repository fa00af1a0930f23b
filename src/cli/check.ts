/** `casus check` and `casus lint`: the record against what was observed, the data against itself. */
import type { Command } from "commander";
import { checkCase } from "../check/check.ts";
import { type Lint, lintPack } from "../check/lint.ts";
import { readOutcomes } from "../check/outcomes-node.ts";
import { nearest } from "../pack/nearest.ts";
import { inLayer, packsFolder } from "../pack/overlay-node.ts";
import { InputError, problemLine } from "../pack/problem.ts";
import { packIds, readPack } from "../pack/read-node.ts";
import { answer } from "./answer.ts";
import { paint, table, wrap } from "./text.ts";

type Words = { pack?: string; packs?: string; json?: boolean };

export function registerCheck(program: Command): void {
  program
    .command("check")
    .argument("[cases...]", "ids of cases; the whole record if none is named")
    .description(
      "runs against outcomes: reproduced, compatible, diverges; and the lint of the packs",
    )
    .option("--pack <id>", "one organisation alone")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action((names: string[], words: Words) => {
      const result = checkAnswer(names, words);
      answer(words.json, result, () => showCheck(result));
      if (result.lint.length > 0) process.exitCode = 1;
    });
  program
    .command("lint")
    .argument("[pack]", "id of a pack, or its folder", "csto")
    .description("every link leads somewhere, every datum has a source")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action((name: string, words: Words) => {
      const id = name.replace(/\/+$/, "").split("/").pop() as string;
      const packs = name.includes("/")
        ? name.replace(/\/+$/, "").split("/").slice(0, -1).join("/")
        : (words.packs ?? packsFolder());
      const lint = lintPack(readPack(id, packs), readOutcomes(id, packs)).map((entry) =>
        inLayer(entry, packs),
      );
      answer(words.json, { casus: "lint@1", pack: id, lint }, () =>
        lint.length === 0 ? `${id}: nothing to mend` : lint.map(problemLine).join("\n"),
      );
      if (lint.length > 0) process.exitCode = 1;
    });
}

function checkAnswer(names: readonly string[], words: Words) {
  const packs = words.packs ?? packsFolder();
  const ids = words.pack === undefined ? packIds(packs) : [words.pack];
  const known = new Set<string>();
  const lint: Lint[] = [];
  const cases = ids.flatMap((id) => {
    const pack = readPack(id, packs);
    const outcomes = readOutcomes(id, packs);
    lint.push(...lintPack(pack, outcomes));
    for (const entry of pack.cases) known.add(entry.id);
    return pack.cases
      .filter((entry) => names.length === 0 || names.includes(entry.id))
      .map((entry) => checkCase(pack, entry, outcomes.get(entry.id)));
  });
  const wrong = names.find((name) => !known.has(name));
  if (wrong !== undefined) {
    throw new InputError([
      {
        file: "command line",
        key: "CASE",
        says: `there is no case "${wrong}"`,
        nearest: nearest(wrong, known) ?? undefined,
      },
    ]);
  }
  return { casus: "check@1", cases, lint };
}

function showCheck(result: ReturnType<typeof checkAnswer>): string {
  const order = ["diverges", "compatible", "reproduced", "no-outcome"];
  const style = {
    reproduced: "green",
    compatible: "cyan",
    diverges: "magenta",
    "no-outcome": "dim",
  } as const;
  const sorted = [...result.cases].sort(
    (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict),
  );
  const rows = sorted.map((entry) => [
    paint(style[entry.verdict], entry.verdict),
    entry.case,
    entry.because,
  ]);
  const counts = order
    .map(
      (verdict) => `${result.cases.filter((entry) => entry.verdict === verdict).length} ${verdict}`,
    )
    .join(", ");
  const lint =
    result.lint.length === 0
      ? "Lint: nothing to mend."
      : `Lint:\n${result.lint.map((entry) => wrap(problemLine(entry), "  ")).join("\n")}`;
  return `${table(rows)}\n\n${result.cases.length} cases: ${counts}.\n${lint}`;
}

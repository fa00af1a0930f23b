/** `casus check` and `casus lint`: the record against what was observed, the data against itself. */
import { join } from "node:path";
import type { Command } from "commander";
import { digestOfFolders, keepUnder, keptUnder } from "../pack/index-node.ts";
import { layersOf, packsFolder, ROOT } from "../pack/overlay-node.ts";
import { problemLine } from "../pack/problem.ts";
import { answer } from "./answer.ts";
import type { CheckAnswer } from "./check-answer.ts";
import { paint, table, wrap } from "./text.ts";

type Words = { pack?: string; packs?: string; json?: boolean; fresh?: boolean };

export function registerCheck(program: Command): void {
  program
    .command("check")
    .argument("[cases...]", "ids of cases; the whole record if none is named")
    .description(
      "runs against outcomes: reproduced, compatible, diverges; and the lint of the packs",
    )
    .option("--pack <id>", "one organisation alone")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--fresh", "work everything out anew, even if no file has changed")
    .option("--json", "one JSON object")
    .action(async (names: string[], words: Words) => {
      const result = await checked(names, words);
      answer(words.json, result, () => showCheck(result));
      if (result.lint.length > 0) process.exitCode = 1;
    });
  program
    .command("lint")
    .argument("[pack]", "id of a pack, or its folder", "csto")
    .description("every link leads somewhere, every datum has a source")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action(async (name: string, words: Words) => {
      const { lintAnswer } = await import("./check-answer.ts");
      const id = name.replace(/\/+$/, "").split("/").pop() as string;
      const packs = name.includes("/")
        ? name.replace(/\/+$/, "").split("/").slice(0, -1).join("/")
        : (words.packs ?? packsFolder());
      const lint = lintAnswer(id, packs);
      answer(words.json, { casus: "lint@1", pack: id, lint }, () =>
        lint.length === 0 ? `${id}: nothing to mend` : lint.map(problemLine).join("\n"),
      );
      if (lint.length > 0) process.exitCode = 1;
    });
}

/**
 * The answer over the whole record is kept under the state of every pack file and of the code that
 * works it out: while neither changes, it is what would be worked out again.
 */
async function checked(names: readonly string[], words: Words): Promise<CheckAnswer> {
  const packs = words.packs ?? packsFolder();
  const layers = layersOf(packs);
  // In a checkout the code is `src`, in an installed package `lib`.
  const code = ["pack", "exact", "engine", "check"].flatMap((room) =>
    ["src", "lib"].map((folder) => join(ROOT, folder, room)),
  );
  const digest = digestOfFolders([...layers, ...code], [".yaml", ".csv", ".ts", ".js"]);
  const place = join(layers.at(-1) as string, ".index", `check.${words.pack ?? "all"}.json`);
  const whole = names.length === 0 && words.fresh !== true;
  const known = whole ? keptUnder<CheckAnswer>(place, digest) : undefined;
  if (known !== undefined) return known;
  const { checkAnswer } = await import("./check-answer.ts");
  const made = checkAnswer(names, packs, words.pack);
  return whole ? keepUnder(place, digest, made) : made;
}

function showCheck(result: CheckAnswer): string {
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

/** `casus run`: how far a matter gets, step by step, and what stops it. */
import type { Command } from "commander";
import { run } from "../engine/run.ts";
import { answer } from "./answer.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";
import { showRun } from "./show-run.ts";

export function registerRun(program: Command): void {
  const command = program
    .command("run")
    .argument("<case>", "id of a case, or the path of a YAML file");
  withCaseOptions(command)
    .description("how far a matter gets, step by step, and what stops it")
    .option("--every", "print every route that is open to an ask in full")
    .action((name: string, words: CaseWords & { every?: boolean }) => {
      const { pack, caseFile, options } = openCase(name, words);
      const result = run(pack, caseFile, options);
      answer(words.json, result, () => showRun(result, pack, caseFile, words.every));
    });
}

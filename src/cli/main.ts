/** The command line: the same questions as the app, in a terminal; `--json` is the contract. */
import { Command } from "commander";
import { run } from "../engine/run.ts";
import { InputError } from "../pack/problem.ts";
import { answer } from "./answer.ts";
import { registerCheck } from "./check.ts";
import { registerLaw } from "./law.ts";
import { registerList } from "./list.ts";
import { registerNew } from "./new.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";
import { showRun } from "./show-run.ts";

const program = new Command("casus")
  .description("Put a security crisis to an organisation’s own rules, as they stood on that day.")
  .showHelpAfterError("(casus --help lists the commands)")
  .configureOutput({ outputError: (text, write) => write(text.split("\n")[0] + "\n") })
  .exitOverride();

withCaseOptions(
  program.command("run").argument("<case>", "id of a case, or the path of a YAML file"),
)
  .description("how far a matter gets, step by step, and what stops it")
  .option("--every", "print every route that is open to an ask in full")
  .action((name: string, words: CaseWords & { every?: boolean }) => {
    const { pack, caseFile, options } = openCase(name, words);
    const result = run(pack, caseFile, options);
    answer(words.json, result, () => showRun(result, pack, caseFile, words.every));
  });
registerList(program);
registerLaw(program);
registerCheck(program);
registerNew(program);

try {
  program.parse();
} catch (error) {
  if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (
    error instanceof Error &&
    "code" in error &&
    String(error.code).startsWith("commander.")
  ) {
    // Help and version are answers; everything else commander says is about wrong words.
    process.exitCode = ["commander.helpDisplayed", "commander.help", "commander.version"].includes(
      String(error.code),
    )
      ? 0
      : 2;
  } else throw error;
}

/** `casus verify-log`: checks an exported log offline and says in plain words what holds. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { InputError } from "../pack/problem.ts";
import { LogFile, verifyLog } from "../play/export.ts";
import { sha256, verifyEd25519 } from "../store/keys-node.ts";
import { answer } from "./answer.ts";
import { paint, wrap } from "./text.ts";

type Words = { json?: boolean; key?: string };

export function registerVerifyLog(program: Command): void {
  program
    .command("verify-log")
    .argument("<file>", "a log exported from a session (log.json)")
    .description("check offline that a session's log is whole; exit 1 if it is not")
    .option(
      "--key <key>",
      "the server's key as you know it from elsewhere, instead of the one in the file",
    )
    .option("--json", "one JSON object")
    .action((file: string, words: Words) => {
      const log = readLog(file);
      const trusted = words.key === undefined ? log : { ...log, key: words.key };
      const checks = verifyLog(trusted, sha256, verifyEd25519);
      const ok = checks.every((check) => check.ok);
      answer(words.json, { casus: "verify-log@1", session: log.session, ok, checks }, () =>
        show(trusted, checks, ok, words.key !== undefined),
      );
      if (!ok) process.exitCode = 1;
    });
}

function readLog(file: string): LogFile {
  const fail = (says: string): never => {
    throw new InputError([{ file, key: "", says }]);
  };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return fail(missing ? "there is no such file" : "is not JSON");
  }
  const result = LogFile.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const key = (issue?.path ?? []).map(String).join(".");
  throw new InputError([{ file, key, says: issue?.message ?? "is not an exported log" }]);
}

const ASK_THE_SERVER = "To be sure it is the server's, get it from there and pass it with --key.";

function show(
  log: LogFile,
  checks: ReturnType<typeof verifyLog>,
  ok: boolean,
  keyGiven: boolean,
): string {
  const hidden = log.entries.filter((entry) => "leaf" in entry).length;
  const mark = log.exercise ? "EXERCISE. " : "";
  const lines = checks.map((check) =>
    wrap(
      `${check.ok ? paint("green", "✓") : paint(["bold", "magenta"], "✗")} ${check.says.en}`,
      "  ",
    ),
  );
  const verdict = ok
    ? `The log is whole: nothing in it was changed, added or left out since it was signed.`
    : `The log is not whole. Do not rely on it.`;
  const caveat = keyGiven
    ? ""
    : `\nThe key is the one in the file (${log.key}).\n${ASK_THE_SERVER}`;
  const whose = `session ${log.session}, as ${log.seat} may see it`;
  return `${mark}${log.title} (${whose}; ${hidden} of ${log.entries.length} entries are not shown to it)
${lines.join("\n")}
${wrap(verdict, "")}${ok ? caveat : ""}`;
}

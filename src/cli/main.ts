/** The command line: the same questions as the app, in a terminal; `--json` is the contract. */
import { Command } from "commander";
import { InputError } from "../pack/problem.ts";

const program = new Command("casus")
  .description("Put a security crisis to an organisation’s own rules, as they stood on that day.")
  .showHelpAfterError("(casus --help lists the commands)")
  .configureOutput({ outputError: (text, write) => write(`${text.split("\n")[0]}\n`) })
  .exitOverride();

type Register = (program: Command) => void;

/** Each command is loaded when it is asked for: most of a start is reading code. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  run: async () => (await import("./run.ts")).registerRun,
  why: async () => (await import("./why.ts")).registerWhy,
  table: async () => (await import("./table.ts")).registerTable,
  odds: async () => (await import("./odds.ts")).registerOdds,
  reform: async () => (await import("./reform.ts")).registerReform,
  compare: async () => (await import("./compare.ts")).registerCompare,
  list: async () => (await import("./list.ts")).registerList,
  law: async () => (await import("./law.ts")).registerLaw,
  check: async () => (await import("./check.ts")).registerCheck,
  new: async () => (await import("./new.ts")).registerNew,
  claims: async () => (await import("./claims.ts")).registerClaims,
  register: async () => (await import("./register.ts")).registerRegister,
  tracks: async () => (await import("./tracks.ts")).registerTracks,
  forum: async () => (await import("./forum.ts")).registerForum,
  measures: async () => (await import("./measures.ts")).registerMeasures,
  "replay-votes": async () => (await import("./replay-votes.ts")).registerReplayVotes,
  note: async () => (await import("./note.ts")).registerNote,
  export: async () => (await import("./export.ts")).registerExport,
  "verify-text": async () => (await import("./verify-text.ts")).registerVerifyText,
  serve: async () => (await import("./serve.ts")).registerServe,
  "verify-log": async () => (await import("./verify-log.ts")).registerVerifyLog,
};
/** Two commands that stand in the file of another. */
const TOGETHER: Readonly<Record<string, string>> = { members: "law", lint: "check" };

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const asked = process.argv[2] ?? "";
const one = COMMANDS[TOGETHER[asked] ?? asked];
for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program);

try {
  await program.parseAsync();
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

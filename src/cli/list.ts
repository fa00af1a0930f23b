/** `casus list`: the record, one line a case, each with where its asks stopped. */
import type { Command } from "commander";
import { run } from "../engine/run.ts";
import { readPack } from "../pack/read-node.ts";
import { type Thread, threadOf, threadsOf } from "../record/threads.ts";
import { answer } from "./answer.ts";
import { dateText, MARK, paint, section, stopText, table } from "./text.ts";

type Words = { type?: string; notInTexts?: boolean; pack: string; packs?: string; json?: boolean };

export function registerList(program: Command): void {
  program
    .command("list")
    .description("the cases of the record and where their asks stopped")
    .option("--type <type>", "crisis, statement or institutional")
    .option("--not-in-texts", "only cases none of the five texts speaks of")
    .option("--pack <id>", "of which organisation", "csto")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action((words: Words) => {
      const pack = readPack(words.pack, words.packs);
      const cases = pack.cases.filter(
        (entry) =>
          (words.type === undefined || entry.type === words.type) &&
          (!words.notInTexts || (entry.inTexts ?? []).length === 0),
      );
      const threads = threadsOf(pack.cases);
      const rows = cases.map((entry) => {
        const result = run(pack, entry);
        return {
          case: entry.id,
          date: entry.date,
          type: entry.type,
          origin: entry.origin,
          title: entry.title,
          inTexts: entry.inTexts ?? [],
          follows: entry.follows ?? null,
          thread: threadOf(threads, entry.id),
          asks: result.asks.map(({ id, for: measure, stop }) => ({ id, for: measure, stop })),
        };
      });
      answer(
        words.json,
        {
          casus: "list@1",
          pack: pack.id,
          data: { version: pack.version, digest: pack.digest },
          cases: rows,
        },
        () =>
          `${table(
            rows.map((row) => [
              dateText(row.date),
              paint("bold", row.case),
              row.title.en,
              row.asks.length === 0
                ? "· no request"
                : row.asks
                    .map(
                      ({ stop }) =>
                        `${MARK[stop.step === null ? "met" : stop.finding]} ${stopText(stop)}`,
                    )
                    .slice(0, 3)
                    .join("; ") + (row.asks.length > 3 ? `; and ${row.asks.length - 3} more` : ""),
            ]),
          )}${threadLines(threads, new Set(rows.map((row) => row.case)))}`,
      );
    });
}

/** Cases that go on where another ended, one line a thread. */
function threadLines(threads: readonly Thread[], shown: ReadonlySet<string>): string {
  const lines = threads
    .filter(({ cases }) => cases.some((id) => shown.has(id)))
    .map(({ cases }) => `  ${cases.join(" → ")}`);
  return lines.length === 0 ? "" : `\n\n${section("Threads", lines)}`;
}

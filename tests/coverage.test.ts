// Walks docs/COVERAGE.md: every command it names shows the words it promises.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const inTicks = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? "");

type Row = { readonly id: string; readonly commands: string[]; readonly words: string[] };

/** Rows of every table of the document that has a column of commands. */
const rows: Row[] = readFileSync(join(root, "docs/COVERAGE.md"), "utf8")
  .split("\n")
  .flatMap((line): Row[] => {
    const cells = line.split("|").map((cell) => cell.trim());
    const at = cells.findIndex((cell) => cell.startsWith("`casus "));
    if (!line.startsWith("|") || at < 0) return [];
    const section = cells.length > 6 ? "" : "point ";
    return [
      {
        id: `${section}${cells[1]}`,
        commands: inTicks(cells[at] ?? ""),
        words: inTicks(cells[at + 1] ?? ""),
      },
    ];
  });

const run = promisify(execFile);
const outputs = new Map<string, string>();

/** The output of one command on one line, since a terminal may break it anywhere. */
async function outputOf(command: string): Promise<string> {
  const words = command.split(" ").slice(1);
  const env = { ...process.env, NO_COLOR: "1", CASUS_PACKS: "" };
  const options = { cwd: root, env, maxBuffer: 1e9 };
  const { stdout } = await run(process.execPath, [join(root, "bin/casus.js"), ...words], options);
  return stdout.replaceAll(/\s+/g, " ");
}

beforeAll(async () => {
  const waiting = [...new Set(rows.flatMap(({ commands }) => commands))];
  const work = async () => {
    for (let command = waiting.pop(); command !== undefined; command = waiting.pop())
      outputs.set(command, await outputOf(command));
  };
  await Promise.all([work(), work(), work()]);
}, 300_000);

test("The list has all 56 rows and all ten errors", () => {
  const expected = [...Array.from({ length: 55 }, (_, i) => String(i + 1)), "18a"];
  const points = Array.from({ length: 10 }, (_, i) => `point ${i + 1}`);
  expect(rows.map(({ id }) => id).sort()).toEqual([...expected, ...points].sort());
});

describe("What the texts describe can be found with the command the list names", () => {
  test.each(rows)("row $id", ({ commands, words }) => {
    const shown = commands.map((command) => outputs.get(command) ?? "").join(" ");
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((each) => !shown.includes(each))).toEqual([]);
  });
});

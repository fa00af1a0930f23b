/** `casus export`: runs, decisions, registers, sources and the record in the formats other tools read. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { run } from "../engine/run.ts";
import { aknOf } from "../note/export-akn.ts";
import { csvOfRecord, csvOfRegister, csvOfRun } from "../note/export-csv.ts";
import { type FileChange, feedOf } from "../note/export-feed.ts";
import { jsonldOfRegister, jsonldOfRun } from "../note/export-jsonld.ts";
import { ocelOf } from "../note/export-ocel.ts";
import { bibtexOf, cslOf } from "../note/export-sources.ts";
import { fingerprintOf } from "../note/fingerprint-node.ts";
import type { Language } from "../note/voice.ts";
import { nearest } from "../pack/nearest.ts";
import { packsFolder, ROOT } from "../pack/overlay-node.ts";
import { InputError } from "../pack/problem.ts";
import { readPack } from "../pack/read-node.ts";
import { registersOf } from "../record/record.ts";
import { readRecords } from "../record/record-node.ts";
import { oneOf } from "./note.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";

type Words = CaseWords & { format?: string; lang: string; output?: string };

/** What may be exported, and its formats; the first is the default. */
const WHAT = {
  run: ["jsonld", "csv"],
  decisions: ["akn"],
  register: ["jsonld", "csv"],
  record: ["ocel", "csv"],
  calendar: ["ics"],
  sources: ["csl", "bibtex"],
  changes: ["atom"],
} as const;
type What = keyof typeof WHAT;

export function registerExport(program: Command): void {
  const lines = Object.entries(WHAT).map(([what, formats]) => `  ${what}: ${formats.join(", ")}`);
  withCaseOptions(
    program
      .command("export")
      .argument("<what>", Object.keys(WHAT).join(", "))
      .argument("[name]", "for run and decisions a case; for register its name"),
  )
    .description("the same answers in the formats other tools read")
    .option("--format <format>", "see below; the first is the default")
    .option("--lang <language>", "en or ru, where the format has one language", "en")
    .option("-o, --output <path>", "write to a file; decisions go into a folder, one file each")
    .addHelpText("after", `\nWhat and in which format:\n${lines.join("\n")}`)
    .action(async (what: string, name: string | undefined, words: Words) => {
      const kind = oneOf("WHAT", what, Object.keys(WHAT) as What[]);
      const formats: readonly string[] = WHAT[kind];
      const format = oneOf("--format", words.format ?? (formats[0] as string), formats);
      const language = oneOf("--lang", words.lang, ["en", "ru"] as const);
      await exportTo(kind, format, name, language, words);
    });
}

async function exportTo(
  kind: What,
  format: string,
  name: string | undefined,
  language: Language,
  words: Words,
): Promise<void> {
  if (kind === "decisions") {
    decisions(needed(name, kind), language, words);
    return;
  }
  const text = await textOf(kind, format, name, language, words);
  if (words.output === undefined) process.stdout.write(text);
  else writeFileSync(words.output, text);
}

function needed(name: string | undefined, kind: What): string {
  if (name !== undefined) return name;
  throw new InputError([
    { file: "command line", key: "NAME", says: `export ${kind} needs a name` },
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function textOf(
  kind: Exclude<What, "decisions">,
  format: string,
  name: string | undefined,
  language: Language,
  words: Words,
): Promise<string> {
  if (kind === "run") {
    const { pack, caseFile, options } = openCase(needed(name, kind), words);
    const result = run(pack, caseFile, options);
    return format === "csv"
      ? csvOfRun(result)
      : json(jsonldOfRun(result, pack, fingerprintOf(result)));
  }
  const packs = words.packs ?? packsFolder();
  const pack = readPack(words.pack ?? "csto", packs);
  switch (kind) {
    case "register": {
      const registers = registersOf(readRecords(pack, packs));
      const wanted = needed(name, kind);
      const found = registers.find(({ register }) => register === wanted);
      if (found === undefined) {
        const hint =
          nearest(
            wanted,
            registers.map(({ register }) => register),
          ) ?? undefined;
        const says = `there is no register "${wanted}"`;
        throw new InputError([{ file: "command line", key: "NAME", says, nearest: hint }]);
      }
      return format === "csv" ? csvOfRegister(found) : json(jsonldOfRegister(found, pack));
    }
    case "record":
      return format === "csv"
        ? csvOfRecord(
            pack.cases.filter(({ origin }) => origin === "record").map((file) => run(pack, file)),
          )
        : json(ocelOf(pack, (file) => run(pack, file)));
    case "calendar":
      // Read only when asked for, since every other command would wait for it.
      return (await import("../note/export-calendar.ts")).calendarOf(
        pack,
        readRecords(pack, packs),
        language,
      ).text;
    case "sources":
      return format === "bibtex" ? bibtexOf(pack.sources) : json(cslOf(pack.sources));
    case "changes":
      return feedOf(pack, historyOf(pack.id), language);
  }
}

function decisions(name: string, language: Language, words: Words): void {
  const { pack, caseFile, options } = openCase(name, words);
  const documents = aknOf({ run: run(pack, caseFile, options), pack, case: caseFile, language });
  if (words.output === undefined) {
    // Several documents on one stream would be no XML: the minutes stand for the matter.
    process.stdout.write(documents.at(-1)?.text ?? "");
    return;
  }
  mkdirSync(words.output, { recursive: true });
  for (const { name: file, text } of documents)
    writeFileSync(join(words.output, `${file}.xml`), text);
}

/** When each case file last changed, from the history of the checkout; empty where there is none. */
function historyOf(pack: string): Map<string, FileChange> {
  const folder = `packs/${pack}/cases`;
  const found = new Map<string, FileChange>();
  if (!existsSync(join(ROOT, ".git"))) return found;
  try {
    const log = execFileSync(
      "git",
      ["log", "--format=%x00%cI%x09%s", "--name-only", "--", folder],
      {
        cwd: ROOT,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 1e8,
      },
    );
    for (const commit of log.split("\0").slice(1)) {
      const [head = "", ...files] = commit.split("\n").filter(Boolean);
      const [at = "", says = ""] = head.split("\t");
      for (const file of files) {
        const id = /([^/]+)\.yaml$/.exec(file)?.[1];
        if (id !== undefined && !found.has(id))
          found.set(id, { at: new Date(at).toISOString().replace(".000Z", "Z"), says });
      }
    }
  } catch {
    // Without git the feed is dated by the sources, and says so.
  }
  return found;
}

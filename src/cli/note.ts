/** `casus note`: the route note of a case, as Markdown, HTML or a Word document. */
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { why } from "../change/why.ts";
import { run } from "../engine/run.ts";
import { fingerprintOf } from "../note/fingerprint-node.ts";
import { htmlOf } from "../note/html.ts";
import { markdownOf } from "../note/markdown.ts";
import { precedentsOf } from "../note/precedents.ts";
import { routeNote } from "../note/route-note.ts";
import type { Language } from "../note/voice.ts";
import { nearest } from "../pack/nearest.ts";
import { InputError } from "../pack/problem.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";

type Words = CaseWords & { lang: string; format?: string; output?: string };

const FORMATS = ["md", "html", "docx"] as const;
const LANGUAGES = ["en", "ru"] as const;

export function registerNote(program: Command): void {
  withCaseOptions(
    program.command("note").argument("<case>", "id of a case, or the path of a YAML file"),
  )
    .description("the route note: which routes are open, step by step, with annexes to fill in")
    .option("--lang <language>", "en or ru", "en")
    .option("--format <format>", "md, html or docx; by default from the ending of FILE, else md")
    .option("-o, --output <file>", "write to this file instead of standard output")
    .action(async (name: string, words: Words) => {
      const language = oneOf("--lang", words.lang, LANGUAGES);
      const ending = /\.(md|html|docx)$/.exec(words.output ?? "")?.[1];
      const format = oneOf("--format", words.format ?? ending ?? "md", FORMATS);
      if (format === "docx" && words.output === undefined && process.stdout.isTTY) {
        throw new InputError([
          {
            file: "command line",
            key: "--output",
            says: "a Word document needs a file: -o note.docx",
          },
        ]);
      }
      const note = noteOf(name, words, language);
      const bytes =
        format === "docx"
          ? await (await import("../note/docx-node.ts")).docxOf(note)
          : format === "html"
            ? htmlOf(note)
            : markdownOf(note);
      if (words.output === undefined) process.stdout.write(bytes);
      else writeFileSync(words.output, bytes);
    });
}

function noteOf(name: string, words: CaseWords, language: Language) {
  const { pack, caseFile, options } = openCase(name, words);
  const result = run(pack, caseFile, options);
  return routeNote({
    run: result,
    pack,
    case: caseFile,
    language,
    precedents: precedentsOf(pack),
    fingerprint: fingerprintOf(result),
    ...(result.asks.length > 0 ? { why: why({ pack, case: caseFile, options }) } : {}),
    command: commandOf(name, words, language),
  });
}

/** The command again, with its options in one order, so that equal questions read alike. */
function commandOf(name: string, words: CaseWords, language: Language): string {
  const quoted = (text: string) =>
    /^[\w./:=,@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  const one = (option: string, value: string | undefined) =>
    value === undefined ? [] : [option, quoted(value)];
  const each = (option: string, values: readonly string[]) =>
    values.flatMap((value) => [option, quoted(value)]);
  return [
    "casus",
    "note",
    quoted(name),
    ...one("--pack", words.pack),
    ...one("--packs", words.packs),
    ...one("--law", words.law),
    ...one("--members", words.members),
    ...one("--at", words.at),
    ...each("--reading", words.reading),
    ...each("--account", words.account),
    ...one("--accounts", words.accounts),
    ...each("--fact", words.fact),
    ...one("--territory", words.territory),
    ...each("--position", words.position),
    ...each("--without", words.without),
    ...each("--act", words.act),
    ...each("--reform", words.reform),
    "--lang",
    language,
  ].join(" ");
}

/** One of a short list, or one line that names the nearest. */
export function oneOf<T extends string>(option: string, value: string, valid: readonly T[]): T {
  const found = valid.find((each) => each === value);
  if (found !== undefined) return found;
  const hint = nearest(value, valid) ?? undefined;
  throw new InputError([
    {
      file: "command line",
      key: option,
      says: `"${value}" is none of ${valid.join(", ")}`,
      nearest: hint,
    },
  ]);
}

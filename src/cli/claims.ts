/** `casus claims`: what the texts say, what bears on it for and against, and their verdicts together. */
import type { Command } from "commander";
import { type ClaimsAnswer, claimsAnswer } from "../record/claims.ts";
import type { Resolved } from "../record/links.ts";
import { answer } from "./answer.ts";
import { openRecords, type RecordWords, withRecordOptions } from "./records.ts";
import { dateText, paint, section, stopText, wrap } from "./text.ts";

type Words = RecordWords & { about?: string; text?: string };

export function registerClaims(program: Command): void {
  withRecordOptions(program.command("claims"))
    .description("what the five texts say, with what bears on it, for and against")
    .option("--about <topic>", "claims filed under a topic, such as article or barriers")
    .option("--text <text>", "claims of one text: its number, or a word of its name")
    .action((words: Words) => {
      const { pack, records } = openRecords(words);
      const result = claimsAnswer(pack, records, words);
      answer(words.json, result, () => showClaims(result));
    });
}

const SIDE = { for: "+ for    ", against: "− against", context: "· context" } as const;

/** One line a link: side, date, title, and where the asks of a case stopped. */
export function linkText(link: Resolved, indent = "    "): string {
  const at = link.at === null ? "" : `${dateText(link.at)}  `;
  const marks = (link.marks ?? []).map(({ stop }) => stopText(stop));
  const stops =
    link.marks === null
      ? ""
      : ` → ${marks.length === 0 ? "no request" : [...new Set(marks)].slice(0, 4).join("; ")}`;
  const why = link.why === undefined ? "" : `  ${link.why.en}`;
  const head = `${SIDE[link.side]}  ${at}${link.title.en} (${link.kind} ${link.id})${stops}`;
  return [
    wrap(head, indent),
    ...(why === "" ? [] : [wrap(why.trim(), `${indent}             `)]),
  ].join("\n");
}

function showClaims(result: ClaimsAnswer): string {
  if (result.verdicts.length === 0) return `No text about ${result.pack} is held here.`;
  const parts: string[] = [];
  const whole = result.about === null && result.text === null;
  if (result.periods.length > 0) {
    parts.push(
      section(
        "Periods, as their holder draws them",
        result.periods.map((entry) => {
          const to = entry.to === null ? "left open" : dateText(entry.to);
          return wrap(
            `${dateText(entry.from)} to ${to}  ${entry.title.en}  (text ${entry.holder})`,
            "  ",
          );
        }),
      ),
    );
  }
  for (const claim of result.claims) {
    const head = `${paint("bold", claim.id)}  ${paint("bold", claim.status)} · ${claim.kind}`;
    const lines = [
      wrap(claim.says.en, "  "),
      paint("dim", wrap(`${claim.by.en}, ${dateText(claim.at)}; ${claim.affiliation.en}`, "  ")),
      wrap(`Finding: ${claim.finding.en}`, "  "),
    ];
    if (claim.errs) {
      lines.push(wrap(`Errs (point ${claim.errs.point}): ${claim.errs.what.en}`, "  "));
    }
    if (claim.disagreements.length > 0)
      lines.push(wrap(`Another text says otherwise: ${claim.disagreements.join(", ")}`, "  "));
    parts.push([head, ...lines, ...claim.links.map((link) => linkText(link))].join("\n"));
  }
  if (result.disagreements.length > 0) {
    parts.push(
      section(
        "Where the texts contradict each other",
        result.disagreements.flatMap((entry) => [
          `  ${paint("bold", entry.topic.en)}  ${paint("dim", entry.id)}`,
          ...entry.sides.map((side) =>
            wrap(`${nameOf(result, side.text)}: ${side.says.en}`, "    "),
          ),
          wrap(`On record: ${entry.record.en}`, "    "),
          ...(entry.separates
            ? [wrap(`What would separate them: ${entry.separates.en}`, "    ")]
            : []),
        ]),
      ),
    );
  }
  if (result.barriers.length > 0) {
    parts.push(
      section(
        "Obstacles that text 000 names, as tags on cases (a case may carry none)",
        result.barriers.flatMap((entry) => [
          `  ${paint("bold", entry.title.en)}  ${paint("dim", entry.id)}`,
          ...entry.cases.map((tagged) => linkText({ ...tagged.link, why: tagged.why })),
          wrap(`Observed by: ${entry.observed.en}`, "    "),
          wrap(`Not observable: ${entry.notObservable.en}`, "    "),
        ]),
      ),
    );
  }
  if (result.tasks.length > 0) {
    parts.push(
      section(
        "Tasks that text 002 ascribes to the Secretariat",
        result.tasks.flatMap((entry) => [
          `  ${paint("bold", entry.title.en)}`,
          ...entry.links.map((link) => linkText(link)),
        ]),
      ),
    );
  }
  parts.push(
    section(
      "Verdicts, each with its opposite",
      result.verdicts.flatMap((entry) => [
        wrap(`${paint("bold", entry.verdict.en)}  ${entry.short.en}, text ${entry.id}`, "  "),
        paint("dim", wrap(`${entry.form.en}; ${entry.affiliation.en}`, "    ")),
        wrap(`Against it: ${entry.opposite.map((id) => nameOf(result, id)).join("; ")}`, "    "),
        ...(entry.ownLimit ? [wrap(entry.ownLimit.en, "    ")] : []),
        ...(whole ? entry.links.map((link) => linkText(link)) : []),
      ]),
    ),
  );
  return parts.join("\n\n");
}

function nameOf(result: ClaimsAnswer, id: string): string {
  return result.verdicts.find((entry) => entry.id === id)?.short.en ?? `text ${id}`;
}

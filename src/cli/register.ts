/** `casus register`: dated, sourced entries about everything around the cases. */
import type { Command } from "commander";
import { isState } from "../pack/states.ts";
import type { Entry } from "../record/record.ts";
import {
  type EntryShown,
  figureText,
  type Published,
  type RegisterAnswer,
  registerAnswer,
} from "../record/registers.ts";
import { answer } from "./answer.ts";
import { openRecords, type RecordWords, withRecordOptions } from "./records.ts";
import { dateText, paint, section, stateText, table, wrap } from "./text.ts";

type Words = RecordWords & { partner?: string; year?: string; state?: string };

export function registerRegister(program: Command): void {
  withRecordOptions(
    program.command("register").argument("[name]", "a register; all of them are listed without it"),
  )
    .description("partners, sessions, exercises, forces, memberships, votes, plans, indicators")
    .option("--partner <id>", "entries with one partner, such as UN or NATO")
    .option("--year <year>", "entries of one year")
    .option("--state <state>", "entries that name one state")
    .action((name: string | undefined, words: Words) => {
      const { pack, records } = openRecords(words);
      const result = registerAnswer(pack, records, name, words);
      answer(words.json, result, () => showRegisters(result));
    });
}

function showRegisters(result: RegisterAnswer): string {
  const filtered = Object.values(result.filter).some((value) => value !== null);
  const listing = result.registers.length !== 1 && !filtered;
  if (result.registers.length === 0 && !filtered)
    return `No register of ${result.pack} is held here.`;
  if (listing) {
    return table(
      result.registers.map(({ register, count, title, gaps }) => [
        paint("bold", register),
        `${count} ${count === 1 ? "entry" : "entries"}`,
        title.en + (gaps.length > 0 ? paint("dim", `  ${gaps.length} noted as not on record`) : ""),
      ]),
    );
  }
  if (result.registers.length === 0) return "Nothing on record for these words.";
  return result.registers
    .map((register) => {
      const head = `${register.title.en}: ${register.shown} of ${register.count}`;
      const parts = [section(head, [paint("dim", wrap(register.about.en, "  "))])];
      for (const entry of register.entries) parts.push(showEntry(entry));
      if (register.differ.length > 0) {
        parts.push(
          section(
            "Figures that do not agree, side by side",
            register.differ.flatMap(({ what, figures }) => [
              `  ${what}`,
              ...figures.map(publishedText),
            ]),
          ),
        );
      }
      const more = Object.keys(register.tables).filter((key) => register.tables[key] !== undefined);
      if (more.length > 0) parts.push(paint("dim", `Besides, in --json: ${more.join(", ")}.`));
      if (register.gaps.length > 0) {
        parts.push(
          section(
            "Not on record",
            register.gaps.map(({ en }) => wrap(en, "  ")),
          ),
        );
      }
      return parts.join("\n\n");
    })
    .join("\n\n\n");
}

function publishedText({ text, by, at, sources }: Published): string {
  const who = by?.en ?? sources.join(", ");
  return `    ${text}${at === null ? "" : `  ${dateText(at)}`}  ${paint("dim", who)}`;
}

/** Keys that the heading of an entry or its last line shows. */
const ELSEWHERE = new Set(
  `id at title dated note sources cited confidence mark ref cases events partner followUp implementation
   what kind level areas`.split(/\s+/),
);

const DATED = {
  period: "a span",
  "no-later-than": "at the latest",
  "looked-up": "as looked up",
} as const;

function showEntry(shown: EntryShown): string {
  const { entry, title } = shown;
  const how = entry.dated === undefined ? "" : ` (${DATED[entry.dated]})`;
  const with_ = "partner" in entry ? ` · ${entry.partner.join(", ")}` : "";
  const kind = "kind" in entry ? ` · ${entry.kind}` : "";
  const more = paint("dim", `${with_}${kind}  ${shown.id}`);
  const head = `${dateText(entry.at)}${how}  ${paint("bold", title.en)}${more}`;
  const lines: string[] = [];
  if ("what" in entry && entry.what !== undefined && entry.what !== title)
    lines.push(entry.what.en);
  for (const [key, value] of Object.entries(entry as Entry & Record<string, unknown>)) {
    if (!ELSEWHERE.has(key)) lines.push(`${labelOf(key)}: ${valueText(value)}`);
  }
  for (const { what, figures } of shown.differ) {
    lines.push(
      `The figures for ${what} do not agree: ${figures.map(({ text }) => text).join(" / ")}`,
    );
  }
  if (shown.followUp === "not-on-record") lines.push("What came of it: not on record");
  else if (shown.followUp !== null) {
    const steps = shown.followUp.map(
      ({ at, text }) => `${at === null ? "" : `${dateText(at)}, `}${text.en}`,
    );
    lines.push(`What came of it: ${steps.join("; ")}`);
  }
  if (entry.cases) lines.push(`Cases: ${entry.cases.join(", ")}`);
  if (entry.note) lines.push(entry.note);
  const sources = `${entry.sources.join(", ")} · ${entry.mark ?? entry.confidence}`;
  return [head, ...lines.map((line) => wrap(line, "  ")), paint("dim", wrap(sources, "  "))].join(
    "\n",
  );
}

const labelOf = (key: string): string => {
  const words = key.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return words[0]?.toUpperCase() + words.slice(1);
};

/** Whatever an entry holds, in words: text, figures, states, tallies, and what is not on record. */
function valueText(value: unknown): string {
  if (value === null) return "no end on record";
  if (value === true) return "yes";
  if (value === false) return "no";
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (typeof value === "string") {
    if (value === "not-on-record") return "not on record";
    if (isState(value)) return stateText(value);
    return /^\d{4}(-\d{2})?(-\d{2})?(\/|$)/.test(value) ? dateText(value) : value;
  }
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(valueText).join(", ");
  const entry = value as Record<string, unknown>;
  if (typeof entry["en"] === "string") return entry["en"];
  if (typeof entry["value"] === "number") {
    const { what, by, at } = entry as { what?: { en: string }; by?: { en: string }; at?: string };
    const who = [by?.en, at === undefined ? undefined : dateText(at)].filter(Boolean).join(", ");
    const text = figureText(entry as never);
    return `${text}${what ? ` ${what.en}` : ""}${who ? ` (${who})` : ""}`;
  }
  if (typeof entry["count"] === "number" && typeof entry["what"] === "string") {
    const { count, of, as, what, by } = entry as {
      count: number;
      of?: number;
      as?: string;
      what: string;
      by?: { en: string };
    };
    return `${as ? `${as} ` : ""}${count}${of ? ` of ${of}` : ""} ${what}${by ? ` (${by.en})` : ""}`;
  }
  if (typeof entry["yes"] === "number" && "abstain" in entry) {
    return `${entry["yes"]}–${entry["no"]}–${entry["abstain"]}`;
  }
  return Object.entries(entry)
    .filter(([key]) => key !== "sources")
    .map(([key, inner]) => `${isState(key) ? key : labelOf(key).toLowerCase()} ${valueText(inner)}`)
    .join(", ");
}

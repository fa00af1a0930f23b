/** Plain words and marks of the terminal: one vocabulary for every command. */
import { styleText } from "node:util";
import type { Finding, ItemRef, Stop, StopKind } from "../engine/types.ts";
import { stateName } from "../pack/states.ts";

type Style = Parameters<typeof styleText>[0];

/** Coloured on a terminal; plain when piped, when NO_COLOR is set, or under --json. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

export const MARK: Readonly<Record<Finding, string>> = {
  met: "✓",
  "not-met": "✗",
  contested: "◇",
  unknown: "?",
  open: "◈",
  "not-reached": "·",
};

const STYLE: Readonly<Record<Finding, Style>> = {
  met: "green",
  "not-met": ["bold", "magenta"],
  contested: "yellow",
  unknown: "cyan",
  open: "blue",
  "not-reached": "dim",
};

export const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  met: "met",
  "not-met": "not met",
  contested: "contested",
  unknown: "unknown",
  open: "open",
  "not-reached": "not reached",
};

export function findingText(finding: Finding): string {
  return paint(STYLE[finding], `${MARK[finding]} ${FINDING_WORDS[finding].padEnd(11)}`);
}

export const STOP_WORDS: Readonly<Record<StopKind, string>> = {
  "no-standing": "no standing",
  "outside-the-text": "outside the text",
  excluded: "excluded by the text",
  "no-request": "no request",
  "request-elsewhere": "the request went elsewhere",
  "request-withdrawn": "the request was withdrawn",
  "no-consent": "no consent of the territorial state or the parties",
  "not-convened": "not convened",
  "not-proposed": "nothing was proposed",
  "not-adopted": "not adopted",
  "no-mandate": "no mandate of the Security Council",
  "national-procedure": "national procedure",
  "not-joined": "not joined",
  "not-carried-out": "not carried out",
  adopted: "adopted",
  held: "held",
  "carried-out": "carried out",
};

/** What is left open where a gate is neither met nor not met in every world. */
const LEFT_OPEN: Readonly<Record<StopKind, string>> = {
  "no-standing": "standing",
  "outside-the-text": "whether the text covers it",
  excluded: "whether the text excludes it",
  "no-request": "whether there was a request",
  "request-elsewhere": "whether the request went to the right place",
  "request-withdrawn": "whether the request still stood",
  "no-consent": "consent",
  "not-convened": "whether the organ met",
  "not-proposed": "whether it was proposed",
  "not-adopted": "adoption",
  "no-mandate": "the mandate",
  "national-procedure": "national procedure",
  "not-joined": "joining",
  "not-carried-out": "carrying out",
  adopted: "adoption",
  held: "whether it was held",
  "carried-out": "carrying out",
};

/** `not adopted, against: ARM`; `adoption: open` where the gate is left uncertain. */
export function stopText(stop: Stop): string {
  if (stop.step !== null && stop.finding !== "not-met") {
    return `${LEFT_OPEN[stop.kind]}: ${FINDING_WORDS[stop.finding]}`;
  }
  const against = stop.blocking ?? [];
  return against.length > 0
    ? `${STOP_WORDS[stop.kind]}, against: ${against.join(" ")}`
    : STOP_WORDS[stop.kind];
}

export function refText(ref: ItemRef): string {
  const [kind, id] = Object.entries(ref)[0] as [string, string];
  return `${kind} ${id}`;
}

export function refsText(refs: readonly ItemRef[], most = 5): string {
  const shown = refs.slice(0, most).map(refText).join(", ");
  return refs.length > most ? `${shown} and ${refs.length - most} more` : shown;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `12 Jun 2010`, `Jun 2010`, `2010`, or a span, with the precision the date has. */
export function dateText(date: string): string {
  return date
    .split("/")
    .map((part) => {
      const [year, month, day] = part.slice(0, 10).split("-");
      const name = month === undefined ? "" : `${MONTHS[Number(month) - 1]} `;
      const hour = part.includes("T") ? ` ${part.slice(11)}` : "";
      return `${day === undefined ? "" : `${Number(day)} `}${name}${year}${hour}`;
    })
    .join(" to ");
}

export const stateText = (code: string): string => stateName(code, "en");

/** A heading and what stands under it. */
export function section(title: string, lines: readonly string[]): string {
  return [paint("bold", title), ...lines].join("\n");
}

/** `1,234`; from thirteen digits on `about 1.2 × 10^14`, since nobody reads more. */
export function countText(count: string): string {
  if (count.length > 12) return `about ${count[0]}.${count[1]} × 10^${count.length - 1}`;
  return count.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** How a time limit is said; that the text has none is the finding. */
export function limitText(limit: string): string {
  return limit === "none" ? "no time limit in the text" : `time limit: ${limit}`;
}

/** Columns padded to the widest cell; the last one is left as it is. */
export function table(rows: readonly (readonly string[])[], indent = ""): string {
  const plain = (cell: string) =>
    cell.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "");
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, plain(cell).length);
    });
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, i) =>
            i === row.length - 1 ? cell : cell + " ".repeat((widths[i] ?? 0) - plain(cell).length),
          )
          .join("  ")
          .trimEnd(),
    )
    .join("\n");
}

/** Text wrapped at the width of the terminal, continued under itself. */
export function wrap(
  text: string,
  indent: string,
  width = Math.min(process.stdout.columns ?? 100, 110),
): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(indent + line);
  return lines.join("\n");
}

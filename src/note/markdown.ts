/** A note as Markdown. */
import type { Block, Outline, Text } from "./outline.ts";
import { runsOf } from "./outline.ts";

/** Characters that Markdown would take for marks are escaped; our own marks are kept. */
function inline(text: Text): string {
  return runsOf(text)
    .map((piece) => {
      if (piece.code) return `\`${piece.text}\``;
      // Underscores inside words and blanks made of them are no marks to any reader we know of.
      const safe = piece.text.replaceAll(/([\\*`<>])/g, "\\$1");
      return piece.bold ? `**${safe}**` : safe;
    })
    .join("");
}

const cell = (text: Text): string => inline(text).replaceAll("|", "\\|");

export function markdownOf(note: Outline): string {
  return `${[`# ${inline(note.title)}`, ...note.blocks.map(block)].filter(Boolean).join("\n\n")}\n`;
}

function block(entry: Block): string {
  switch (entry.kind) {
    case "heading":
      return `${"#".repeat(entry.level)} ${inline(entry.text)}`;
    case "text":
      // A number and a full stop at the start would begin a list.
      return inline(entry.text);
    case "list":
      return entry.items
        .map(({ text, under = [] }, i) => {
          const mark = entry.ordered ? `${i + 1}. ` : "- ";
          const indent = " ".repeat(mark.length);
          return [
            `${mark}${inline(text)}`,
            ...under.map((line) => `${indent}- ${inline(line)}`),
          ].join("\n");
        })
        .join("\n");
    case "fields":
      return entry.rows
        .map(([label, value]) => `- **${inline(label)}:** ${inline(value)}`)
        .join("\n");
    case "table": {
      const line = (cells: readonly Text[]) => `| ${cells.map(cell).join(" | ")} |`;
      const rule = `|${entry.head.map(() => " --- |").join("")}`;
      return [line(entry.head), rule, ...entry.rows.map(line)].join("\n");
    }
    case "page":
      return "---";
  }
}

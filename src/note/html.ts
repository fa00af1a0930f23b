/** A note as one HTML page that prints well: its own styles, no script, nothing fetched. */
import { type Block, type Outline, runsOf, type Text } from "./outline.ts";
import { escapeXml } from "./xml.ts";

function inline(text: Text): string {
  return runsOf(text)
    .map((piece) => {
      const safe = escapeXml(piece.text);
      return piece.bold ? `<strong>${safe}</strong>` : piece.code ? `<code>${safe}</code>` : safe;
    })
    .join("");
}

const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.45 "Liberation Serif", "PT Serif", Georgia, "Times New Roman", serif; color: #111;
  background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 1.8em; } h3 { font-size: 1.05em; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
code { font: 0.85em "Liberation Mono", Consolas, monospace; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 0.2rem 1rem; }
dt { font-weight: bold; } dd { margin: 0; }
li { margin: 0.35em 0; break-inside: avoid; } li > ul { margin: 0.2em 0; padding-left: 1.2em; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #999; padding: 0.25em 0.5em;
  text-align: left; vertical-align: top; }
hr { border: 0; break-after: page; }
@page { size: A4; margin: 20mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`.trim();

export function htmlOf(note: Outline): string {
  const title = escapeXml(note.title);
  return `<!doctype html>
<html lang="${note.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${note.blocks.map(block).join("\n")}
</main>
</body>
</html>
`;
}

function block(entry: Block): string {
  switch (entry.kind) {
    case "heading":
      return `<h${entry.level}>${inline(entry.text)}</h${entry.level}>`;
    case "text":
      return `<p>${inline(entry.text)}</p>`;
    case "list": {
      const tag = entry.ordered ? "ol" : "ul";
      const items = entry.items.map(({ text, under = [] }) => {
        const inner = under.map((line) => `<li>${inline(line)}</li>`).join("");
        return `<li>${inline(text)}${inner === "" ? "" : `<ul>${inner}</ul>`}</li>`;
      });
      return `<${tag}>\n${items.join("\n")}\n</${tag}>`;
    }
    case "fields": {
      const rows = entry.rows.map(
        ([label, value]) => `<dt>${inline(label)}</dt><dd>${inline(value)}</dd>`,
      );
      return `<dl>\n${rows.join("\n")}\n</dl>`;
    }
    case "table": {
      const head = entry.head.map((text) => `<th scope="col">${inline(text)}</th>`).join("");
      const rows = entry.rows.map(
        (cells) => `<tr>${cells.map((text) => `<td>${inline(text)}</td>`).join("")}</tr>`,
      );
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
    }
    case "page":
      return "<hr>";
  }
}

/**
 * CSV as RFC 4180 has it, read with line numbers, and written so that a cell is never taken for a
 * formula.
 */

export type Row = { readonly line: number; readonly cells: readonly string[] };
export type Parsed =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problem: { readonly line: number; readonly says: string } };

/** Quoted cells may hold commas, quotes and line breaks; a row is known by the line it begins on. */
export function parseCsv(text: string): Parsed {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = "";
  let line = 1;
  let began = 1;
  let at = 0;
  const endCell = () => {
    cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push({ line: began, cells });
    cells = [];
    began = line;
  };
  while (at < text.length) {
    const char = text[at] as string;
    if (char === '"' && cell === "") {
      const opened = line;
      at += 1;
      for (;;) {
        const next = text[at];
        if (next === undefined)
          return {
            ok: false,
            problem: { line: opened, says: "opens a quote and never closes it" },
          };
        if (next === '"' && text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else if (next === '"') break;
        else {
          if (next === "\n") line += 1;
          cell += next;
          at += 1;
        }
      }
      at += 1;
      const after = text[at];
      if (after !== undefined && ![",", "\r", "\n"].includes(after))
        return { ok: false, problem: { line, says: "has text after a closing quote" } };
      // An empty quoted cell must not look like the start of another one.
      if (cell === "" && after === '"')
        return { ok: false, problem: { line, says: "has stray quotes" } };
    } else if (char === ",") {
      endCell();
      at += 1;
    } else if (char === "\r" && text[at + 1] === "\n") {
      at += 1;
    } else if (char === "\n" || char === "\r") {
      line += 1;
      endRow();
      at += 1;
    } else {
      cell += char;
      at += 1;
    }
  }
  if (cell !== "" || cells.length > 0) endRow();
  return { ok: true, rows };
}

/** A spreadsheet runs a cell that opens with one of these; a quote before it keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;

export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Tables as CSV (RFC 4180) that no spreadsheet takes for formulas. */
import type { Run } from "../engine/types.ts";
import type { Register } from "../record/record.ts";

export type Cell = string | number | boolean | null | undefined;

/** Text that a spreadsheet would compute gets an apostrophe before it; a number stays a number. */
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end with CR LF, as the standard says; the first row is the head. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

/** One row a step. */
export function csvOfRun(run: Run): string {
  const head = [
    "case",
    "law",
    "ask",
    "route",
    "in_force",
    "because",
    "step",
    "kind",
    "finding",
    "if_adopted",
    "provisions",
    "verified",
    "time_limit",
    "turns_on",
    "acts",
    "sources",
  ];
  const rows = run.routes.flatMap((route): Cell[][] => {
    const route_ = [run.case, run.lawAsOf, route.ask, route.id, route.inForce, route.because];
    if (route.steps.length === 0) return [[...route_, ...Array<Cell>(head.length - 6).fill("")]];
    return route.steps.map((step) => [
      ...route_,
      step.id,
      step.gate ?? `duty:${step.duty}`,
      step.finding,
      step.ifAdopted,
      step.provisions.map(({ id, version }) => `${id}@${version ?? ""}`).join(" "),
      step.provisions.every(({ verified }) => verified),
      step.timeLimit ?? "",
      step.turnsOn.map((ref) => Object.entries(ref).flat().join(":")).join(" "),
      step.acts.join(" "),
      step.sources.join(" "),
    ]);
  });
  return csvOf(head, rows);
}

/** One row an ask of each run. */
export function csvOfRecord(runs: readonly Run[]): string {
  const head = [
    "case",
    "title_en",
    "title_ru",
    "type",
    "origin",
    "law",
    "ask",
    "act",
    "by",
    "to",
    "for",
    "route",
    "stop",
    "step",
    "finding",
    "verified",
    "against",
  ];
  const rows = runs.flatMap((run) => {
    const of = [run.case, run.title.en, run.title.ru, run.type, run.origin, run.lawAsOf];
    return run.asks.map((ask): Cell[] => [
      ...of,
      ask.id,
      ask.act,
      ask.by.join(" "),
      ask.to.join(" "),
      ask.for,
      ask.route,
      ask.stop.kind,
      ask.stop.step,
      ask.stop.finding,
      ask.stop.verified,
      (ask.stop.blocking ?? []).join(" "),
    ]);
  });
  return csvOf(head, rows);
}

/** One row an entry; words have a column for each language, what is nested stays JSON. */
export function csvOfRegister(register: Register): string {
  const flat = (register.entries as readonly Record<string, unknown>[]).map(flatten);
  const head = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  return csvOf(
    head,
    flat.map((row) => head.map((key) => row.get(key))),
  );
}

function flatten(entry: Record<string, unknown>): Map<string, Cell> {
  const row = new Map<string, Cell>();
  for (const [key, value] of Object.entries(entry)) {
    if (isWords(value)) {
      row.set(`${key}_en`, value.en);
      row.set(`${key}_ru`, value.ru);
    } else if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
      row.set(key, value.join(" "));
    } else if (typeof value === "object" && value !== null) row.set(key, JSON.stringify(value));
    else row.set(key, value as Cell);
  }
  return row;
}

const isWords = (value: unknown): value is { en: string; ru: string } =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).sort().join() === "en,ru" &&
  Object.values(value).every((text) => typeof text === "string");

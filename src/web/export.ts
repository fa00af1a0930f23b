// A run as a file: JSON as the command line gives it, or one line of CSV per step.
import type { Run } from "../engine/types.ts";

export function runAsJson(run: Run): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}

const COLUMNS = [
  "case",
  "law",
  "ask",
  "route",
  "step",
  "kind",
  "finding",
  "if_adopted",
  "is_stop",
  "provisions",
  "turns_on",
] as const;

/** One line per step of every route in force, as RFC 4180 wants it. */
export function runAsCsv(run: Run): string {
  const lines = run.routes.flatMap((route) =>
    route.steps.map((step) => [
      run.case,
      run.lawAsOf,
      route.ask ?? "",
      route.id,
      step.id,
      step.gate ?? step.duty ?? "",
      step.finding,
      String(step.ifAdopted),
      String(route.stop?.step === step.id),
      step.provisions.map(({ id, version }) => `${id}@${version ?? ""}`).join(" "),
      step.turnsOn.map((ref) => Object.entries(ref).map(([kind, id]) => `${kind}:${id}`)).join(" "),
    ]),
  );
  return [COLUMNS, ...lines].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

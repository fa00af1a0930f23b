/** Roll calls of an assembly from a table: one row a roll call, one column a state. */
import type { RollCall } from "./record.ts";

/** Fields of one line of CSV; a quoted field may hold commas and doubled quotes. */
function fieldsOf(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

/** Lines of CSV as objects by the names of the first line, each with its number in the file. */
export function rowsOf(text: string): { line: number; row: Record<string, string> }[] {
  const lines = text.split(/\r?\n/);
  const names = fieldsOf((lines[0] ?? "").replace(/^\uFEFF/, "")).map((name) => name.trim());
  return lines.slice(1).flatMap((line, i) => {
    if (line.trim() === "") return [];
    const fields = fieldsOf(line);
    return [
      { line: i + 2, row: Object.fromEntries(names.map((name, j) => [name, fields[j] ?? ""])) },
    ];
  });
}

const VOTES: Readonly<Record<string, RollCall["votes"][string]>> = {
  Y: "Y",
  N: "N",
  A: "A",
  NV: "absent",
  NM: "not-a-member",
};

/** The table of unga-votes.csv; its columns are described in docs/DATA.md. */
export function rollCallsOf(text: string): RollCall[] {
  return rowsOf(text).map(({ row }) => {
    const states = Object.keys(row).filter((name) => /^[A-Z]{3}$/.test(name));
    const votes = states.map((state) => [state, VOTES[row[state] ?? ""] ?? "?"] as const);
    return {
      id: row["rcid"] ?? "",
      at: row["date"] ?? "",
      number: row["res"] ?? "",
      title: row["short_descr"] ?? "",
      onPart: row["para"] === "1",
      tally: { yes: Number(row["yes"]), no: Number(row["no"]), abstain: Number(row["abstain"]) },
      votes: Object.fromEntries(votes),
    };
  });
}

// What is wrong with a case as written, key by key: the shape of the file first, then what it names.
import { lintCase } from "../../check/lint.ts";
import type { Pack } from "../../pack/pack.ts";
import { CaseFile } from "../../pack/schema.ts";
import { validate } from "../../pack/validate.ts";
import type { AuthoringKey } from "../words/authoring.ts";
import { type Path, readText } from "./text.ts";

export type Finding = {
  /** Path of the key, joined by dots; empty for the file itself. */
  readonly key: string;
  readonly word: AuthoringKey;
  /** What stands there now, where the sentence names it. */
  readonly got: string;
  readonly nearest: string | null;
};

export type Reading = {
  /** As written, whatever its shape; null where the text cannot be read at all. */
  readonly value: Readonly<Record<string, unknown>> | null;
  /** Fit to be run. */
  readonly caseFile: CaseFile | null;
  readonly findings: readonly Finding[];
};

export function readingOf(pack: Pack, text: string): Reading {
  const read = readText(text);
  if (!read.ok) {
    const finding = { key: "", word: "says.unreadable", got: String(read.line), nearest: null };
    return { value: null, caseFile: null, findings: [finding as Finding] };
  }
  const { value } = read;
  const result = validate(CaseFile, { ...value, origin: "own" }, "");
  const problems = result.ok ? lintCase(pack, result.value, "") : result.problems;
  const findings = problems.map(({ key, says, nearest }) => ({
    key,
    ...spoken(says),
    nearest: nearest ?? null,
  }));
  const origin: Finding[] =
    value.origin === "own"
      ? []
      : [{ key: "origin", word: "says.origin", got: String(value.origin ?? ""), nearest: "own" }];
  const said = new Set(findings.map(({ key }) => key));
  const left = unsigned(value, []).filter(({ key }) => !said.has(key));
  const all = [...findings, ...left, ...origin];
  return { value, caseFile: result.ok ? result.value : null, findings: all };
}

/** An author or a value that was begun and left empty; the schema takes any text there. */
function unsigned(value: unknown, path: Path): Finding[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]): Finding[] => {
    const here = [...path, name];
    const empty = (name === "by" || name === "value") && part === "";
    return empty
      ? [{ key: keyOf(here), word: "says.missing", got: "", nearest: null }]
      : unsigned(part, here);
  });
}

/** The sentences of validation and lint by their shape; the first group is what stands there. */
const SHAPES: readonly (readonly [RegExp, AuthoringKey])[] = [
  [/^is missing$/, "says.missing"],
  [/^is not a key/, "says.key"],
  [/^"(.*)" is not one of/s, "says.value"],
  [/^"(.*)" is not a state code/s, "says.state"],
  [/^"(.*)" is not a three-letter/s, "says.state"],
  [/^"(.*)" is not a date of/s, "says.calendar"],
  [/^"(.*)" is not an ISO/s, "says.date"],
  [/^"(.*)" is not an id/s, "says.id"],
  [/^"(.*)" is not in packs/s, "says.fact"],
  [/^"(.*)" leads to nothing/s, "says.link"],
  [/^"(.*)" is used twice/s, "says.twice"],
  [/^"(.*)" is not a position/s, "says.position"],
  [/^ends before/, "says.interval"],
  [/^(\S+) is not on the roll/, "says.roll"],
  [/^(\S+) holds two/, "says.account"],
  [/^(?:"(.*)" )?Too small/s, "says.missing"],
];

function spoken(says: string): Pick<Finding, "word" | "got"> {
  for (const [shape, word] of SHAPES) {
    const hit = shape.exec(says);
    if (hit) {
      const got = hit[1] ?? "";
      // A key that waits for its value is read as null or as an empty text.
      const empty = got === "" || got === "null" || got === "undefined";
      return { word: empty && says.startsWith('"') ? "says.missing" : word, got };
    }
  }
  return { word: says.includes("received null") ? "says.missing" : "says.other", got: "" };
}

export const keyOf = (path: Path): string => path.join(".");

/** Findings on a key or on anything below it. */
export function findingsUnder(findings: readonly Finding[], path: Path): readonly Finding[] {
  const key = keyOf(path);
  return findings.filter((finding) => finding.key === key || finding.key.startsWith(`${key}.`));
}

/** A key of the file whose own name is wrong, so that the nearest is a name and no value. */
export const isAboutName = ({ word }: Finding): boolean =>
  word === "says.key" || word === "says.fact";

export const pathOf = (key: string): Path =>
  key.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

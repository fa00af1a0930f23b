/** Validation at the border: an unknown value against a zod schema, with problems a person can act on. */
import type { z } from "zod";
import { isCalendarDate } from "./dates.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { isState, STATE_CODES } from "./states.ts";

type Issue = z.core.$ZodIssue;

/** The value if it fits, else the problems, at most one per key. */
export function validate<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
): { ok: true; value: T } | { ok: false; problems: Problem[] } {
  const result = schema.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) =>
      problemsOf(issue, schema, value, file, []),
    );
    return { ok: false, problems };
  }
  // A code the file already uses is the likelier one to be meant.
  const used = [...JSON.stringify(value).matchAll(/"([A-Z]{3})"/g)].map(([, code]) => code ?? "");
  const likely = [...used.filter(isState), ...STATE_CODES];
  const codes = wrongCodes(value, file, [], likely);
  return codes.length > 0 ? { ok: false, problems: codes } : { ok: true, value: result.data };
}

function problemsOf(
  issue: Issue,
  schema: z.ZodType,
  value: unknown,
  file: string,
  before: PropertyKey[],
): Problem[] {
  const path = [...before, ...issue.path];
  const key = path.join(".");
  const got = valueAt(value, path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path);
    return issue.keys.map((extra) => ({
      file,
      key: [...path, extra].join("."),
      says: "is not a key of this file",
      nearest: nearest(extra, known) ?? undefined,
    }));
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    return [
      {
        file,
        key,
        says: `"${String(got)}" is not one of the values known here`,
        nearest: nearest(String(got), values) ?? undefined,
      },
    ];
  }
  if (issue.code === "invalid_union") {
    // The branch that came furthest is the one that was meant.
    const branches = issue.errors.map((branch) =>
      branch.flatMap((inner) => problemsOf(inner, schema, value, file, path)),
    );
    const best = branches.sort((a, b) => a.length - b.length || depth(b) - depth(a))[0];
    return best && best.length > 0
      ? best
      : [{ file, key, says: "has none of the shapes known here" }];
  }
  if (issue.code === "invalid_type" && got === undefined)
    return [{ file, key, says: "is missing" }];
  const shown = typeof got === "object" || got === undefined ? "" : `"${String(got)}" `;
  return [{ file, key, says: `${shown}${issue.message}` }];
}

const depth = (problems: readonly Problem[]): number =>
  Math.max(0, ...problems.map((problem) => problem.key.split(".").length));

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** The keys an object at this path may have, gathered over the branches of unions. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const def = (schema as { _zod?: { def: Record<string, unknown> } })?._zod?.def;
  if (def === undefined) return [];
  const type = def.type;
  if (type === "optional" || type === "nullable") return keysAt(def.innerType, path);
  if (type === "lazy") return keysAt((def.getter as () => unknown)(), path);
  if (type === "union") return (def.options as unknown[]).flatMap((option) => keysAt(option, path));
  const [head, ...rest] = path;
  if (type === "object") {
    const shape = def.shape as Record<string, unknown>;
    return head === undefined ? Object.keys(shape) : keysAt(shape[String(head)], rest);
  }
  if (type === "array") return head === undefined ? [] : keysAt(def.element, rest);
  if (type === "record") return head === undefined ? [] : keysAt(def.valueType, rest);
  return [];
}

/** Free text and names of time zones may hold anything that looks like a state code. */
const FREE_TEXT = new Set(
  "en ru note title name publisher address whereToLook unit zone".split(" "),
);

/** State codes and calendar dates by shape alone pass the schema; here they must exist. */
function wrongCodes(
  value: unknown,
  file: string,
  path: readonly (string | number)[],
  likely: readonly string[],
): Problem[] {
  if (typeof value === "string") {
    const key = path.join(".");
    if (/^[A-Z]{3}$/.test(value) && !isState(value) && path.length > 0) {
      return [
        {
          file,
          key,
          says: `"${value}" is not a state code`,
          nearest: nearest(value, likely) ?? undefined,
        },
      ];
    }
    if (
      /^\d{4}-\d{2}(-\d{2})?(?!\d)/.test(value) &&
      !value.includes(" ") &&
      !isCalendarDate(value)
    ) {
      return [{ file, key, says: `"${value}" is not a date of the calendar` }];
    }
    return [];
  }
  if (Array.isArray(value))
    return value.flatMap((entry, i) => wrongCodes(entry, file, [...path, i], likely));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) =>
      FREE_TEXT.has(key) && typeof entry === "string"
        ? []
        : wrongCodes(entry, file, [...path, key], likely),
    );
  }
  return [];
}

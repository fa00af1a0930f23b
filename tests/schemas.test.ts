// The schemas in schemas/ are those of the code, every pack file fits its own, and so does every answer.
import { execFileSync } from "node:child_process";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { schemas } from "../scripts/schemas.ts";
import { run } from "../src/engine/run.ts";
import { readPack } from "../src/pack/read-node.ts";

// Commands are run as a user runs them; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const folder = join(root, "schemas");
const schemaOf = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.schema.json`), "utf8"));

const draft7 = new Ajv({ strict: false, allErrors: false });
const latest = new Ajv2020({ strict: false });
const compiled = new Map<string, ValidateFunction>();

function problem(name: string, value: unknown): string {
  const schema = schemaOf(name);
  const ajv = schema.$schema.includes("2020-12") ? latest : draft7;
  const validate = compiled.get(name) ?? ajv.compile(schema);
  compiled.set(name, validate);
  if (validate(value)) return "";
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`).join("; ");
}

function casus(...words: string[]): unknown {
  const node = process.execPath;
  const env = { ...process.env, CASUS_PACKS: "" };
  let text: string;
  try {
    text = execFileSync(node, ["bin/casus.js", ...words, "--json"], {
      cwd: root,
      env,
      encoding: "utf8",
      maxBuffer: 1e9,
    });
  } catch (error) {
    // `check` and `lint` answer and then exit with 1 where there is something to mend.
    text = (error as { stdout: string }).stdout;
  }
  return JSON.parse(text);
}

test("The schemas checked in are those of the code: node scripts/schemas.ts makes them", () => {
  const made = schemas();
  expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort());
  for (const [name, text] of made)
    expect(readFileSync(join(folder, name), "utf8"), name).toBe(text);
});

test("Every key of every answer says what it means", () => {
  const silent: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties") {
        for (const [name, property] of Object.entries(value as Record<string, object>)) {
          const words = path.endsWith("/title") || /\/(en|ru)$/.test(`/${name}`);
          if (!words && !("description" in property)) silent.push(`${path}/${name}`);
          walk(property, `${path}/${name}`);
        }
      } else walk(value, path);
    }
  };
  for (const name of ["run", "list", "check", "lint", "law", "members-answer", "verify-text"])
    walk(schemaOf(name), name);
  expect(silent).toEqual([]);
});

test("The editor maps every kind of pack file to a schema that it fits", () => {
  const settings = JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8"));
  const mapped = Object.entries(settings["yaml.schemas"] as Record<string, string | string[]>);
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const [schema, patterns] of mapped) {
    const name = /^\.\/schemas\/(.+)\.schema\.json$/.exec(schema)?.[1] ?? schema;
    for (const file of [patterns].flat().flatMap((pattern) => globSync(pattern, { cwd: root }))) {
      seen.add(file);
      const value = parse(readFileSync(join(root, file), "utf8"));
      const says = problem(name, value);
      if (says !== "") wrong.push(`${file}: ${says}`);
    }
  }
  expect(wrong).toEqual([]);
  const all = globSync("packs/**/*.yaml", { cwd: root });
  expect(all.filter((file) => !seen.has(file))).toEqual([]);
});

test("Every run of the record fits run.schema.json, on the law of its day and on that of 2025", () => {
  const pack = readPack("csto");
  const wrong = pack.cases.flatMap((entry) =>
    [{}, { law: "2025-01-01" }].flatMap((options) => {
      const json = JSON.parse(JSON.stringify(run(pack, entry, options)));
      const says = problem("run", json);
      return says === "" ? [] : [`${entry.id}: ${says}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ["list", ["list"]],
  ["check", ["check"]],
  ["lint", ["lint", "csto"]],
  ["law", ["law", "2010-06-12"]],
  ["members-answer", ["members", "2012-12-19"]],
  ["run", ["run", "osh-2010", "--position", "RUS=objecting"]],
])("casus %s answers as its schema says", (name, words) => {
  expect(problem(name, casus(...words))).toBe("");
});

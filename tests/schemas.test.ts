// The schemas in schemas/ are those of the code, every pack file fits its own, and so does every answer.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Command } from "commander";
import { afterAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { schemas } from "../scripts/schemas.ts";
import { reformRecord } from "../src/change/reform-report.ts";
import { ANSWERS } from "../src/cli/answers-schema.ts";
import { run } from "../src/engine/run.ts";
import { packIds, readPack } from "../src/pack/read-node.ts";
import { type LogFile, verifyLog } from "../src/play/export.ts";
import { registersOf } from "../src/record/record.ts";
import { readRecords } from "../src/record/record-node.ts";
import { registerAnswer } from "../src/record/registers.ts";
import { sha256, verifyEd25519 } from "../src/store/keys-node.ts";

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

/** The schema of an answer: where a pack file has the name, the answer gives way. */
const answerOf = (name: string) =>
  existsSync(join(folder, `${name}-answer.schema.json`)) ? `${name}-answer` : name;

/** As it is printed: keys without a value are not there. */
const printed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

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
  for (const name of Object.keys(ANSWERS)) walk(schemaOf(answerOf(name)), name);
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

/** They share the options of a case, and print a document in a format of its own. */
const DOCUMENTS = ["export", "note"];

test("Every command that takes --json has a schema, and its answer says which", async () => {
  const program = new Command();
  for (const file of globSync("src/cli/*.ts", { cwd: root })) {
    // The entry itself would run.
    if (file.endsWith("main.ts")) continue;
    const exported = (await import(join(root, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (/^register[A-Z]/.test(name)) (value as (program: Command) => void)(program);
  }
  const withJson = program.commands.filter(
    (command) =>
      !DOCUMENTS.includes(command.name()) && command.options.some(({ long }) => long === "--json"),
  );
  expect(withJson.map((command) => command.name()).sort()).toEqual(Object.keys(ANSWERS).sort());
  for (const name of Object.keys(ANSWERS)) {
    const schema = schemaOf(answerOf(name));
    for (const shape of schema.anyOf ?? [schema])
      expect(shape.properties.casus.const, name).toBe(`${name}@1`);
  }
});

// --- every command, asked as a user asks it -------------------------------------------------------

const made = mkdtempSync(join(tmpdir(), "casus-schemas-"));
afterAll(() => rmSync(made, { recursive: true }));

/** Even weights over everything open in a case. */
function evenOdds(id: string): string {
  const pack = readPack("csto");
  const { worlds } = run(pack, pack.byId.case.get(id) as never);
  const items = worlds.items.map(({ id: item, values }) => ({
    item,
    weights: Object.fromEntries(values.map((value) => [value, `1/${values.length}`])),
  }));
  const file = join(made, `${id}.odds.yaml`);
  writeFileSync(file, JSON.stringify({ items }));
  return file;
}

/** The log of a played session, with one entry changed afterwards: not whole any more. */
function changedLog(): string {
  const file = join(made, "log.json");
  const log = readFileSync(LOG, "utf8").replaceAll('"zone": "UTC"', '"zone": "Europe/Moscow"');
  writeFileSync(file, log);
  return file;
}

const LOG = join(root, "src/play/fixtures/kazakhstan-2022.log.json");
const VOTES = "packs/un-sc/registers/votes.csv";
const LAWS = "2010-06-12,2022-01-06";
const ASKED: readonly (readonly [name: string, words: readonly string[]])[] = [
  ["list", []],
  ["check", []],
  ["lint", ["csto"]],
  ["law", ["2010-06-12"]],
  ["members", ["2012-12-19"]],
  ["members", ["2012-12-19", "--outside"]],
  ["run", ["osh-2010", "--position", "RUS=objecting"]],
  ["verify-text", ["README.md"]],
  ["why", ["osh-2010"]],
  ["why", ["minsk-2023", "--facts", "--reforms"]],
  ["why", ["karabakh-2020", "--to", "request"]],
  ["table", ["osh-2010"]],
  ["table", ["minsk-2023", "--positions", "objecting,absent,in-favour"]],
  ["odds", ["osh-2010", "--odds", evenOdds("osh-2010")]],
  ["odds", ["minsk-2023", "--odds", evenOdds("minsk-2023")]],
  ["reform", []],
  ["reform", ["consensus-minus-one"]],
  ["compare", ["osh-2010", "kazakhstan-2022", "--law", LAWS]],
  ["compare", ["--threat", "all", "--law", LAWS]],
  ["claims", []],
  ["claims", ["--text", "002"]],
  ["claims", ["--about", "barriers"]],
  ["register", []],
  ["register", ["--year", "2012", "--state", "UZB"]],
  ["register", ["partners", "--partner", "UN"]],
  ["tracks", []],
  ["forum", ["osh-2010"]],
  ["forum", ["kazakhstan-2022"]],
  ["measures", []],
  ["measures", ["obstacles"]],
  ["replay-votes", ["un-sc", VOTES]],
  ["verify-log", [changedLog()]],
];

test.each(ASKED)("casus %s %j answers as its schema says", (name, words) => {
  expect(problem(answerOf(name), casus(name, ...words))).toBe("");
});

test("No command that answers in JSON is left out above", () => {
  expect([...new Set(ASKED.map(([name]) => name))].sort()).toEqual(Object.keys(ANSWERS).sort());
});

// --- the rest of the record, asked in one process -------------------------------------------------

/** Answers that do not fit, each by what was asked. */
const misfits = (name: string, asked: readonly (readonly [about: string, answer: unknown])[]) =>
  asked.flatMap(([about, answer]) => {
    const says = problem(answerOf(name), printed(answer));
    return says === "" ? [] : [`${about}: ${says}`];
  });

test("Every register of every pack fits register-answer.schema.json, whole", () => {
  const asked = packIds().flatMap((id) => {
    const pack = readPack(id);
    const records = readRecords(pack);
    return registersOf(records).map(
      ({ register }) => [`${id} ${register}`, registerAnswer(pack, records, register)] as const,
    );
  });
  expect(asked.length).toBeGreaterThan(10);
  expect(misfits("register", asked)).toEqual([]);
});

test("Every reform put to the record fits reform-answer.schema.json", () => {
  const pack = readPack("csto");
  const asked = pack.reforms.map(({ id }) => [id, reformRecord(pack, [id])] as const);
  expect(misfits("reform", asked)).toEqual([]);
});

test("A log that is whole fits verify-log.schema.json", () => {
  const log = JSON.parse(readFileSync(LOG, "utf8")) as LogFile;
  const checks = verifyLog(log, sha256, verifyEd25519);
  const ok = checks.every((check) => check.ok);
  expect(ok).toBe(true);
  const answer = { casus: "verify-log@1", session: log.session, ok, checks };
  expect(misfits("verify-log", [["the fixture", answer]])).toEqual([]);
});

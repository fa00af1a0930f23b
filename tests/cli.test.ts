// The command line as a user meets it: one clear line for bad input, exit 2, nothing written.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const casus = join(import.meta.dirname, "..", "bin", "casus.js");
const folder = mkdtempSync(join(tmpdir(), "casus-"));
afterAll(() => rmSync(folder, { recursive: true }));

function ask(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [casus, ...words], {
    encoding: "utf8",
    cwd: folder,
  });
  return { status, stdout, stderr };
}

test("A case started from `casus new case` lints and runs", () => {
  const text = execFileSync(process.execPath, [casus, "new", "case"], { encoding: "utf8" });
  expect(text.trim().split("\n").length).toBeLessThanOrEqual(18);
  writeFileSync(join(folder, "my-case.yaml"), text);
  const answer = ask("run", "my-case.yaml");
  expect(answer.stderr).toBe("");
  expect(answer.status).toBe(0);
  expect(answer.stdout).toContain("own: not part of the record");
});

test.each([
  ["state", "by: ARM,", "by: ARN,", /my-case\.yaml:\d+: acts\.0\.by: "ARN" .*nearest valid: ARM/],
  ["date", "date: 2022-09-13", "date: 2022-19-13", /my-case\.yaml:\d+: date: .*2022-19-13/],
  [
    "fact",
    "force-used-by:",
    "force-used-bye:",
    /facts\.force-used-bye.*nearest valid: force-used-by/,
  ],
  [
    "value",
    "value: state",
    "value: stat",
    /facts\.force-used-by\.value: "stat".*nearest valid: state/,
  ],
  ["key", "territory:", "teritory:", /teritory: is not a key .*nearest valid: territory/],
  [
    "measure",
    "for: military-assistance",
    "for: military-asistance",
    /nearest valid: military-assistance/,
  ],
  [
    "provision",
    "for: military-assistance",
    "under: csto.treaty.44",
    /nearest valid: csto\.treaty\.4/,
  ],
])(
  "A misspelt %s gets one line with file, key and the nearest valid value",
  (_, right, wrong, line) => {
    const text = execFileSync(process.execPath, [casus, "new", "case"], { encoding: "utf8" });
    expect(text).toContain(right);
    writeFileSync(join(folder, "my-case.yaml"), text.replace(right, wrong));
    const before = readdirSync(folder);
    const answer = ask("run", "my-case.yaml");
    expect(answer.status).toBe(2);
    expect(answer.stdout).toBe("");
    expect(answer.stderr).toMatch(line);
    expect(answer.stderr.trim().split("\n")).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(before);
  },
);

test.each([
  [["run", "osh-2011"], "osh-2010"],
  [["run", "osh-2010", "--law", "2010-6-1"], "is not a day"],
  [["run", "osh-2010", "--reading", "csto.absense=harmless"], "csto.absence"],
  [["run", "osh-2010", "--reading", "csto.absence=harmles"], "harmless"],
  [["run", "osh-2010", "--position", "RUSS=objecting"], "RUS"],
  [["run", "osh-2010", "--position", "RUS=objects"], "objecting"],
  [["run", "osh-2010", "--without", "a99"], "has no act"],
  [["members", "2012"], "is not a day"],
  [["check", "osh-2011"], "osh-2010"],
])("casus %j is refused in one line", (words, hint) => {
  const answer = ask(...words);
  expect(answer.status).toBe(2);
  expect(answer.stdout).toBe("");
  expect(answer.stderr).toContain(hint);
  expect(answer.stderr.trim().split("\n")).toHaveLength(1);
});

test("The same question gives the same bytes", () => {
  expect(ask("run", "osh-2010", "--json").stdout).toBe(ask("run", "osh-2010", "--json").stdout);
});

test("The whole record is checked, and lint has nothing to mend", () => {
  const { stdout, status } = ask("check", "--pack", "csto", "--json");
  const answer = JSON.parse(stdout) as { cases: { verdict: string }[]; lint: unknown[] };
  expect(answer.lint).toEqual([]);
  expect(status).toBe(0);
  expect(answer.cases.length).toBeGreaterThanOrEqual(58);
});

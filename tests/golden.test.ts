// Every recorded case and its explanation as text; CASUS_GOLDEN=write makes the files anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { showRun } from "../src/cli/show-run.ts";
import { caseOf, csto, runOf } from "./packs.ts";

const folder = join(import.meta.dirname, "golden", "runs");
const write = process.env.CASUS_GOLDEN === "write";

test.each(csto.cases.map(({ id }) => id))("%s reads as it was reviewed", (id) => {
  const text = `${showRun(runOf(id), csto, caseOf(id))}\n`;
  const path = join(folder, `${id}.txt`);
  if (write) writeFileSync(path, text);
  expect(existsSync(path), `${path} is missing`).toBe(true);
  expect(text).toBe(readFileSync(path, "utf8"));
});

test("No explanation is left of a case that is gone", () => {
  const known = csto.cases.map(({ id }) => `${id}.txt`);
  expect(readdirSync(folder).filter((name) => !known.includes(name))).toEqual([]);
});

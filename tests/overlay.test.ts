// A user's folder over the built-in packs: own cases, checked texts, a whole organisation; nothing built in changes.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { PACKS, packIds, readPack } from "../src/pack/read-node.ts";

// Commands are run as a user runs them; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const casus = join(import.meta.dirname, "..", "bin", "casus.js");
const home = mkdtempSync(join(tmpdir(), "casus-overlay-"));
afterAll(() => rmSync(home, { recursive: true }));
let folder = "";
let count = 0;
beforeEach(() => {
  count += 1;
  folder = join(home, `packs-${count}`);
  mkdirSync(folder);
});

function ask(words: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [casus, ...words], {
    encoding: "utf8",
    cwd: home,
    env: { ...process.env, CASUS_PACKS: "", ...env },
  });
}

function write(path: string, text: string) {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const OWN = `id: my-own
title: { en: Mine, ru: Мой }
type: crisis
origin: own
date: 2022-09-13
territory: ARM
acts:
  - { id: a1, at: 2022-09-13, act: request, by: ARM, to: csc, for: military-assistance }
`;

test("A case laid over a pack is one more case of it, by option or by CASUS_PACKS", () => {
  write("csto/cases/my-own.yaml", OWN);
  const built = readPack("csto");
  const laid = readPack("csto", folder);
  expect(laid.cases.length).toBe(built.cases.length + 1);
  expect(laid.instruments).toEqual(built.instruments);
  expect(ask(["run", "my-own", "--packs", folder]).stdout).toContain("own: not part of the record");
  expect(ask(["run", "my-own"], { CASUS_PACKS: folder }).status).toBe(0);
  const without = ask(["run", "my-own"]);
  expect(without.status).toBe(2);
  expect(without.stderr.trim().split("\n")).toHaveLength(1);
});

test("A file of the same name replaces the built-in one; the built-in one stays as it was", () => {
  const name = "csto/cases/osh-2010.yaml";
  const before = readFileSync(join(PACKS, name), "utf8");
  write(name, before.replace("territory: KGZ", "territory: TJK"));
  expect(readPack("csto", folder).byId.case.get("osh-2010")?.territory).toBe("TJK");
  expect(readPack("csto").byId.case.get("osh-2010")?.territory).toBe("KGZ");
  expect(readFileSync(join(PACKS, name), "utf8")).toBe(before);
});

test("A folder that holds every file gives what the built-in packs give", () => {
  cpSync(join(PACKS, "csto"), join(folder, "csto"), { recursive: true });
  cpSync(join(PACKS, "facts.yaml"), join(folder, "facts.yaml"));
  expect(readPack("csto", folder).digest).toBe(readPack("csto").digest);
});

test("A pack started from `casus new pack` lints, runs, has a note, and stands beside the others", () => {
  const made = ask(["new", "pack", join(folder, "league")]);
  expect(made.stderr).toBe("");
  expect(ask(["lint", "league", "--packs", folder]).stdout).toContain("nothing to mend");
  expect(ask(["lint", join(folder, "league")]).stdout).toContain("nothing to mend");
  const run = ask(["run", "first-case", "--packs", folder]);
  expect(run.stdout).toContain("not adopted, against: FRA");
  expect(packIds(folder)).toEqual([...packIds(), "league"].sort());
  for (const lang of ["en", "ru"]) {
    const note = ask(["note", "first-case", "--packs", folder, "--lang", lang]);
    expect(note.status).toBe(0);
  }
  const again = ask(["new", "pack", join(folder, "league")]);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain("is not empty");
});

test("A fault in an overlay is one line with the file as the user knows it", () => {
  ask(["new", "pack", join(folder, "league")]);
  const path = join(folder, "league/routes/help.yaml");
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace("by: league.treaty.2", "by: league.treaty.22"),
  );
  const lint = ask(["lint", "league", "--packs", folder]);
  expect(lint.status).toBe(1);
  const lines = lint.stdout.trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^packs-\d+\/league\/routes: .*"league.treaty.22".*nearest valid: league.treaty.2/,
  );
  const missing = ask(["run", "first-case", "--packs", join(home, "nowhere")]);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toContain("there is no such folder of packs");
});

test.each([
  ["cases/first-case.yaml", "by: PRT, to", "by: PTR, to", /acts\.0\.by/],
  [
    "cases/first-case.yaml",
    "date: '2021-03-01'",
    "date: '2021-02-30'",
    /first-case\.yaml:\d+: date: .*2021-02-30/,
  ],
  [
    "cases/first-case.yaml",
    "force-from",
    "force-form",
    /facts\.force-form.*nearest valid: force-from/,
  ],
  [
    "law/treaty.yaml",
    "provision: league.treaty.1",
    "provision: league.treaty.11",
    /"league.treaty.11".*nearest valid: league.treaty.1/,
  ],
  [
    "members.yaml",
    "state: PRT",
    "state: PTR",
    /members\.yaml:\d+: roll\.\d\.state: "PTR".*nearest valid/,
  ],
  [
    "law/treaty.yaml",
    "kind: treaty",
    "kind: tretay",
    /treaty\.yaml:\d+: .*"tretay".*nearest valid: treaty/,
  ],
])("In an own pack a misspelt word in %s is one line with its key", (name, right, wrong, line) => {
  ask(["new", "pack", join(folder, "league")]);
  const path = join(folder, "league", name);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(right);
  writeFileSync(path, text.replace(right, wrong));
  const answer = ask(["lint", "league", "--packs", folder]);
  const said = (answer.stderr || answer.stdout).trim();
  expect(answer.status).toBeGreaterThan(0);
  expect(said).toMatch(line);
  expect(said.split("\n")).toHaveLength(1);
});

const TEXT = `Treaty of the League

Article 1
A member attacked by the forces of a state may ask the others for help. The request is made
in writing; it names the measure (cf. Art. 2).

Article 2. The Council decides within ten days. Nobody may object.

Статья 3
О принятых мерах незамедлительно сообщается Совету Безопасности.
`;

test("verify-text adopts a text, finds it again, and says what was changed and what is missing", () => {
  ask(["new", "pack", join(folder, "league")]);
  const unread = readFileSync(join(folder, "league/law/treaty.yaml"), "utf8");
  writeFileSync(
    join(folder, "league/law/treaty.yaml"),
    unread
      .replaceAll("confidence: primary", "confidence: from-memory")
      .replaceAll("basis: text", "basis: memory"),
  );
  const file = join(home, "treaty.txt");
  writeFileSync(file, TEXT);
  const words = [
    "verify-text",
    file,
    "--pack",
    "league",
    "--packs",
    folder,
    "--instrument",
    "league.treaty",
  ];
  const run = () => JSON.parse(ask(["run", "first-case", "--packs", folder, "--json"]).stdout);
  expect(run().asks[0].stop.verified).toBe(false);

  const adopted = JSON.parse(ask([...words, "--adopt", "--json"]).stdout);
  expect(adopted.adopted).toEqual(["league.treaty.1", "league.treaty.2", "league.treaty.3"]);
  expect(adopted.notPlaced).toEqual([]);
  expect(run().asks[0].stop.verified).toBe(true);
  const kept = readFileSync(join(folder, "league/fingerprints.yaml"), "utf8");
  expect(kept).not.toContain("attacked");

  const found = JSON.parse(ask([...words, "--json"]).stdout);
  expect([found.found, found.changed, found.missing]).toEqual([6, 0, 0]);

  // Typography makes no difference, a word does; a sentence cut out is missing.
  const other = TEXT.replace("ten days", "thirty days")
    .replace(" Nobody may object.", "")
    .replace("in writing", "in   writing");
  writeFileSync(file, other);
  const changed = JSON.parse(ask([...words, "--json"]).stdout);
  expect([changed.found, changed.changed, changed.missing]).toEqual([4, 1, 1]);
  expect(changed.rows.find((row: { state: string }) => row.state === "changed").provision).toBe(
    "league.treaty.2",
  );
});

test("verify-text refuses a misspelt instrument, and never writes to the built-in packs", () => {
  const file = join(home, "any.txt");
  writeFileSync(file, "Article 1\nNothing.");
  const wrong = ask(["verify-text", file, "--instrument", "csto.traety"]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("nearest valid: csto.treaty");
  const refused = ask([
    "verify-text",
    file,
    "--instrument",
    "csto.treaty",
    "--adopt",
    "--packs",
    PACKS,
  ]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("never written to");
  expect(ask(["verify-text", file, "--adopt"]).stderr).toContain("needs --instrument");
});

test("A fingerprint of a provision that does not exist is refused with the nearest", () => {
  write(
    "csto/fingerprints.yaml",
    `text: mine\nfingerprints:\n  - { provision: csto.treaty.44, version: '1994-04-20', sentences: [${"a".repeat(64)}] }\n`,
  );
  const answer = ask(["run", "osh-2010", "--packs", folder]);
  expect(answer.status).toBe(2);
  expect(answer.stderr).toMatch(
    /fingerprints\.0\.provision: "csto\.treaty\.44".*nearest valid: csto\.treaty\.4/,
  );
});

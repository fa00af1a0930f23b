// Checks what the page is made of: words complete, edits that keep the text, the hash, the command.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readPack } from "../../pack/read-node.ts";
import { loadedWordsIn } from "../loaded-words.ts";
import { AUTHORING, type AuthoringKey, authoringWords } from "../words/authoring.ts";
import { readingOf } from "./findings.ts";
import { commandFor } from "./note-command.ts";
import { NOTE_WORDS } from "./note-words.ts";
import { sha256 } from "./sha256.ts";
import { bareCase, copyOf, exampleCase } from "./starts.ts";
import { edited, renamed } from "./text.ts";

const keys = Object.keys(AUTHORING.en) as AuthoringKey[];

test("Every word can be said in both languages with every count, and none is loaded", () => {
  expect(Object.keys(AUTHORING.ru)).toEqual(keys);
  for (const language of ["en", "ru"] as const) {
    const values = { label: "x", n: 2, got: "x", value: "x", id: "x", fact: "x", reason: "x" };
    for (const key of keys) {
      for (const n of [0, 1, 2, 5, 21]) {
        expect(authoringWords(language, key, { ...values, n })).not.toMatch(/[{}]/);
      }
      expect(loadedWordsIn(AUTHORING[language][key], language)).toEqual([]);
    }
    for (const text of Object.values(NOTE_WORDS[language])) {
      expect(loadedWordsIn(text, language)).toEqual([]);
    }
  }
});

test("An edit changes one place and leaves comments and the rest as written", () => {
  const text = exampleCase("en");
  expect(edited(text, ["territory"], "ARM")).toBe(text);
  const changed = edited(text, ["acts", 0, "by"], "AZE");
  expect(changed).toBe(text.replace("by: ARM", "by: AZE"));
  expect(edited(text, ["acts", 0], undefined)).not.toMatch(/^acts/m);
  expect(renamed(text, ["facts", "force-from"], "force-used-by-x")).toContain("force-used-by-x: {");
});

test("A case of today has nothing to correct, and a misspelt state names the nearest", () => {
  const pack = readPack("csto");
  expect(readingOf(pack, bareCase("2026-11-21", "ru")).findings).toEqual([]);
  const wrong = readingOf(pack, exampleCase("en").replace("by: ARM", "by: ARN"));
  expect(wrong.caseFile).toBeNull();
  expect(wrong.findings).toEqual([
    { key: "acts.0.by", word: "says.state", got: "ARN", nearest: "ARM" },
  ]);
});

test("A copy of any case of the record can be read and run as one's own", () => {
  const pack = readPack("csto");
  for (const file of pack.cases) {
    const { caseFile, findings } = readingOf(pack, copyOf(file));
    const { inTexts: _, ref: __, ...rest } = file;
    expect([file.id, findings]).toEqual([file.id, []]);
    expect(caseFile).toEqual({ ...rest, origin: "own" });
  }
});

test("The hash is SHA-256", () => {
  for (const text of ["", "abc", "Ош", "x".repeat(55), "x".repeat(64), "й".repeat(5000)]) {
    expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  }
});

test("The command carries every choice that has a word, and gives up on one that has none", () => {
  const query = [
    ["position.csc@KGZ", "objecting"],
    ["reading.csto.absence", "harmless"],
    ["law", "2022-01-06"],
    ["without", "a1,a2"],
  ] as const;
  expect(commandFor("osh-2010", query, "en")).toBe(
    "casus note osh-2010 --law 2022-01-06 --reading csto.absence=harmless " +
      "--position csc:KGZ=objecting --without a1 --without a2 --lang en",
  );
  expect(commandFor("osh-2010", [["redirect", "a1:csto"]], "en")).toBeNull();
});

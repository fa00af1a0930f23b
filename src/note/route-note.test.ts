// Notes as text, checked in and read by hand; the three ways to print them; what they must not do.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { why } from "../change/why.ts";
import { run } from "../engine/run.ts";
import { readPack } from "../pack/read-node.ts";
import { docxOf } from "./docx-node.ts";
import { fingerprintOf } from "./fingerprint-node.ts";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import { precedentsOf } from "./precedents.ts";
import { routeNote } from "./route-note.ts";
import { WORDS } from "./words.ts";

const pack = readPack("csto");
const precedents = precedentsOf(pack);
const folder = join(import.meta.dirname, "../../tests/golden/notes");

function noteOf(id: string, language: "en" | "ru", law?: string, withWhy = false) {
  const file = pack.byId.case.get(id);
  if (file === undefined) throw new Error(`there is no case ${id}`);
  const options = law === undefined ? {} : { law };
  const result = run(pack, file, options);
  // Digest and fingerprint change with every datum; the text of the note is what is kept.
  const command = `casus note ${id}${law ? ` --law ${law}` : ""} --lang ${language}`;
  return routeNote({
    run: { ...result, data: { version: "VERSION", digest: "DIGEST" } },
    pack,
    case: file,
    language,
    precedents,
    fingerprint: "FINGERPRINT",
    ...(withWhy ? { why: why({ pack, case: file, options }) } : {}),
    command,
  });
}

test.each([
  ["2010", "en", undefined],
  ["2010", "ru", undefined],
  ["2022", "en", "2022-01-06"],
  ["2022", "ru", "2022-01-06"],
] as const)(
  "The note for Osh on the law of %s, in %s, reads as the one checked in",
  (year, language, law) => {
    const path = join(folder, `osh-2010.${year}.${language}.md`);
    const text = markdownOf(noteOf("osh-2010", language, law, true));
    if (process.env.CASUS_GOLDEN === "write") writeFileSync(path, text);
    expect(existsSync(path), `${path} is missing`).toBe(true);
    expect(text).toBe(readFileSync(path, "utf8"));
  },
);

test("Every case of the record has a note in both languages, without a hole or a stray id", () => {
  const wrong: string[] = [];
  for (const { id } of pack.cases) {
    for (const language of ["en", "ru"] as const) {
      const text = markdownOf(noteOf(id, language));
      for (const bad of ["undefined", "[object", "{date}", "{whom}", "NaN", "null"]) {
        if (text.includes(bad)) wrong.push(`${id} ${language}: ${bad}`);
      }
      if (language === "ru" && /[.;:] (not|met|open|contested|unknown)\b/.test(text)) {
        wrong.push(`${id}: English in the Russian note`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

test("The same law and the same readings give the same fingerprint; another law another one", () => {
  const file = pack.byId.case.get("osh-2010");
  if (file === undefined) throw new Error("osh-2010 is gone");
  const of = (law?: string) => fingerprintOf(run(pack, file, law ? { law } : {}));
  expect(of()).toBe(of());
  expect(of()).not.toBe(of("2022-01-06"));
  expect(of()).toMatch(/^[0-9a-f]{64}$/);
});

test("A note says in its head that it is unofficial, and how to make it again", () => {
  const text = markdownOf(noteOf("kursk-2024", "en"));
  const head = text.split("## 1.")[0] ?? "";
  expect(head).toContain("Unofficial. Not legal advice. Prepared with Casus");
  expect(head).toContain("sha256:");
  expect(head).toContain("casus note kursk-2024 --lang en");
});

test("The page is whole by itself: no script, nothing fetched, every tag closed", () => {
  const page = htmlOf(noteOf("osh-2010", "ru"));
  expect(page).toContain('<html lang="ru">');
  expect(page).not.toMatch(/<script|<link|src=|url\(|@import/);
  const open: string[] = [];
  for (const [, slash, tag] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (tag === "meta" || tag === "hr") continue;
    if (slash === "") open.push(tag as string);
    else expect(open.pop()).toBe(tag);
  }
  expect(open).toEqual([]);
});

test("The Word document holds the whole note and is the same bytes every time", async () => {
  const note = noteOf("osh-2010", "ru");
  const bytes = await docxOf(note);
  expect(Buffer.from(bytes).equals(Buffer.from(await docxOf(note)))).toBe(true);
  const parts = unzipSync(bytes);
  const document = strFromU8(parts["word/document.xml"] as Uint8Array);
  expect(document).toContain("Неофициальный документ. Не является юридической консультацией.");
  expect(document).toContain("Проект решения");
  expect(strFromU8(parts["docProps/core.xml"] as Uint8Array)).toContain("1980-01-01T00:00:00Z");
});

test("The holes of a sentence are the same in both languages", () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, words] of Object.entries(WORDS))
    expect(holes(words.en), key).toEqual(holes(words.ru));
});

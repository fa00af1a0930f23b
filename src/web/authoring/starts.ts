// What a draft may begin with: a bare case of today, the fifteen-line example, or a case of the record.
import type { CaseFile } from "../../pack/schema.ts";
import type { Language } from "../dates.ts";
import { authoringWords } from "../words/authoring.ts";
import { edited, readText, written } from "./text.ts";

export function bareCase(today: string, language: Language): string {
  return `# ${authoringWords(language, "write.comment")}
id: my-case
title: { en: 'My case', ru: 'Мой случай' }
type: crisis
origin: own
date: ${today}
`;
}

export function exampleCase(language: Language): string {
  return `# ${authoringWords(language, "write.comment")}
# ${authoringWords(language, "write.comment.facts")}
id: my-case
title: { en: 'A border incident', ru: 'Пограничный инцидент' }
type: crisis
origin: own
date: 2022-09-13
territory: ARM
parties: [ARM, AZE]
facts:
  force-used-by: { value: state }
  force-from: { value: outside }
acts:
  - { id: a1, at: 2022-09-13, act: request, by: ARM, to: csc, for: military-assistance, form: written }
`;
}

/** The texts that judge the record and the item it was made from say nothing about a copy. */
export function copyOf({ inTexts: _, ref: __, ...file }: CaseFile): string {
  return written({ ...file, origin: "own" });
}

/** A file as imported: whatever it came from, it is now a case of the user's own. */
export function imported(text: string): string {
  const read = readText(text);
  return read.ok && read.value.origin !== "own" ? edited(text, ["origin"], "own") : text;
}

export function todayHere(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

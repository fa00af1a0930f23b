// Turns a key of the catalogue into text of one language, with plurals and places filled in.
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../dates.ts";
import type { WordKey } from "./catalogue.ts";
import { changeEn, changeRu } from "./change.ts";
import { en } from "./en.ts";
import { termsEn, termsRu } from "./record-terms.ts";
import { recordsEn, recordsRu } from "./records.ts";
import { ru } from "./ru.ts";

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = {
  en: { ...en, ...changeEn, ...recordsEn, ...termsEn },
  ru: { ...ru, ...changeRu, ...recordsRu, ...termsRu },
};

type Values = Readonly<Record<string, string | number>>;

const made = new Map<string, IntlMessageFormat>();

/**
 * The text of a key.
 *
 *     wordsOf("ru", "step.sources", { n: 2 })   // "2 источника"
 */
export function wordsOf(language: Language, key: WordKey, values?: Values): string {
  const message = CATALOGUES[language][key];
  // Most keys are plain words, and need no parser.
  if (!message.includes("{")) return message;
  const id = `${language}:${key}`;
  const format = made.get(id) ?? new IntlMessageFormat(message, language);
  made.set(id, format);
  return String(format.format(values));
}

export function isWordKey(key: string): key is WordKey {
  return key in CATALOGUES.en;
}

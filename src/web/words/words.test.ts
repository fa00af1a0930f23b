// Checks the catalogue: both languages complete, plurals right, no loaded word.
import { expect, test } from "vitest";
import { loadedWordsIn } from "../loaded-words.ts";
import type { WordKey } from "./catalogue.ts";
import { CATALOGUES, wordsOf } from "./words.ts";

const keys = Object.keys(CATALOGUES.en) as WordKey[];

/** Names of the places in a message: `{date}`, `{n, plural, …}`. */
const places = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)(?=[},])/g)].map((hit) => hit[1]))].sort();

test("Both languages have the same keys, in the same order, and no empty text", () => {
  expect(Object.keys(CATALOGUES.ru)).toEqual(keys);
  for (const language of ["en", "ru"] as const) {
    expect(keys.filter((key) => CATALOGUES[language][key].trim() === "")).toEqual([]);
  }
});

test("A message has the same places in both languages", () => {
  const differing = keys.filter((key) => {
    const [a, b] = [places(CATALOGUES.en[key]), places(CATALOGUES.ru[key])];
    return JSON.stringify(a) !== JSON.stringify(b);
  });
  expect(differing).toEqual([]);
});

test("Every plural names the forms that its language has", () => {
  const forms = { en: ["one", "other"], ru: ["one", "few", "many", "other"] } as const;
  for (const language of ["en", "ru"] as const) {
    const lacking = keys.filter((key) => {
      const message = CATALOGUES[language][key];
      if (!message.includes("plural")) return false;
      return forms[language].some((form) => !message.includes(`${form} {`));
    });
    expect(lacking).toEqual([]);
  }
});

test("Every message can be formatted with every count", () => {
  for (const language of ["en", "ru"] as const) {
    for (const key of keys) {
      const names = places(CATALOGUES[language][key]);
      for (const n of [0, 1, 2, 5, 21, 104]) {
        const values = Object.fromEntries(names.map((name) => [name, n]));
        expect(wordsOf(language, key, values)).not.toContain("{");
      }
    }
  }
});

test("Russian plurals take the form that the number asks for", () => {
  const sources = (n: number) => wordsOf("ru", "step.sources", { n });
  expect([1, 2, 5, 21, 22, 25].map(sources)).toEqual([
    "1 источник",
    "2 источника",
    "5 источников",
    "21 источник",
    "22 источника",
    "25 источников",
  ]);
});

test("Russian text is Russian, save for names that have no Russian form", () => {
  const latin = keys.filter((key) => {
    const text = CATALOGUES.ru[key].replace(/\{\w+(, plural)?|\b(one|few|many|other)\b/g, "");
    return /[A-Za-z]/.test(text.replace(/Casus( foederis)?|JSON|CSV|SVG|Enter/g, ""));
  });
  expect(latin).toEqual([]);
});

test("No text of the interface holds a loaded word", () => {
  for (const language of ["en", "ru"] as const) {
    const found = keys.flatMap((key) =>
      loadedWordsIn(CATALOGUES[language][key], language).map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  }
});

test("A loaded word is found whatever its ending, and not inside another word", () => {
  expect(loadedWordsIn("the Separatists", "en")).toEqual(["separatist"]);
  expect(loadedWordsIn("сепаратистский", "ru")).toEqual(["сепарат"]);
  expect(loadedWordsIn("unfailing", "en")).toEqual([]);
});

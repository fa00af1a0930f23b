// Checks the words of live sessions as those of the rest are checked: complete, plural, Russian, calm.
import { expect, test } from "vitest";
import { loadedWordsIn } from "../loaded-words.ts";
import { ROOM_CATALOGUES, type RoomKey, roomWords } from "./room.ts";

const keys = Object.keys(ROOM_CATALOGUES.en) as RoomKey[];
const LANGUAGES = ["en", "ru"] as const;
const places = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)(?=[},])/g)].map((hit) => hit[1]))].sort();

test("Both languages have the same keys, the same places and no empty text", () => {
  expect(Object.keys(ROOM_CATALOGUES.ru)).toEqual(keys);
  for (const key of keys) {
    const { en, ru } = { en: ROOM_CATALOGUES.en[key], ru: ROOM_CATALOGUES.ru[key] };
    expect(en.trim() && ru.trim(), key).not.toBe("");
    expect(places(ru), key).toEqual(places(en));
  }
});

test("Every message can be formatted with every count", () => {
  for (const language of LANGUAGES) {
    for (const key of keys) {
      const names = places(ROOM_CATALOGUES[language][key]);
      for (const n of [0, 1, 2, 5, 21]) {
        const values = Object.fromEntries(names.map((name) => [name, n]));
        expect(roomWords(language, key, values), key).not.toContain("{");
      }
    }
  }
});

test("Every plural names the forms that its language has", () => {
  const forms = { en: ["one", "other"], ru: ["one", "few", "many", "other"] } as const;
  for (const language of LANGUAGES) {
    const plural = keys.filter((key) => ROOM_CATALOGUES[language][key].includes("plural"));
    const lacking = plural.filter((key) =>
      forms[language].some((form) => !ROOM_CATALOGUES[language][key].includes(`${form} {`)),
    );
    expect(lacking).toEqual([]);
  }
});

test("Russian text is Russian, and no text holds a loaded word", () => {
  const latin = keys.filter((key) => {
    const text = ROOM_CATALOGUES.ru[key].replace(/\{\w+(, plural)?|\b(one|few|many|other)\b/g, "");
    return /[A-Za-z]/.test(text.replace(/Casus|JSON|CSV|ISO|verify-log|run\b/g, ""));
  });
  expect(latin).toEqual([]);
  for (const language of LANGUAGES) {
    const found = keys.flatMap((key) =>
      loadedWordsIn(ROOM_CATALOGUES[language][key], language).map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  }
});

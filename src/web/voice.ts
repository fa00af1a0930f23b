// Speaks of things of the pack in one language: words, dates, states, organs and other bodies.

import type { Pack } from "../pack/pack.ts";
import type { Words } from "../pack/schema.ts";
import { isState, stateName } from "../pack/states.ts";
import { dateWords, intervalWords, type Language } from "./dates.ts";
import { BODIES } from "./words/bodies.ts";
import type { WordKey } from "./words/catalogue.ts";
import { isWordKey, wordsOf } from "./words/words.ts";

export type Voice = {
  readonly language: Language;
  readonly pack: Pack;
  t(key: WordKey, values?: Readonly<Record<string, string | number>>): string;
  /** A key made from data: its text, or the data itself where the catalogue has no such key. */
  maybe(key: string, otherwise: string): string;
  of(words: Words): string;
  date(date: string): string;
  /** "from … until …"; an open end is left out. */
  interval(interval: { from?: string | undefined; to?: string | null | undefined }): string;
  /** A state, an organ, an officer or another body. */
  name(id: string): string;
  /** A title in which the full name of the organisation gives way to its abbreviation. */
  short(title: Words): string;
  names(ids: readonly string[]): string;
};

/** The full name in running text; in Russian its first word is inflected. */
function fullName(title: string): RegExp {
  const [first = "", ...rest] = title.split(" ");
  return new RegExp(`(the )?${first.slice(0, -1)}\\p{L}+ ${rest.join(" ")}`, "u");
}

export function voiceOf(pack: Pack, language: Language): Voice {
  const list = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" });
  const organs = new Map(pack.organisation.organs.map((organ) => [organ.id, organ]));
  const full = fullName(pack.organisation.title[language]);
  const t: Voice["t"] = (key, values) => wordsOf(language, key, values);
  const maybe = (key: string, otherwise: string) => (isWordKey(key) ? t(key) : otherwise);
  const name = (id: string): string => {
    if (isState(id)) return stateName(id, language);
    if (id === pack.organisation.id) return pack.organisation.short[language];
    if (id === "all") return t("act.all");
    if (isWordKey(`author.${id}`)) return maybe(`author.${id}`, id);
    return organs.get(id)?.title[language] ?? BODIES[id]?.[language] ?? id;
  };
  return {
    language,
    pack,
    t,
    maybe,
    of: (words) => words[language],
    short: (words) => words[language].replace(full, `$1${pack.organisation.short[language]}`),
    date: (date) => dateWords(date, language),
    interval: (interval) =>
      intervalWords(interval, language, { from: t("interval.from"), until: t("interval.until") }),
    name,
    names: (ids) => list.format(ids.map(name)),
  };
}

/** First letter upper case, for titles that the pack keeps in the running form. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Speaks of things of a pack in one language: words, dates, states, organs, measures. Pure. */
import type { Pack } from "../pack/pack.ts";
import type { Words } from "../pack/schema.ts";
import { isState, stateName } from "../pack/states.ts";
import { BODIES, WORDS, type WordKey } from "./words.ts";

export type Language = "en" | "ru";

export type Voice = {
  readonly language: Language;
  readonly pack: Pack;
  t(key: WordKey, values?: Readonly<Record<string, string | number>>): string;
  /** A key made from data; the data itself where there is no such word. */
  maybe(key: string, otherwise: string): string;
  of(words: Words): string;
  date(date: string): string;
  name(id: string): string;
  names(ids: readonly string[], kind?: "conjunction" | "disjunction"): string;
};

export function voiceOf(pack: Pack, language: Language): Voice {
  const organs = new Map(pack.organisation.organs.map((organ) => [organ.id, organ.title]));
  const t: Voice["t"] = (key, values = {}) =>
    WORDS[key][language].replaceAll(/\{(\w+)\}/g, (hole, name: string) =>
      String(values[name] ?? hole),
    );
  const maybe: Voice["maybe"] = (key, otherwise) =>
    key in WORDS ? WORDS[key as WordKey][language] : otherwise;
  const name = (id: string): string => {
    if (isState(id)) return stateName(id, language);
    if (id === pack.organisation.id) return pack.organisation.short[language];
    if (`who.${id}` in WORDS) return maybe(`who.${id}`, id);
    return organs.get(id)?.[language] ?? BODIES[id]?.[language] ?? id;
  };
  return {
    language,
    pack,
    t,
    maybe,
    of: (words) => words[language],
    date: (date) => dateWords(date, language),
    name,
    names: (ids, kind = "conjunction") =>
      new Intl.ListFormat(language === "en" ? "en-GB" : "ru", { type: kind }).format(ids.map(name)),
  };
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: "January February March April May June July August September October November December".split(
    " ",
  ),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(
    " ",
  ),
};
/** A month without a day stands in the nominative in Russian. */
const MONTHS_ALONE =
  "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");

/** `12 June 2010`, `июнь 2010`, `23–25 June 2010`: with the precision the date has. */
function dateWords(date: string, language: Language): string {
  const [from = "", to] = date.split("/");
  if (to === undefined || to === from) return single(from, language);
  const sameMonth = from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7);
  if (sameMonth) return `${Number(from.slice(8))}–${single(to, language)}`;
  return `${single(from, language)} – ${single(to, language)}`;
}

function single(date: string, language: Language): string {
  const [year = "", month, day] = date.slice(0, 10).split("-");
  const hour = /T(\d{2}:\d{2})/.exec(date)?.[1];
  if (month === undefined) return year;
  const at = Number(month) - 1;
  if (day === undefined) {
    return `${(language === "ru" ? MONTHS_ALONE : MONTHS.en)[at]} ${year}`;
  }
  const words = `${Number(day)} ${MONTHS[language][at]} ${year}`;
  return hour === undefined ? words : `${words}, ${hour}`;
}

/** A date after "since": in Russian a bare month or year stands in the genitive. */
export function sinceWords(date: string, language: Language): string {
  if (language === "en" || date.includes("/") || date.length > 7) return dateWords(date, language);
  if (date.length === 4) return `${date} года`;
  return `${MONTHS.ru[Number(date.slice(5)) - 1]} ${date.slice(0, 4)} года`;
}

/** First letter upper case, for titles that the pack keeps in the running form. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

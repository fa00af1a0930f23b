// Whatever an entry of a register holds, in words: text, figures, states, tallies, and what is not on record.

import { isState } from "../../pack/states.ts";
import type { Entry, Register } from "../../record/record.ts";
import type { Voice } from "../voice.ts";

/** Keys shown at the head of an entry, or below it in their own way. */
export const SHOWN_APART = new Set([
  "id",
  "at",
  "title",
  "dated",
  "note",
  "sources",
  "cited",
  "confidence",
  "mark",
  "ref",
  "cases",
  "events",
  "followUp",
  "implementation",
]);

type Named = { readonly id: string; readonly title: { readonly en: string; readonly ru: string } };

/** Titles of the words that a register uses for itself: terms, series, forces, organisations, indicators. */
export function termsOf(register: Register): ReadonlyMap<string, Named["title"]> {
  const tables = Object.entries(register).flatMap(([key, value]) =>
    key !== "entries" && Array.isArray(value) ? (value as readonly Named[]) : [],
  );
  return new Map(tables.flatMap(({ id, title }) => (id && title ? [[id, title] as const] : [])));
}

/** The name of an entry; memberships and indicators are named by what they are about. */
export function entryTitle(
  entry: Entry,
  plain: Named["title"],
  terms: ReturnType<typeof termsOf>,
  voice: Voice,
): string {
  const term = (id: string) => {
    const title = terms.get(id);
    return title ? voice.of(title) : voice.name(id);
  };
  if ("organisation" in entry) {
    return `${voice.name(entry.state)} – ${term(entry.organisation)}: ${term(entry.status)}`;
  }
  if ("indicator" in entry && !("title" in entry)) {
    return "state" in entry
      ? `${term(entry.indicator)}: ${voice.name(entry.state)}`
      : `${term(entry.indicator)} – ${voice.t("term.asymmetry")}`;
  }
  if ("force" in entry && !("what" in entry && entry.what)) return term(entry.force);
  return voice.of(plain);
}

export function fieldName(key: string, { maybe }: Voice): string {
  return maybe(`field.${key}`, key);
}

type Terms = ReturnType<typeof termsOf>;

export function valueWords(value: unknown, terms: Terms, voice: Voice): string {
  const { t } = voice;
  if (value === null) return t("registers.noEnd");
  if (value === true) return t("registers.yes");
  if (value === false) return t("registers.no");
  if (typeof value === "number") return numberWords(value, voice);
  if (typeof value === "string") return textWords(value, terms, voice);
  if (Array.isArray(value)) {
    if (value.length === 0) return t("registers.none.of");
    const words = value.map((one) => valueWords(one, terms, voice));
    return words.join(value.some((one) => typeof one === "object") ? "; " : ", ");
  }
  return objectWords(value as Readonly<Record<string, unknown>>, terms, voice);
}

function numberWords(value: number, { language }: Voice): string {
  const locale = language === "en" ? "en-GB" : language;
  return value.toLocaleString(locale, { maximumFractionDigits: 4 });
}

function textWords(value: string, terms: Terms, voice: Voice): string {
  if (value === "not-on-record") return voice.t("records.notOnRecord");
  if (/^(19|20)\d{2}(-\d{2}){0,2}(\/|$)/.test(value)) return voice.date(value);
  const term = terms.get(value);
  if (term) return voice.of(term);
  return voice.maybe(`term.${value}`, voice.name(value));
}

function objectWords(value: Readonly<Record<string, unknown>>, terms: Terms, voice: Voice): string {
  const { language, t } = voice;
  const text = value[language];
  if (typeof text === "string") return text;
  if (typeof value.value === "number") return figureWords(value as Figure, terms, voice);
  if (typeof value.count === "number" && typeof value.what === "string") {
    const { count, of, as } = value as { count: number; of?: number; as?: string };
    const number = of === undefined ? `${count}` : t("measures.of", { count, n: of });
    return holder(
      `${about(number, as, voice)} (${textWords(value.what, terms, voice)})`,
      value,
      voice,
    );
  }
  if (typeof value.yes === "number") {
    return `${value.yes}–${String(value.no)}–${String(value.abstain)}`;
  }
  return Object.entries(value)
    .filter(([key]) => key !== "sources")
    .map(([key, inner]) => {
      const name = isState(key) || /^\d{4}$/.test(key) ? voice.name(key) : fieldName(key, voice);
      return `${name}: ${valueWords(inner, terms, voice)}`;
    })
    .join(", ");
}

type Figure = {
  readonly value: number;
  readonly as?: string;
  readonly upTo?: number;
  readonly unit?: string;
  readonly plan?: boolean;
  readonly what?: Named["title"];
};

/** "about 20,000 persons (planned), Joint Staff, 4 February 2019": with who published it, and when. */
export function figureWords(figure: Figure, terms: Terms, voice: Voice): string {
  const upTo = figure.upTo === undefined ? "" : `–${numberWords(figure.upTo, voice)}`;
  const unit = figure.unit === undefined ? "" : ` ${textWords(figure.unit, terms, voice)}`;
  const number = about(`${numberWords(figure.value, voice)}${upTo}${unit}`, figure.as, voice);
  const plan = figure.plan ? ` (${voice.t("registers.planned")})` : "";
  const what = figure.what ? `, ${voice.of(figure.what)}` : "";
  return holder(number + plan + what, figure, voice);
}

function about(figure: string, as: string | undefined, { t }: Voice): string {
  if (as !== "about" && as !== "over" && as !== "up-to") return figure;
  return t(`registers.as.${as}`, { figure });
}

function holder(text: string, value: object, voice: Voice): string {
  const { by, at } = value as { by?: Named["title"]; at?: string };
  const who = [by ? voice.of(by) : "", at === undefined ? "" : voice.date(at)].filter(Boolean);
  return who.length > 0 ? `${text} – ${who.join(", ")}` : text;
}

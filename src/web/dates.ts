// Dates in words, with the precision the record has: a year stays a year, a span stays a span.

export type Language = "en" | "ru";

const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU" };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, precision: "month" | "day"): Intl.DateTimeFormat {
  const key = language + precision;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], {
    year: "numeric",
    month: "long",
    ...(precision === "day" ? { day: "numeric" } : {}),
    timeZone: "UTC",
  });
  formats.set(key, made);
  return made;
}

/** Russian puts "г." after a full date; the record is easier to read without it. */
const plain = (text: string) => text.replace(/\s*г\.(?=\s|$)/g, "");

/**
 * A date as text.
 *
 *     dateWords("2010-06-12", "en")              // "12 June 2010"
 *     dateWords("2010-06", "ru")                 // "июнь 2010"
 *     dateWords("2010-06-23/2010-06-25", "en")   // "23–25 June 2010"
 */
export function dateWords(date: string, language: Language): string {
  const [from, to] = date.split("/") as [string, string?];
  return to === undefined || to === from ? single(from, language) : span(from, to, language);
}

function single(date: string, language: Language): string {
  const day = date.slice(0, 10);
  if (day.length === 4) return day;
  const precision = day.length === 7 ? "month" : "day";
  const words = plain(
    format(language, precision).format(new Date(precision === "day" ? day : `${day}-01`)),
  );
  const time = /T(\d{2}:\d{2})/.exec(date)?.[1];
  return time === undefined ? words : `${words}, ${time}`;
}

function span(from: string, to: string, language: Language): string {
  const [a, b] = [from.slice(0, 10), to.slice(0, 10)];
  if (a.length === b.length && a.length > 4) {
    const made = format(language, a.length === 7 ? "month" : "day");
    const whole = (day: string) => new Date(day.length === 7 ? `${day}-01` : day);
    const dash = a.slice(0, 7) === b.slice(0, 7) ? "–" : " – ";
    if (a < b) return plain(made.formatRange(whole(a), whole(b)).replace(/\s*–\s*/, dash));
  }
  return `${single(from, language)} – ${single(to, language)}`;
}

/** An interval that includes its first day and not its last; an open end says so by itself. */
export function intervalWords(
  interval: { readonly from?: string | undefined; readonly to?: string | null | undefined },
  language: Language,
  words: { readonly from: string; readonly until: string },
): string {
  const parts = [
    interval.from === undefined ? "" : `${words.from} ${genitive(interval.from, language)}`,
    interval.to == null ? "" : `${words.until} ${genitive(interval.to, language)}`,
  ];
  return parts.filter(Boolean).join(" ");
}

const MONTHS_OF =
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

/** After "from" and "until" a bare month stands in the genitive in Russian, and a year takes "года". */
function genitive(date: string, language: Language): string {
  if (language === "en" || date.includes("/")) return dateWords(date, language);
  if (date.length === 4) return `${date} года`;
  if (date.length === 7) return `${MONTHS_OF[Number(date.slice(5)) - 1]} ${date.slice(0, 4)}`;
  return dateWords(date, language);
}

/** Days since 1970, for axes. */
export function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000;
}

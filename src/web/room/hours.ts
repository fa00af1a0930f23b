// Instants of the scenario in words and in the fields of a form, on the clock of the session's zone.
import type { Language } from "../dates.ts";

const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU" };

/** "5 January 2022, 15:04", in the zone; the seconds where they matter. */
export function instantWords(
  instant: number | string,
  zone: string,
  language: Language,
  seconds = false,
): string {
  const words = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  }).format(new Date(instant));
  return words.replace(/\s*г\.(?=[\s,]|$)/, "");
}

export function hourWords(instant: number | string, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
}

/** What an instant reads on the clock of a zone, as a field of the kind `datetime-local` holds it. */
export function localOf(instant: number, zone: string): string {
  const words = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(instant);
  return words.replace(" ", "T").slice(0, 16);
}

/**
 * The instant at which the clock of a zone shows a local time; null if it is no time.
 *
 *     instantOf("2022-01-05T21:00", "Asia/Almaty")   // "2022-01-05T15:00:00.000Z"
 */
export function instantOf(local: string, zone: string): string | null {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return null;
  const shown = (instant: number) => Date.parse(`${localOf(instant, zone)}Z`);
  // Twice, for the day on which a zone changes its clocks.
  let instant = wanted - (shown(wanted) - wanted);
  instant += wanted - shown(instant);
  return new Date(instant).toISOString();
}

/** "2:05:09" of the milliseconds that remain. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${h}:${two(m)}:${two(s)}`;
}

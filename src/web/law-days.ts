// Days on which the law of a pack changed, and what changed on each.
import { earliestDay } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { Words } from "../pack/schema.ts";

type LawChange = { readonly what: "starts" | "ends" | "words"; readonly title: Words };
export type LawDay = { readonly day: string; readonly changes: readonly LawChange[] };

/** In order of time. A provision of an instrument that begins on the same day is not named again. */
export function lawDays(pack: Pack): LawDay[] {
  const days = new Map<string, LawChange[]>();
  const add = (date: string | null | undefined, what: LawChange["what"], title: Words) => {
    if (date == null) return;
    const day = earliestDay(date);
    const known = days.get(day) ?? [];
    if (known.some((change) => change.title === title)) return;
    days.set(day, [...known, { what, title }]);
  };
  for (const instrument of pack.instruments) {
    const starts = instrument.inForce?.from;
    add(starts, "starts", instrument.title);
    add(instrument.inForce?.to, "ends", instrument.title);
    for (const { title, versions } of instrument.provisions) {
      for (const version of versions.slice(1)) add(version.from, "words", title);
    }
  }
  return [...days]
    .map(([day, changes]) => ({ day, changes }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

export function dayBefore(days: readonly LawDay[], day: string): string | undefined {
  return days.filter((entry) => entry.day < day).at(-1)?.day;
}

export function dayAfter(days: readonly LawDay[], day: string): string | undefined {
  return days.find((entry) => entry.day > day)?.day;
}

/** Sessions and due dates as iCalendar (RFC 5545): whole days, the same bytes every time. */
import ical, { ICalCalendarMethod } from "ical-generator";
import { earliestDay, latestDay } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { Records } from "../record/record.ts";
import type { Language } from "./voice.ts";

type Entry = {
  readonly uid: string;
  readonly from: string;
  /** The last day it can mean. */
  readonly to: string;
  readonly summary: string;
  readonly description: string;
};

export type Calendar = {
  readonly text: string;
  /** What has no day on record, and so no place in a calendar. */
  readonly withoutDay: readonly string[];
};

export function calendarOf(pack: Pack, records: Records, language: Language): Calendar {
  const all = [...sessions(pack, records, language), ...dueDates(pack, language)];
  const withoutDay = all.filter(({ from }) => from === "").map(({ uid }) => uid);
  const name = pack.organisation.short[language];
  const calendar = ical({
    name,
    prodId: { company: "Casus", product: "Casus", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of all) {
    if (entry.from === "") continue;
    calendar.createEvent({
      id: entry.uid,
      // The stamp is the day of the matter, not of the writing.
      stamp: dayOf(entry.from),
      start: dayOf(entry.from),
      end: nextDay(entry.to),
      allDay: true,
      // Stored as a calendar date, whatever the zone of the machine.
      timezone: "UTC",
      summary: entry.summary,
      description: entry.description,
    });
  }
  return { text: calendar.toString(), withoutDay };
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const nextDay = (day: string): Date => new Date(dayOf(day).getTime() + 86_400_000);

/** A date known to the day, or a span of two such; anything vaguer has no day. */
function span(date: string): { from: string; to: string } {
  const exact = date.split("/").every((part) => /^\d{4}-\d{2}-\d{2}/.test(part));
  return exact ? { from: earliestDay(date), to: latestDay(date) } : { from: "", to: "" };
}

function sessions(pack: Pack, records: Records, language: Language): Entry[] {
  return (records.registers.sessions?.entries ?? []).map((entry) => ({
    uid: `${pack.id}.session.${entry.id}@casus`,
    ...span(entry.at),
    summary: entry.title[language],
    description: [entry.place[language], sourcesText(entry.sources, pack)].join("\n"),
  }));
}

function dueDates(pack: Pack, language: Language): Entry[] {
  return pack.cases.flatMap((file) =>
    (file.acts ?? []).flatMap((act) => {
      const due = [
        ...(act.due === undefined ? [] : [{ id: act.id, due: act.due, title: act.what }]),
        ...(act.items ?? []).flatMap(({ id, due: day, title }) =>
          day === undefined ? [] : [{ id, due: day, title }],
        ),
      ];
      return due.map((each) => ({
        uid: `${pack.id}.due.${file.id}.${each.id}@casus`,
        ...span(each.due),
        summary: `${language === "en" ? "Due" : "Срок"}: ${each.title?.[language] ?? file.title[language]}`,
        description: [file.title[language], sourcesText(act.sources ?? [], pack)].join("\n"),
      }));
    }),
  );
}

function sourcesText(ids: readonly string[], pack: Pack): string {
  return ids
    .flatMap((id) => pack.byId.source.get(id) ?? [])
    .map((source) => [source.title, source.publisher, source.date].filter(Boolean).join(", "))
    .join("; ");
}

/** Dates as ISO strings that keep their precision; comparison never pretends to know more. */

/** `2010`, `2010-06`, `2010-06-12`, `2010-06-12T10:00+06:00`, or a span `A/B` of two of these. */
export type DateText = string;

const firstDay = (part: string): string => {
  const day = part.slice(0, 10);
  return day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day;
};

const lastDay = (part: string): string => {
  const day = part.slice(0, 10);
  if (day.length === 4) return `${day}-12-31`;
  if (day.length === 7) {
    const [year, month] = day.split("-").map(Number) as [number, number];
    // Day 0 of the next month is the last day of this one.
    return `${day}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`;
  }
  return day;
};

/** The first calendar day the date can mean. */
export function earliestDay(date: DateText): string {
  return firstDay(date.split("/")[0] as string);
}

/** The last calendar day the date can mean. */
export function latestDay(date: DateText): string {
  const parts = date.split("/");
  return lastDay(parts[parts.length - 1] as string);
}

/** True only if every day `a` can mean lies before every day `b` can mean. */
export function isBefore(a: DateText, b: DateText): boolean {
  return latestDay(a) < earliestDay(b);
}

export type Interval = { readonly from: DateText; readonly to?: DateText | null | undefined };

/** An interval includes its first day and not its last; an open end is `null` or absent. */
export function covers(interval: Interval, day: string): boolean {
  return (
    earliestDay(interval.from) <= day && (interval.to == null || day < earliestDay(interval.to))
  );
}

/** The interval of a thing that may have no dates of its own, in which case it is always so. */
export function coversMaybe(
  interval: { readonly from?: DateText | undefined; readonly to?: DateText | null | undefined },
  day: string,
): boolean {
  return covers({ from: interval.from ?? "0001-01-01", to: interval.to }, day);
}

/** True if the text is a real calendar date (month 13 and 31 June are not). */
export function isCalendarDate(date: DateText): boolean {
  return date.split("/").every((part) => {
    const [year, month = "01", day = "01"] = part.slice(0, 10).split("-");
    const built = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return built.getUTCMonth() === Number(month) - 1 && built.getUTCDate() === Number(day);
  });
}

// Bars on a time axis that runs from the first to the last year of a pack.
import { earliestDay } from "../pack/dates.ts";
import { dayNumber } from "./dates.ts";

export type Span = {
  readonly from: string;
  readonly to?: string | null | undefined;
  /** Drawn hollow: something held the membership back. */
  readonly faint?: boolean;
};
export type Timeline = {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Share of the whole, from 0 to 1. */
  place(day: string): number;
  bar(span: Span): { readonly left: number; readonly width: number };
};

export function timelineOf(firstYear: number, lastYear: number): Timeline {
  const start = dayNumber(`${firstYear}-01-01`);
  const end = dayNumber(`${lastYear + 1}-01-01`);
  const place = (day: string) => Math.min(1, Math.max(0, (dayNumber(day) - start) / (end - start)));
  return {
    firstYear,
    lastYear,
    place,
    bar: ({ from, to }) => {
      const left = place(earliestDay(from));
      const right = to == null ? 1 : place(earliestDay(to));
      return { left, width: Math.max(0.004, right - left) };
    },
  };
}

/** Day number of a slider and back: whole days since 1970. */
export function dayOfNumber(n: number): string {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}

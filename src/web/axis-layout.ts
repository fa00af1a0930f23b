// Places acts on a time axis: a point where the day is known, a bar where only a span is.
import { earliestDay, latestDay } from "../pack/dates.ts";
import { dayNumber } from "./dates.ts";

export type AxisEntry = { readonly id: string; readonly at: string; readonly beside: boolean };
type OnAxis = AxisEntry & {
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  /** The day is known. */
  readonly exact: boolean;
};
export type Axis = {
  readonly entries: readonly OnAxis[];
  readonly ticks: readonly { readonly day: string; readonly x: number }[];
  readonly lanes: { readonly inside: number; readonly beside: number };
};

/** Positions from 0 to 1. Points closer than `apart` go into further lanes. */
export function layoutAxis(entries: readonly AxisEntry[], apart: number): Axis {
  const days = entries.flatMap(({ at }) => [
    dayNumber(earliestDay(at)),
    dayNumber(latestDay(at)) + 1,
  ]);
  const start = Math.min(...days);
  const end = Math.max(...days, start + 2);
  const scale = (day: number) => (day - start) / (end - start);
  const ends = { inside: [] as number[], beside: [] as number[] };
  const placed = [...entries]
    .sort((a, b) => (earliestDay(a.at) < earliestDay(b.at) ? -1 : 1))
    .map((entry): OnAxis => {
      const from = scale(dayNumber(earliestDay(entry.at)));
      const to = scale(dayNumber(latestDay(entry.at)) + 1);
      const exact = earliestDay(entry.at) === latestDay(entry.at);
      const lanes = entry.beside ? ends.beside : ends.inside;
      const free = lanes.findIndex((last) => last <= from);
      const lane = free < 0 ? lanes.length : free;
      lanes[lane] = Math.max(exact ? from : to, from + apart);
      return { ...entry, from, to, lane, exact };
    });
  return {
    entries: placed,
    ticks: ticksBetween(start, end).map((day) => ({ day, x: scale(dayNumber(day)) })),
    lanes: { inside: ends.inside.length, beside: ends.beside.length },
  };
}

/** Days, months or years, whichever gives between two and eight ticks. */
function ticksBetween(start: number, end: number): string[] {
  const days = end - start;
  const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  if (days <= 45) {
    const step = Math.max(1, Math.ceil(days / 6));
    return Array.from({ length: Math.floor(days / step) + 1 }, (_, i) => iso(start + i * step));
  }
  const [first, last] = [iso(start), iso(end)];
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + 12;
  const step = Math.max(1, Math.ceil(days / 30.4 / 6));
  const ticks: string[] = [];
  for (let i = 0; i <= months + 12; i += step) {
    const month = Number(first.slice(5, 7)) + i;
    const year = Number(first.slice(0, 4)) + Math.floor(month / 12);
    const day = `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day > last) break;
    ticks.push(day);
  }
  return ticks;
}

// Places the marks of the strip: time from left to right, how far an ask got from top to bottom.
import { STOP_KINDS, type StopKind } from "../engine/types.ts";
import { earliestDay } from "../pack/dates.ts";
import { dayNumber } from "./dates.ts";
import type { Mark } from "./marks.ts";

export type StripCase = {
  readonly id: string;
  readonly date: string;
  readonly marks: readonly Mark[];
};

export type Placed = {
  readonly case: string;
  readonly mark: Mark;
  readonly first: boolean;
  readonly x: number;
  readonly y: number;
  readonly r: number;
};

type Row = {
  readonly kind: StopKind;
  readonly y: number;
  readonly height: number;
  /** Asks that stopped here. */
  readonly count: number;
};

export type Strip = {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  readonly placed: readonly Placed[];
  readonly years: readonly { readonly year: number; readonly x: number }[];
  readonly left: number;
  readonly right: number;
};

export type Frame = {
  readonly width: number;
  /** Room for the names of the rows: beside them, or above them on a narrow page. */
  readonly left: number;
  readonly above: number;
};

const LARGE = 6.5;
const SMALL = 3;
const PITCH = 15.5;
const STACK = 2;
const RIGHT = 14;

/** The marks of one case in one row stand together: the large one, then columns of small ones. */
type Unit = {
  readonly case: string;
  readonly x: number;
  readonly marks: readonly (readonly [Mark, boolean])[];
};

export function layoutStrip(cases: readonly StripCase[], frame: Frame): Strip {
  const days = cases.map(({ date }) => earliestDay(date));
  const first = Number(days.reduce((a, b) => (a < b ? a : b), "9999").slice(0, 4));
  const last = Number(days.reduce((a, b) => (a > b ? a : b), "0000").slice(0, 4)) + 1;
  const [start, end] = [dayNumber(`${first}-01-01`), dayNumber(`${last}-01-01`)];
  const right = frame.width - RIGHT;
  const scale = (day: string) =>
    frame.left + ((dayNumber(day) - start) / (end - start)) * (right - frame.left);
  const kinds = STOP_KINDS.filter((kind) =>
    cases.some(({ marks }) => marks.some((mark) => mark.kind === kind)),
  );
  const rows: Row[] = [];
  const placed: Placed[] = [];
  let y = 0;
  for (const kind of kinds) {
    const units = cases.flatMap((entry) => unitOf(entry, kind, scale(earliestDay(entry.date))));
    const lanes = lanesOf(units, right);
    const height =
      frame.above + Math.max(1, Math.max(...lanes.map(({ lane }) => lane)) + 1) * PITCH + 3;
    for (const { unit, x, lane } of lanes) {
      placed.push(...marksIn(unit, x, y + frame.above + lane * PITCH + PITCH / 2 + 1.5));
    }
    const count = units.reduce((sum, unit) => sum + unit.marks.length, 0);
    rows.push({ kind, y, height, count });
    y += height;
  }
  const step = (right - frame.left) / (last - first) < 22 ? 5 : 2;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((year) => year % step === 0)
    .map((year) => ({ year, x: scale(`${year}-01-01`) }));
  return { width: frame.width, height: y, rows, placed, years, left: frame.left, right };
}

function unitOf(entry: StripCase, kind: StopKind, x: number): Unit[] {
  const marks = entry.marks.flatMap((mark, i) =>
    mark.kind === kind ? [[mark, i === 0] as const] : [],
  );
  return marks.length > 0 ? [{ case: entry.id, x, marks }] : [];
}

function widthOf(unit: Unit): number {
  const large = unit.marks.some(([, first]) => first);
  const small = unit.marks.length - (large ? 1 : 0);
  // Small marks alone begin where the middle of a large one would be.
  const start = large ? 2 * LARGE + 2 : LARGE - SMALL;
  return start + Math.ceil(small / STACK) * (2 * SMALL + 1) + 2;
}

/** Each unit goes into the first lane that is free at its place; none crosses the right edge. */
function lanesOf(units: readonly Unit[], right: number) {
  const ends: number[] = [];
  return [...units]
    .sort((a, b) => a.x - b.x)
    .map((unit) => {
      const width = widthOf(unit);
      const x = Math.min(unit.x - LARGE, right + RIGHT - width);
      const free = ends.findIndex((end) => end <= x);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = x + width;
      return { unit, x, lane };
    });
}

function marksIn(unit: Unit, x: number, y: number): Placed[] {
  const large = unit.marks.filter(([, first]) => first);
  const small = unit.marks.filter(([, first]) => !first);
  const from = x + (large.length > 0 ? 2 * LARGE + 2 : LARGE - SMALL);
  const pair = small.length > 1;
  return [
    ...large.map(([mark]) => ({ case: unit.case, mark, first: true, x: x + LARGE, y, r: LARGE })),
    ...small.map(([mark], i) => ({
      case: unit.case,
      mark,
      first: false,
      x: from + SMALL + Math.floor(i / STACK) * (2 * SMALL + 1),
      y: pair ? y + (i % STACK === 0 ? -1 : 1) * (SMALL + 0.5) : y,
      r: SMALL,
    })),
  ];
}

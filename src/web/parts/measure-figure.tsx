// The figure of a measure: shares with their intervals, curves of waiting, or a small line for each series.
import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";
import type { Measure, Row } from "../../record/measure.ts";
import { useApp } from "../app-context.ts";
import { useRecords } from "../record-data.ts";
import { capital, type Voice } from "../voice.ts";
import { groupName, measureTitle, numberWords, rowName } from "./row-words.ts";

type Point = {
  readonly series: string;
  readonly name: string;
  readonly x: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Counted over too few to be joined to its neighbours. */
  readonly few: boolean;
  /** Years that follow each other without a gap share a stretch. */
  readonly stretch: number;
};

/** Below this n a year is drawn as a hollow point and not joined. */
const FEW = 10;

type Shape = "waiting" | "years" | "dots";

const YEAR = /^\d{4}$/;

const isOfYear = ({ group, label }: Row) => YEAR.test(group ?? "") || YEAR.test(label.en);

/** Rows of years are drawn as lines, curves of waiting as steps, everything else as points. */
function shapeOf({ unit, rows }: Measure): Shape {
  if (unit === "days") return "waiting";
  return rows.filter(isOfYear).length * 2 > rows.length ? "years" : "dots";
}

export function MeasureFigure({ measure }: { readonly measure: Measure }) {
  const { voice } = useApp();
  const { records } = useRecords();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const shape = shapeOf(measure);
  const points = pointsOf(measure, shape, (group) => groupName(group, records, voice), voice);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watched = new ResizeObserver(() => setWidth(element.clientWidth));
    watched.observe(element);
    return () => watched.disconnect();
  }, []);
  const key = JSON.stringify([points, width, voice.language]);
  useEffect(() => {
    if (width === 0) return;
    const panels = [...Map.groupBy(points, ({ series }) => series)];
    const columns =
      shape === "dots" || panels.length === 1 ? 1 : Math.max(1, Math.floor(width / 260));
    const each = Math.floor((width - GAP * (columns - 1)) / columns) - 1;
    const drawn = panels.map(([series, own]) => {
      const plot = Plot.plot(panelOf({ measure, shape, points, own, width: each, voice }));
      // The figure is named as a whole; groups named by their marks would be read out one by one.
      for (const part of [plot, ...plot.querySelectorAll("[aria-label]")]) {
        part.removeAttribute("aria-label");
      }
      const panel = document.createElement("div");
      panel.append(...(series === "" ? [] : [titleOf(series)]), plot);
      return panel;
    });
    box.current?.replaceChildren(...drawn);
  }, [key]);
  const label = voice.t("measures.figure", {
    title: measureTitle(measure, voice),
    n: measure.rows.length,
  });
  return (
    <>
      <div ref={box} className="plot" role="img" aria-label={label} />
      {shape === "waiting" && <p className="quiet">{voice.t("measures.waiting")}</p>}
      {points.some(({ few }) => few) && (
        <p className="quiet">{voice.t("measures.few", { n: FEW })}</p>
      )}
    </>
  );
}

function pointsOf(
  { rows, unit }: Measure,
  shape: Shape,
  group: (id: string) => string,
  voice: Voice,
): Point[] {
  const points = rows.flatMap((row): Point[] => {
    const few = shape === "years" && unit !== "index" && row.n < FEW;
    const name = capital(rowName(row, voice));
    const head = { name, low: null, high: null, few, stretch: 0 };
    const about = row.group === null ? "" : capital(group(row.group));
    if (shape === "waiting") {
      const waiting = row.also.waiting;
      if (waiting == null || row.value === null) return [];
      return [{ ...head, series: about, x: row.value, value: waiting, ...intervalOf(row) }];
    }
    if (row.value === null) return [];
    if (shape === "years") {
      // What is not of a year stands in the table alone.
      if (!isOfYear(row)) return [];
      const byGroup = YEAR.test(row.group ?? "");
      const year = Number(byGroup ? row.group : row.label.en);
      const series = byGroup ? (YEAR.test(row.label.en) ? "" : head.name) : about;
      return [{ ...head, series, x: year, value: row.value, ...intervalOf(row) }];
    }
    // Days until carried out stand beside shares of decisions: they are in the table alone.
    if (row.group === "lag in days") return [];
    return [{ ...head, series: about, x: 0, value: row.value, ...intervalOf(row) }];
  });
  if (shape === "years") return inStretches(points);
  return shape === "waiting" ? fromTheStart(points) : points;
}

/** Lines break where years are missing: nothing was there to be counted. */
function inStretches(points: readonly Point[]): Point[] {
  const years = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const gaps = years.slice(1).map((year, i) => year - (years[i] ?? year));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1;
  let stretch = 0;
  return points
    .toSorted((a, b) => a.series.localeCompare(b.series) || a.x - b.x)
    .map((point, i, all) => {
      const before = all[i - 1];
      if (before?.series !== point.series || point.x - before.x > 2 * usual) stretch += 1;
      return { ...point, stretch };
    });
}

/** On the day of the request all are waiting. */
function fromTheStart(points: readonly Point[]): Point[] {
  const starts = [...Map.groupBy(points, ({ series }) => series)].flatMap(([series, own]) =>
    own[0] === undefined ? [] : [{ ...own[0], series, x: 0, value: 1, low: 1, high: 1 }],
  );
  return [...starts, ...points];
}

const intervalOf = ({ interval, bounds }: Row) => ({
  low: (interval ?? bounds)?.low ?? null,
  high: (interval ?? bounds)?.high ?? null,
});

const GAP = 16;
/** A month, half a year, two years: enough to read a curve of days by. */
const DAYS = [0, 30, 180, 730];
const LINE = 22;

function titleOf(series: string): HTMLElement {
  const title = document.createElement("p");
  title.textContent = series;
  return title;
}

type Panel = {
  readonly measure: Measure;
  readonly shape: Shape;
  /** All of the measure: panels share their scales. */
  readonly points: readonly Point[];
  readonly own: readonly Point[];
  readonly width: number;
  readonly voice: Voice;
};

function panelOf({ measure, shape, points, own, width, voice }: Panel): Plot.PlotOptions {
  const unit = shape === "waiting" ? "share" : measure.unit;
  const tickFormat = (value: number) => numberWords(value, unit, voice);
  const narrow = width < 520;
  const common: Plot.PlotOptions = {
    width,
    style: { fontFamily: "var(--sans)", fontSize: "12px", background: "none", color: "var(--ink)" },
  };
  if (shape === "dots") {
    return {
      ...common,
      marginLeft: Math.min(narrow ? 185 : 250, width * 0.5),
      marginRight: 24,
      marginTop: 6,
      height: 40 + new Set(own.map(({ name }) => name)).size * LINE,
      x: { domain: [0, 1], tickFormat, label: null, ticks: narrow ? 2 : 5 },
      y: { label: null, domain: [...new Set(own.map(({ name }) => name))], tickSize: 0 },
      marks: [
        Plot.gridX({ stroke: "var(--rule)", strokeOpacity: 1, ticks: narrow ? 2 : 5 }),
        Plot.ruleY(
          own.filter(({ low }) => low !== null),
          { x1: "low", x2: "high", y: "name", stroke: "var(--line)", strokeWidth: 1.5 },
        ),
        Plot.dot(own, { x: "value", y: "name", r: 4, fill: "var(--at)" }),
      ],
    };
  }
  const years = shape === "years";
  const curve = years ? "linear" : "step-after";
  const xs = points.map(({ x }) => x);
  const domain: [number, number] = [years ? Math.min(...xs) : 0, Math.max(...xs)];
  const top = Math.max(...points.map(({ value, high }) => high ?? value));
  return {
    ...common,
    height: narrow ? 130 : 220,
    marginLeft: 46,
    marginRight: 14,
    marginTop: 8,
    x: years
      ? { domain, tickFormat: (year: number) => `${year}`, label: null, ticks: narrow ? 3 : 8 }
      : { domain, label: voice.t("measures.unit.days"), type: "sqrt", ticks: DAYS },
    y: { domain: [0, unit === "share" ? 1 : top], tickFormat, label: null, ticks: 3 },
    marks: [
      Plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1, ticks: 3 }),
      Plot.areaY(
        own.filter(({ low }) => low !== null),
        { x: "x", y1: "low", y2: "high", curve, fill: "var(--rule)", fillOpacity: 0.5 },
      ),
      Plot.line(
        own.filter(({ few }) => !few),
        { x: "x", y: "value", z: "stretch", curve, stroke: "var(--at)", strokeWidth: 1.75 },
      ),
      Plot.dot(own, {
        x: "x",
        y: "value",
        r: 2.2,
        stroke: "var(--at)",
        fill: ({ few }: Point) => (few ? "var(--paper)" : "var(--at)"),
      }),
    ],
  };
}

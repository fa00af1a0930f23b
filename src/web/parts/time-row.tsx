// A row with a name and a bar on a common time axis; the text of the row says what the bar shows.
import type { ReactNode } from "react";
import type { Span, Timeline } from "../timeline.ts";

type Props = {
  readonly timeline: Timeline;
  readonly spans: readonly Span[];
  /** Days marked by a small tick: signature, adoption. */
  readonly points?: readonly string[];
  readonly children: ReactNode;
};

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

export function TimeRow({ timeline, spans, points = [], children }: Props) {
  return (
    <li className="time-row">
      <div className="time-name">{children}</div>
      <div className="time-bars" aria-hidden="true">
        {spans.map((span) => {
          const { left, width } = timeline.bar(span);
          return (
            <i
              key={span.from}
              className={span.faint ? "time-bar faint" : "time-bar"}
              style={{ left: percent(left), width: percent(width) }}
            />
          );
        })}
        {points.map((day) => (
          <i
            key={day}
            className="time-point"
            style={{ left: percent(timeline.bar({ from: day }).left) }}
          />
        ))}
      </div>
    </li>
  );
}

export function TimeScale({ timeline }: { readonly timeline: Timeline }) {
  const years: number[] = [];
  for (let year = Math.ceil(timeline.firstYear / 5) * 5; year <= timeline.lastYear; year += 5) {
    years.push(year);
  }
  return (
    <div className="time-scale" aria-hidden="true">
      {years.map((year) => (
        <span key={year} style={{ left: percent(timeline.place(`${year}-01-01`)) }}>
          {year}
        </span>
      ))}
    </div>
  );
}

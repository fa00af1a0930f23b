// The strip of all cases: one mark per ask, in time and by the step at which it stopped.
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from "react";
import type { CaseFile } from "../../pack/schema.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { FAMILIES, familyOf, isCertain, stopWords } from "../stops.ts";
import { type Strip as Layout, layoutStrip, type Placed } from "../strip-layout.ts";
import { markPath, StopMark } from "./glyph.tsx";

const NARROW = 640;

type Props = { readonly cases: readonly CaseFile[]; readonly open: string };

export const Strip = memo(function Strip({ cases, open }: Props) {
  const { voice, marks } = useApp();
  const { t } = voice;
  const [box, width] = useWidth();
  const narrow = width < NARROW;
  const strip = layoutStrip(
    cases.map(({ id, date }) => ({ id, date, marks: marks[id] ?? [] })),
    narrow ? { width, left: 8, above: 17 } : { width, left: 204, above: 0 },
  );
  const title = (id: string) => {
    const file = voice.pack.byId.case.get(id);
    const first = marks[id]?.[0];
    if (!file || !first) return id;
    const stop = first.ask === "" ? t("strip.nobody") : stopWords(first, voice);
    return t("strip.mark", { title: voice.of(file.title), date: voice.date(file.date), stop });
  };
  const order = cases.map(({ id }) => id);
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = STEPS[event.key];
    const now = (event.target as Element).closest("a")?.dataset.case;
    if (step === undefined || now === undefined) return;
    event.preventDefault();
    const next = order[Math.min(order.length - 1, Math.max(0, order.indexOf(now) + step))];
    event.currentTarget.querySelector<SVGAElement>(`a[data-case="${next}"]`)?.focus();
  };
  const here = order.includes(open) ? open : order[0];
  const asks = strip.placed.filter(({ mark }) => mark.ask !== "").length;
  const byCase = Map.groupBy(strip.placed, (placed) => placed.case);
  return (
    <figure className="strip" ref={box}>
      {/* biome-ignore lint/a11y/useSemanticElements: links in SVG have no grouping element of their own. */}
      <svg
        viewBox={`0 0 ${strip.width} ${strip.height + 22}`}
        width={strip.width}
        height={strip.height + 22}
        onKeyDown={onKeyDown}
        role="group"
        aria-label={`${t("strip.figure", { cases: cases.length, asks })} ${t("strip.keys")}`}
      >
        <Frame strip={strip} narrow={narrow} />
        <Thread placed={byCase.get(open) ?? []} />
        {order.map((id) => (
          <a
            key={id}
            href={formatAddress({ page: "case", subject: id, query: [] })}
            data-case={id}
            aria-label={title(id)}
            aria-current={id === open ? "true" : undefined}
            tabIndex={id === here ? 0 : -1}
          >
            <title>{title(id)}</title>
            {(byCase.get(id) ?? []).map((placed) => (
              <MarkShape key={placed.mark.ask} placed={placed} />
            ))}
          </a>
        ))}
      </svg>
    </figure>
  );
});

/** Years and rows; a reader who cannot see them gets the same from the names of the links. */
function Frame({ strip, narrow }: { readonly strip: Layout; readonly narrow: boolean }) {
  const { t } = useApp().voice;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <g aria-hidden="true">
      {strip.years.map(({ year, x }) => (
        <g key={year}>
          <line className="year" x1={x} x2={x} y1={0} y2={strip.height} />
          <text className="year-name" x={x} y={strip.height + 16} textAnchor="middle">
            {year}
          </text>
        </g>
      ))}
      {strip.rows.map((row, i) => (
        <g key={row.kind} className={familyOf(row.kind)}>
          {startsFamily(strip.rows, i) && (
            <line className="band" x1={0} x2={strip.right} y1={row.y + 0.5} y2={row.y + 0.5} />
          )}
          <text className="row-name" x={narrow ? 2 : 0} y={row.y + (narrow ? 13 : 15)}>
            {t(`stop.${row.kind}`)}
            <tspan className="row-count" dx="6">
              {row.count}
            </tspan>
          </text>
        </g>
      ))}
    </g>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -1e6,
  End: 1e6,
};

function startsFamily(
  rows: readonly { readonly kind: Parameters<typeof familyOf>[0] }[],
  i: number,
) {
  const [now, before] = [rows[i], rows[i - 1]];
  return now !== undefined && before !== undefined && familyOf(now.kind) !== familyOf(before.kind);
}

function MarkShape({ placed }: { readonly placed: Placed }) {
  const { mark, x, y, r } = placed;
  const family = familyOf(mark.kind);
  return (
    <g className={`mark ${family}`}>
      {placed.first && <circle className="halo" cx={x} cy={y} r={r + 4} />}
      <path className={isCertain(mark) ? "certain" : "uncertain"} d={markPath(family, x, y, r)} />
    </g>
  );
}

/** Joins the marks of the case that is open. */
function Thread({ placed }: { readonly placed: readonly Placed[] }) {
  if (placed.length < 2) return null;
  const points = [...placed].sort((a, b) => a.y - b.y).map(({ x, y }) => `${x},${y}`);
  return <polyline className="thread" points={points.join(" ")} />;
}

function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(() => Math.min(1180, window.innerWidth - 40));
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setWidth(Math.max(280, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}

export function StripLegend() {
  const { t } = useApp().voice;
  const sample = {
    before: "no-request",
    at: "not-convened",
    after: "not-joined",
    end: "held",
  } as const;
  return (
    <ul className="legend">
      {FAMILIES.map((family) => (
        <li key={family}>
          <StopMark stop={{ kind: sample[family], finding: "met" }} /> {t(`family.${family}`)}
        </li>
      ))}
      <li>
        <StopMark stop={{ kind: "not-convened", finding: "open" }} /> {t("strip.uncertain")}
      </li>
    </ul>
  );
}

// Signs drawn by hand: marks of asks by family, and findings of steps. Shape and colour say the same.
import type { Finding, Stop } from "../../engine/types.ts";
import { type Family, familyOf, isCertain } from "../stops.ts";

/** Circle, square, triangle, diamond: one shape per family, of about the same weight. */
export function markPath(family: Family, x: number, y: number, r: number): string {
  const n = (value: number) => Math.round(value * 100) / 100;
  switch (family) {
    case "before":
      return `M${n(x - r)},${n(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case "at": {
      const s = r * 0.88;
      return `M${n(x - s)},${n(y - s)}h${n(2 * s)}v${n(2 * s)}h${n(-2 * s)}Z`;
    }
    case "after": {
      const s = r * 1.08;
      return `M${n(x)},${n(y - s)}L${n(x + s)},${n(y + s * 0.82)}H${n(x - s)}Z`;
    }
    case "end": {
      const s = r * 1.18;
      return `M${n(x)},${n(y - s)}L${n(x + s)},${n(y)}L${n(x)},${n(y + s)}L${n(x - s)},${n(y)}Z`;
    }
  }
}

type MarkProps = { readonly stop: Pick<Stop, "kind" | "finding">; readonly size?: number };

/** The mark of an ask beside its words; the words carry the meaning. */
export function StopMark({ stop, size = 14 }: MarkProps) {
  const family = familyOf(stop.kind);
  const shape = markPath(family, 8, 8, 5.6);
  return (
    <svg
      className={`mark ${family}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path className={isCertain(stop) ? "certain" : "uncertain"} d={shape} />
    </svg>
  );
}

export function FindingSign({ finding }: { readonly finding: Finding }) {
  return (
    <svg
      className={`sign ${finding}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      {drawing(finding)}
    </svg>
  );
}

function drawing(finding: Finding) {
  switch (finding) {
    case "met":
      return (
        <>
          <circle className="full" cx="8" cy="8" r="6" />
          <path className="tick" d="M5 8.2l2.1 2.2L11 6" />
        </>
      );
    case "not-met":
      return <path className="full" d="M2 2h12v12H2Z M5 7v2h6V7Z" fillRule="evenodd" />;
    case "contested":
      return (
        <>
          <circle className="line" cx="8" cy="8" r="6" />
          <path className="full" d="M8 2a6 6 0 0 1 0 12Z" />
        </>
      );
    case "unknown":
      return <circle className="line dashed" cx="8" cy="8" r="6" />;
    case "open":
      return (
        <>
          <circle className="line dashed" cx="8" cy="8" r="6" />
          <path className="full" d="M8 4.5a3.5 3.5 0 0 1 0 7Z" />
        </>
      );
    case "not-reached":
      return <circle className="full" cx="8" cy="8" r="2" />;
  }
}

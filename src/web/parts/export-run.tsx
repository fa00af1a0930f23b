// Takes a run away: as JSON, as CSV, the strip as SVG, or on paper.
import type { Run } from "../../engine/types.ts";
import { useApp } from "../app-context.ts";
import { runAsCsv, runAsJson } from "../export.ts";

export function ExportRun({ run }: { readonly run: Run }) {
  const { t } = useApp().voice;
  return (
    <section className="export" aria-labelledby="export-title">
      <h3 id="export-title">{t("export.label")}</h3>
      <div className="row">
        <button
          type="button"
          onClick={() => save(`${run.case}.json`, runAsJson(run), "application/json")}
        >
          {t("export.json")}
        </button>
        <button type="button" onClick={() => save(`${run.case}.csv`, runAsCsv(run), "text/csv")}>
          {t("export.csv")}
        </button>
        <button type="button" onClick={() => save("casus.svg", stripAsSvg(), "image/svg+xml")}>
          {t("export.svg")}
        </button>
        <button type="button" onClick={() => window.print()}>
          {t("export.print")}
        </button>
      </div>
    </section>
  );
}

function save(name: string, text: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const DRAWN = ["fill", "stroke", "stroke-width", "font-family", "font-size"] as const;

/** The strip with its colours written into it, so that it stands without the style sheet. */
function stripAsSvg(): string {
  const strip = document.querySelector<SVGSVGElement>(".strip svg");
  if (strip === null) return "";
  const copy = strip.cloneNode(true) as SVGSVGElement;
  const drawn = strip.querySelectorAll("path, line, text, tspan, circle, polyline");
  const copies = copy.querySelectorAll<SVGElement>("path, line, text, tspan, circle, polyline");
  drawn.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of DRAWN) copies[i]?.setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

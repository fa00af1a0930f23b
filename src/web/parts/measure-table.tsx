// Every number of a measure as a row, with its n, interval and bounds, and links to the data it counts.

import type { Measure, Row } from "../../record/measure.ts";
import type { Records } from "../../record/record.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { useRecords } from "../record-data.ts";
import { capital, type Voice } from "../voice.ts";
import { Fold } from "./fold.tsx";
import { recordAddress } from "./record-link.tsx";
import { groupName, numberWords, rowName, unitOf } from "./row-words.ts";
import { Scroll } from "./scroll.tsx";

export function MeasureTable({ measure }: { readonly measure: Measure }) {
  const { voice } = useApp();
  const { records } = useRecords();
  const { t } = voice;
  const grouped = measure.rows.some(({ group }) => group !== null);
  return (
    <Scroll title={t("measures.table")}>
      <table className="measure-table">
        <thead>
          <tr>
            {grouped && <th scope="col">{t("measures.group")}</th>}
            <th scope="col">{t("measures.row")}</th>
            <th scope="col" className="number">
              {t("measures.value")}
            </th>
            <th scope="col" className="number">
              {t("measures.count")}
            </th>
            <th scope="col">{t("measures.interval")}</th>
            <th scope="col">{t("measures.also")}</th>
            <th scope="col">{t("measures.data")}</th>
          </tr>
        </thead>
        <tbody>
          {measure.rows.map((row) => (
            <tr key={row.id}>
              {grouped && (
                <td>{row.group === null ? "" : capital(groupName(row.group, records, voice))}</td>
              )}
              <th scope="row">{capital(rowName(row, voice))}</th>
              <td className="number">
                {row.value === null ? "–" : numberWords(row.value, unitOf(measure, row), voice)}
              </td>
              <td className="number">
                {row.count === null
                  ? t("measures.n", { n: row.n })
                  : t("measures.of", { count: row.count, n: row.n })}
              </td>
              <td>{ranges(measure, row, voice)}</td>
              <td>{alsoWords(row, voice)}</td>
              <td>
                <Data row={row} measure={measure} records={records} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function ranges(measure: Measure, row: Row, voice: Voice): string {
  const { interval, bounds } = row;
  const words = (low: number, high: number, unit: Measure["unit"]) =>
    `${numberWords(low, unit, voice)} – ${numberWords(high, unit, voice)}`;
  const parts = [
    interval ? words(interval.low, interval.high, "share") : "",
    bounds
      ? `${voice.t("measures.bounds")}: ${words(bounds.low, bounds.high, unitOf(measure, row))}`
      : "",
  ];
  return parts.filter(Boolean).join("; ");
}

function alsoWords({ also }: Row, voice: Voice): string {
  return Object.entries(also)
    .map(([key, value]) => {
      const number = value === null ? "–" : numberWords(value, "index", voice);
      return `${voice.maybe(`row.${key}`, key)}: ${number}`;
    })
    .join("; ");
}

type DataProps = {
  readonly row: Row;
  readonly measure: Measure;
  readonly records: Records;
};

function Data({ row, measure, records }: DataProps) {
  const { voice } = useApp();
  if (row.data.length === 0) return null;
  const ids = row.data.flatMap((id) =>
    id.startsWith("set:") ? (measure.sets[id.slice("set:".length)] ?? []) : [id],
  );
  const shown = Map.groupBy(ids, (id) => placeOf(id, records, voice)?.href ?? id);
  return (
    <Fold className="sources" summary={voice.t("measures.rows", { n: ids.length })}>
      <ul className="data-of">
        {[...shown].map(([href, [id = ""]]) => {
          const place = placeOf(id, records, voice);
          return <li key={href}>{place ? <a href={place.href}>{place.name}</a> : id}</li>;
        })}
      </ul>
    </Fold>
  );
}

/** Where a datum is shown: its case, its register entry or its instrument; null where only its id is. */
function placeOf(
  id: string,
  records: Records,
  voice: Voice,
): { href: string; name: string } | null {
  const { byId } = voice.pack;
  const file = byId.case.get(id.split("/")[0] ?? "");
  if (file) return { href: recordAddress("case", file.id), name: voice.of(file.title) };
  const instrument = byId.instrument.get(id);
  if (instrument) {
    const href = formatAddress({ page: "law", subject: id, query: [] });
    return { href, name: voice.short(instrument.title) };
  }
  const [register = ""] = id.split(".");
  if (register in records.registers) return { href: recordAddress("register", id), name: id };
  return null;
}

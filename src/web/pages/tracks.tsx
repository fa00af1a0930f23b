// Tracks: how many cases went through the organisation, beside it, or nowhere; every cell opens its cases.

import type { TracksAnswer } from "../../record/tracks.ts";
import { formatAddress, queryValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { caseLink } from "../parts/act-log.tsx";
import { Fold } from "../parts/fold.tsx";
import { Scroll } from "../parts/scroll.tsx";
import { useRecords } from "../record-data.ts";
import { capital } from "../voice.ts";

type Cell = TracksAnswer["table"][number]["all"];

export default function TracksPage() {
  const { tracks } = useRecords();
  const { voice } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const [track = "", type = ""] = (queryValue(address, "cell") ?? "").split(",");
  const row = tracks.table.find((one) => one.track === track);
  const chosen = type === "" ? row?.all : row?.byType.find((one) => one.type === type);
  const types = tracks.table[0]?.byType ?? [];
  const typeName = (id: string) =>
    id === "" ? t("tracks.cell.all") : t(`type.${id as (typeof types)[number]["type"]}`);
  const asks = tracks.cases.flatMap((one) =>
    one.multilateral === null ? [] : [{ ...one, multilateral: one.multilateral }],
  );
  return (
    <section aria-labelledby="tracks-title">
      <h2 id="tracks-title">{t("tracks.title")}</h2>
      <p className="measure">{t("tracks.intro")}</p>
      <Scroll title={t("tracks.title")}>
        <table className="tracks">
          <thead>
            <tr>
              <th scope="col">{t("tracks.track")}</th>
              <th scope="col" className="number">
                {t("tracks.all", { n: tracks.n })}
              </th>
              {types.map((one) => (
                <th key={one.type} scope="col" className="number">
                  {t("tracks.type", { type: capital(typeName(one.type)), n: one.of })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tracks.table.map((one) => (
              <tr key={one.track}>
                <th scope="row">
                  {capital(t(`tracks.${one.track}`))}
                  <small>{capital(voice.of(one.means).replace(/^[^:]+: /, ""))}</small>
                </th>
                {[{ ...one.all, type: "" }, ...one.byType].map((cell) => (
                  <td key={cell.type} className="number">
                    <CellLink
                      cell={cell}
                      value={`${one.track},${cell.type}`}
                      here={one.track === track && cell.type === type}
                      label={t("tracks.cell", {
                        n: cell.n,
                        track: t(`tracks.${one.track}`),
                        type: typeName(cell.type),
                      })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {chosen && row && (
        <section aria-live="polite">
          <h3>
            {capital(t("tracks.chosen", { track: t(`tracks.${row.track}`), type: typeName(type) }))}{" "}
            <span className="quiet">({chosen.n})</span>
          </h3>
          <ul className="plain entries">
            {chosen.cases.map((id) => (
              <OneCase key={id} one={tracks.cases.find((entry) => entry.case === id)} />
            ))}
          </ul>
        </section>
      )}
      <h3>{t("tracks.duality")}</h3>
      {tracks.duality.map(({ combination, n, cases }) => (
        <Fold
          key={combination}
          className="one-line"
          summary={`${capital(voice.maybe(`tracks.duality.${combination}`, combination))}: ${t(
            "measures.of",
            { count: n, n: tracks.n },
          )}`}
        >
          <CaseLinks ids={cases} />
        </Fold>
      ))}
      <h3>{t("tracks.asks")}</h3>
      <p className="quiet">{t("tracks.asks.intro")}</p>
      <Scroll title={t("tracks.asks")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("records.case")}</th>
              <th scope="col" className="number">
                {t("tracks.gates")}
              </th>
              <th scope="col" className="number">
                {t("tracks.consents")}
              </th>
              <th scope="col" className="number">
                {t("tracks.bilateralConsents")}
              </th>
            </tr>
          </thead>
          <tbody>
            {asks.map((one) => (
              <tr key={one.case}>
                <th scope="row">
                  <a href={caseLink(one.case)}>{voice.of(one.title)}</a>
                </th>
                <td className="number">{one.multilateral.gates}</td>
                <td className="number">{one.multilateral.consents ?? "–"}</td>
                <td className="number">{one.bilateralConsents ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="quiet">
        {t("records.version", {
          version: tracks.data.version,
          digest: tracks.data.digest.slice(0, 12),
        })}
      </p>
    </section>
  );
}

type LinkProps = {
  readonly cell: Pick<Cell, "n">;
  readonly value: string;
  readonly here: boolean;
  readonly label: string;
};

function CellLink({ cell, value, here, label }: LinkProps) {
  if (cell.n === 0) return <>0</>;
  const href = formatAddress({ page: "tracks", subject: "", query: [["cell", value]] });
  return (
    <a href={href} aria-label={label} aria-current={here ? "true" : undefined}>
      {cell.n}
    </a>
  );
}

function OneCase({ one }: { readonly one: TracksAnswer["cases"][number] | undefined }) {
  const { voice } = useApp();
  const { t } = voice;
  if (one === undefined) return null;
  return (
    <li>
      <a href={caseLink(one.case)}>{voice.of(one.title)}</a>{" "}
      <span className="quiet">
        {voice.date(one.date)}
        {one.byObservation && ` · ${t("tracks.byObservation")}`}
      </span>
      {one.beside.length > 0 && (
        <Fold className="sources" summary={`${t("tracks.beside")} (${one.beside.length})`}>
          <ul>
            {one.beside.map(({ track, at, what }) => (
              <li key={`${at}${what}`}>
                <span className="quiet">
                  {voice.date(at)}, {t(`tracks.${track}`)}:
                </span>{" "}
                <span lang="en">{what}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </li>
  );
}

export function CaseLinks({ ids }: { readonly ids: readonly string[] }) {
  const { voice } = useApp();
  return (
    <ul>
      {ids.map((id) => {
        const file = voice.pack.byId.case.get(id);
        return (
          <li key={id}>
            <a href={caseLink(id)}>{file ? voice.of(file.title) : id}</a>
          </li>
        );
      })}
    </ul>
  );
}

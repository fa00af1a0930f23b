// One instrument: its dates, who is bound by it, and its provisions.
import { earliestDay } from "../../pack/dates.ts";
import type { Instrument } from "../../pack/schema.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { SourceList } from "../parts/source-list.tsx";
import { capital } from "../voice.ts";
import { inForceWords } from "./law.tsx";

export function InstrumentView({ instrument }: { readonly instrument: Instrument }) {
  const { voice } = useApp();
  const { t } = voice;
  const { inForce } = instrument;
  return (
    <article className="prose wide" aria-labelledby="instrument-title">
      <p className="quiet">
        <a href={formatAddress({ page: "law", subject: "", query: [] })}>{t("law.back")}</a>
      </p>
      <h2 id="instrument-title">{voice.of(instrument.title)}</h2>
      <p className="quiet">
        {[
          capital(t(`kind.${instrument.kind}`)),
          instrument.signed == null ? "" : t("law.signed", { date: voice.date(instrument.signed) }),
          instrument.adopted == null
            ? ""
            : t("law.adopted", { date: voice.date(instrument.adopted) }),
          capital(inForceWords(inForce, voice)),
          capital(t(`confidence.${instrument.confidence}`)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {inForce?.condition && (
        <p>
          {t("law.condition")}: {voice.of(inForce.condition)}
        </p>
      )}
      <SourceList ids={instrument.sources} />
      <h3>{capital(t("law.provisions", { n: instrument.provisions.length }))}</h3>
      <ul className="plain">
        {instrument.provisions.map((provision) => (
          <li key={provision.id}>
            <a href={formatAddress({ page: "law", subject: provision.id, query: [] })}>
              {voice.of(provision.title)}
            </a>
            <span className="quiet">
              {" – "}
              {provision.versions.map((version) => voice.interval(version)).join("; ")}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t("law.bound")}</h3>
      <Bound instrument={instrument} />
    </article>
  );
}

export function Bound({ instrument }: { readonly instrument: Instrument }) {
  const { voice } = useApp();
  const { t } = voice;
  if (instrument.parties === "members") return <p>{t("law.bound.members")}</p>;
  const rows = [...instrument.parties].sort(
    (a, b) =>
      voice.name(a.state).localeCompare(voice.name(b.state), voice.language) ||
      (earliestDay(a.from) < earliestDay(b.from) ? -1 : 1),
  );
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("members.state")}</th>
            <th scope="col">{t("members.standing")}</th>
            <th scope="col">{t("members.interval")}</th>
            <th scope="col">{t("case.sources")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((party) => (
            <tr key={`${party.state}${party.from}${party.status}`}>
              <th scope="row">{voice.name(party.state)}</th>
              <td>{t(`status.${party.status}`)}</td>
              <td>{voice.interval(party)}</td>
              <td>
                <SourceList ids={party.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// One provision: its wordings in time, rival readings, who is bound, and what rests on it.

import { covers } from "../../pack/dates.ts";
import { isVerified } from "../../pack/law.ts";
import type { Provision } from "../../pack/pack.ts";
import { formatAddress, queryValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { timeLimitWords } from "../labels.ts";
import { caseLink } from "../parts/act-log.tsx";
import { Holders } from "../parts/contested.tsx";
import { Fold } from "../parts/fold.tsx";
import { StopMark } from "../parts/glyph.tsx";
import { SourceList } from "../parts/source-list.tsx";
import { casesStoppedAt, routesUsing } from "../usage.ts";
import { capital } from "../voice.ts";
import { Bound } from "./instrument.tsx";

export function ProvisionView({ provision }: { readonly provision: Provision }) {
  const { voice, marks } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const { instrument } = provision;
  const day = queryValue(address, "law");
  const readings = pack.readings.filter((entry) => [entry.provision].flat().includes(provision.id));
  const formulas = pack.formulas.filter((entry) => entry.provision === provision.id);
  const routes = routesUsing(pack, provision.id);
  const cases = casesStoppedAt(pack, marks, provision.id);
  return (
    <article className="prose wide" aria-labelledby="provision-title">
      <p className="quiet">
        <a href={formatAddress({ page: "law", subject: "", query: [] })}>{t("law.back")}</a>
        {" · "}
        <a href={formatAddress({ page: "law", subject: instrument.id, query: [] })}>
          {voice.short(instrument.title)}
        </a>
      </p>
      <h2 id="provision-title">{voice.of(provision.title)}</h2>
      <p className="quiet">
        <code>{provision.id}</code>
      </p>
      <h3>{t("law.versions")}</h3>
      <ol className="versions">
        {provision.versions.map((version) => (
          <li
            key={version.from}
            className={day !== undefined && covers(version, day) ? "of-the-day" : ""}
          >
            <p className="quiet">
              {capital(voice.interval(version))}
              {!isVerified(version) && (
                <span className="unverified" title={t("step.unverified.means")}>
                  {t("step.unverified")}
                </span>
              )}
            </p>
            <p>{voice.of(version.text)}</p>
            <p className="quiet">
              {[
                version.timeLimit === undefined
                  ? ""
                  : t("law.timeLimit", { limit: timeLimitWords(version.timeLimit, voice) }),
                version.basis === "memory" ? "" : t(`basis.${version.basis}`),
                t(`confidence.${version.confidence}`),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <SourceList ids={version.sources} />
          </li>
        ))}
      </ol>
      {formulas.length > 0 && (
        <>
          <h3>{t("law.formulas")}</h3>
          <ul>
            {formulas.map((entry) => (
              <li key={`${entry.id}${entry.from}`}>
                {capital(voice.of(entry.title))}
                <span className="quiet"> – {voice.interval(entry)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {readings.length > 0 && (
        <>
          <h3>{t("law.readings")}</h3>
          <dl className="disputes">
            {readings.map((reading) => (
              <div key={reading.id}>
                <dt>{voice.of(reading.question)}</dt>
                {reading.values.map((value) => (
                  <dd key={value.id}>
                    <p>{capital(voice.of(value.title))}</p>
                    <Holders value={value} />
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{t("law.routes")}</h3>
      {routes.length === 0 && <p>{t("law.routes.none")}</p>}
      <ul>
        {routes.map((route) => (
          <li key={route.id}>
            {voice.of(route.title)}
            <span className="quiet"> {voice.interval(route)}</span>
          </li>
        ))}
      </ul>
      <h3>{t("law.cases")}</h3>
      {cases.length === 0 && <p>{t("law.cases.none")}</p>}
      <ul className="plain">
        {cases.map((file) => {
          const mark = marks[file.id]?.find(({ restsOn }) => restsOn.includes(provision.id));
          return (
            <li key={file.id}>
              {mark && <StopMark stop={mark} />}{" "}
              <a href={caseLink(file.id)}>{voice.of(file.title)}</a>
            </li>
          );
        })}
      </ul>
      <Fold className="fold" summary={<h3>{t("law.bound")}</h3>}>
        <Bound instrument={instrument} />
      </Fold>
    </article>
  );
}

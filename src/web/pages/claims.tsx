// Claims: the verdicts together, contradicting texts side by side, every claim with its evidence.
import type { ClaimsAnswer } from "../../record/claims.ts";
import { queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { Disagreements, Obstacles, Verdicts } from "../parts/claim-tables.tsx";
import { OneClaim } from "../parts/one-claim.tsx";
import { useRecords } from "../record-data.ts";
import { capital } from "../voice.ts";
import { Filter } from "./record.tsx";

export default function ClaimsPage() {
  const { claims } = useRecords();
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const wanted = (key: string) => queryValue(address, key) ?? "";
  const set = (key: string) => (value: string) => change(withValue(address, key, value || null));
  const [text, status, about] = [wanted("text"), wanted("status"), wanted("of")];
  const one = claims.claims.find(({ id }) => id === address.subject);
  const found = claims.claims.filter(
    (claim) =>
      (text === "" || claim.text === text) &&
      (status === "" || claim.status === status) &&
      (about === "" || claim.about.includes(about)),
  );
  return (
    <section className="claims" aria-labelledby="claims-title">
      <h2 id="claims-title">{t("claims.title")}</h2>
      <p className="measure">{t("claims.intro")}</p>
      <Verdicts claims={claims} />
      {one && (
        <section aria-label={voice.of(one.says)} className="chosen">
          <OneClaim claim={one} claims={claims} />
        </section>
      )}
      <Disagreements claims={claims} />
      <h3 id="all-claims">{t("claims.all")}</h3>
      <div className="filters">
        <Filter
          label={t("claims.text")}
          value={text}
          options={claims.verdicts.map(({ id, short }) => [id, voice.of(short)])}
          onChange={set("text")}
        />
        <Filter
          label={t("claims.status")}
          value={status}
          options={claims.statuses.map(({ id }) => [id, t(`claims.status.${id}`)])}
          onChange={set("status")}
        />
        <Filter
          label={t("claims.about")}
          value={about}
          options={topics(claims).map((id) => [id, capital(voice.maybe(`topic.${id}`, id))])}
          onChange={set("of")}
        />
      </div>
      <p role="status">
        {found.length === 0 ? t("claims.none") : t("claims.count", { n: found.length })}
      </p>
      <ul className="plain entries">
        {found.map((claim) => (
          <li key={claim.id}>
            <OneClaim claim={claim} claims={claims} />
          </li>
        ))}
      </ul>
      <Obstacles claims={claims} />
      <p className="quiet">
        {t("records.version", {
          version: claims.data.version,
          digest: claims.data.digest.slice(0, 12),
        })}
      </p>
    </section>
  );
}

function topics({ claims }: ClaimsAnswer): string[] {
  return [...new Set(claims.flatMap(({ about }) => about))].sort();
}

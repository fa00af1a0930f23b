// One statement of a text: who says it and when, its status, what was found, and the evidence on both sides.
import type { ClaimsAnswer } from "../../record/claims.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { Evidence } from "./record-link.tsx";
import { SourceList } from "./source-list.tsx";

export type ClaimShown = ClaimsAnswer["claims"][number];

type Props = { readonly claim: ClaimShown; readonly claims: ClaimsAnswer };

export const claimLink = (id: string) => formatAddress({ page: "claims", subject: id, query: [] });

export function OneClaim({ claim, claims }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const meaning = claims.statuses.find(({ id }) => id === claim.status)?.title;
  const others = claims.disagreements.filter(({ id }) => claim.disagreements.includes(id));
  return (
    <article className="claim">
      <p className="says">
        <a href={claimLink(claim.id)}>{voice.of(claim.says)}</a>
      </p>
      <p className="quiet">
        {voice.of(claim.by)} · {t("claims.asOf", { date: voice.date(claim.asOf) })} ·{" "}
        {voice.of(claim.affiliation)}
      </p>
      <p>
        <strong className={`status ${claim.status}`}>{t(`claims.status.${claim.status}`)}</strong>{" "}
        <span className="quiet">
          {meaning && voice.of(meaning)} · {t(`claims.kind.${claim.kind}`)}
        </span>
      </p>
      {claim.kind === "forecast" || claim.status === "forecast" ? (
        <p>{t("claims.forecast")}</p>
      ) : null}
      <p>
        <span className="quiet">{t("claims.finding")}:</span> {voice.of(claim.finding)}
      </p>
      {claim.errs && (
        <p>
          <span className="quiet">{t("claims.errs")}:</span> {voice.of(claim.errs.what)}
        </p>
      )}
      {claim.test && (
        <p className="quiet">
          {t("claims.test")}: {voice.of(claim.test)}
        </p>
      )}
      {others.map(({ id, topic }) => (
        <p key={id}>
          <a href={claimLink(id)}>{t("claims.otherSays", { topic: voice.of(topic) })}</a>
        </p>
      ))}
      <Evidence links={claim.links} />
      <SourceList ids={claim.sources} />
    </article>
  );
}

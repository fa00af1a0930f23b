// The verdicts together, their contradictions side by side, the obstacles and tasks they name.
import { useEffect, useRef } from "react";
import type { ClaimsAnswer } from "../../record/claims.ts";
import { useApp, useHere } from "../app-context.ts";
import { capital } from "../voice.ts";
import { Fold } from "./fold.tsx";
import { claimLink } from "./one-claim.tsx";
import { Evidence, RecordLink } from "./record-link.tsx";
import { SourceList } from "./source-list.tsx";

type Props = { readonly claims: ClaimsAnswer };

/** All five at once: no verdict stands without its opposite on the same screen. */
export function Verdicts({ claims }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const name = (id: string) => {
    const text = claims.verdicts.find((one) => one.id === id);
    return text ? voice.of(text.short) : id;
  };
  return (
    <section aria-labelledby="verdicts-title">
      <h3 id="verdicts-title">{t("claims.verdicts")}</h3>
      <ul className="verdicts">
        {claims.verdicts.map((one) => (
          <li key={one.id}>
            <p className="verdict">{voice.of(one.verdict)}</p>
            <p>{voice.of(one.short)}</p>
            <p className="quiet">{t("claims.asOf", { date: voice.date(one.written) })}</p>
            <p className="quiet">{voice.of(one.affiliation)}</p>
            <p className="quiet">
              {t("claims.opposite", { texts: one.opposite.map(name).join("; ") })}
            </p>
            {one.ownLimit && (
              <p className="quiet">
                {t("claims.limit")}: {voice.of(one.ownLimit)}
              </p>
            )}
            <SourceList ids={[one.source]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Disagreements({ claims }: Props) {
  const { voice } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const chosen = useRef<HTMLElement>(null);
  useEffect(() => {
    if (address.subject !== "") chosen.current?.scrollIntoView({ block: "start" });
  }, [address.subject]);
  const text = (id: string) => claims.verdicts.find((one) => one.id === id);
  return (
    <section aria-labelledby="disagreements-title">
      <h3 id="disagreements-title">{t("claims.disagreements")}</h3>
      {claims.disagreements.map((one) => (
        <article
          key={one.id}
          className="disagreement"
          ref={one.id === address.subject ? chosen : null}
        >
          <h4>{capital(voice.of(one.topic))}</h4>
          <ul className="sides-of">
            {one.sides.map((side) => {
              const from = text(side.text);
              return (
                <li key={side.text}>
                  <p>{capital(voice.of(side.says))}</p>
                  <p className="quiet">
                    {from && `${voice.of(from.short)} · ${voice.date(from.written)}`}
                  </p>
                </li>
              );
            })}
          </ul>
          <p>
            <span className="quiet">{t("claims.record")}:</span> {voice.of(one.record)}
          </p>
          {one.separates && (
            <p>
              <span className="quiet">{t("claims.separates")}:</span> {voice.of(one.separates)}
            </p>
          )}
          {one.links.length > 0 && <Evidence links={one.links} />}
          <ul className="quiet">
            {one.claims.map((id) => {
              const claim = claims.claims.find((entry) => entry.id === id);
              return claim ? (
                <li key={id}>
                  <a href={claimLink(id)}>{voice.of(claim.says)}</a>{" "}
                  {t(`claims.status.${claim.status}`)}
                </li>
              ) : null;
            })}
          </ul>
        </article>
      ))}
    </section>
  );
}

export function Obstacles({ claims }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  return (
    <>
      <Fold className="fold" summary={<h3>{t("claims.barriers")}</h3>}>
        {claims.barriers.map((one) => (
          <article key={one.id} className="claim">
            <h4>{voice.of(one.title)}</h4>
            <ul>
              {one.cases.map((tagged) => (
                <li key={tagged.link.id}>
                  <RecordLink link={{ ...tagged.link, why: tagged.why }} />
                </li>
              ))}
            </ul>
            <p>
              <span className="quiet">{t("claims.observed")}:</span> {voice.of(one.observed)}
            </p>
            <p>
              <span className="quiet">{t("claims.notObservable")}:</span>{" "}
              {voice.of(one.notObservable)}
            </p>
            <SourceList ids={one.sources} />
          </article>
        ))}
      </Fold>
      <Fold className="fold" summary={<h3>{t("claims.tasks")}</h3>}>
        {claims.tasks.map((one) => (
          <article key={one.id} className="claim">
            <h4>{voice.of(one.title)}</h4>
            <Evidence links={one.links} />
            <SourceList ids={one.sources} />
          </article>
        ))}
      </Fold>
      <Fold className="fold" summary={<h3>{t("claims.periods")}</h3>}>
        <ul>
          {claims.periods.map((one) => (
            <li key={one.id}>
              {one.to === null
                ? t("claims.period.open", { from: voice.date(one.from) })
                : t("claims.period", { from: voice.date(one.from), to: voice.date(one.to) })}
              : {voice.of(one.title)}
              <SourceList ids={one.sources} />
            </li>
          ))}
        </ul>
      </Fold>
    </>
  );
}

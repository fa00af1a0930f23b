// Reforms over the whole record: what each would have changed, what not, and who proposed it.

import { useEffect, useState } from "react";
import type { ReformAnswer, ReformStatus } from "../../change/reform-report.ts";
import type { Reform } from "../../pack/schema.ts";
import { formatAddress } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { answerTo } from "../change/asking.ts";
import { STATUSES, StatusMeaning } from "../change/reform-parts.tsx";
import { ReformReport } from "../change/reform-report.tsx";
import { Scroll } from "../parts/scroll.tsx";
import { SourceList } from "../parts/source-list.tsx";
import { capital } from "../voice.ts";

export default function ReformsPage() {
  const { voice } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const ids = address.subject.split(",").filter((id) => pack.byId.reform.has(id));
  if (ids.length > 0) return <ReformReport ids={ids} />;
  const rules = pack.reforms.filter(({ notExpressible }) => !notExpressible);
  const others = pack.reforms.filter(({ notExpressible }) => notExpressible);
  return (
    <section aria-labelledby="reforms-title">
      <h2 id="reforms-title">{t("reforms.title")}</h2>
      <p className="measure">{t("reforms.intro")}</p>
      <Overview rules={rules} />
      <h3>{t("reforms.notRules")}</h3>
      <ul className="plain entries">
        {others.map((reform) => (
          <li key={reform.id} id={reform.id}>
            <NotARule reform={reform} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export const reformLink = (ids: readonly string[]) =>
  formatAddress({ page: "reforms", subject: ids.join(","), query: [] });

type Counts = ReformAnswer["counts"];

/** Kept while the page is open: the record does not change under it. */
const counted = new Map<string, Counts>();

function Overview({ rules }: { readonly rules: readonly Reform[] }) {
  const { voice } = useApp();
  const { t } = voice;
  const [, setDone] = useState(counted.size);
  const wanted = rules.map(({ id }) => id).join(",");
  useEffect(() => {
    let shown = true;
    void (async () => {
      for (const id of wanted.split(",")) {
        if (!shown) return;
        if (counted.has(id)) continue;
        counted.set(id, (await answerTo<"reform">({ kind: "reform", reforms: [id] })).counts);
        setDone(counted.size);
      }
    })();
    return () => {
      shown = false;
    };
  }, [wanted]);
  return (
    <>
      <h3>{t("reforms.rules")}</h3>
      <StatusMeaning />
      <Scroll title={t("reforms.rules")}>
        <table className="reform-table">
          <thead>
            <tr>
              <th scope="col">{t("reforms.reform")}</th>
              {STATUSES.map((status) => (
                <th key={status} scope="col" className="number">
                  {t(`reforms.status.${status}`)}
                </th>
              ))}
              <th scope="col">{t("reforms.from")}</th>
              <th scope="col">{t("reforms.proposed")}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, title, from, proposedBy }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={reformLink([id])}>{voice.of(title)}</a>
                </th>
                {STATUSES.map((status) => (
                  <td key={status} className="number">
                    {countOf(id, status)}
                  </td>
                ))}
                <td className="date">{from && voice.date(from)}</td>
                <td>
                  {proposedBy.length > 0
                    ? proposedBy
                        .map(({ who, at }) => `${voice.of(who)}, ${voice.date(at)}`)
                        .join("; ")
                    : t("reforms.proposed.none")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

const countOf = (id: string, status: ReformStatus) => counted.get(id)?.[status] ?? "…";

/** A recommendation that changes nothing of who decides: why it is no rule, and what one could look at. */
export function NotARule({ reform }: { readonly reform: Reform }) {
  const { voice } = useApp();
  const { t } = voice;
  if (!reform.notExpressible) return null;
  const { because, observeInstead } = reform.notExpressible;
  const sources = reform.proposedBy.flatMap((entry) => entry.sources);
  return (
    <>
      <h4>{capital(voice.of(reform.title))}</h4>
      <p>
        {t("reforms.because", { because: voice.of(because) })}{" "}
        {t("reforms.observe", { what: voice.of(observeInstead) })}
      </p>
      {reform.proposedBy.length > 0 && (
        <p className="quiet">
          {t("reforms.proposed")}: {reform.proposedBy.map(({ who }) => voice.of(who)).join("; ")}
        </p>
      )}
      <SourceList ids={[...new Set(sources)]} />
    </>
  );
}

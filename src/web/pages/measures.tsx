// Measures: what can be counted, each with its figure, table, formula, n, interval and data; never a score.
import type { MeasuresAnswer } from "../../record/measures.ts";
import { formatAddress } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { MeasureFigure } from "../parts/measure-figure.tsx";
import { MeasureTable } from "../parts/measure-table.tsx";
import { recordAddress } from "../parts/record-link.tsx";
import { measureTitle } from "../parts/row-words.ts";
import { useRecords } from "../record-data.ts";

type Measure = MeasuresAnswer["measures"][number];

const measureLink = (id: string) => formatAddress({ page: "measures", subject: id, query: [] });

export default function MeasuresPage() {
  const { measures: answer } = useRecords();
  const { voice } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const one = answer.measures.filter(({ id }) => id === address.subject);
  const shown = one.length > 0 ? one : answer.measures;
  return (
    <section className="measures" aria-labelledby="measures-title">
      <h2 id="measures-title">{t("measures.title")}</h2>
      <p className="measure">{t("measures.intro")}</p>
      <nav aria-label={t("measures.contents")}>
        <ul className="contents">
          {answer.measures.map((measure) => (
            <li key={measure.id}>
              <a
                href={measureLink(measure.id)}
                aria-current={measure.id === address.subject ? "true" : undefined}
              >
                {measureTitle(measure, voice)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map((measure) => (
        <OneMeasure key={measure.id} measure={measure} unfolded={one.length > 0} />
      ))}
      {one.length === 0 && <Obstacles answer={answer} />}
      <p className="quiet">
        {t("records.version", {
          version: answer.data.version,
          digest: answer.data.digest.slice(0, 12),
        })}
      </p>
    </section>
  );
}

type OneProps = { readonly measure: Measure; readonly unfolded: boolean };

function OneMeasure({ measure, unfolded }: OneProps) {
  const { voice } = useApp();
  const { t } = voice;
  const { id, formula, inputs, n, limits } = measure;
  return (
    <article aria-labelledby={`measure-${id}`} className="one-measure">
      <h3 id={`measure-${id}`}>
        {measureTitle(measure, voice)} <span className="quiet">{t("measures.n", { n })}</span>
      </h3>
      <MeasureFigure measure={measure} />
      <p className="measure quiet">
        {t("measures.formula")}: {voice.of(formula)}
      </p>
      <p className="quiet inputs">
        {t("measures.inputs")}: {inputs.join(", ")}
      </p>
      {limits.map((limit) => (
        <p key={limit.en} className="measure">
          <span className="quiet">{t("measures.limits")}:</span> {voice.of(limit)}
        </p>
      ))}
      <Fold
        className="fold"
        open={unfolded}
        summary={`${t("measures.table")} (${measure.rows.length})`}
      >
        <MeasureTable measure={measure} />
      </Fold>
    </article>
  );
}

function Obstacles({ answer }: { readonly answer: MeasuresAnswer }) {
  const { voice } = useApp();
  const { t } = voice;
  return (
    <section aria-labelledby="obstacles-title">
      <h3 id="obstacles-title">{t("measures.obstacles")}</h3>
      <ul className="plain entries">
        {answer.obstacles.map((one) => (
          <li key={one.id}>
            <h4>{voice.of(one.title)}</h4>
            <p>
              <span className="quiet">{t("measures.obstacles.measures")}:</span>{" "}
              {one.measures.length === 0 && t("measures.obstacles.none")}
              {one.measures.map((id, i) => {
                const measure = answer.measures.find((entry) => entry.id === id);
                return (
                  <span key={id}>
                    {i > 0 && "; "}
                    <a href={measureLink(id)}>{measure ? measureTitle(measure, voice) : id}</a>
                  </span>
                );
              })}
            </p>
            <p>
              <span className="quiet">{t("claims.observed")}:</span> {voice.of(one.observed)}
            </p>
            <p>
              <span className="quiet">{t("claims.notObservable")}:</span>{" "}
              {voice.of(one.notObservable)}
            </p>
            <p>
              {one.cases.map(({ case: id }, i) => {
                const file = voice.pack.byId.case.get(id);
                return (
                  <span key={id}>
                    {i > 0 && "; "}
                    <a href={recordAddress("case", id)}>{file ? voice.of(file.title) : id}</a>
                  </span>
                );
              })}
              {one.events.map((id) => (
                <span key={id}>
                  {one.cases.length > 0 && "; "}
                  <a href={recordAddress("register", id)}>{id}</a>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

// What follows from the user's weights: the odds of every stop, and which question matters most.
import { type OddsOfAsk, probabilityOf } from "../../change/odds.ts";
import type { Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { stepLabel } from "../labels.ts";
import { familyOf } from "../stops.ts";
import { capital, type Voice } from "../voice.ts";
import { itemTitle, valuesName } from "./change-words.ts";
import type { Dialogue, OpenItem, StopOf } from "./questions.ts";

type Props = {
  readonly items: readonly OpenItem[];
  readonly stops: readonly StopOf[];
  readonly fast: Dialogue["weigh"]["answers"] | undefined;
  /** Only while it answers the weights as they are shown. */
  readonly exact: OddsOfAsk | undefined;
  readonly caseFile: CaseFile;
  readonly run: Run;
  readonly route: string;
};

const FRACTION_MAX = 20;
const PULLS_SHOWN = 6;
/** Anything less is not worth a line. */
const PULL_LEAST = 0.0005;

export function OddsResults({ items, stops, fast, exact, caseFile, run, route }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const name = (stop: StopOf) => stopName(stop, run, route, voice);
  const rows = stops.map((stop, i) => {
    const text = exact?.stops.find(
      ({ step, kind }) => step === stop.step && kind === stop.kind,
    )?.probability;
    const value = text === undefined ? (fast?.probabilities[i] ?? 0) : probabilityOf(text);
    return { stop, text, value };
  });
  const pulls = strongest(fast?.pulls ?? []);
  return (
    <>
      <h5>{t("odds.results")}</h5>
      <div className="scroll">
        <table className="odds-stops">
          <thead>
            <tr>
              <th scope="col">{t("odds.stop")}</th>
              <th scope="col">{t("odds.probability")}</th>
              <th scope="col" className="number">
                {t("odds.fraction")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ stop, text, value }) => (
              <tr key={`${stop.step}${stop.kind}`}>
                <th scope="row">{name(stop)}</th>
                <td>
                  <span className="bar" aria-hidden="true">
                    <span
                      className={familyOf(stop.kind)}
                      style={{ inlineSize: `${(100 * value).toFixed(2)}%` }}
                    />
                  </span>{" "}
                  <span className="number">{percentWords(value, voice)}</span>
                </td>
                <td className="number quiet">{exactWords(text, voice)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h5>{t("odds.matters")}</h5>
      {pulls.length === 0 ? (
        <p>{t("odds.matters.none")}</p>
      ) : (
        <>
          <p className="quiet">{t("odds.matters.intro")}</p>
          <ol className="pulls">
            {pulls.slice(0, PULLS_SHOWN).map(({ item: i, group, stop, difference }) => {
              const item = items[i] as OpenItem;
              const all = item.groups.flat();
              const value = valuesName(item.id, item.groups[group] ?? [], voice, all);
              return (
                <li key={`${item.id} ${group}`}>
                  {capital(
                    t("odds.matters.line", { item: itemTitle(item.id, caseFile, voice), value }),
                  )}{" "}
                  <span className="quiet">
                    {t("odds.matters.stop", {
                      points: pointsWords(difference, voice),
                      stop: name(stops[stop] as StopOf),
                    })}
                  </span>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </>
  );
}

/** For each item its strongest answer on any stop, the strongest item first. */
function strongest(pulls: Dialogue["weigh"]["answers"]["pulls"]) {
  const size = (pull: { readonly difference: number }) => Math.abs(pull.difference);
  return [...Map.groupBy(pulls, ({ item }) => item).values()]
    .flatMap((own) => {
      const [best] = [...own].sort((a, b) => size(b) - size(a));
      return best && size(best) > PULL_LEAST ? [best] : [];
    })
    .sort((a, b) => size(b) - size(a));
}

function stopName({ step, kind }: StopOf, run: Run, route: string, voice: Voice): string {
  const { t, pack } = voice;
  if (step === null) return t("odds.end", { stop: t(`stop.${kind}`) });
  const found = run.routes.find(({ id }) => id === route)?.steps.find(({ id }) => id === step);
  const label = found ? stepLabel(found, pack.byId.route.get(route), voice) : step;
  return `${capital(t(`stop.${kind}`))} (${label})`;
}

const localeOf = ({ language }: Voice) => (language === "en" ? "en-GB" : language);

const LEAST_SHOWN = 0.001;

function percentWords(value: number, voice: Voice): string {
  if (value > 0 && value < LEAST_SHOWN) return `< ${percentWords(LEAST_SHOWN, voice)}`;
  return value.toLocaleString(localeOf(voice), {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

function pointsWords(difference: number, voice: Voice): string {
  return (100 * difference)
    .toLocaleString(localeOf(voice), {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: "exceptZero",
    })
    .replace("-", "−");
}

function exactWords(text: string | undefined, { t }: Voice): string {
  if (text === undefined) return "…";
  if (text.length <= FRACTION_MAX) return text;
  return t("odds.fraction.long", { n: text.replace("/", "").length });
}

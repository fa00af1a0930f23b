// In how many ways a thing can be adopted, who can prevent it alone, and how much each state weighs.

import type { Table, TableOfReading } from "../../change/table.ts";
import { fraction } from "../../exact/index.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { Scroll } from "../parts/scroll.tsx";
import { useAnswer } from "./asking.ts";
import { cubePhrases, either } from "./change-words.ts";
import { inputsOf } from "./inputs.ts";
import type { About } from "./questions.ts";

type Props = { readonly about: About; readonly caseFile: CaseFile };

export default function PowerTable({ about, caseFile }: Props) {
  const { voice } = useApp();
  const { t, pack } = voice;
  const { value, current, problem } = useAnswer<"table">({ kind: "table", ...about });
  if (problem !== null) return <p>{t("why.failed", { reason: problem })}</p>;
  if (value === undefined) return <p className="quiet">{t("why.working")}</p>;
  if (value === null) return <p>{t("power.none")}</p>;
  const [a = "", b = ""] = value.positions.map((one) => voice.maybe(`position.${one}`, one));
  // A reform may bring a rule of its own.
  const { inputs } = inputsOf(pack, caseFile, about.query);
  const rules = value.rules.flatMap((id) => {
    const title = inputs.pack.byId.rule.get(id)?.title;
    return title ? [voice.of(title)] : [];
  });
  return (
    <div className={current ? "power" : "power stale"} aria-busy={!current}>
      <p className="quiet">{t("power.intro", { a, b })}</p>
      <p>
        {t("power.rule", { rules: either(rules, voice) || t("power.rule.none") })}
        {value.outside.length > 0 && (
          <>
            {" · "}
            {t("power.outside", {
              states: value.outside
                .map(
                  ({ state, because }) =>
                    `${voice.name(state)} (${voice.maybe(`excluded.${because}`, because)})`,
                )
                .join(", "),
            })}
          </>
        )}
      </p>
      {value.tables.map((one) => (
        <OneTable
          key={JSON.stringify(one.readings)}
          one={one}
          of={value}
          several={value.tables.length > 1}
          caseFile={caseFile}
        />
      ))}
      <p className="quiet">{t("power.means")}</p>
    </div>
  );
}

type OneProps = {
  readonly one: TableOfReading;
  readonly of: Table;
  readonly several: boolean;
  readonly caseFile: CaseFile;
};

function OneTable({ one, of, several, caseFile }: OneProps) {
  const { voice } = useApp();
  const { t } = voice;
  const under = one.readings.map((cube) => cubePhrases(cube, caseFile, voice).join("; "));
  const all = one.blocksAlone.length === of.roll.length && of.roll.length > 2;
  return (
    <div className="power-of">
      {several && <h5>{t("power.readings", { reading: either(under, voice) })}</h5>}
      <p>
        <strong>{t("power.adopting", { adopting: one.adopting, profiles: one.profiles })}</strong>{" "}
        {all
          ? t("power.alone.all", { n: of.roll.length })
          : one.blocksAlone.length > 0
            ? t("power.alone", { states: voice.names(one.blocksAlone) })
            : t("power.alone.none")}
      </p>
      <Scroll title={t("power.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("power.state")}</th>
              <th scope="col" className="number">
                {t("power.pivotal")}
              </th>
              {one.banzhaf && (
                <>
                  <th scope="col" className="number">
                    {t("power.banzhaf")}
                  </th>
                  <th scope="col" className="number">
                    {t("power.normalised")}
                  </th>
                  <th scope="col" className="number">
                    {t("power.shapley")}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {of.roll.map((state) => (
              <tr key={state}>
                <th scope="row">{voice.name(state)}</th>
                <td className="number">{one.pivotal[state]}</td>
                {[one.banzhaf, one.banzhafNormalised, one.shapley].map(
                  (index, i) =>
                    index && (
                      <td key={i} className="number">
                        <Index text={index[state] ?? "0"} />
                      </td>
                    ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="quiet">{t(`power.method.${one.method}`)}</p>
    </div>
  );
}

/** A fraction with its decimals: 1/32 0.0313. */
function Index({ text }: { readonly text: string }) {
  const { language } = useApp().voice;
  const value = fraction.toNumber(fraction.parse(text));
  const decimals = value.toLocaleString(language === "en" ? "en-GB" : language, {
    minimumFractionDigits: 4,
    maximumFractionDigits: 4,
  });
  return (
    <>
      {text.length <= 16 && <span className="fraction">{text}</span>}{" "}
      <span className={text.length <= 16 ? "quiet" : ""}>{decimals}</span>
    </>
  );
}

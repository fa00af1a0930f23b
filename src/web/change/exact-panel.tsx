// Questions about the case as it stands: what would have had to change, in how many ways, with what odds.
import { lazy, Suspense } from "react";
import type { Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { choicesOf } from "../choices.ts";
import { askName } from "../labels.ts";
import { Fold } from "../parts/fold.tsx";
import { capital } from "../voice.ts";
import { useAnswer } from "./asking.ts";
import type { About } from "./questions.ts";
import { WhyList } from "./why-list.tsx";

const PowerTable = lazy(() => import("./power-table.tsx"));
const Odds = lazy(() => import("./odds.tsx"));

type Props = { readonly caseFile: CaseFile; readonly run: Run };

export default function ExactPanel({ caseFile, run }: Props) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const query = choicesOf(address);
  const { value: targets } = useAnswer<"targets">({ kind: "targets", case: caseFile.id, query });
  const routes = targets ?? [];
  const wanted = queryValue(address, "about") ?? "";
  const target = routes.find((one) => nameOf(one) === wanted) ?? routes[0];
  const about: About | null = target
    ? { case: caseFile.id, query, ask: target.ask, route: target.route }
    : null;
  return (
    <section className="exact" aria-labelledby="exact-title">
      <h3 id="exact-title">{t("why.title")}</h3>
      <p className="quiet">{t("why.intro")}</p>
      {targets !== undefined && target === undefined && <p>{t("why.noRoute")}</p>}
      {routes.length > 1 && target && (
        <label className="about">
          <span>{t("why.about")}</span>
          <select
            value={nameOf(target)}
            onChange={(event) => change(withValue(address, "about", event.currentTarget.value))}
          >
            {routes.map((one) => (
              <option key={nameOf(one)} value={nameOf(one)}>
                {label(one, run, caseFile, voice)}
              </option>
            ))}
          </select>
        </label>
      )}
      {about && <WhyList about={about} caseFile={caseFile} run={run} />}
      {about && (
        <>
          <Fold
            className="fold"
            open={queryValue(address, "table") === "open"}
            summary={<h4>{t("power.title")}</h4>}
          >
            <Suspense fallback={<p className="quiet">{t("why.working")}</p>}>
              <PowerTable about={about} caseFile={caseFile} />
            </Suspense>
          </Fold>
          <Fold
            className="fold"
            open={address.query.some(([key]) => key.startsWith("odds."))}
            summary={<h4>{t("odds.title")}</h4>}
          >
            <Suspense fallback={<p className="quiet">{t("why.working")}</p>}>
              <Odds about={about} caseFile={caseFile} run={run} />
            </Suspense>
          </Fold>
        </>
      )}
    </section>
  );
}

type Named = Pick<About, "ask" | "route">;

const nameOf = ({ ask, route }: Named) => `${ask ?? ""}:${route}`;

/** "Peacekeeping operation – Peacekeeping on the territory of a member". */
function label(
  { ask, route }: Named,
  run: Run,
  caseFile: CaseFile,
  voice: ReturnType<typeof useApp>["voice"],
): string {
  const asked = run.asks.find(({ id }) => id === ask);
  const title = run.routes.find(({ id }) => id === route)?.title;
  const name = asked ? askName(asked, caseFile, voice) : voice.t("why.about.nobody");
  return title ? `${name} – ${capital(voice.of(title))}` : name;
}

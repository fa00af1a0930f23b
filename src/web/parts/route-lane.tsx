// One route drawn as a lane: its gates in order, the stop emphasised, what lies behind it faint.
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Provided, RouteRun, StepRun } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { gateLabel, stepLabel, turnsOnWords } from "../labels.ts";
import { familyOf, stopWords } from "../stops.ts";
import { capital } from "../voice.ts";
import { Fold } from "./fold.tsx";
import { FindingSign, StopMark } from "./glyph.tsx";
import { StepDetail, StepList, stepAnchor } from "./step-list.tsx";

type Props = {
  readonly route: RouteRun;
  readonly caseFile: CaseFile;
  readonly law: string;
  /** The route that gives the ask its mark shows its steps at once. */
  readonly unfolded: boolean;
};

export function RouteLane({ route, caseFile, law, unfolded }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const [unfold, setUnfold] = useState(unfolded);
  const steps = useRef<HTMLDetailsElement>(null);
  const { stop } = route;
  if (stop === null) return null;
  const show = (step: StepRun) => {
    flushSync(() => setUnfold(true));
    if (steps.current) steps.current.open = true;
    const target = document.getElementById(stepAnchor(route, step));
    target?.scrollIntoView({ block: "nearest" });
    target?.focus({ preventScroll: true });
  };
  const at = route.steps.find(({ id }) => id === stop.step);
  return (
    <section className="route">
      <header>
        <h4>{voice.of(route.title)}</h4>
        <p className={`route-stop ${familyOf(stop.kind)}`}>
          <StopMark stop={stop} /> {stopWords(stop, voice)}
          {!stop.verified && (
            <span className="unverified" title={t("step.unverified.means")}>
              {t("step.unverified")}
            </span>
          )}
        </p>
      </header>
      <ol className="lane">
        {route.steps.map((step, i) => (
          <li key={step.id} className={station(route, step, i)}>
            <button type="button" onClick={() => show(step)}>
              <FindingSign finding={step.finding} />
              <span className="gate">{gateLabel(step, voice)}</span>
              <span className={step.finding === "not-reached" ? "visually-hidden" : "finding"}>
                {t(`finding.${step.finding}`)}
                {step.ifAdopted && <>, {t("step.ifAdopted")}</>}
              </span>
            </button>
          </li>
        ))}
        {stop.step === null && (
          <li className={`station the-end ${familyOf(stop.kind)}`}>
            <StopMark stop={stop} />
            <span className="gate">{t(`stop.${stop.kind}`)}</span>
          </li>
        )}
      </ol>
      <ProvidedThat provided={route.provided} route={route} caseFile={caseFile} />
      {at && !unfolded && (
        <div className="stop-step">
          <StepDetail route={route} step={at} caseFile={caseFile} law={law} />
        </div>
      )}
      <Fold ref={steps} open={unfold} summary={t("case.route.all", { n: route.steps.length })}>
        <StepList route={route} steps={route.steps} caseFile={caseFile} law={law} />
      </Fold>
    </section>
  );
}

function station(route: RouteRun, step: StepRun, i: number): string {
  const stopAt = route.steps.findIndex(({ id }) => id === route.stop?.step);
  const place = stopAt < 0 || i < stopAt ? "before-stop" : i === stopAt ? "at-stop" : "behind-stop";
  const kind = step.duty === undefined ? "gate-step" : "duty-step";
  const family = place === "at-stop" && route.stop ? familyOf(route.stop.kind) : "";
  return `station ${place} ${kind} ${step.finding} ${family}`;
}

type ProvidedProps = Pick<Props, "caseFile" | "route"> & { readonly provided: readonly Provided[] };

/** Uncertain gates on the way: the stop behind them stands only if they are passed. */
function ProvidedThat({ provided, route, caseFile }: ProvidedProps) {
  const { voice } = useApp();
  if (provided.length === 0) return null;
  const rule = voice.pack.byId.route.get(route.id);
  return (
    <div className="provided">
      <p>{voice.t("case.provided")}</p>
      <ul className="plain">
        {provided.map(({ step, finding, turnsOn }) => {
          const run = route.steps.find(({ id }) => id === step);
          const on = turnsOnWords(turnsOn, caseFile, voice);
          return (
            <li key={step}>
              <FindingSign finding={finding} /> {run && capital(stepLabel(run, rule, voice))}{" "}
              <span className="finding">{voice.t(`finding.${finding}`)}</span>
              {on.length > 0 && <span className="turns-on">{on.map(capital).join(" · ")}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

// The steps of a route with everything a reader needs to disagree with one of them.
import type { ItemRun, ProvisionRef, RouteRun, StepRun } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { provisionName } from "../because.ts";
import { authorsWords, itemName, stepLabel, timeLimitWords, turnsOnWords } from "../labels.ts";
import { capital, type Voice } from "../voice.ts";
import { FindingSign } from "./glyph.tsx";
import { SourceList } from "./source-list.tsx";

type Props = {
  readonly route: RouteRun;
  readonly steps: readonly StepRun[];
  readonly caseFile: CaseFile;
  readonly law: string;
};

export function StepList({ route, steps, caseFile, law }: Props) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li
          key={step.id}
          className={`step ${step.finding}`}
          id={stepAnchor(route, step)}
          tabIndex={-1}
        >
          <StepDetail route={route} step={step} caseFile={caseFile} law={law} />
        </li>
      ))}
    </ol>
  );
}

export function stepAnchor(route: RouteRun, step: StepRun): string {
  return `step-${route.id}-${route.ask ?? "none"}-${step.id}`;
}

type StepProps = Omit<Props, "steps"> & { readonly step: StepRun };

export function StepDetail({ route, step, caseFile, law }: StepProps) {
  const { voice } = useApp();
  const { t } = voice;
  const rule = voice.pack.byId.route.get(route.id);
  const turnsOn = turnsOnWords(step.turnsOn, caseFile, voice);
  const reached = step.finding !== "not-reached";
  const isStop = route.stop?.step === step.id;
  return (
    <>
      <p className="step-head">
        <FindingSign finding={step.finding} />
        <span className="step-name">{capital(stepLabel(step, rule, voice))}</span>
        <span className="finding">
          {t(`finding.${step.finding}`)}
          {step.ifAdopted && `, ${t("step.ifAdopted")}`}
        </span>
      </p>
      <dl className="step-facts">
        <dt>{t("step.provisions")}</dt>
        <dd>
          <Provisions refs={step.provisions} law={law} />
        </dd>
        {step.timeLimit !== undefined && (
          <>
            <dt>{t("step.timeLimit")}</dt>
            <dd>{capital(timeLimitWords(step.timeLimit, voice))}</dd>
          </>
        )}
        {turnsOn.length > 0 && (
          <>
            <dt>{t("step.turnsOn")}</dt>
            <dd>
              <ul className="plain">
                {turnsOn.map((text) => (
                  <li key={text}>{capital(text)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {step.duty !== undefined && (
          <>
            <dt aria-hidden="true" />
            <dd className="quiet">{t("step.duty")}</dd>
          </>
        )}
        {reached && <Acts ids={step.acts} caseFile={caseFile} />}
        {isStop && route.stop?.blocking && route.stop.blocking.length > 0 && (
          <>
            <dt aria-hidden="true" />
            <dd>{t("step.blocking", { states: voice.names(route.stop.blocking) })}</dd>
          </>
        )}
        {reached &&
          step.items?.map((item) => (
            <Decided
              key={item.id}
              item={item}
              many={(step.items?.length ?? 0) > 1}
              caseFile={caseFile}
            />
          ))}
        {reached && step.perState && step.perState.length > 1 && (
          <>
            <dt>{t("step.states")}</dt>
            <dd>
              {step.perState
                .map(({ state, finding }) => `${voice.name(state)}: ${t(`finding.${finding}`)}`)
                .join("; ")}
            </dd>
          </>
        )}
      </dl>
      <SourceList ids={step.sources} />
    </>
  );
}

function Provisions({
  refs,
  law,
}: {
  readonly refs: readonly ProvisionRef[];
  readonly law: string;
}) {
  const { voice } = useApp();
  const { t } = voice;
  return (
    <ul className="provisions">
      {refs.map(({ id, version, verified }) => (
        <li key={id}>
          <a href={formatAddress({ page: "law", subject: id, query: [["law", law]] })}>
            {provisionName(id, voice)}
          </a>
          <span className="quiet">
            {", "}
            {instrumentOf(id, voice)}
            {", "}
            {version === null
              ? t("step.noWording")
              : t("step.wording", { date: voice.date(version) })}
          </span>
          {!verified && version !== null && (
            <span className="unverified" title={t("step.unverified.means")}>
              {t("step.unverified")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function instrumentOf(provision: string, voice: Voice): string {
  const title = voice.pack.byId.provision.get(provision)?.instrument.title;
  return title ? voice.short(title) : provision;
}

function Acts({ ids, caseFile }: { readonly ids: readonly string[]; readonly caseFile: CaseFile }) {
  const { voice } = useApp();
  const acts = ids.flatMap((id) => (caseFile.acts ?? []).filter((act) => act.id === id));
  if (acts.length === 0) return null;
  return (
    <>
      <dt>{voice.t("step.acts")}</dt>
      <dd>
        <ul className="plain">
          {acts.map((act) => (
            <li key={act.id}>
              {capital(voice.t(`act.${act.act}`))}, {voice.date(act.at)}: {authorsWords(act, voice)}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

type DecidedProps = {
  readonly item: ItemRun;
  readonly many: boolean;
  readonly caseFile: CaseFile;
};

/** One thing decided: its finding, the positions by value, and who is not in the electorate. */
function Decided({ item, many, caseFile }: DecidedProps) {
  const { voice } = useApp();
  const { t } = voice;
  const byValue = Map.groupBy(Object.entries(item.positions ?? {}), ([, value]) => value ?? "none");
  const excluded = item.arithmetic?.excluded ?? [];
  const rules = (item.arithmetic?.rules ?? []).flatMap((id) => {
    const rule = voice.pack.byId.rule.get(id);
    return rule ? [voice.of(rule.title)] : [];
  });
  return (
    <>
      <dt>{capital(itemName(item.id, caseFile, voice))}</dt>
      <dd>
        {many && (
          <p>
            <FindingSign finding={item.finding} /> {t(`finding.${item.finding}`)}
          </p>
        )}
        <ul className="plain">
          {[...byValue].map(([value, entries]) => (
            <li key={value}>
              {capital(t(`position.${value}`))}: {voice.names(entries.map(([state]) => state))}
            </li>
          ))}
        </ul>
        {rules.length > 0 && (
          <p className="quiet">
            {t("step.rule")}: {rules.join("; ")}
          </p>
        )}
        {excluded.length > 0 && (
          <p className="quiet">
            {t("step.excluded", {
              states: excluded
                .map(({ state, because }) => {
                  const why = voice.maybe(
                    `excluded.${because}`,
                    voice.maybe(`participation.${because}`, because),
                  );
                  return `${voice.name(state)} (${why})`;
                })
                .join("; "),
            })}
          </p>
        )}
      </dd>
    </>
  );
}

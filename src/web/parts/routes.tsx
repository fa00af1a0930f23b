// All routes of a case: those asked for, those nobody asked for, and those that were not law that day.
import type { AskRun, RouteRun, Run } from "../../engine/types.ts";
import { STOP_KINDS } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { becauseWords } from "../because.ts";
import { actOf, askedWords, askName, measureName } from "../labels.ts";
import { familyOf, stopWords } from "../stops.ts";
import { capital } from "../voice.ts";
import { Fold } from "./fold.tsx";
import { StopMark } from "./glyph.tsx";
import { RouteLane } from "./route-lane.tsx";
import { SourceList } from "./source-list.tsx";

type Props = { readonly caseFile: CaseFile; readonly run: Run };

export function Routes({ caseFile, run }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const open = run.routes.filter(({ inForce }) => inForce);
  const unasked = open.filter(({ ask }) => ask === null);
  const closed = run.routes.filter(({ inForce }) => !inForce);
  return (
    <section aria-labelledby="routes-title">
      <h3 id="routes-title">{t("case.routes")}</h3>
      <p className="quiet">{t("case.routes.intro")}</p>
      {run.asks.map((ask, i) => (
        <Ask key={ask.id} ask={ask} first={i === 0} routes={open} caseFile={caseFile} run={run} />
      ))}
      <Fold
        className="fold"
        summary={
          <h4>
            {t("case.routes.unasked")} ({unasked.length})
          </h4>
        }
      >
        <p className="quiet">{t("case.routes.unasked.intro")}</p>
        {unasked.map((route) => (
          <Fold
            key={route.id}
            className="one-line"
            summary={
              <>
                {route.stop && <StopMark stop={route.stop} />} {voice.of(route.title)}
                {route.stop && <span className="quiet"> – {stopWords(route.stop, voice)}</span>}
              </>
            }
          >
            <RouteLane route={route} caseFile={caseFile} law={run.lawAsOf} unfolded={false} />
          </Fold>
        ))}
      </Fold>
      <Fold
        className="fold"
        summary={
          <h4>
            {t("case.routes.closed")} ({closed.length})
          </h4>
        }
      >
        <ul className="closed">
          {closed.map((route) => (
            <li key={`${route.id}${route.ask}`}>
              {voice.of(route.title)}
              <span className="quiet"> – {becauseWords(route.because, voice)}</span>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  );
}

type AskProps = {
  readonly ask: AskRun;
  readonly first: boolean;
  readonly routes: readonly RouteRun[];
  readonly caseFile: CaseFile;
  readonly run: Run;
};

function Ask({ ask, first, routes, caseFile, run }: AskProps) {
  const { voice } = useApp();
  const act = actOf(ask.id, caseFile.acts ?? []);
  const name = askName(ask, caseFile, voice);
  const measure = measureName(ask.for, voice);
  const rank = (route: RouteRun) => (route.stop ? STOP_KINDS.indexOf(route.stop.kind) : -1);
  const mine = routes
    .filter((route) => route.ask === ask.id)
    .sort((a, b) => Number(b.id === ask.route) - Number(a.id === ask.route) || rank(b) - rank(a));
  return (
    <section className={first ? "ask first" : "ask"} id={`ask-${ask.id}`} tabIndex={-1}>
      <header className={familyOf(ask.stop.kind)}>
        <StopMark stop={ask.stop} size={first ? 22 : 16} />
        <h4>{name}</h4>
        <p>
          {act && `${voice.date(act.at)} · `}
          {askedWords(ask, voice)}
          {measure !== "" && capital(measure) !== name && ` · ${measure}`}
        </p>
        {act?.what && <p>{voice.of(act.what)}</p>}
        {act?.sources && <SourceList ids={act.sources} />}
      </header>
      {mine.length === 0 && <p>{capital(stopWords(ask.stop, voice))}</p>}
      {mine.map((route, i) => (
        <RouteLane
          key={route.id}
          route={route}
          caseFile={caseFile}
          law={run.lawAsOf}
          unfolded={first && i === 0}
        />
      ))}
    </section>
  );
}

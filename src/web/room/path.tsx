// The path of the matter as it stands: the engine's answer to what has been done in this room so far.
import { useMemo } from "react";
import { run as runCase } from "../../engine/run.ts";
import type { AskRun, Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { actOf, askedWords, askName } from "../labels.ts";
import { Fold } from "../parts/fold.tsx";
import { StopMark } from "../parts/glyph.tsx";
import { RouteLane } from "../parts/route-lane.tsx";
import { familyOf, stopWords } from "../stops.ts";
import { useRoom, useWords } from "./context.ts";

/** Shown with its lane at once; the other asks, of a long package say, are lines that open. */
const SHOWN_AT_ONCE = 1;

/** The run of the case as it stands, made again only when something was done or a day went by. */
export function useRun(): { readonly run: Run; readonly caseFile: CaseFile } {
  const { view, live } = useRoom();
  const { pack } = useApp().voice;
  const key = `${live.events.length} ${view.case.until}`;
  return useMemo(() => ({ run: runCase(pack, view.case), caseFile: view.case }), [pack, key]);
}

export function Path() {
  const say = useWords();
  const { run, caseFile } = useRun();
  const first = run.asks.slice(0, SHOWN_AT_ONCE);
  const more = run.asks.slice(SHOWN_AT_ONCE);
  return (
    <section className="room-path" aria-labelledby="path-title">
      <h3 id="path-title">{say("path.title")}</h3>
      {run.asks.length === 0 && <p>{say("path.nothing")}</p>}
      {first.map((ask) => (
        <AskLane key={ask.id} ask={ask} run={run} caseFile={caseFile} />
      ))}
      {more.map((ask) => (
        <Fold
          key={ask.id}
          className="one-line"
          summary={<AskWords ask={ask} caseFile={caseFile} />}
        >
          <AskLane ask={ask} run={run} caseFile={caseFile} bare />
        </Fold>
      ))}
    </section>
  );
}

type AskProps = { readonly ask: AskRun; readonly caseFile: CaseFile };

function AskWords({ ask, caseFile }: AskProps) {
  const { voice } = useApp();
  return (
    <>
      <StopMark stop={ask.stop} /> {askName(ask, caseFile, voice)}
      <span className="quiet"> – {stopWords(ask.stop, voice)}</span>
    </>
  );
}

type LaneProps = AskProps & { readonly run: Run; readonly bare?: boolean };

function AskLane({ ask, run, caseFile, bare = false }: LaneProps) {
  const { voice } = useApp();
  const say = useWords();
  const routes = run.routes.filter((route) => route.inForce && route.ask === ask.id);
  const best = routes.find(({ id }) => id === ask.route);
  const others = routes.filter((route) => route !== best);
  const act = actOf(ask.id, caseFile.acts ?? []);
  return (
    <section className="room-ask" data-ask={ask.id}>
      {!bare && (
        <header className={familyOf(ask.stop.kind)}>
          <h4>
            <StopMark stop={ask.stop} size={20} /> {askName(ask, caseFile, voice)}{" "}
            <span className={`stop-words ${familyOf(ask.stop.kind)}`}>
              {stopWords(ask.stop, voice)}
            </span>
          </h4>
          <p className="quiet">
            {act && `${voice.date(act.at)} · `}
            {askedWords(ask, voice)}
          </p>
          {ask.stop.blocking && ask.stop.blocking.length > 0 && (
            <p>{voice.t("step.blocking", { states: voice.names(ask.stop.blocking) })}</p>
          )}
        </header>
      )}
      {best && <RouteLane route={best} caseFile={caseFile} law={run.lawAsOf} unfolded={false} />}
      {others.length > 0 && (
        <Fold className="fold" summary={say("path.others", { n: others.length })}>
          {others.map((route) => (
            <RouteLane
              key={route.id}
              route={route}
              caseFile={caseFile}
              law={run.lawAsOf}
              unfolded={false}
            />
          ))}
        </Fold>
      )}
    </section>
  );
}

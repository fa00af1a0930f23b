// A run told in short, to be laid beside another: each ask, where it stands, and its way as a line of signs.
import type { RouteRun, Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { askedWords, askName, gateLabel } from "../labels.ts";
import { FindingSign, StopMark } from "../parts/glyph.tsx";
import { familyOf, stopWords } from "../stops.ts";
import { useWords } from "./context.ts";

type Props = {
  readonly title: string;
  readonly note: string;
  readonly run: Run;
  readonly caseFile: CaseFile;
};

export function Way({ title, note, run, caseFile }: Props) {
  const { voice } = useApp();
  const say = useWords();
  return (
    <section className="way">
      <h4>{title}</h4>
      <p className="quiet">{note}</p>
      {run.asks.length === 0 && <p>{say("path.nothing")}</p>}
      <ol className="plain">
        {run.asks.map((ask) => {
          const route = run.routes.find(({ id, ask: of }) => id === ask.route && of === ask.id);
          return (
            <li key={ask.id}>
              <p>
                <StopMark stop={ask.stop} /> {askName(ask, caseFile, voice)}:{" "}
                <span className={`stop-words ${familyOf(ask.stop.kind)}`}>
                  {stopWords(ask.stop, voice)}
                </span>
              </p>
              <p className="quiet">{askedWords(ask, voice)}</p>
              {route && <Signs route={route} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** One sign per step; the words stand beside it where there is room, and are read out in any case. */
function Signs({ route }: { readonly route: RouteRun }) {
  const { voice } = useApp();
  return (
    <ol className="signs plain">
      {route.steps.map((step) => (
        <li
          key={step.id}
          title={`${gateLabel(step, voice)}: ${voice.t(`finding.${step.finding}`)}`}
        >
          <FindingSign finding={step.finding} />
          <span className="visually-hidden">
            {gateLabel(step, voice)}: {voice.t(`finding.${step.finding}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}

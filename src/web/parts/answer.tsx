// The answer first: where each ask stopped, and where the user's changes move it.
import type { AskRun, Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { actOf, askedWords, askName } from "../labels.ts";
import { familyOf, sameStop, stopWords } from "../stops.ts";
import { StopMark } from "./glyph.tsx";

type Props = {
  readonly caseFile: CaseFile;
  readonly run: Run;
  readonly recorded: Run;
  readonly changed: boolean;
};

export function Answer({ caseFile, run, recorded, changed }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const was = new Map(recorded.asks.map((ask) => [ask.id, ask]));
  const gone = recorded.asks.filter(({ id }) => !run.asks.some((ask) => ask.id === id));
  const moved = run.asks.some((ask) => {
    const before = was.get(ask.id);
    return before === undefined || !sameStop(before.stop, ask.stop);
  });
  return (
    <section className="answer" aria-labelledby="answer-title">
      <h3 id="answer-title">{t("case.answer")}</h3>
      {run.asks.length === 0 && <p>{t("case.answer.none")}</p>}
      <ol aria-live="polite">
        {run.asks.map((ask, i) => (
          <AskLine
            key={ask.id}
            ask={ask}
            before={was.get(ask.id)}
            first={i === 0}
            caseFile={caseFile}
          />
        ))}
        {gone.map((ask) => (
          <li key={ask.id} className="gone">
            <StopMark stop={ask.stop} />
            <div>
              <p>{askName(ask, caseFile, voice)}</p>
              <p className="quiet">
                {t("change.effect.gone", { was: stopWords(ask.stop, voice) })}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {changed && !moved && gone.length === 0 && <p className="quiet">{t("change.effect.none")}</p>}
    </section>
  );
}

type LineProps = {
  readonly ask: AskRun;
  readonly before: AskRun | undefined;
  readonly first: boolean;
  readonly caseFile: CaseFile;
};

function AskLine({ ask, before, first, caseFile }: LineProps) {
  const { voice } = useApp();
  const { t } = voice;
  const act = actOf(ask.id, caseFile.acts ?? []);
  const moved = before !== undefined && !sameStop(before.stop, ask.stop);
  return (
    <li className={`${first ? "first" : ""} ${moved ? "moved" : ""}`}>
      <StopMark stop={ask.stop} size={first ? 24 : 16} />
      <div>
        <p className="ask-name">
          <a
            href={`#ask-${ask.id}`}
            onClick={(event) => {
              // The address after `#` names the view, so the jump is made by hand.
              event.preventDefault();
              const target = document.getElementById(`ask-${ask.id}`);
              target?.scrollIntoView({ block: "start" });
              target?.focus({ preventScroll: true });
            }}
          >
            {askName(ask, caseFile, voice)}
          </a>
          <span className={`stop-words ${familyOf(ask.stop.kind)}`}>
            {stopWords(ask.stop, voice)}
          </span>
        </p>
        <p className="quiet">
          {act && `${voice.date(act.at)} · `}
          {askedWords(ask, voice)}
          {moved && before && ` · ${t("case.answer.was", { stop: stopWords(before.stop, voice) })}`}
        </p>
        {ask.stop.blocking && ask.stop.blocking.length > 0 && (
          <p>{t("step.blocking", { states: voice.names(ask.stop.blocking) })}</p>
        )}
      </div>
    </li>
  );
}

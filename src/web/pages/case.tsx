// One case: where it stopped, who belonged, its routes, its log, and what is contested or not on record.
import { lazy, Suspense, useMemo } from "react";
import { run as runCase } from "../../engine/run.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp, useHere } from "../app-context.ts";
import { inputsOf } from "../change/inputs.ts";
import { choicesOf } from "../choices.ts";
import { ActLog, caseLink } from "../parts/act-log.tsx";
import { Answer } from "../parts/answer.tsx";
import { ChangePanel } from "../parts/change-panel.tsx";
import { Contested, Facts, NotOnRecord, Opinions } from "../parts/contested.tsx";
import { ExportRun } from "../parts/export-run.tsx";
import { MembersLine } from "../parts/members-line.tsx";
import { Routes } from "../parts/routes.tsx";
import { worldsWords } from "../worlds-words.ts";

const RouteNote = lazy(() => import("../authoring/note-button.tsx"));
const ExactPanel = lazy(() => import("../change/exact-panel.tsx"));

export function Case({ caseFile }: { readonly caseFile: CaseFile }) {
  const { voice } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const choices = choicesOf(address);
  const key = JSON.stringify(choices);
  const { inputs } = useMemo(
    () => inputsOf(pack, caseFile, JSON.parse(key)),
    [pack, caseFile, key],
  );
  const { options, case: file } = inputs;
  const recorded = useMemo(() => runCase(pack, caseFile), [pack, caseFile]);
  const run = useMemo(
    () => (choices.length === 0 ? recorded : runCase(inputs.pack, inputs.case, inputs.options)),
    [inputs, recorded, choices.length],
  );
  const before = caseFile.follows === undefined ? undefined : pack.byId.case.get(caseFile.follows);
  const after = pack.cases.filter(({ follows }) => follows === caseFile.id);
  return (
    <article className="case" aria-labelledby="case-title">
      <header>
        <h2 id="case-title">{voice.of(caseFile.title)}</h2>
        <p className="quiet">
          {voice.date(
            caseFile.until == null ? caseFile.date : `${caseFile.date}/${caseFile.until}`,
          )}
          {caseFile.place && ` · ${voice.of(caseFile.place)}`}
          {" · "}
          {t("case.lawOf", { date: voice.date(run.lawAsOf) })}
        </p>
        {caseFile.origin !== "record" && <p>{t(`case.${caseFile.origin}`)}</p>}
        {caseFile.summary && <p className="measure lead">{voice.of(caseFile.summary)}</p>}
        {(before || after.length > 0) && (
          <p className="quiet">
            {before && (
              <>
                {t("case.follows")}: <a href={caseLink(before.id)}>{voice.of(before.title)}</a>{" "}
              </>
            )}
            {after.map((next) => (
              <span key={next.id}>
                {t("case.next")}: <a href={caseLink(next.id)}>{voice.of(next.title)}</a>{" "}
              </span>
            ))}
          </p>
        )}
      </header>
      <Answer caseFile={caseFile} run={run} recorded={recorded} changed={choices.length > 0} />
      <ChangePanel caseFile={caseFile} run={run} recorded={recorded} options={options} />
      <div className="body">
        <Suspense fallback={null}>
          <RouteNote caseFile={caseFile} query={choices} />
        </Suspense>
        <Suspense fallback={<p className="quiet">{t("why.working")}</p>}>
          <ExactPanel caseFile={file} run={run} />
        </Suspense>
        <MembersLine run={run} />
        <Routes caseFile={file} run={run} />
        <ActLog caseFile={file} run={run} />
        <Contested caseFile={caseFile} run={run} />
        <NotOnRecord caseFile={caseFile} run={run} />
        <Facts caseFile={caseFile} />
        <Opinions caseFile={caseFile} />
        <p className="quiet">{worldsWords(run.worlds.open, voice)}</p>
        <ExportRun run={run} />
      </div>
    </article>
  );
}

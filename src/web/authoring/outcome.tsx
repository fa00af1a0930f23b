// What the engine makes of the case as it stands: the answer beside the form, the routes below it.
import { useMemo, useRef } from "react";
import { run as runCase } from "../../engine/run.ts";
import type { Run } from "../../engine/types.ts";
import type { Pack } from "../../pack/pack.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { Answer } from "../parts/answer.tsx";
import { MembersLine } from "../parts/members-line.tsx";
import { Routes } from "../parts/routes.tsx";
import { fieldId, focusOn, useWrite } from "./context.ts";
import { pathOf } from "./findings.ts";
import { NoteButton } from "./note-button.tsx";

export type Shown = {
  readonly caseFile: CaseFile;
  readonly run: Run;
};

type Result = { readonly shown: Shown | null; readonly current: boolean; readonly problem: string };

/** The run of the case, or of the same draft as it last could be run. */
export function useRun(pack: Pack, caseFile: CaseFile | null, draft: string): Result {
  const last = useRef<{ readonly draft: string; readonly shown: Shown } | null>(null);
  const made = useMemo(() => attempt(pack, caseFile), [pack, caseFile]);
  if (made.shown) last.current = { draft, shown: made.shown };
  const earlier = last.current?.draft === draft ? last.current.shown : null;
  return { shown: made.shown ?? earlier, current: made.shown !== null, problem: made.problem };
}

function attempt(pack: Pack, caseFile: CaseFile | null): Omit<Result, "current"> {
  if (caseFile === null) return { shown: null, problem: "" };
  try {
    return { shown: { caseFile, run: runCase(pack, caseFile) }, problem: "" };
  } catch (error) {
    return { shown: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

export function AnswerBox({ result }: { readonly result: Result }) {
  const { voice } = useApp();
  const { t } = useWrite();
  const { shown, current, problem } = result;
  return (
    <div className="write-answer">
      <p className="quiet">{t("write.own")}</p>
      {problem !== "" && <p role="alert">{t("write.broken", { reason: problem })}</p>}
      {!current && problem === "" && <p>{t(shown ? "write.earlier" : "write.waiting")}</p>}
      {shown && (
        <div className={current ? "" : "earlier"}>
          <Answer caseFile={shown.caseFile} run={shown.run} recorded={shown.run} changed={false} />
          <p className="quiet">{voice.t("case.lawOf", { date: voice.date(shown.run.lawAsOf) })}</p>
        </div>
      )}
      <Findings />
    </div>
  );
}

/** All that is wrong, so that nothing is missed; each leads to its field. */
function Findings() {
  const { findings, t } = useWrite();
  return (
    <div className="write-points">
      <p role="status">{t("write.findings", { n: findings.length })}</p>
      <ul className="plain">
        {findings.map((finding) => (
          <li key={finding.key + finding.word + finding.got}>
            <button type="button" className="link" onClick={() => focusOn(idNear(finding.key))}>
              <code>{finding.key || "YAML"}</code>
            </button>{" "}
            {t(finding.word, { got: finding.got })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The field of a key, or of the nearest key above it; else the text of the file. */
function idNear(key: string): string {
  for (let path = pathOf(key); path.length > 0; path = path.slice(0, -1)) {
    if (document.getElementById(fieldId(path))) return fieldId(path);
  }
  return "write-file";
}

export function RunBelow({ shown, file }: { readonly shown: Shown; readonly file: string }) {
  return (
    <div className="write-run">
      <NoteButton caseFile={shown.caseFile} query={NO_CHOICES} file={file} />
      <MembersLine run={shown.run} />
      <Routes caseFile={shown.caseFile} run={shown.run} />
    </div>
  );
}

const NO_CHOICES: readonly (readonly [string, string])[] = [];

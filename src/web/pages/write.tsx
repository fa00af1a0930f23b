// A case of one's own: the form, the same case as a file, and its run, which follows what is typed.
import { useMemo, useState } from "react";
import { useApp } from "../app-context.ts";
import { Acts } from "../authoring/acts.tsx";
import { Basics } from "../authoring/basics.tsx";
import { Lanes, NamedSources, Silent } from "../authoring/beside.tsx";
import { type Write, WriteContext } from "../authoring/context.ts";
import { DraftBar, fileName } from "../authoring/draft-bar.tsx";
import type { Draft } from "../authoring/drafts.ts";
import { Facts } from "../authoring/facts.tsx";
import { isAboutName, pathOf, readingOf } from "../authoring/findings.ts";
import { Lists } from "../authoring/lists.tsx";
import { AnswerBox, RunBelow, useRun } from "../authoring/outcome.tsx";
import { edited, renamed } from "../authoring/text.ts";
import { type Drafts, useDrafts } from "../authoring/use-drafts.ts";
import { authoringWords } from "../words/authoring.ts";
import "../styles/authoring.css";

export default function WritePage() {
  const { language } = useApp().voice;
  const drafts = useDrafts();
  return (
    <section className="write" aria-labelledby="write-title">
      <h2 id="write-title">{authoringWords(language, "write.page")}</h2>
      <p className="measure">{authoringWords(language, "write.lead")}</p>
      <DraftBar drafts={drafts} />
      {drafts.current && <Desk key={drafts.current.id} draft={drafts.current} edit={drafts.edit} />}
    </section>
  );
}

type DeskProps = { readonly draft: Draft; readonly edit: Drafts["edit"] };

function Desk({ draft, edit }: DeskProps) {
  const { voice } = useApp();
  const { language, pack } = voice;
  const { text } = draft;
  const reading = useMemo(() => readingOf(pack, text), [pack, text]);
  const result = useRun(pack, reading.caseFile, draft.id);
  // While the file cannot be read the form shows it as it last could be, and waits.
  const [readable, setReadable] = useState(reading.value ?? {});
  if (reading.value !== null && reading.value !== readable) setReadable(reading.value);
  const write: Write = {
    value: reading.value ?? readable,
    findings: reading.findings,
    t: (key, values) => authoringWords(language, key, values),
    edit: (path, value) => edit(edited(text, path, value), path.join(".")),
    correct: (finding) => {
      const path = pathOf(finding.key);
      const nearest = finding.nearest ?? "";
      const next = isAboutName(finding)
        ? renamed(text, path, nearest)
        : edited(text, path, nearest);
      edit(next, `${finding.key}!`);
    },
  };
  return (
    <WriteContext value={write}>
      <div className="write-desk">
        <form onSubmit={(event) => event.preventDefault()} aria-label={write.t("write.form")}>
          <fieldset className="whole" disabled={reading.value === null}>
            <Basics />
            <Facts />
            <Acts positions={false} />
            <Acts positions />
            <Lanes />
            <Silent />
            <NamedSources />
          </fieldset>
          <Lists />
        </form>
        <aside aria-label={write.t("write.run")}>
          <AnswerBox result={result} />
          <label htmlFor="write-file">{write.t("write.file")}</label>
          <textarea
            id="write-file"
            value={text}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            aria-describedby="write-file-hint"
            aria-invalid={reading.value === null || undefined}
            onChange={({ currentTarget }) => edit(currentTarget.value, "file")}
          />
          <p className="quiet" id="write-file-hint">
            {write.t("write.file.hint")}
          </p>
        </aside>
      </div>
      {result.shown && <RunBelow shown={result.shown} file={fileName(draft)} />}
    </WriteContext>
  );
}

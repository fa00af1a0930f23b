// The button that makes the route note of the run on the page, and the files it can be taken away as.
import { useEffect, useState } from "react";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { askNote, type Note } from "./note-asking.ts";
import { commandFor } from "./note-command.ts";
import { NOTE_WORDS } from "./note-words.ts";

type Props = {
  readonly caseFile: CaseFile;
  /** The choices of the page: date of the law, readings and changes. */
  readonly query: readonly (readonly [key: string, value: string])[];
  /** The name the case has on a command line, where that is not its id. */
  readonly file?: string;
};

type Made = { readonly key: string; readonly note?: Note; readonly problem?: string };

export function NoteButton({ caseFile, query, file }: Props) {
  const { language } = useApp().voice;
  const t = NOTE_WORDS[language];
  const [asked, setAsked] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const address = window.location.href;
  const command = commandFor(file ?? caseFile.id, query, language) ?? address;
  const key = JSON.stringify({ caseFile, query, language, command });
  useEffect(() => {
    if (!asked) return;
    const pack = document.querySelector<HTMLLinkElement>("#pack")?.href ?? "";
    let wanted = true;
    // Typing need not start a note at every key.
    let stop = () => {};
    const timer = setTimeout(() => {
      const asking = askNote({ pack, ...JSON.parse(key) });
      stop = asking.stop;
      asking.done.then(
        (note) => wanted && setMade({ key, note }),
        (error: Error) => wanted && setMade({ key, problem: error.message }),
      );
    }, 300);
    return () => {
      wanted = false;
      clearTimeout(timer);
      stop();
    };
  }, [asked, key]);
  const current = made?.key === key ? made : null;
  return (
    <div className="note-button">
      <p className="row">
        <button type="button" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {t.button}
        </button>
        <span className="quiet">{t.about}</span>
      </p>
      {asked && (
        <div role="status">
          {current === null && <p>{t.working}</p>}
          {current?.problem && <p>{t.problem.replace("{reason}", current.problem)}</p>}
        </div>
      )}
      {asked && current?.note && <Files note={current.note} name={`${caseFile.id}-${language}`} />}
    </div>
  );
}

function Files({ note, name }: { readonly note: Note; readonly name: string }) {
  const t = NOTE_WORDS[useApp().voice.language];
  const [at, setAt] = useState<{ readonly md: string; readonly html: string } | null>(null);
  useEffect(() => {
    const of = (text: string, type: string) =>
      URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const made = { md: of(note.markdown, "text/markdown"), html: of(note.html, "text/html") };
    setAt(made);
    return () => {
      for (const address of Object.values(made)) URL.revokeObjectURL(address);
    };
  }, [note]);
  if (at === null) return null;
  return (
    <>
      <p className="row">
        <a href={at.md} download={`${name}.md`}>
          {t.markdown}
        </a>
        <a href={at.html} download={`${name}.html`}>
          {t.html}
        </a>
        <a href={at.html} target="_blank" rel="noopener">
          {t.open}
        </a>
      </p>
      <p className="quiet" style={{ overflowWrap: "anywhere" }}>
        {t.fingerprint}: <code>sha256:{note.fingerprint}</code>
      </p>
    </>
  );
}

export default NoteButton;

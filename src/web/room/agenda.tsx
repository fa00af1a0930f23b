// The agenda as set, who sits and who is there; and, for chair and secretariat, its setting.
import { useState } from "react";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { useRoom, useWords } from "./context.ts";
import { Outcome, useMove } from "./move.tsx";

export function Agenda() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const organs = [...new Set(view.sittings.map(({ organ }) => organ))];
  const there = (organ: string, value: string) =>
    Object.entries(view.attendance[organ] ?? {})
      .filter(([, is]) => is === value)
      .map(([state]) => state);
  return (
    <section className="room-agenda" aria-labelledby="agenda-title">
      <h3 id="agenda-title">{say("agenda.title")}</h3>
      {organs.length === 0 && <p className="quiet">{say("agenda.notConvened")}</p>}
      {organs.map((organ) => {
        const last = view.sittings.findLast((sitting) => sitting.organ === organ);
        return (
          <p key={organ}>
            {voice.name(organ)}: {last && voice.maybe(`method.${last.method}`, last.method)}
            {(["present", "absent"] as const).map((value) =>
              there(organ, value).length === 0 ? null : (
                <span key={value} className="quiet">
                  {" · "}
                  {voice.t(`value.${value}`)}: {voice.names(there(organ, value))}
                </span>
              ),
            )}
          </p>
        );
      })}
      {view.agenda.length > 0 && (
        <ol>
          {view.agenda.map(({ title, draft }) => (
            <li key={`${title}${draft}`}>
              {title}
              {draft && <span className="quiet"> ({draft})</span>}
            </li>
          ))}
        </ol>
      )}
      {view.may.includes("set-agenda") && !view.session.closed && <SetAgenda />}
    </section>
  );
}

/** One point in a line; "d1 Title" ties the point to a draft. */
function SetAgenda() {
  const { view } = useRoom();
  const say = useWords();
  const { moving, outcome, move } = useMove();
  const asText = view.agenda
    .map(({ title, draft }) => (draft ? `${draft} ${title}` : title))
    .join("\n");
  const [text, setText] = useState<string | null>(null);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const lines = (text ?? asText)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const entries = lines.map((line) => {
      const [, draft, title] = /^(d\d+)\s+(.+)$/.exec(line) ?? [];
      const known = view.drafts.some(({ id }) => id === draft);
      return draft && title && known ? { title, draft } : { title: line };
    });
    if (await move({ kind: "set-agenda", entries })) setText(null);
  };
  return (
    <Fold className="fold small" summary={say("agenda.set")}>
      <form className="stack" onSubmit={submit}>
        <label className="field">
          {say("agenda.lines")}
          <textarea
            rows={4}
            value={text ?? asText}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div className="row">
          <button type="submit" disabled={moving}>
            {say("agenda.save")}
          </button>
        </div>
        <Outcome outcome={outcome} />
      </form>
    </Fold>
  );
}

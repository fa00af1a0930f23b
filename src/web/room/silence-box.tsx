// A silence procedure as it runs: when it closes, on whose clock, and what this seat may do about it.
import { useState } from "react";
import { silenceAt } from "../../play/silence.ts";
import type { DraftView } from "../../play/view.ts";
import { useApp } from "../app-context.ts";
import { useScenarioNow } from "./clock.tsx";
import { useRoom, useTick, useWords } from "./context.ts";
import { instantWords, spanWords } from "./hours.ts";
import { Outcome, useMove } from "./move.tsx";

export function SilenceBox({ draft }: { readonly draft: DraftView }) {
  const { view, presiding } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const now = useScenarioNow();
  const { moving, outcome, move } = useMove();
  const [words, setWords] = useState("");
  const { silence } = draft;
  const open = draft.items.find((item) => item.decision === null);
  useTick(silence !== null && open ? 1000 : null);
  if (silence === null) return null;
  const status = open ? silenceAt(silence, open.id, now()) : null;
  const inclusive = silence.terms.closing === "inclusive";
  const id = draft.id;
  const said = words.trim() === "" ? {} : { words };
  const me = view.seat.state ?? "";
  const member = view.may.includes("break-silence");
  const mineHeld = status?.kind === "on-hold" && status.by === me;
  const objected = silence.objections.some((o) => o.state === me && o.withdrawn === null);
  const button = (label: string, motion: Parameters<typeof move>[0]) => (
    <button type="button" disabled={moving} onClick={() => move(motion)}>
      {label}
    </button>
  );
  return (
    <div className="box silence" data-silence={status?.kind ?? "over"}>
      <p>
        <strong>{say("silence.title")}</strong>{" "}
        {say(inclusive ? "silence.until.inclusive" : "silence.until.exclusive", {
          at: instantWords(silence.closesAt, view.settings.zone, voice.language, true),
          zone: view.settings.zone,
        })}
      </p>
      {view.seat.zone && view.seat.zone !== view.settings.zone && (
        <p className="quiet">
          {instantWords(silence.closesAt, view.seat.zone, voice.language, true)} {view.seat.zone}
        </p>
      )}
      <p className="remaining">
        {status?.kind === "open" && say("silence.remaining", { span: spanWords(status.remaining) })}
        {status?.kind === "on-hold" && say("silence.onHold", { state: voice.name(status.by) })}
        {status?.kind === "broken" && say("silence.broken", { state: voice.name(status.by) })}
        {(status?.kind === "closed" || status?.kind === "unnotified") && say("silence.closing")}
        {status === null && say("silence.over")}
      </p>
      {member && open && (
        <div className="stack">
          <div className="row">
            {silence.noticed[me] === undefined &&
              button(say("silence.acknowledge"), { kind: "acknowledge", draft: id })}
            {mineHeld
              ? button(say("silence.lift"), { kind: "lift-hold", draft: id })
              : button(say("silence.hold"), { kind: "hold", draft: id, ...said })}
            {objected && button(say("silence.takeBack"), { kind: "withdraw-objection", draft: id })}
          </div>
          <label className="field">
            {say("silence.words")}
            <input
              type="text"
              value={words}
              maxLength={2000}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </label>
        </div>
      )}
      {member && (
        <div className="row">
          {button(say("silence.break"), { kind: "break-silence", draft: id, ...said })}
        </div>
      )}
      {presiding && open && (
        <div className="row">
          {[1, 6, 24].map((hours) => (
            <span key={hours}>
              {button(say("silence.extend", { hours }), {
                kind: "extend-silence",
                draft: id,
                closes: new Date(Date.parse(silence.closesAt) + hours * 3_600_000).toISOString(),
              })}
            </span>
          ))}
        </div>
      )}
      <Outcome outcome={outcome} />
    </div>
  );
}

// What the chair and the author may do with a whole draft: method, silence, decision, amendment, withdrawal.
import { useState } from "react";
import type { Method } from "../../play/session.ts";
import type { DraftView } from "../../play/view.ts";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { useScenarioNow } from "./clock.tsx";
import { useRoom, useWords } from "./context.ts";
import { Outcome, useMove } from "./move.tsx";

const METHODS: readonly Method[] = ["session", "circulation", "silence", "limited-format"];

export function DraftDesk({ draft }: { readonly draft: DraftView }) {
  const { view, presiding } = useRoom();
  const say = useWords();
  const { moving, outcome, move } = useMove();
  const open = draft.items.filter(({ decision }) => decision === null);
  const mine = draft.seat === view.seat.id;
  const mayAmend = view.may.includes("amend") && (mine || view.seat.kind !== "delegation");
  if (view.session.closed) return null;
  if (!presiding && !mayAmend && !view.may.includes("propose-method")) return null;
  return (
    <div className="draft-desk">
      {presiding && <Adopt draft={draft} moving={moving} move={move} />}
      {open.length > 0 && (
        <Fold className="fold small" summary={say("draft.manage")}>
          <div className="stack">
            <ProposeMethod draft={draft} moving={moving} move={move} />
            {presiding && draft.silence === null && (
              <OpenSilence draft={draft} moving={moving} move={move} />
            )}
            {mayAmend && <Amend draft={draft} moving={moving} move={move} />}
            {mine && (
              <div className="row">
                <button
                  type="button"
                  disabled={moving}
                  onClick={() => move({ kind: "withdraw-draft", draft: draft.id })}
                >
                  {say("draft.withdraw")}
                </button>
              </div>
            )}
          </div>
        </Fold>
      )}
      <Outcome outcome={outcome} />
    </div>
  );
}

type Props = {
  readonly draft: DraftView;
  readonly moving: boolean;
  readonly move: ReturnType<typeof useMove>["move"];
};

/** The whole draft, or the draft without the items ticked here, which go back. */
function Adopt({ draft, moving, move }: Props) {
  const say = useWords();
  const [without, setWithout] = useState<readonly string[]>([]);
  const open = draft.items.filter(({ decision }) => decision === null);
  if (open.length === 0 || (draft.silence !== null && open.length > 0)) return null;
  const toggle = (id: string, on: boolean) =>
    setWithout(on ? [...without, id] : without.filter((entry) => entry !== id));
  return (
    <div className="stack adopt">
      {open.length > 1 && (
        <fieldset className="send-back">
          <legend>{say("draft.sendBack")}</legend>
          {open.map(({ id, title }) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={without.includes(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              {id} {title}
            </label>
          ))}
        </fieldset>
      )}
      <div className="row">
        <button
          type="button"
          className="act"
          disabled={moving}
          onClick={() => move({ kind: "adopt", draft: draft.id, without: [...without] })}
        >
          {without.length > 0
            ? say("draft.adoptWithout", { n: open.length - without.length })
            : say("draft.adopt")}
        </button>
      </div>
    </div>
  );
}

function ProposeMethod({ draft, moving, move }: Props) {
  const { voice } = useApp();
  const say = useWords();
  const [method, setMethod] = useState<Method>("session");
  return (
    <div className="row">
      <label className="field">
        {say("draft.proposeMethod")}
        <select value={method} onChange={(event) => setMethod(event.currentTarget.value as Method)}>
          {METHODS.map((id) => (
            <option key={id} value={id}>
              {voice.t(`method.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={moving}
        onClick={() => move({ kind: "propose-method", draft: draft.id, method })}
      >
        {say("draft.propose")}
      </button>
    </div>
  );
}

function OpenSilence({ draft, moving, move }: Props) {
  const say = useWords();
  const now = useScenarioNow();
  const [hours, setHours] = useState("24");
  const span = Number(hours) * 3_600_000;
  return (
    <div className="row">
      <label className="field">
        {say("draft.silenceHours")}
        <input
          type="number"
          min="0.1"
          max="8760"
          step="any"
          value={hours}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        disabled={moving || !(span > 0)}
        onClick={() =>
          move({
            kind: "open-silence",
            draft: draft.id,
            closes: new Date(Math.round((now() + span) / 1000) * 1000).toISOString(),
          })
        }
      >
        {say("draft.openSilence")}
      </button>
    </div>
  );
}

function Amend({ draft, moving, move }: Props) {
  const say = useWords();
  const open = draft.items.filter(({ decision }) => decision === null);
  const [item, setItem] = useState(open[0]?.id ?? "");
  const known = open.find(({ id }) => id === item) ?? open[0];
  const [text, setText] = useState<string | null>(null);
  if (known === undefined) return null;
  return (
    <div className="stack">
      <label className="field">
        {say("draft.amendItem")}
        <select
          value={known.id}
          onChange={(event) => {
            setItem(event.currentTarget.value);
            setText(null);
          }}
        >
          {open.map(({ id, title }) => (
            <option key={id} value={id}>
              {id} {title}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {say("draft.newWording")}
        <textarea
          rows={3}
          maxLength={8000}
          value={text ?? known.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div className="row">
        <button
          type="button"
          disabled={moving || text === null}
          onClick={async () => {
            if (await move({ kind: "amend", item: known.id, text: text ?? "" })) setText(null);
          }}
        >
          {say("draft.amend")}
        </button>
        <span className="quiet">{say("draft.amendMeans")}</span>
      </div>
    </div>
  );
}

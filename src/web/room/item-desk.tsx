// What a delegation may do on one item: take or prepare a position, send word, join, sign, attach.
import { useId, useState } from "react";
import type { z } from "zod";
import type { Motion } from "../../play/motions.ts";
import type { Attachment } from "../../play/session.ts";
import type { ItemView } from "../../play/view.ts";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { useRoom, useWords } from "./context.ts";
import { Outcome, useMove } from "./move.tsx";

type Props = { readonly item: ItemView };
type Attached = z.infer<typeof Attachment>;

/** In the order in which a delegate needs them; the rest stand behind a fold. */
const FIRST = ["in-favour", "no-objection", "abstaining", "objecting"] as const;
const FURTHER = ["not-participating", "recused"] as const;
const ATTACHED: readonly Attached[] = ["statement", "reservation", "signature-withheld"];

export function ItemDesk({ item }: Props) {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const id = useId();
  const [words, setWords] = useState("");
  const [attached, setAttached] = useState<readonly Attached[]>([]);
  const { moving, outcome, move } = useMove();
  if (view.session.closed || !view.may.includes("take-position")) return null;
  const mine = item.positions.find(({ state }) => state === view.seat.state);
  const said = words.trim() === "" ? {} : { words };
  const act = async (motion: Motion) => {
    if (await move(motion)) {
      setWords("");
      setAttached([]);
    }
  };
  const take = (value: (typeof FIRST)[number] | (typeof FURTHER)[number]) => (
    <button
      key={value}
      type="button"
      disabled={moving}
      aria-pressed={mine?.value === value}
      onClick={() =>
        act({ kind: "take-position", item: item.id, value, attached: [...attached], ...said })
      }
    >
      {voice.t(`position.${value}`)}
    </button>
  );
  const simple = (label: string, motion: Motion) => (
    <button type="button" disabled={moving} onClick={() => act(motion)}>
      {label}
    </button>
  );
  const closed = item.decision !== null;
  return (
    <div className="item-desk">
      {closed ? (
        <div className="row">
          {simple(say("item.join"), { kind: "join", item: item.id, ...said })}
          {simple(say("item.decline"), { kind: "decline", item: item.id, ...said })}
          {simple(say("item.sign"), { kind: "sign", item: item.id, value: "given" })}
        </div>
      ) : (
        <fieldset className="positions-row">
          <legend className="visually-hidden">
            {say("item.myPosition", { item: `${item.id} ${item.title}` })}
          </legend>
          {FIRST.map(take)}
        </fieldset>
      )}
      <Outcome outcome={outcome} />
      <Fold className="fold small" summary={say("item.more")}>
        <div className="stack">
          <label className="field" htmlFor={`${id}words`}>
            {say("item.words")}
            <textarea
              id={`${id}words`}
              rows={2}
              maxLength={8000}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </label>
          <fieldset className="row">
            <legend className="visually-hidden">{say("item.attach")}</legend>
            {ATTACHED.map((name) => (
              <label key={name} className="tick">
                <input
                  type="checkbox"
                  checked={attached.includes(name)}
                  onChange={(event) =>
                    setAttached(
                      event.currentTarget.checked
                        ? [...attached, name]
                        : attached.filter((entry) => entry !== name),
                    )
                  }
                />
                {voice.t(`attached.${name}`)}
              </label>
            ))}
          </fieldset>
          <p className="quiet">{say("item.more.means")}</p>
          <div className="row">
            {closed ? take("objecting") : FURTHER.map(take)}
            {simple(say("item.sendWord"), { kind: "send-word", item: item.id, ...said })}
            {attached[0] !== undefined &&
              simple(say("item.attachNow"), {
                kind: "attach",
                item: item.id,
                attachment: attached[0],
                ...said,
              })}
            {simple(say("item.signNot"), { kind: "sign", item: item.id, value: "withheld" })}
            {words.trim() !== "" &&
              simple(say("item.proposeAmendment"), {
                kind: "propose-amendment",
                item: item.id,
                text: words,
              })}
          </div>
          {!closed && (
            <div className="row">
              <span className="quiet">
                {item.prepared === null
                  ? say("item.prepare")
                  : say("item.prepared", {
                      value: voice.maybe(`position.${item.prepared.value}`, item.prepared.value),
                    })}
              </span>
              {FIRST.map((value) => (
                <button
                  key={value}
                  type="button"
                  className="link"
                  disabled={moving}
                  onClick={() => act({ kind: "prepare-position", item: item.id, value, ...said })}
                >
                  {voice.t(`position.${value}`)}
                </button>
              ))}
            </div>
          )}
        </div>
      </Fold>
    </div>
  );
}

// A session just opened: its links, once, and the seat of whoever opened it.

import { useState } from "react";
import { isState, stateName } from "../../pack/states.ts";
import { useApp } from "../app-context.ts";
import { join } from "./api.ts";
import { useWords } from "./context.ts";
import { roomAddress } from "./join.tsx";
import { Links } from "./links.tsx";
import { keepSeat } from "./seats-held.ts";
import type { Opening } from "./start.tsx";

type Props = { readonly opened: Opening; readonly onAnother: () => void };

export function Opened({ opened, onAnother }: Props) {
  const { voice } = useApp();
  const say = useWords();
  const [sheet, setSheet] = useState(false);
  const [lost, setLost] = useState(false);
  const director = opened.links.find(({ seat }) => seat === "director") ?? opened.links[0];
  const nameOf = (seat: string) => {
    const code = seat.toUpperCase();
    if (isState(code)) return stateName(code, voice.language);
    const desk = (["director", "chair", "secretariat"] as const).find((id) => id === seat);
    return desk ? say(`seat.${desk}`) : seat;
  };
  const sitDown = async () => {
    if (director === undefined) return;
    const answer = await join(director.token);
    setLost(!answer.ok);
    if (!answer.ok) return;
    const { session, seat } = answer.value;
    keepSeat({ session, seat, title: opened.title });
    window.location.hash = roomAddress(session, seat);
  };
  return (
    <section className="session-open" aria-labelledby="opened-title">
      {opened.exercise && <p className="exercise">{say("exercise")}</p>}
      <h3 id="opened-title">{say("opened.title", { title: opened.title })}</h3>
      <p className="measure">{say("opened.once")}</p>
      <div className="row no-print">
        <button type="button" className="act" onClick={() => void sitDown()}>
          {say("opened.sitDown")}
        </button>
        <button type="button" aria-pressed={sheet} onClick={() => setSheet(!sheet)}>
          {say("opened.codes")}
        </button>
        <button
          type="button"
          onClick={() => {
            setSheet(true);
            setTimeout(() => window.print(), 100);
          }}
        >
          {say("opened.print")}
        </button>
        <button type="button" className="link" onClick={onAnother}>
          {say("opened.another")}
        </button>
      </div>
      {lost && <p role="alert">{say("join.unreached")}</p>}
      <Links links={opened.links} nameOf={nameOf} codes={sheet} />
    </section>
  );
}

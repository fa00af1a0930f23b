// The minutes as far as this seat heard them: every line with its hour, its author and what was done.
import { useState } from "react";
import type { PlayEvent } from "../../play/events.ts";
import { useApp } from "../app-context.ts";
import { useRoom, useSeatNames, useWords } from "./context.ts";
import { hourWords, instantWords } from "./hours.ts";
import { ProvisionLinks } from "./move.tsx";
import { useSays } from "./says.ts";

const SHOWN = 25;

export function Minutes({ whole = false }: { readonly whole?: boolean }) {
  const { live } = useRoom();
  const say = useWords();
  const [all, setAll] = useState(whole);
  const numbered = live.events.map((event, i) => ({ event, n: i + 1 })).toReversed();
  const shown = all ? numbered : numbered.slice(0, SHOWN);
  return (
    <section className="room-minutes" aria-labelledby="minutes-title">
      <h3 id="minutes-title">{say("minutes.title")}</h3>
      <ol className="plain minutes" reversed>
        {shown.map(({ event, n }) => (
          <Line key={n} event={event} n={n} />
        ))}
      </ol>
      {!all && numbered.length > SHOWN && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say("minutes.all", { n: numbered.length })}
        </button>
      )}
    </section>
  );
}

function Line({ event, n }: { readonly event: PlayEvent; readonly n: number }) {
  const { view } = useRoom();
  const { voice } = useApp();
  const seatName = useSeatNames();
  const says = useSays();
  const { zone } = view.settings;
  return (
    <li className={`minute ${event.kind}`} data-kind={event.kind}>
      <span className="number">{n}</span>
      <time dateTime={event.at} title={instantWords(event.at, zone, voice.language, true)}>
        {hourWords(event.at, zone, voice.language)}
      </time>
      <div>
        <span className="who">{seatName(event.by)}</span> {says(event)}
        {event.kind === "refused" && <ProvisionLinks ids={event.refusal.provisions} />}
      </div>
    </li>
  );
}

// The director's desk: the clock, the injects, the seats and their links, the end of the session.
import { useState } from "react";
import { useScenarioNow } from "./clock.tsx";
import { useRoom, useWords } from "./context.ts";
import { instantOf, localOf } from "./hours.ts";
import { Injects } from "./injects.tsx";
import { Outcome, useMove } from "./move.tsx";
import { Seats } from "./seats.tsx";

const SPEEDS = [1, 10, 60, 600, 3_600];
const JUMPS = [10, 60, 360, 1_440] as const;

export function DirectorDesk() {
  const { view } = useRoom();
  const say = useWords();
  const { moving, outcome, move } = useMove();
  return (
    <div className="desk">
      <ClockDesk />
      <Injects />
      <Seats />
      <section aria-labelledby="close-title">
        <h3 id="close-title">{say("desk.close")}</h3>
        <p className="quiet">{say("desk.close.means")}</p>
        <button
          type="button"
          disabled={moving || view.session.closed}
          onClick={() => move({ kind: "close-session" })}
        >
          {say("desk.close.do")}
        </button>
        <Outcome outcome={outcome} />
      </section>
    </div>
  );
}

function ClockDesk() {
  const { view, live } = useRoom();
  const say = useWords();
  const now = useScenarioNow();
  const { moving, outcome, move } = useMove();
  const { zone } = view.settings;
  const [to, setTo] = useState("");
  const clock = live.session?.clock;
  const running = clock?.running === true;
  const jump = (instant: string | null) => {
    if (instant !== null) void move({ kind: "set-clock", change: { to: "instant", instant } });
  };
  return (
    <section aria-labelledby="clock-title">
      <h3 id="clock-title">{say("desk.clock")}</h3>
      <div className="row">
        <button
          type="button"
          className="act"
          disabled={moving}
          onClick={() =>
            move({ kind: "set-clock", change: { to: running ? "paused" : "running" } })
          }
        >
          {say(running ? "desk.pause" : "desk.run")}
        </button>
        <label className="field inline">
          {say("desk.speed")}
          <select
            value={clock?.speed ?? 1}
            onChange={(event) =>
              move({
                kind: "set-clock",
                change: { to: "speed", speed: Number(event.currentTarget.value) },
              })
            }
          >
            {[...new Set([...SPEEDS, clock?.speed ?? 1])]
              .sort((a, b) => a - b)
              .map((speed) => (
                <option key={speed} value={speed}>
                  ×{speed}
                </option>
              ))}
          </select>
        </label>
      </div>
      <div className="row">
        {JUMPS.map((minutes) => (
          <button
            key={minutes}
            type="button"
            disabled={moving}
            onClick={() => jump(new Date(now() + minutes * 60_000).toISOString())}
          >
            {say(`desk.jump.${minutes}`)}
          </button>
        ))}
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          jump(instantOf(to || localOf(now(), zone), zone));
        }}
      >
        <label className="field inline">
          {say("desk.jumpTo", { zone })}
          <input
            type="datetime-local"
            value={to || localOf(now(), zone)}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={moving}>
          {say("desk.jump")}
        </button>
      </form>
      <Outcome outcome={outcome} />
    </section>
  );
}

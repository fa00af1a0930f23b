// The scenario's clock as the server last set it, ticking between; a pause is said in words.
import { type Clock, scenarioAt } from "../../play/clock.ts";
import { useApp } from "../app-context.ts";
import { useRoom, useTick, useWords } from "./context.ts";
import { instantWords } from "./hours.ts";

/** Where the scenario stands now, by the server's clock. */
export function useScenarioNow(): () => number {
  const { live } = useRoom();
  const clock: Clock | undefined = live.session?.clock;
  return () => (clock === undefined ? 0 : scenarioAt(clock, Date.now() + live.offset));
}

export function ClockFace() {
  const { view, live } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const now = useScenarioNow();
  const clock = live.session?.clock;
  useTick(clock?.running ? 1000 : null);
  const { zone } = view.settings;
  const own = view.seat.zone;
  const instant = now();
  return (
    <div className={clock?.running ? "clock running" : "clock paused"}>
      <p className="face">
        <time dateTime={new Date(instant).toISOString()}>
          {instantWords(instant, zone, voice.language, true)}
        </time>{" "}
        <span className="quiet">{zone}</span>
      </p>
      {own !== undefined && own !== zone && (
        <p className="quiet">
          {instantWords(instant, own, voice.language)} {own}
        </p>
      )}
      <p className="quiet">
        {view.session.closed
          ? say("clock.closed")
          : clock?.running
            ? clock.speed === 1
              ? say("clock.running")
              : say("clock.speed", { speed: clock.speed })
            : say("clock.paused")}
        {" · "}
        {voice.t("case.lawOf", { date: voice.date(view.session.lawDay) })}
      </p>
    </div>
  );
}

// Who belonged on a day, how they took part, and by which instruments each was bound.
import { covers } from "../../pack/dates.ts";
import { isMember, lawOn, type RollEntry } from "../../pack/law.ts";
import { formatAddress, queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { dayNumber } from "../dates.ts";
import { Fold } from "../parts/fold.tsx";
import { SourceList } from "../parts/source-list.tsx";
import { TimeRow, TimeScale } from "../parts/time-row.tsx";
import { dayOfNumber, timelineOf } from "../timeline.ts";

export function MembersPage() {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const today = new Date().toISOString().slice(0, 10);
  const asked = queryValue(address, "day") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today;
  const law = lawOn(pack, day, null);
  const set = (next: string) => {
    if (/^(19|20)\d{2}-/.test(next)) change(withValue(address, "day", next));
  };
  return (
    <section aria-labelledby="members-page-title">
      <h2 id="members-page-title">{t("members.title")}</h2>
      <p className="measure">{t("members.intro")}</p>
      <div className="day-picker">
        <label>
          {t("members.day")}{" "}
          <input
            type="date"
            min="1992-01-01"
            max={today}
            value={day}
            onChange={(event) => set(event.currentTarget.value)}
          />
        </label>
        <label>
          <span className="visually-hidden">{t("members.slider")}</span>
          <input
            type="range"
            min={dayNumber("1992-01-01")}
            max={dayNumber(today)}
            value={dayNumber(day)}
            aria-valuetext={voice.date(day)}
            onChange={(event) => set(dayOfNumber(Number(event.currentTarget.value)))}
          />
        </label>
      </div>
      <h3 aria-live="polite">{t("members.onDay", { date: voice.date(day) })}</h3>
      {law.roll.length === 0 && <p>{t("members.none")}</p>}
      <ul className="tiles">
        {law.roll.map((entry) => (
          <li key={entry.state} className={isMember(entry) ? entry.participation : "outside"}>
            <strong>{voice.name(entry.state)}</strong>
            <span>{t(`standing.${entry.standing}`)}</span>
            {isMember(entry) && entry.participation !== "full" && (
              <span>{t(`participation.${entry.participation}`)}</span>
            )}
            {law.overlays(entry.state).map((overlay) => (
              <span key={overlay.id}>{voice.of(overlay.title)}</span>
            ))}
          </li>
        ))}
      </ul>
      <History />
      <Fold className="fold" summary={<h3>{t("members.matrix", { date: voice.date(day) })}</h3>}>
        <Matrix day={day} roll={law.roll} />
      </Fold>
    </section>
  );
}

/** Every interval of every state, as bars and in words. */
function History() {
  const { voice } = useApp();
  const { t, pack } = voice;
  const timeline = timelineOf(1992, new Date().getFullYear());
  const byState = [...Map.groupBy(pack.members.roll, ({ state }) => state)].sort(([a], [b]) =>
    voice.name(a).localeCompare(voice.name(b), voice.language),
  );
  return (
    <>
      <h3>{t("members.history")}</h3>
      <TimeScale timeline={timeline} />
      <ul className="time-rows">
        {byState.map(([state, entries]) => (
          <TimeRow
            key={state}
            timeline={timeline}
            spans={entries.filter(isMember).map(({ from, to, participation }) => ({
              from,
              to,
              faint: participation !== "full",
            }))}
          >
            <strong>{voice.name(state)}</strong>
            {entries.map((entry) => (
              <span key={`${entry.from}${entry.participation}`} className="quiet">
                {t(`standing.${entry.standing}`)}
                {isMember(entry) &&
                  entry.participation !== "full" &&
                  `, ${t(`participation.${entry.participation}`)}`}{" "}
                {voice.interval(entry)}
              </span>
            ))}
            {(pack.members.overlays ?? [])
              .filter((overlay) => overlay.state === state)
              .map((overlay) => (
                <span key={overlay.id} className="quiet">
                  {voice.of(overlay.title)}, {voice.interval(overlay)}
                </span>
              ))}
            <SourceList ids={[...new Set(entries.flatMap(({ sources }) => sources))]} />
          </TimeRow>
        ))}
      </ul>
    </>
  );
}

type MatrixProps = { readonly day: string; readonly roll: readonly RollEntry[] };

function Matrix({ day, roll }: MatrixProps) {
  const { voice } = useApp();
  const { t, pack } = voice;
  const law = lawOn(pack, day, null);
  const instruments = pack.instruments.filter(
    ({ parties, inForce }) =>
      parties !== "members" &&
      inForce !== null &&
      covers({ from: "0001-01-01", to: inForce.to }, day),
  );
  const signs = { bound: "●", signed: "○", "not-bound": "–", unknown: "?", left: "×", none: "" };
  return (
    <div className="scroll">
      <p className="quiet">
        {(["bound", "signed", "not-bound", "unknown", "left"] as const)
          .map((status) => `${signs[status]} ${t(`status.${status}`)}`)
          .join(" · ")}
      </p>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t("members.instrument")}</th>
            {roll.map(({ state }) => (
              <th key={state} scope="col">
                <abbr title={voice.name(state)}>{state}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {instruments.map((instrument) => (
            <tr key={instrument.id}>
              <th scope="row">
                <a href={formatAddress({ page: "law", subject: instrument.id, query: [] })}>
                  {voice.short(instrument.title)}
                </a>
              </th>
              {roll.map(({ state }) => {
                const status = law.status(instrument.id, state);
                return (
                  <td key={state} title={`${voice.name(state)}: ${t(`status.${status}`)}`}>
                    <span aria-hidden="true">{signs[status]}</span>
                    <span className="visually-hidden">{t(`status.${status}`)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

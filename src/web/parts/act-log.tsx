// What was done, dated: a small time axis, then the log in two columns, at the organisation and beside it.
import type { Run } from "../../engine/types.ts";
import { latestDay } from "../../pack/dates.ts";
import type { Act, CaseFile } from "../../pack/schema.ts";
import { formatAddress, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { layoutAxis } from "../axis-layout.ts";
import { optionsOf, toggledAct } from "../choices.ts";
import { actDetails, authorsWords } from "../labels.ts";
import { capital } from "../voice.ts";
import { SourceList } from "./source-list.tsx";

type Entry = {
  readonly id: string;
  readonly at: string;
  readonly beside: boolean;
  readonly act: Act | null;
  readonly lane: NonNullable<CaseFile["lanes"]>[number] | null;
  readonly added: boolean;
};

/** Acts and lanes together in the order of time; the order of the log decides among equals. */
function logEntries(caseFile: CaseFile, added: readonly Act[], until: string | undefined): Entry[] {
  const acts = [...(caseFile.acts ?? []), ...added].map(
    (act): Entry => ({
      id: act.id,
      at: act.at,
      beside: act.act === "partner-act" || act.act === "bilateral-act",
      act,
      lane: null,
      added: added.includes(act),
    }),
  );
  const lanes = (caseFile.lanes ?? []).map(
    (lane, i): Entry => ({
      id: `lane-${i}`,
      at: lane.at,
      beside: true,
      act: null,
      lane,
      added: false,
    }),
  );
  return [...acts, ...lanes]
    .filter(({ at }) => until === undefined || latestDay(at) <= until)
    .sort((a, b) => (latestDay(a.at) < latestDay(b.at) ? -1 : 1));
}

export function ActLog({ caseFile, run }: { readonly caseFile: CaseFile; readonly run: Run }) {
  const { voice } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const options = optionsOf(address);
  const entries = logEntries(caseFile, options.acts ?? [], options.at);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="acts-title">
      <h3 id="acts-title">{t("case.acts")}</h3>
      <p className="quiet">{t("case.acts.intro")}</p>
      <ActAxis entries={entries} />
      <ol className="log">
        <li className="log-head" aria-hidden="true">
          <span />
          <span>{t("case.acts.inside")}</span>
          <span>{t("case.acts.beside")}</span>
        </li>
        {entries.map((entry, i) => (
          <li key={entry.id} className={entry.beside ? "beside" : "inside"}>
            <span className="date">
              {entries[i - 1]?.at === entry.at ? (
                <span className="visually-hidden">{voice.date(entry.at)}</span>
              ) : (
                voice.date(entry.at)
              )}
            </span>
            {entry.act && (
              <ActEntry
                act={entry.act}
                caseFile={caseFile}
                added={entry.added}
                out={options.without?.includes(entry.act.id) === true}
                asked={run.asks.some((ask) => ask.id === entry.id)}
              />
            )}
            {entry.lane && <LaneEntry lane={entry.lane} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

type ActProps = {
  readonly act: Act;
  readonly caseFile: CaseFile;
  readonly added: boolean;
  readonly out: boolean;
  readonly asked: boolean;
};

function ActEntry({ act, caseFile, added, out, asked }: ActProps) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const details = actDetails(act, caseFile, voice);
  return (
    <div className={`act ${out ? "out" : ""} ${asked ? "asked" : ""}`}>
      <p>
        <strong>{capital(t(`act.${act.act}`))}</strong> – {authorsWords(act, voice)}
        {details.length > 0 && <span className="quiet">; {details.join("; ")}</span>}
        {added && <em> {t("case.acts.added")}</em>}
        {out && <em> {t("case.acts.left")}</em>}
      </p>
      {act.what && <p>{voice.of(act.what)}</p>}
      <div className="row">
        <SourceList ids={act.sources ?? []} />
        {!added && (
          <button
            type="button"
            className="link"
            onClick={() => change(withValue(address, "without", toggledAct(address, act.id)))}
          >
            {t(out ? "case.acts.takeBack" : "case.acts.leaveOut")}
            <span className="visually-hidden">
              : {t(`act.${act.act}`)}, {voice.date(act.at)}, {authorsWords(act, voice)}
            </span>
          </button>
        )}
      </div>
    </div>
  );
}

function LaneEntry({ lane }: { readonly lane: NonNullable<CaseFile["lanes"]>[number] }) {
  const { voice } = useApp();
  const states = (value: string | readonly string[] | undefined) =>
    value === undefined ? [] : [value].flat();
  const who = voice.names([...states(lane.by), ...states(lane.with)]);
  return (
    <div className="act">
      <p>
        <strong>{capital(voice.t(`lane.${lane.lane}`))}</strong> – {who}
      </p>
      <p>{voice.of(lane.what)}</p>
      <SourceList ids={lane.sources ?? []} />
    </div>
  );
}

const [WIDTH, PITCH] = [760, 12];

function ActAxis({ entries }: { readonly entries: readonly Entry[] }) {
  const { voice } = useApp();
  const axis = layoutAxis(entries, 0.016);
  const inside = axis.lanes.inside * PITCH;
  const height = inside + Math.max(1, axis.lanes.beside) * PITCH + 14;
  const x = (share: number) => 8 + share * (WIDTH - 16);
  const y = (entry: (typeof axis.entries)[number]) =>
    entry.beside ? inside + 10 + entry.lane * PITCH : inside - 6 - entry.lane * PITCH;
  const label = voice.t("case.acts.figure", {
    n: entries.length,
    from: voice.date(entries[0]?.at ?? ""),
    to: voice.date(entries.at(-1)?.at ?? ""),
  });
  return (
    <figure className="axis">
      <svg viewBox={`0 0 ${WIDTH} ${height + 18}`} role="img" aria-label={label}>
        {axis.ticks.map((tick, i) => (
          <g key={tick.day}>
            <line className="year" x1={x(tick.x)} x2={x(tick.x)} y1={0} y2={height} />
            <text
              className="year-name"
              x={x(tick.x)}
              y={height + 14}
              textAnchor={i === 0 ? "start" : tick.x > 0.95 ? "end" : "middle"}
            >
              {tickWords(
                tick.day,
                axis.ticks.map(({ day }) => day),
                voice.date,
              )}
            </text>
          </g>
        ))}
        <line className="base" x1={0} x2={WIDTH} y1={inside + 2} y2={inside + 2} />
        {axis.entries.map((entry) => (
          <rect
            key={entry.id}
            className={entry.beside ? "beside" : "inside"}
            x={x(entry.from)}
            width={entry.exact ? 7 : Math.max(14, x(entry.to) - x(entry.from))}
            y={y(entry) - 3.5}
            height={7}
            rx={3.5}
          />
        ))}
      </svg>
    </figure>
  );
}

/** Months suffice where every tick is the first of a month. */
function tickWords(day: string, all: readonly string[], date: (text: string) => string): string {
  return date(
    all.every((other) => other.endsWith("-01")) && all.length > 1 ? day.slice(0, 7) : day,
  );
}

export function caseLink(id: string): string {
  return formatAddress({ page: "case", subject: id, query: [] });
}

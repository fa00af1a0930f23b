// Two runs side by side: two laws, two readings or two cases, with the differences marked.
import { type ReactNode, useMemo } from "react";
import { run as runCase } from "../../engine/run.ts";
import type { RouteRun, Run } from "../../engine/types.ts";
import { earliestDay } from "../../pack/dates.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { type Address, formatAddress, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { becauseWords } from "../because.ts";
import { inputsOf } from "../change/inputs.ts";
import { choiceWords } from "../choice-words.ts";
import { choicesOf } from "../choices.ts";
import { differencesOf, type Pairing } from "../differences.ts";
import { askName } from "../labels.ts";
import { FIRST_CASE } from "../parts/change-panel.tsx";
import { StopMark } from "../parts/glyph.tsx";
import { type Side, sideOf, withSide } from "../sides.ts";
import { stopWords } from "../stops.ts";

export function ComparePage() {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const left = sideOf(address, "a", FIRST_CASE);
  const right = sideOf(address, "b", left.subject);
  const a = useRun(left);
  const b = useRun(right);
  const set = (side: Side, next: Address) => change(withSide(address, side, next));
  const both = a !== null && b !== null ? differencesOf(a.run, b.run) : null;
  return (
    <section aria-labelledby="compare-title">
      <h2 id="compare-title">{t("compare.title")}</h2>
      <p className="measure">{t("compare.intro")}</p>
      <div className="sides">
        <SideForm side="a" address={left} loaded={a} onChange={(next) => set("a", next)} />
        <SideForm side="b" address={right} loaded={b} onChange={(next) => set("b", next)} />
      </div>
      {both && a && b && (
        <>
          <p role="status">
            <strong>
              {both.count === 0 ? t("compare.same") : t("compare.count", { n: both.count })}
            </strong>
          </p>
          <Rows
            title={t("compare.asks")}
            rows={both.asks}
            cell={(ask, side) => (
              <>
                {askName(ask, (side === "a" ? a : b).file, voice)}
                <br />
                <StopMark stop={ask.stop} /> {stopWords(ask.stop, voice)}
              </>
            )}
          />
          <Rows
            title={t("compare.members")}
            rows={both.members}
            cell={(member) => (
              <>
                {voice.name(member.state)}
                <br />
                <span className="quiet">
                  {t(`participation.${member.participation}`)}
                  {!member.counted &&
                    member.participation !== "observer" &&
                    `; ${t("members.uncounted")}`}
                </span>
              </>
            )}
          />
          <Rows
            title={t("compare.routes")}
            rows={both.routes}
            cell={(route) => <RouteCell route={route} />}
          />
        </>
      )}
      {pack.cases.length === 0 && <p>{t("filter.none")}</p>}
    </section>
  );
}

type Loaded = { readonly file: CaseFile; readonly run: Run };

function useRun(address: Address): Loaded | null {
  const { pack } = useApp().voice;
  const key = JSON.stringify(address.query);
  return useMemo(() => {
    const file = pack.byId.case.get(address.subject);
    if (!file) return null;
    const { inputs } = inputsOf(pack, file, JSON.parse(key));
    return { file, run: runCase(inputs.pack, inputs.case, inputs.options) };
  }, [pack, address.subject, key]);
}

type SideProps = {
  readonly side: Side;
  readonly address: Address;
  readonly loaded: Loaded | null;
  readonly onChange: (address: Address) => void;
};

function SideForm({ side, address, loaded, onChange }: SideProps) {
  const { voice } = useApp();
  const { t, pack } = voice;
  const choices = choicesOf(address).filter(([key]) => key !== "law");
  return (
    <fieldset>
      <legend>{t(side === "a" ? "compare.left" : "compare.right")}</legend>
      <label>
        {t("compare.case")}
        <select
          value={address.subject}
          onChange={(event) => onChange({ ...address, subject: event.currentTarget.value })}
        >
          {pack.cases.map((file) => (
            <option key={file.id} value={file.id}>
              {file.date.slice(0, 4)} – {voice.of(file.title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("compare.law")}
        <input
          type="date"
          value={loaded?.run.lawAsOf ?? ""}
          onChange={(event) => {
            const day = event.currentTarget.value;
            if (!/^(19|20)\d{2}-/.test(day)) return;
            const own = loaded && earliestDay(loaded.file.date) === day;
            onChange(withValue(address, "law", own ? null : day));
          }}
        />
      </label>
      {choices.length > 0 && (
        <p className="quiet">
          {t("compare.changes")}:{" "}
          {choices.map((pair) => choiceWords(pair, loaded?.file, voice)).join("; ")}
        </p>
      )}
      {loaded && <a href={formatAddress(address)}>{voice.of(loaded.file.title)}</a>}
    </fieldset>
  );
}

type RowsProps<T> = {
  readonly title: string;
  readonly rows: readonly Pairing<T>[];
  readonly cell: (one: T, side: Side) => ReactNode;
};

/** Rows that differ come first; the rest follows in its own order. */
function Rows<T>({ title, rows, cell }: RowsProps<T>) {
  const { t } = useApp().voice;
  const sorted = [...rows].sort((a, b) => Number(b.differs) - Number(a.differs));
  return (
    <div className="scroll">
      <table className="comparison">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("compare.left")}</th>
            <th scope="col">{t("compare.right")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("compare.differs")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id} className={row.differs ? "differs" : ""}>
              <td>{row.a ? cell(row.a, "a") : t("compare.absent")}</td>
              <td>{row.b ? cell(row.b, "b") : t("compare.absent")}</td>
              <td className="quiet">{row.differs && t("compare.differs")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RouteCell({ route }: { readonly route: RouteRun }) {
  const { voice } = useApp();
  return (
    <>
      {voice.of(route.title)}
      <br />
      {route.stop ? (
        <>
          <StopMark stop={route.stop} /> {stopWords(route.stop, voice)}
        </>
      ) : (
        <span className="quiet">{becauseWords(route.because, voice)}</span>
      )}
    </>
  );
}

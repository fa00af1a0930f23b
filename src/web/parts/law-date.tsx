// The date of the law: a date, steps to the neighbouring changes of the law, and a list of them all.
import { useMemo } from "react";
import type { Run } from "../../engine/types.ts";
import { earliestDay } from "../../pack/dates.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { dayAfter, dayBefore, lawDays } from "../law-days.ts";
import { capital } from "../voice.ts";

type Props = { readonly caseFile: CaseFile; readonly run: Run };

export function LawDate({ caseFile, run }: Props) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const days = useMemo(() => lawDays(pack), [pack]);
  const own = earliestDay(caseFile.date);
  const now = run.lawAsOf;
  const set = (day: string | undefined) => {
    if (day === undefined || !/^(19|20)\d{2}-/.test(day)) return;
    change(withValue(address, "law", day === own ? null : day));
  };
  const [before, after] = [dayBefore(days, now), dayAfter(days, now)];
  const today = new Date().toISOString().slice(0, 10);
  return (
    <fieldset className={now === own ? "choice" : "choice changed"}>
      <legend>{t("change.law")}</legend>
      <input
        type="date"
        id="law-date"
        aria-label={t("change.law")}
        min="1992-01-01"
        max="2035-12-31"
        value={now}
        onChange={(event) => set(event.currentTarget.value)}
      />
      <div className="law-steps">
        <button type="button" disabled={before === undefined} onClick={() => set(before)}>
          <span aria-hidden="true">← {before && voice.date(before)}</span>
          <span className="visually-hidden">{t("change.law.previous")}</span>
        </button>
        <button type="button" disabled={after === undefined} onClick={() => set(after)}>
          <span aria-hidden="true">{after && voice.date(after)} →</span>
          <span className="visually-hidden">{t("change.law.next")}</span>
        </button>
      </div>
      <div className="row">
        <button type="button" className="link" disabled={now === own} onClick={() => set(own)}>
          {t("change.law.case")}
        </button>
        <button type="button" className="link" disabled={now === today} onClick={() => set(today)}>
          {t("change.law.today")}
        </button>
      </div>
      <label className="stacked">
        {t("change.law.pick")}
        <select
          value={days.some(({ day }) => day === now) ? now : ""}
          onChange={(event) => set(event.currentTarget.value || undefined)}
        >
          <option value="">{t("change.law.pick.none")}</option>
          {days.map(({ day, changes }) => (
            <option key={day} value={day}>
              {voice.date(day)}: {capital(voice.of((changes[0] ?? NOTHING).title))}
              {changes.length > 1 ? ` +${changes.length - 1}` : ""}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

const NOTHING = { title: { en: "", ru: "" } };

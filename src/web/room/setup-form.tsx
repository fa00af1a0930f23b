// The form that starts a session; the law of the day follows from the date of the matter.
import { useMemo } from "react";
import { statesTakingPart } from "../../engine/matter.ts";
import { earliestDay } from "../../pack/dates.ts";
import { lawOn } from "../../pack/law.ts";
import type { Pack } from "../../pack/pack.ts";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { useWords } from "./context.ts";
import type { PackName } from "./packs.ts";
import type { SetupFields } from "./setup.ts";
import { Select } from "./table-draft.tsx";

type Props = {
  readonly fields: SetupFields;
  readonly pack: Pack | null | undefined;
  readonly names: readonly PackName[];
  readonly busy: boolean;
  readonly needsKey: boolean;
  readonly onChange: (change: Partial<SetupFields>) => void;
  readonly onSubmit: () => void;
};

const TYPES = ["crisis", "statement", "institutional"] as const;

export function SetupForm({ fields, pack, names, busy, needsKey, onChange, onSubmit }: Props) {
  const { voice } = useApp();
  const say = useWords();
  const cases = (pack?.cases ?? []).filter(({ origin }) => origin === "record");
  const fromCase = fields.from === "case" && cases.length > 0;
  const chosen = cases.find(({ id }) => id === fields.case) ?? cases.at(-1);
  const matter = fromCase ? (chosen?.id ?? null) : null;
  const date = fromCase ? (chosen?.date ?? "") : fields.date;
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone")], []);
  return (
    <form
      className="stack setup"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h3>{say("setup.title")}</h3>
      <label className="field">
        {say("setup.name")}
        <input
          type="text"
          required
          maxLength={200}
          value={fields.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
      </label>
      <Select
        label={say("setup.pack")}
        value={fields.pack}
        options={names.map(({ id, title }) => ({ id, label: voice.of(title) }))}
        onChange={(id) => onChange({ pack: id, ...(id === names[0]?.id ? {} : { from: "blank" }) })}
      />
      {cases.length > 0 && (
        <fieldset className="row">
          <legend>{say("setup.from")}</legend>
          {(["case", "blank"] as const).map((from) => (
            <label key={from} className="tick">
              <input
                type="radio"
                name="from"
                checked={fields.from === from}
                onChange={() =>
                  onChange({ from, ...(chosen && from === "case" ? { case: chosen.id } : {}) })
                }
              />
              {say(`setup.from.${from}`)}
            </label>
          ))}
        </fieldset>
      )}
      {fromCase ? (
        <>
          <Select
            label={say("setup.case")}
            value={chosen?.id ?? ""}
            options={cases.map(({ id, title }) => ({ id, label: voice.of(title) }))}
            onChange={(id) => onChange({ case: id })}
          />
          <label className="field">
            {say("setup.actsUntil")}
            <input
              type="date"
              value={fields.actsUntil}
              onChange={(event) => onChange({ actsUntil: event.currentTarget.value })}
            />
          </label>
        </>
      ) : (
        <>
          <label className="field">
            {say("setup.date")}
            <input
              type="date"
              required
              value={fields.date}
              onChange={(event) => onChange({ date: event.currentTarget.value })}
            />
          </label>
          <Select
            label={say("setup.type")}
            value={fields.type}
            options={TYPES.map((id) => ({ id, label: voice.t(`type.${id}`) }))}
            onChange={(type) => onChange({ type: type as SetupFields["type"] })}
          />
          <Select
            label={say("setup.territory")}
            value={fields.territory}
            options={[
              { id: "", label: say("field.none") },
              ...members(pack, date, matter, voice.name),
            ]}
            onChange={(territory) =>
              onChange({ territory, ...(fields.parties === "" ? { parties: territory } : {}) })
            }
          />
          <label className="field">
            {say("setup.parties")}
            <input
              type="text"
              value={fields.parties}
              onChange={(event) => onChange({ parties: event.currentTarget.value })}
            />
          </label>
        </>
      )}
      {pack && /^\d{4}-/.test(date) && (
        <p className="quiet">
          {say("setup.law", { date: voice.date(earliestDay(date)) })}{" "}
          {members(pack, date, matter, voice.name)
            .map(({ label }) => label)
            .join(", ")}
        </p>
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={fields.real}
          onChange={(event) => onChange({ real: event.currentTarget.checked })}
        />
        <span>
          {say("setup.real")} <small>{say("setup.real.means")}</small>
        </span>
      </label>
      <Fold className="fold" summary={say("setup.more")}>
        <div className="stack">
          <label className="field">
            {say("setup.startsAt")}
            <input
              type="datetime-local"
              value={fields.startsAt}
              onChange={(event) => onChange({ startsAt: event.currentTarget.value })}
            />
          </label>
          <Select
            label={say("setup.zone")}
            value={fields.zone}
            options={zones.map((id) => ({ id, label: id }))}
            onChange={(zone) => onChange({ zone })}
          />
          <label className="field">
            {say("setup.speed")}
            <input
              type="number"
              min="0.1"
              max="10000"
              step="any"
              value={fields.speed}
              onChange={(event) => onChange({ speed: event.currentTarget.value })}
            />
          </label>
          <Select
            label={say("setup.late")}
            value={fields.lateObjection}
            options={(["refused", "recorded"] as const).map((id) => ({
              id,
              label: say(`setup.late.${id}`),
            }))}
            onChange={(late) => onChange({ lateObjection: late as SetupFields["lateObjection"] })}
          />
          <Select
            label={say("setup.consent")}
            value={fields.methodConsent}
            options={(["chair", "no-objection"] as const).map((id) => ({
              id,
              label: say(`setup.consent.${id}`),
            }))}
            onChange={(by) => onChange({ methodConsent: by as SetupFields["methodConsent"] })}
          />
        </div>
      </Fold>
      {(needsKey || fields.houseKey !== "") && (
        <label className="field">
          {say("setup.houseKey")}
          <input
            type="password"
            autoComplete="off"
            value={fields.houseKey}
            onChange={(event) => onChange({ houseKey: event.currentTarget.value })}
          />
        </label>
      )}
      <div className="row">
        <button type="submit" className="act" disabled={busy || !pack}>
          {say("setup.submit")}
        </button>
      </div>
    </form>
  );
}

/** The roll as the session will have it: law that the matter itself made does not count. */
function members(
  pack: Pack | null | undefined,
  date: string,
  matter: string | null,
  name: (id: string) => string,
) {
  if (!pack || !/^\d{4}-/.test(date)) return [];
  const { roll } = lawOn(pack, earliestDay(date), matter);
  return statesTakingPart(roll).map((state) => ({ id: state, label: name(state) }));
}

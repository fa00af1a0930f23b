// The first page: the strip of all cases, and one case open below it.
import { useMemo, useState } from "react";
import { queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { FIRST_CASE } from "../parts/change-panel.tsx";
import { StopMark } from "../parts/glyph.tsx";
import { RecordTable } from "../parts/record-table.tsx";
import { Strip, StripLegend } from "../parts/strip.tsx";
import { filteredCases, mostStopped } from "../record-filter.ts";
import { FAMILIES } from "../stops.ts";
import { Case } from "./case.tsx";

export function RecordPage() {
  const { voice, marks, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const open = address.page === "case" ? address.subject : FIRST_CASE;
  const caseFile = pack.byId.case.get(open);
  const [filters, setFilters] = useState({
    type: queryValue(address, "show.type") ?? "",
    state: queryValue(address, "show.state") ?? "",
    family: queryValue(address, "show.family") ?? "",
  });
  const set = (key: keyof typeof filters, value: string) => {
    setFilters({ ...filters, [key]: value });
    change(withValue(address, `show.${key}`, value || null));
  };
  const recorded = useMemo(() => pack.cases.filter(({ origin }) => origin === "record"), [pack]);
  const cases = useMemo(() => filteredCases(recorded, marks, filters), [recorded, marks, filters]);
  const most = mostStopped(cases, marks);
  const states = [...new Set(recorded.flatMap(({ parties }) => parties ?? []))]
    .filter((party) => /^[A-Z]{3}$/.test(party))
    .sort((a, b) => voice.name(a).localeCompare(voice.name(b), voice.language));
  const years = recorded.map(({ date }) => date.slice(0, 4));
  return (
    <>
      <section className="record" aria-labelledby="strip-title">
        <h2 id="strip-title">
          {t("strip.title", { from: years[0] ?? "", to: years.at(-1) ?? "" })}
        </h2>
        <p className="strip-intro">
          {t("strip.intro")}{" "}
          {most && (
            <strong>
              {t("strip.most", {
                step: t(`at.${most.kind}`),
                n: most.count,
                all: cases.length,
                open: most.open,
              })}
            </strong>
          )}
        </p>
        <fieldset className="filters">
          <legend className="visually-hidden">{t("filter.label")}</legend>
          <Filter
            label={t("filter.type")}
            value={filters.type}
            options={(["crisis", "statement", "institutional"] as const).map((type) => [
              type,
              t(`type.${type}`),
            ])}
            onChange={(value) => set("type", value)}
          />
          <Filter
            label={t("filter.state")}
            value={filters.state}
            options={states.map((state) => [state, voice.name(state)])}
            onChange={(value) => set("state", value)}
          />
          <Filter
            label={t("filter.family")}
            value={filters.family}
            options={FAMILIES.map((family) => [family, t(`family.${family}`)])}
            onChange={(value) => set("family", value)}
          />
        </fieldset>
        {cases.length === 0 ? <p>{t("filter.none")}</p> : <Strip cases={cases} open={open} />}
        <StripLegend />
        <RecordTable cases={cases} />
      </section>
      {caseFile ? (
        <Case key={open} caseFile={caseFile} />
      ) : (
        <p role="alert">
          <StopMark stop={{ kind: "no-request", finding: "open" }} />{" "}
          {t("page.missing.case", { id: open })}
        </p>
      )}
    </>
  );
}

type FilterProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
};

export function Filter({ label, value, options, onChange }: FilterProps) {
  const { t } = useApp().voice;
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("filter.any")}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

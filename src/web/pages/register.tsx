// One register: its entries by date, filtered by year, partner and state, and what is not on record.
import { useEffect, useRef } from "react";
import { isState } from "../../pack/states.ts";
import type { Entry, Register, RegisterId } from "../../record/record.ts";
import { type EntryShown, registerAnswer } from "../../record/registers.ts";
import { formatAddress, queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { RegisterEntry } from "../parts/register-entry.tsx";
import { figureWords, termsOf } from "../parts/register-words.ts";
import { useRecords } from "../record-data.ts";
import type { Voice } from "../voice.ts";
import { Filter } from "./record.tsx";

type Props = { readonly name: string; readonly entry: string | undefined };

export function RegisterView({ name, entry }: Props) {
  const { records } = useRecords();
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (entry !== undefined) chosen.current?.scrollIntoView({ block: "start" });
  }, [entry]);
  const register = records.registers[name as RegisterId] as Register | undefined;
  if (register === undefined) return <p role="alert">{t("registers.missing", { id: name })}</p>;
  const wanted = (key: string) => queryValue(address, key) ?? "";
  const set = (key: string) => (value: string) =>
    change(withValue({ ...address, subject: name }, key, value || null));
  const choices = choicesIn(register, voice);
  const known = (key: "year" | "partner" | "state") =>
    choices[key].some(([id]) => id === wanted(key)) ? wanted(key) : "";
  const filter = { year: known("year"), partner: known("partner"), state: known("state") };
  const [shown] = registerAnswer(pack, records, name, {
    year: filter.year || undefined,
    partner: filter.partner || undefined,
    state: filter.state || undefined,
  }).registers;
  if (shown === undefined) return null;
  const terms = termsOf(register);
  return (
    <section aria-labelledby="register-title">
      <p>
        <a href={formatAddress({ page: "registers", subject: "", query: [] })}>
          {t("registers.all")}
        </a>
      </p>
      <h2 id="register-title">{voice.of(register.title)}</h2>
      <p className="measure">{voice.of(register.about)}</p>
      <div className="filters">
        {(["year", "partner", "state"] as const).map(
          (key) =>
            choices[key].length > 1 && (
              <Filter
                key={key}
                label={t(`registers.${key}`)}
                value={filter[key]}
                options={choices[key]}
                onChange={set(key)}
              />
            ),
        )}
      </div>
      <p role="status">
        {shown.shown === 0
          ? t("registers.none")
          : t("registers.shown", { n: shown.shown, all: shown.count })}
      </p>
      <ul className="plain entries">
        {shown.entries.map((one) => {
          const own = one.id.slice(name.length + 1);
          return (
            <li
              key={one.id}
              ref={own === entry ? chosen : null}
              className={own === entry ? "chosen" : ""}
            >
              <RegisterEntry shown={one} register={register} terms={terms} />
            </li>
          );
        })}
      </ul>
      <DifferingOver entries={shown.entries} terms={terms} />
      {shown.gaps.length > 0 && (
        <>
          <h3>{t("records.gaps")}</h3>
          <ul>
            {shown.gaps.map((gap) => (
              <li key={gap.en}>{voice.of(gap)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet">
        {t("records.version", { version: records.version, digest: records.digest.slice(0, 12) })}
      </p>
    </section>
  );
}

type Options = readonly (readonly [id: string, name: string])[];

function choicesIn(
  { entries }: Register,
  voice: Voice,
): Record<"year" | "partner" | "state", Options> {
  const all = entries as readonly Entry[];
  const years = new Set(all.flatMap(({ at }) => at.split("/").map((day) => day.slice(0, 4))));
  const partners = new Set(
    all.flatMap((entry) =>
      "partner" in entry ? entry.partner : "organisation" in entry ? [entry.organisation] : [],
    ),
  );
  const codes = new Set(
    [...JSON.stringify(all).matchAll(/"([A-Z]{3})"/g)].flatMap(([, code = ""]) =>
      isState(code) ? [code] : [],
    ),
  );
  const named = (ids: ReadonlySet<string>): Options =>
    [...ids]
      .map((id) => [id, voice.name(id)] as const)
      .sort((a, b) => a[1].localeCompare(b[1], voice.language));
  return {
    year: [...years].sort().map((year) => [year, year]),
    partner: named(partners),
    state: named(codes),
  };
}

type DifferProps = {
  readonly entries: readonly EntryShown[];
  readonly terms: ReturnType<typeof termsOf>;
};

/** Published strengths of one force that are not the same, one under the other. */
function DifferingOver({ entries, terms }: DifferProps) {
  const { voice } = useApp();
  const { t } = voice;
  const figures = entries.flatMap(({ entry }) =>
    "force" in entry && entry.figure ? [{ entry, force: entry.force, figure: entry.figure }] : [],
  );
  const groups = [...Map.groupBy(figures, ({ force }) => force).values()].filter(
    (group) => new Set(group.map(({ figure }) => figure.value)).size > 1,
  );
  if (groups.length === 0) return null;
  const forceName = (id: string) => {
    const title = terms.get(id);
    return title ? voice.of(title) : id;
  };
  return (
    <>
      <h3>{t("registers.differ.over")}</h3>
      {groups.map((group) => (
        <div key={group[0]?.force}>
          <h4>{forceName(group[0]?.force ?? "")}</h4>
          <ul className="side-by-side">
            {group.map(({ entry, figure }) => (
              <li key={entry.id}>
                {figureWords({ ...figure } as never, terms, voice)}{" "}
                <span className="quiet">{voice.date(entry.at)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

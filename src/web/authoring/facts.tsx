// The facts of a case, picked from the one list of the packs.
import { useState } from "react";
import { useApp } from "../app-context.ts";
import { factTitle } from "../labels.ts";
import { capital } from "../voice.ts";
import { Accounts } from "./accounts.tsx";
import { fieldId, focusOn, useValue, useWrite } from "./context.ts";
import { Says, Section } from "./field.tsx";
import { findingsUnder } from "./findings.ts";

export function Facts() {
  const { voice } = useApp();
  const { t, edit, findings } = useWrite();
  const written = useValue(["facts"]);
  const here = typeof written === "object" && written !== null ? Object.keys(written) : [];
  const left = voice.pack.facts.facts.filter(({ id }) => !here.includes(id));
  const [chosen, setChosen] = useState("");
  const next = left.find(({ id }) => id === chosen) ?? left[0];
  return (
    <Section title={t("write.facts")} intro={t("write.facts.intro")}>
      {here.map((id) => {
        const known = voice.pack.byId.fact.get(id);
        return (
          <fieldset className="write-entry" key={id}>
            <legend>{capital(factTitle(id, voice))}</legend>
            {known ? (
              <Accounts
                path={["facts", id]}
                values={known.values.map((value) => ({
                  id: value.id,
                  name: voice.of(value.title),
                }))}
              />
            ) : (
              <Says found={findingsUnder(findings, ["facts", id])} />
            )}
            <button type="button" className="link" onClick={() => edit(["facts", id], undefined)}>
              {t("write.fact.remove", { fact: factTitle(id, voice) })}
            </button>
          </fieldset>
        );
      })}
      {next && (
        <div className="write-adding">
          <label htmlFor="write-fact">{t("write.fact")}</label>
          <select
            id="write-fact"
            value={next.id}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {left.map((fact) => (
              <option key={fact.id} value={fact.id}>
                {capital(voice.of(fact.title))}
              </option>
            ))}
          </select>
          <button
            type="button"
            onClick={() => {
              edit(["facts", next.id], { value: next.values[0]?.id ?? "" });
              focusOn(fieldId(["facts", next.id, "value"]));
            }}
          >
            {t("write.fact.add")}
          </button>
        </div>
      )}
    </Section>
  );
}

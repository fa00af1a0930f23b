// A form that adds one act to the log: a request, a proposal, a convening, a consent and the like.
import { type FormEvent, useState } from "react";
import { earliestDay } from "../../pack/dates.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { STATE_CODES } from "../../pack/states.ts";
import { withMore } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { type AddedAct, formatAct } from "../choices.ts";
import { capital } from "../voice.ts";
import { Fold } from "./fold.tsx";

const KINDS = [
  "request",
  "proposal",
  "offer",
  "convening",
  "consent",
  "acceptance",
  "authorisation",
  "notification",
  "withdrawal",
  "delivery",
] as const satisfies readonly AddedAct["act"][];

/** What each kind of act needs beside its author and its date. */
const NEEDS: Readonly<Record<(typeof KINDS)[number], readonly ("to" | "for" | "organ")[]>> = {
  request: ["to", "for"],
  proposal: ["for", "organ"],
  offer: ["for", "to"],
  convening: ["organ"],
  consent: ["for"],
  acceptance: ["for"],
  authorisation: ["for"],
  notification: ["to"],
  withdrawal: ["to"],
  delivery: ["for"],
};

export function AddAct({ caseFile }: { readonly caseFile: CaseFile }) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const [kind, setKind] = useState<(typeof KINDS)[number]>("request");
  const onRoll = new Set(pack.members.roll.map(({ state }) => state));
  const states = STATE_CODES.filter((code) => onRoll.has(code));
  const organs = pack.organisation.organs.map(({ id }) => id);
  const authors = [...states, ...organs, "un-sc"];
  const needs = NEEDS[kind];
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const field = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" && value !== "" ? { [name]: value } : {};
    };
    const act = {
      act: kind,
      ...field("at"),
      ...field("by"),
      ...Object.assign({}, ...needs.map(field)),
      ...(kind === "delivery" ? { value: "done" } : {}),
    } as AddedAct;
    change(withMore(address, "act", formatAct(act)));
  };
  const first = (caseFile.parties ?? []).find((party) => onRoll.has(party)) ?? states[0] ?? "";
  return (
    <Fold className="fold" summary={t("change.acts.add")}>
      <form className="add-act" onSubmit={add}>
        <label>
          {t("change.acts.kind")}
          <select
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
          >
            {KINDS.map((name) => (
              <option key={name} value={name}>
                {t(`act.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <Field
          name="by"
          label={t("change.acts.by")}
          options={authors}
          value={first}
          nameOf={voice.name}
        />
        {needs.includes("to") && (
          <Field
            name="to"
            label={t("change.acts.to")}
            options={[pack.organisation.id, ...organs, ...states, "un-sc"]}
            value={kind === "notification" ? "un-sc" : pack.organisation.id}
            nameOf={voice.name}
          />
        )}
        {needs.includes("for") && (
          <Field
            name="for"
            label={t("change.acts.for")}
            options={pack.facts.measures.map(({ id }) => id)}
            value="peacekeeping"
            nameOf={(id) => {
              const title = pack.byId.measure.get(id)?.title;
              return title ? voice.of(title) : id;
            }}
          />
        )}
        {needs.includes("organ") && (
          <Field
            name="organ"
            label={t("change.acts.organ")}
            options={organs}
            value={organs[0] ?? ""}
            nameOf={voice.name}
          />
        )}
        <label>
          {t("change.acts.at")}
          <input type="date" name="at" required defaultValue={earliestDay(caseFile.date)} />
        </label>
        <button type="submit">{t("change.acts.submit")}</button>
      </form>
    </Fold>
  );
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly nameOf: (id: string) => string;
};

function Field({ name, label, options, value, nameOf }: FieldProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value} key={value}>
        {options.map((option) => (
          <option key={option} value={option}>
            {capital(nameOf(option))}
          </option>
        ))}
      </select>
    </label>
  );
}

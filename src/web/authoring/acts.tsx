// The acts of a case, and the positions among them: one fold an act, with the fields its kind has.
import { useState } from "react";
import { useApp } from "../app-context.ts";
import { measureName } from "../labels.ts";
import { Fold } from "../parts/fold.tsx";
import { capital } from "../voice.ts";
import { Sources } from "./accounts.tsx";
import { ActFieldOf } from "./act-field.tsx";
import { ACT_FIELDS, ACT_KINDS, type ActField, fieldsOf, freeId } from "./act-fields.ts";
import { fieldId, focusOn, useEntries, useWrite } from "./context.ts";
import {
  DateField,
  ListField,
  Section,
  SelectField,
  TextField,
  textOf,
  WordsFields,
} from "./field.tsx";
import { findingsUnder } from "./findings.ts";
import { Items } from "./items.tsx";

export function Acts({ positions }: { readonly positions: boolean }) {
  const { voice } = useApp();
  const { t, edit, value } = useWrite();
  const acts = useEntries(["acts"]);
  const [kind, setKind] = useState<string>("request");
  const mine = acts.flatMap((act, i) =>
    (act.act === "position") === positions ? [{ act, i }] : [],
  );
  const add = () => {
    const taken = acts.map(({ id }) => id);
    const id = freeId("a", taken);
    const party = [value.parties].flat().find((one) => typeof one === "string") ?? "";
    const asked = acts.find(({ act }) => act === "request" || act === "proposal");
    const at = textOf(value.date);
    edit(
      ["acts", acts.length],
      positions
        ? { id, at, act: "position", by: "", item: textOf(asked?.id), value: "in-favour" }
        : { id, at, act: kind, by: party, ...begun(kind, voice.pack.organisation.id) },
    );
    focusOn(fieldId(["acts", acts.length, positions ? "by" : "at"]));
  };
  return (
    <Section
      title={t(positions ? "write.positions" : "write.acts")}
      intro={t(positions ? "write.positions.intro" : "write.acts.intro")}
    >
      {mine.map(({ act, i }) => (
        <ActEntry key={i} act={act} place={i} few={acts.length < 6} />
      ))}
      <div className="write-adding">
        {!positions && (
          <>
            <label htmlFor="write-kind">{t("write.kind")}</label>
            <select
              id="write-kind"
              value={kind}
              onChange={({ currentTarget }) => setKind(currentTarget.value)}
            >
              {ACT_KINDS.filter((name) => name !== "position").map((name) => (
                <option key={name} value={name}>
                  {capital(voice.t(`act.${name}`))}
                </option>
              ))}
            </select>
          </>
        )}
        <button type="button" onClick={add}>
          {t(positions ? "write.position.add" : "write.act.add")}
        </button>
      </div>
    </Section>
  );
}

/** What a new act of a kind would usually say. */
function begun(kind: string, organisation: string): Record<string, unknown> {
  if (kind === "request") return { to: organisation, for: "help", form: "written" };
  if (kind === "delivery") return { value: "done" };
  if (kind === "attendance") return { value: "present" };
  return ["consent", "acceptance", "authorisation"].includes(kind) ? { value: "given" } : {};
}

type EntryProps = {
  readonly act: Readonly<Record<string, unknown>>;
  readonly place: number;
  readonly few: boolean;
};

function ActEntry({ act, place, few }: EntryProps) {
  const { voice } = useApp();
  const { t, edit, findings } = useWrite();
  const path = ["acts", place];
  const kind = textOf(act.act);
  const shown = fieldsOf(kind, act);
  const [more, setMore] = useState<readonly ActField[]>([]);
  const fields = ACT_FIELDS.filter((field) => shown.includes(field) || more.includes(field));
  const left = ACT_FIELDS.filter((field) => !fields.includes(field));
  const by = [act.by].flat().filter((one) => typeof one === "string");
  const words = [
    textOf(act.id),
    voice.maybe(`act.${kind}`, kind),
    voice.names(by),
    act.for === undefined ? "" : measureName(textOf(act.for), voice),
    kind === "position" ? voice.maybe(`position.${textOf(act.value)}`, textOf(act.value)) : "",
  ];
  const summary = words.filter(Boolean).join(" · ");
  return (
    <Fold
      className="write-entry"
      summary={<span className="write-entry-name">{summary}</span>}
      open={few || findingsUnder(findings, path).length > 0}
    >
      <fieldset>
        <legend className="visually-hidden">{summary}</legend>
        <div className="write-fields">
          <SelectField
            path={[...path, "act"]}
            label={t("write.kind")}
            required
            options={ACT_KINDS.map((id) => ({ id, name: voice.t(`act.${id}`) }))}
          />
          <DateField path={[...path, "at"]} label={t("write.at")} required />
          <ListField
            path={[...path, "by"]}
            label={t("write.by")}
            list="write-bodies"
            required
            single
          />
          {fields.map((field) => (
            <ActFieldOf key={field} field={field} path={[...path, field]} kind={kind} />
          ))}
          {act.what !== undefined && (
            <WordsFields path={[...path, "what"]} label={t("write.what")} />
          )}
          <TextField path={[...path, "id"]} label={t("write.act.id")} required />
          <Sources path={[...path, "sources"]} />
        </div>
        {(kind === "proposal" || act.items !== undefined) && <Items path={[...path, "items"]} />}
        <div className="write-adding">
          <label htmlFor={fieldId([...path, "more"])}>{t("write.more")}</label>
          <select
            id={fieldId([...path, "more"])}
            value=""
            onChange={({ currentTarget }) => {
              const field = currentTarget.value as ActField | "what";
              if (field === "what") edit([...path, field], { en: "", ru: "" });
              else setMore([...more, field]);
              focusOn(fieldId(field === "what" ? [...path, field, "en"] : [...path, field]));
            }}
          >
            <option value="">{t("write.more.choose")}</option>
            {left.map((field) => (
              <option key={field} value={field}>
                {t(`write.field.${field}`)}
              </option>
            ))}
            {act.what === undefined && <option value="what">{t("write.what")}</option>}
          </select>
          <button type="button" className="link" onClick={() => edit(path, undefined)}>
            {t("write.act.remove", { id: textOf(act.id) })}
          </button>
        </div>
      </fieldset>
    </Fold>
  );
}

// One motion at a time: choose what to do, fill it in, send it; a refusal says which provision refuses.
import { useId, useState } from "react";
import type { MotionKind } from "../../play/motions.ts";
import { useApp } from "../app-context.ts";
import { useRoom, useWords } from "./context.ts";
import {
  type Field,
  type Form,
  filledIn,
  formsFor,
  type Group,
  motionOf,
  type Values,
} from "./forms.ts";
import { Outcome, useMove } from "./move.tsx";

const GROUPS: readonly Group[] = ["ask", "say", "organ", "after", "beside", "private", "desk"];

export function Motions() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const id = useId();
  const forms = formsFor({ view, voice, say });
  const [kind, setKind] = useState<MotionKind | "">("");
  const [values, setValues] = useState<Values>({});
  const { moving, outcome, move } = useMove();
  const form = forms.find((entry) => entry.kind === kind) ?? forms[0];
  if (form === undefined) return null;
  const filled = filledIn(form, values);
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (await move(motionOf(form, values))) setValues({});
  };
  return (
    <section className="room-motions" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{say("motions.title")}</h3>
      <form onSubmit={submit} className="stack">
        <div className="field">
          <label htmlFor={`${id}which`}>{say("motions.which")}</label>
          <select
            id={`${id}which`}
            value={form.kind}
            onChange={(event) => {
              setKind(event.currentTarget.value as MotionKind);
              setValues({});
            }}
          >
            {GROUPS.map((group) => (
              <Options key={group} group={group} forms={forms} />
            ))}
          </select>
        </div>
        {form.fields.map((field) => (
          <FieldInput
            key={`${form.kind}${field.name}`}
            field={field}
            values={filled}
            onChange={(value) => set(field.name, value)}
          />
        ))}
        <div className="row">
          <button type="submit" className="act" disabled={moving}>
            {say(form.group === "private" ? "motions.sendPrivate" : "motions.send")}
          </button>
          {form.group === "private" && <span className="quiet">{say("motions.private")}</span>}
        </div>
        <Outcome outcome={outcome} />
      </form>
    </section>
  );
}

function Options({ group, forms }: { readonly group: Group; readonly forms: readonly Form[] }) {
  const say = useWords();
  const mine = forms.filter((form) => form.group === group);
  if (mine.length === 0) return null;
  return (
    <optgroup label={say(`group.${group}`)}>
      {mine.map(({ kind }) => (
        <option key={kind} value={kind}>
          {say(`motion.${kind}`)}
        </option>
      ))}
    </optgroup>
  );
}

type FieldProps = {
  readonly field: Field;
  readonly values: Values;
  readonly onChange: (value: string) => void;
};

function FieldInput({ field, values, onChange }: FieldProps) {
  const say = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(field.label)}</label>
      <FieldControl id={id} field={field} values={values} onChange={onChange} />
    </div>
  );
}

function FieldControl({ id, field, values, onChange }: FieldProps & { readonly id: string }) {
  const say = useWords();
  const value = values[field.name] ?? "";
  const required = field.free !== true;
  const change = (event: { currentTarget: { value: string } }) =>
    onChange(event.currentTarget.value);
  const shared = { id, value, required, onChange: change };
  switch (field.sort) {
    case "choice":
      return (
        <select {...shared}>
          {field.free && <option value="">{say("field.none")}</option>}
          {(field.options?.(values) ?? []).map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case "words":
      return <textarea {...shared} rows={3} maxLength={8000} />;
    case "line":
      return <input {...shared} type="text" maxLength={200} />;
  }
}

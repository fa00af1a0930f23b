// One field of an act, drawn as what it may hold: a measure, an organ, a thing decided on, a date, a word.
import { useApp } from "../app-context.ts";
import { measureName } from "../labels.ts";
import { type ActField, FORMS, METHODS, VALUES } from "./act-fields.ts";
import { useWrite } from "./context.ts";
import { DateField, ListField, type Option, SelectField, TextField } from "./field.tsx";
import type { Path } from "./text.ts";

type Props = { readonly field: ActField; readonly path: Path; readonly kind: string };

export function ActFieldOf({ field, path, kind }: Props) {
  const { voice } = useApp();
  const { t } = useWrite();
  const label = t(`write.field.${field}`);
  const { pack } = voice;
  switch (field) {
    case "to":
    case "except":
      return <ListField path={path} label={label} list="write-bodies" single={field === "to"} />;
    case "for": {
      const ids = [...pack.facts.measures.map(({ id }) => id), "help"];
      return <SelectField path={path} label={label} options={named(ids, measure)} />;
    }
    case "organ": {
      const ids = pack.organisation.organs.map(({ id }) => id);
      return <SelectField path={path} label={label} options={named(ids, voice.name)} />;
    }
    case "method":
      return <SelectField path={path} label={label} options={named(METHODS, word("method"))} />;
    case "form":
      return <SelectField path={path} label={label} options={named(FORMS, word("form"))} />;
    case "value": {
      const values = VALUES[kind];
      const name = word(kind === "position" ? "position" : "value");
      if (values) return <SelectField path={path} label={label} options={named(values, name)} />;
      return <TextField path={path} label={label} />;
    }
    case "due":
      return <DateField path={path} label={label} />;
    case "item":
    case "answers":
      return <TextField path={path} label={label} list="write-items" />;
    case "under":
      return <TextField path={path} label={label} list="write-provisions" />;
    case "subject":
      return <TextField path={path} label={label} list="write-states" />;
    case "as":
      return <TextField path={path} label={label} list="write-labels" />;
  }

  function measure(id: string) {
    return measureName(id, voice);
  }
  function word(family: string) {
    return (id: string) => voice.maybe(`${family}.${id}`, voice.maybe(`value.${id}`, id));
  }
}

const named = (ids: readonly string[], name: (id: string) => string): Option[] =>
  ids.map((id) => ({ id, name: name(id) }));

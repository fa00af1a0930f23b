// One question with its possible answers as radio buttons, "left open" first.
import { useId } from "react";
import { useApp } from "../app-context.ts";

type Option = { readonly value: string; readonly label: string; readonly note?: string };

type Props = {
  readonly question: string;
  readonly name: string;
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly onChange: (value: string | null) => void;
};

export function Choice({ question, name, value, options, onChange }: Props) {
  const { t } = useApp().voice;
  const id = useId();
  const all: readonly (Option & { readonly open?: true })[] = [
    { value: "", label: t("change.open"), open: true },
    ...options,
  ];
  return (
    <fieldset className={value === null ? "choice" : "choice changed"}>
      <legend>{question}</legend>
      {all.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={`${id}${name}`}
            value={option.value}
            checked={option.open ? value === null : value === option.value}
            onChange={() => onChange(option.open ? null : option.value)}
          />
          <span>
            {option.label}
            {option.note !== undefined && <small>{option.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

// Tabling a draft: its organ, its title, and its items, one line each.
import { useId, useState } from "react";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { useRoom, useWords } from "./context.ts";
import { Outcome, useMove } from "./move.tsx";
import { type Option, optionsFor } from "./options.ts";

type Own = { readonly for?: string; readonly subject?: string; readonly text?: string };

export function TableDraft() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const { moving, outcome, move } = useMove();
  const options = optionsFor({ view, voice, say });
  const organs = options.organs();
  const measures = options.measures().filter(({ id }) => id !== "help");
  const [organ, setOrgan] = useState("");
  const [title, setTitle] = useState("");
  const [lines, setLines] = useState("");
  const [measure, setMeasure] = useState("");
  const [answers, setAnswers] = useState("");
  const [own, setOwn] = useState<Readonly<Record<number, Own>>>({});
  const titles = lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const items = titles.length > 0 ? titles : [title.trim()];
  const set = (i: number, change: Own) => setOwn({ ...own, [i]: { ...own[i], ...change } });
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const granted = await move({
      kind: "table",
      organ: organ || (organs[0]?.id ?? ""),
      title: title.trim(),
      ...(measure ? { for: measure } : {}),
      ...(answers ? { answers } : {}),
      items: items.map((name, i) => ({
        title: name,
        text: own[i]?.text ?? "",
        ...(own[i]?.for ? { for: own[i].for } : {}),
        ...(own[i]?.subject ? { subject: own[i].subject } : {}),
      })),
    });
    if (!granted) return;
    setTitle("");
    setLines("");
    setOwn({});
  };
  return (
    <Fold className="fold" summary={<h4>{say("table.title")}</h4>}>
      <form className="stack" onSubmit={submit}>
        <Select label={say("field.organ")} value={organ} options={organs} onChange={setOrgan} />
        <label className="field">
          {say("field.title")}
          <input
            type="text"
            required
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <Select
          label={say("field.measure")}
          value={measure}
          options={[{ id: "", label: say("field.none") }, ...measures]}
          onChange={setMeasure}
        />
        <Select
          label={say("table.answers")}
          value={answers}
          options={[{ id: "", label: say("field.none") }, ...options.answered()]}
          onChange={setAnswers}
        />
        <label className="field">
          {say("table.items")}
          <textarea
            rows={3}
            value={lines}
            onChange={(event) => setLines(event.currentTarget.value)}
          />
        </label>
        <Fold className="fold small" summary={say("table.each", { n: items.length })}>
          {items.map((name, i) => (
            <fieldset key={i} className="stack own">
              <legend>
                {i + 1}. {name || "…"}
              </legend>
              <Select
                label={say("field.measure")}
                value={own[i]?.for ?? ""}
                options={[{ id: "", label: say("table.asAbove") }, ...measures]}
                onChange={(value) => set(i, { for: value })}
              />
              <Select
                label={say("field.subject")}
                value={own[i]?.subject ?? ""}
                options={[{ id: "", label: say("field.none") }, ...options.states()]}
                onChange={(value) => set(i, { subject: value })}
              />
              <label className="field">
                {say("field.text")}
                <textarea
                  rows={2}
                  maxLength={8000}
                  value={own[i]?.text ?? ""}
                  onChange={(event) => set(i, { text: event.currentTarget.value })}
                />
              </label>
            </fieldset>
          ))}
        </Fold>
        <div className="row">
          <button type="submit" className="act" disabled={moving}>
            {say("table.submit")}
          </button>
        </div>
        <Outcome outcome={outcome} />
      </form>
    </Fold>
  );
}

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
};

export function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(({ id: of, label: name }) => (
          <option key={of} value={of}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

// The fields of the form: each is tied to its label, to a key of the file, and to what is wrong there.
import { type ReactNode, useId, useState } from "react";
import { isState } from "../../pack/states.ts";
import { useApp } from "../app-context.ts";
import { capital } from "../voice.ts";
import { fieldId, useValue, useWrite } from "./context.ts";
import { type Finding, findingsUnder } from "./findings.ts";
import type { Path } from "./text.ts";

type Tied = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

type FieldProps = {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wide?: boolean | undefined;
  readonly children: (tied: Tied) => ReactNode;
};

function Field({ path, label, hint, wide, children }: FieldProps) {
  const { findings } = useWrite();
  const id = fieldId(path);
  const found = findingsUnder(findings, path);
  const described = [hint ? `${id}-hint` : "", found.length > 0 ? `${id}-says` : ""];
  return (
    <div className={`write-field ${wide ? "wide" : ""} ${found.length > 0 ? "wrong" : ""}`}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": described.filter(Boolean).join(" ") || undefined,
        "aria-invalid": found.length > 0 || undefined,
      })}
      {hint && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Says id={`${id}-says`} found={found} />
    </div>
  );
}

/** What is wrong, beside the thing it concerns, with the nearest valid value one press away. */
export function Says({ id, found }: { readonly id?: string; readonly found: readonly Finding[] }) {
  const { t, correct } = useWrite();
  if (found.length === 0) return null;
  return (
    <ul className="write-says" id={id}>
      {found.map((finding) => (
        <li key={finding.key + finding.word + finding.got}>
          {t(finding.word, { got: finding.got })}{" "}
          {finding.nearest !== null && (
            <button type="button" className="link" onClick={() => correct(finding)}>
              {t("write.use", { value: finding.nearest })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

type Props = {
  readonly path: Path;
  readonly label: string;
  /** A key that has to stay in the file even when it is empty. */
  readonly required?: boolean;
  readonly wide?: boolean;
};

export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

type TextProps = Props & { readonly list?: string; readonly hint?: string; readonly lang?: string };

export function TextField({ path, label, required, wide, list, hint, lang }: TextProps) {
  const { edit } = useWrite();
  const value = textOf(useValue(path));
  return (
    <Field path={path} label={label} hint={hint} wide={wide}>
      {(tied) => (
        <input
          {...tied}
          type="text"
          value={value}
          list={list}
          lang={lang}
          spellCheck={lang !== undefined}
          autoComplete="off"
          onChange={({ currentTarget }) => {
            const text = currentTarget.value;
            edit(path, text === "" && !required ? undefined : text);
          }}
        />
      )}
    </Field>
  );
}

/** A date as the packs write it, so that a year or a month alone can be given. */
export function DateField(props: Props) {
  const { voice } = useApp();
  const { findings, t } = useWrite();
  const value = textOf(useValue(props.path));
  const fine = value !== "" && findingsUnder(findings, props.path).length === 0;
  return <TextField {...props} hint={fine ? voice.date(value) : t("write.date.hint")} />;
}

export function WordsFields({ path, label, required }: Props) {
  const { t } = useWrite();
  const of = (code: "en" | "ru") => (
    <TextField
      path={[...path, code]}
      label={t(`write.words.${code}`, { label })}
      lang={code}
      required={required === true}
      wide
    />
  );
  return (
    <>
      {of("en")}
      {of("ru")}
    </>
  );
}

export type Option = { readonly id: string; readonly name: string };
type SelectProps = Props & { readonly options: readonly Option[] };

export function SelectField({ path, label, required, wide, options }: SelectProps) {
  const { edit, t } = useWrite();
  const value = textOf(useValue(path));
  const known = options.some(({ id }) => id === value);
  return (
    <Field path={path} label={label} wide={wide}>
      {(tied) => (
        <select
          {...tied}
          value={value}
          onChange={({ currentTarget }) => edit(path, currentTarget.value || undefined)}
        >
          {(!required || value === "") && <option value="">{t("write.none")}</option>}
          {!known && value !== "" && <option value={value}>{value}</option>}
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {capital(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const split = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

const plainList = (value: unknown): string[] =>
  [value].flat().filter((part): part is string => typeof part === "string");

type ListProps = Props & {
  readonly list: string;
  /** One entry alone is written without brackets, where the file may have either. */
  readonly single?: boolean;
  readonly nameOf?: (id: string) => string;
};

/** Several ids in one line, parted by commas; what they stand for is said below. */
export function ListField({ path, label, required, wide, list, single, nameOf }: ListProps) {
  const { edit } = useWrite();
  const { voice } = useApp();
  const ids = plainList(useValue(path));
  const [typed, setTyped] = useState("");
  const shown = split(typed).join() === ids.join() ? typed : ids.join(", ");
  const named = ids.map(nameOf ?? voice.name).filter((name, i) => name !== ids[i]);
  return (
    <Field path={path} label={label} hint={named.join("; ") || undefined} wide={wide}>
      {(tied) => (
        <input
          {...tied}
          type="text"
          list={list}
          spellCheck={false}
          autoComplete="off"
          value={shown}
          onChange={({ currentTarget }) => {
            // State codes may be typed in lower case.
            const next = split(currentTarget.value).map((id) =>
              isState(id.toUpperCase()) && !voice.pack.byId.organ.has(id) ? id.toUpperCase() : id,
            );
            setTyped(currentTarget.value.endsWith(",") ? `${next.join(", ")},` : next.join(", "));
            if (/[,\s]$/.test(currentTarget.value)) setTyped(`${next.join(", ")}, `.slice(0, -1));
            const one = single && next.length === 1 ? next[0] : next;
            edit(path, next.length > 0 ? one : required ? "" : undefined);
          }}
        />
      )}
    </Field>
  );
}

type SectionProps = {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
};

export function Section({ title, intro, children }: SectionProps) {
  const id = useId();
  return (
    <section className="write-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {intro && <p className="quiet">{intro}</p>}
      {children}
    </section>
  );
}

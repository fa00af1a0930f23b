// One fact: the value the sources settle, or the accounts of it that differ.
import { useApp } from "../app-context.ts";
import { fieldId, focusOn, useEntries, useValue, useWrite } from "./context.ts";
import { DateField, ListField, type Option, SelectField, TextField, textOf } from "./field.tsx";
import type { Path } from "./text.ts";

type Props = {
  readonly path: Path;
  /** The values the fact may have; null where any state may be named. */
  readonly values: readonly Option[] | null;
};

export function Accounts({ path, values }: Props) {
  const { t, edit, value: file } = useWrite();
  const entry = useValue(path);
  const accounts = useEntries([...path, "accounts"]);
  const disputed = typeof entry === "object" && entry !== null && "accounts" in entry;
  const at = textOf(file.date);
  if (!disputed) {
    const value = textOf((entry as { value?: unknown } | undefined)?.value);
    return (
      <div className="write-fields">
        <ValueField path={[...path, "value"]} values={values} />
        <Sources path={[...path, "sources"]} />
        <button
          type="button"
          className="link"
          onClick={() => {
            edit(path, { accounts: [{ value, by: "", at }] });
            focusOn(fieldId([...path, "accounts", 0, "by"]));
          }}
        >
          {t("write.accounts.differ")}
        </button>
      </div>
    );
  }
  return (
    <>
      {accounts.map((account, i) => {
        const here = [...path, "accounts", i];
        return (
          <fieldset className="write-account" key={here.join()}>
            <legend>{t("write.account", { n: i + 1 })}</legend>
            <div className="write-fields">
              <ValueField path={[...here, "value"]} values={values} />
              <ListField
                path={[...here, "by"]}
                label={t("write.by")}
                list="write-bodies"
                required
                single
              />
              <DateField path={[...here, "at"]} label={t("write.at")} required />
              <Sources path={[...here, "sources"]} />
            </div>
            <button
              type="button"
              className="link"
              onClick={() =>
                accounts.length > 1
                  ? edit(here, undefined)
                  : edit(path, { value: textOf(account.value) })
              }
            >
              {t("write.account.remove", { n: i + 1 })}
            </button>
          </fieldset>
        );
      })}
      <button
        type="button"
        className="link"
        onClick={() => {
          const value = values?.[0]?.id ?? "";
          edit([...path, "accounts", accounts.length], { value, by: "", at });
          focusOn(fieldId([...path, "accounts", accounts.length, "value"]));
        }}
      >
        {t("write.account.add")}
      </button>
    </>
  );
}

function ValueField({ path, values }: Props) {
  const { t } = useWrite();
  const label = t("write.value");
  return values === null ? (
    <TextField path={path} label={label} list="write-states" required />
  ) : (
    <SelectField path={path} label={label} options={values} required />
  );
}

export function Sources({ path }: { readonly path: Path }) {
  const { voice } = useApp();
  const { t } = useWrite();
  return (
    <ListField
      path={path}
      label={t("write.sources")}
      list="write-sources"
      nameOf={(id) => voice.pack.byId.source.get(id)?.title ?? id}
    />
  );
}

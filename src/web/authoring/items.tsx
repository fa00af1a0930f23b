// The items of a package that is proposed together, each decided on its own.
import { useApp } from "../app-context.ts";
import { freeId } from "./act-fields.ts";
import { fieldId, focusOn, useEntries, useWrite } from "./context.ts";
import { SelectField, TextField, textOf, WordsFields } from "./field.tsx";
import type { Path } from "./text.ts";

export function Items({ path }: { readonly path: Path }) {
  const { voice } = useApp();
  const { t, edit } = useWrite();
  const items = useEntries(path);
  const measures = voice.pack.facts.measures.map(({ id, title }) => ({
    id,
    name: voice.of(title),
  }));
  return (
    <>
      {items.map((item, i) => {
        const here = [...path, i];
        return (
          <fieldset className="write-account" key={here.join()}>
            <legend>{t("write.item", { n: i + 1 })}</legend>
            <div className="write-fields">
              <WordsFields path={[...here, "title"]} label={t("write.title")} required />
              <TextField path={[...here, "id"]} label={t("write.item.id")} required />
              <SelectField
                path={[...here, "for"]}
                label={t("write.field.for")}
                options={measures}
              />
            </div>
            <button type="button" className="link" onClick={() => edit(here, undefined)}>
              {t("write.item.remove", { id: textOf(item.id) })}
            </button>
          </fieldset>
        );
      })}
      <button
        type="button"
        className="link"
        onClick={() => {
          const id = freeId(
            "item-",
            items.map((item) => item.id),
          );
          edit([...path, items.length], { id, title: { en: "", ru: "" } });
          focusOn(fieldId([...path, items.length, "title", "en"]));
        }}
      >
        {t("write.item.add")}
      </button>
    </>
  );
}

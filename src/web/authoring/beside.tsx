// What happened beside the organisation, what nobody has published, and the sources that are named.
import type { ActKind } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { capital } from "../voice.ts";
import { Sources } from "./accounts.tsx";
import { ACT_KINDS } from "./act-fields.ts";
import { fieldId, focusOn, useEntries, useValue, useWrite } from "./context.ts";
import { DateField, ListField, Section, SelectField, textOf, WordsFields } from "./field.tsx";

const LANES = ["bilateral", "other-organisation", "alone", "nowhere"] as const;

export function Lanes() {
  const { voice } = useApp();
  const { t, edit, value } = useWrite();
  const lanes = useEntries(["lanes"]);
  return (
    <Section title={t("write.lanes")} intro={t("write.lanes.intro")}>
      {lanes.map((_, i) => {
        const path = ["lanes", i];
        return (
          <fieldset className="write-entry" key={path.join()}>
            <legend>{t("write.lane", { n: i + 1 })}</legend>
            <div className="write-fields">
              <SelectField
                path={[...path, "lane"]}
                label={t("write.lane.kind")}
                required
                options={LANES.map((id) => ({ id, name: voice.t(`lane.${id}`) }))}
              />
              <DateField path={[...path, "at"]} label={t("write.at")} required />
              <ListField
                path={[...path, "by"]}
                label={t("write.by")}
                list="write-bodies"
                required
                single
              />
              <ListField
                path={[...path, "with"]}
                label={t("write.with")}
                list="write-bodies"
                single
              />
              <WordsFields path={[...path, "what"]} label={t("write.what")} required />
              <Sources path={[...path, "sources"]} />
            </div>
            <button type="button" className="link" onClick={() => edit(path, undefined)}>
              {t("write.lane.remove", { n: i + 1 })}
            </button>
          </fieldset>
        );
      })}
      <div className="write-adding">
        <button
          type="button"
          onClick={() => {
            const what = { en: "", ru: "" };
            edit(["lanes", lanes.length], {
              at: textOf(value.date),
              lane: "bilateral",
              by: "",
              what,
            });
            focusOn(fieldId(["lanes", lanes.length, "lane"]));
          }}
        >
          {t("write.lane.add")}
        </button>
      </div>
    </Section>
  );
}

/** Kinds of act on which the sources are silent; patterns written in the text are kept as they are. */
export function Silent() {
  const { voice } = useApp();
  const { t, edit } = useWrite();
  const written = useValue(["notOnRecord"]);
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  const toggle = (kind: ActKind) => {
    const next = list.includes(kind) ? list.filter((one) => one !== kind) : [...list, kind];
    edit(["notOnRecord"], next.length > 0 ? next : undefined);
  };
  return (
    <Section title={t("write.silent")} intro={t("write.silent.intro")}>
      <Fold
        className="fold"
        summary={t("write.silent.count", { n: list.length })}
        open={list.length > 0}
      >
        <div className="write-silent">
          {ACT_KINDS.map((kind) => (
            <label key={kind}>
              <input type="checkbox" checked={list.includes(kind)} onChange={() => toggle(kind)} />
              {capital(voice.t(`act.${kind}`))}
            </label>
          ))}
        </div>
      </Fold>
    </Section>
  );
}

/** Every source that the case names, by its title. */
export function NamedSources() {
  const { voice } = useApp();
  const { t, value } = useWrite();
  const ids = [...new Set(sourcesIn(value))].sort();
  return (
    <Section title={t("write.named")} intro={t("write.named.intro")}>
      {ids.length === 0 && <p>{t("write.named.none")}</p>}
      <ul className="plain write-named">
        {ids.map((id) => (
          <li key={id}>
            <code>{id}</code> {voice.pack.byId.source.get(id)?.title ?? t("write.named.unknown")}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function sourcesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "sources" && Array.isArray(part)
      ? part.filter((id): id is string => typeof id === "string")
      : sourcesIn(part),
  );
}

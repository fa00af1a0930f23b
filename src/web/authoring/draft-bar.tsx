// The drafts: which one is open, what it is called, how to begin, to take in and to give out a file.
import { useRef, useState } from "react";
import { useApp } from "../app-context.ts";
import { type AuthoringKey, authoringWords } from "../words/authoring.ts";
import type { Draft } from "./drafts.ts";
import { saveFile } from "./save-file.ts";
import { bareCase, copyOf, exampleCase, imported, todayHere } from "./starts.ts";
import { readText, valueAt } from "./text.ts";
import type { Drafts } from "./use-drafts.ts";

export function DraftBar({ drafts }: { readonly drafts: Drafts }) {
  const { voice } = useApp();
  const { language, pack } = voice;
  const t = (key: AuthoringKey, values?: Record<string, string | number>) =>
    authoringWords(language, key, values);
  const picker = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
  const { current } = drafts;
  const nameOf = ({ name, text }: Draft): string => {
    if (name !== "") return name;
    const read = readText(text);
    const title = read.ok ? valueAt(read.value, ["title", language]) : "";
    return typeof title === "string" && title !== "" ? title : t("write.draft.untitled");
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      drafts.add(imported(await file.text()), file.name.replace(/\.ya?ml$/, ""));
      setUnread(false);
    } catch {
      setUnread(true);
    }
  };
  return (
    <section className="write-drafts" aria-label={t("write.drafts")}>
      {current && (
        <div className="row">
          <label>
            {t("write.draft")}
            <select
              value={current.id}
              onChange={({ currentTarget }) => drafts.open(currentTarget.value)}
            >
              {drafts.drafts.map((draft) => (
                <option key={draft.id} value={draft.id}>
                  {nameOf(draft)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t("write.draft.name")}
            <input
              type="text"
              value={current.name}
              placeholder={nameOf(current)}
              autoComplete="off"
              onChange={({ currentTarget }) => drafts.rename(currentTarget.value)}
            />
          </label>
          <button type="button" onClick={() => saveFile(fileName(current), current.text, YAML)}>
            {t("write.export")}
          </button>
          <button type="button" onClick={drafts.remove}>
            {t("write.delete")}
          </button>
          <button type="button" disabled={drafts.undo === null} onClick={() => drafts.undo?.()}>
            {t("write.undo")}
          </button>
        </div>
      )}
      {!current && <p>{t("write.empty")}</p>}
      <div className="row">
        <button type="button" onClick={() => drafts.add(bareCase(todayHere(), language))}>
          {t("write.new")}
        </button>
        <button type="button" onClick={() => drafts.add(exampleCase(language))}>
          {t("write.example")}
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          {t("write.import")}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".yaml,.yml"
          hidden
          aria-label={t("write.import")}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            // The same file may be taken in again.
            currentTarget.value = "";
          }}
        />
        <label>
          {t("write.copy")}
          <select
            value=""
            onChange={({ currentTarget }) => {
              const file = pack.byId.case.get(currentTarget.value);
              if (file) drafts.add(copyOf(file));
            }}
          >
            <option value="">{t("write.copy.choose")}</option>
            {pack.cases.map((file) => (
              <option key={file.id} value={file.id}>
                {file.date.slice(0, 4)} – {voice.of(file.title)}
              </option>
            ))}
          </select>
        </label>
        {!current && drafts.undo && (
          <button type="button" onClick={drafts.undo}>
            {t("write.undo")}
          </button>
        )}
      </div>
      {!drafts.kept && <p role="alert">{t("write.notKept")}</p>}
      {unread && <p role="alert">{t("write.imported.not")}</p>}
    </section>
  );
}

const YAML = "application/yaml";

export function fileName({ text }: Pick<Draft, "text">): string {
  const read = readText(text);
  const id = read.ok && typeof read.value.id === "string" ? read.value.id : "";
  return /^[a-z0-9][a-z0-9.-]*$/.test(id) ? `${id}.yaml` : "my-case.yaml";
}

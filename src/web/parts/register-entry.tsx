// One entry of a register: its date and name, what came of it, figures that differ, and everything entered.
import type { Register } from "../../record/record.ts";
import type { EntryShown } from "../../record/registers.ts";
import { useApp } from "../app-context.ts";
import { caseLink } from "./act-log.tsx";
import { Fold } from "./fold.tsx";
import { recordAddress } from "./record-link.tsx";
import {
  entryTitle,
  fieldName,
  figureWords,
  SHOWN_APART,
  type termsOf,
  valueWords,
} from "./register-words.ts";
import { SourceList } from "./source-list.tsx";

type Props = {
  readonly shown: EntryShown;
  readonly register: Register;
  readonly terms: ReturnType<typeof termsOf>;
};

export function RegisterEntry({ shown, register, terms }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const { entry } = shown;
  const title = entryTitle(entry, shown.title, terms, voice);
  const what = "what" in entry && entry.what !== undefined ? voice.of(entry.what) : "";
  const fields = Object.entries(entry).filter(
    ([key, value]) =>
      !SHOWN_APART.has(key) &&
      key !== "what" &&
      value !== undefined &&
      // Figures that differ stand side by side below.
      !(shown.differ.length > 0 && PUBLISHED.has(key)),
  );
  const [few, many] = [
    fields.filter(([key]) => !LONG.has(key)),
    fields.filter(([key]) => LONG.has(key)),
  ];
  return (
    <article>
      <p>
        <a href={recordAddress("register", shown.id)} className="entry-title">
          {title}
        </a>{" "}
        <span className="quiet">
          {voice.date(entry.at)}
          {entry.dated !== undefined && ` (${t(`registers.dated.${entry.dated}`)})`}
        </span>
      </p>
      {what !== "" && what !== title && <p>{what}</p>}
      <dl className="fields">
        {few.map(([key, value]) => (
          <div key={key}>
            <dt>{fieldName(key, voice)}</dt>
            <dd lang={ENGLISH.has(key) ? "en" : undefined}>{valueWords(value, terms, voice)}</dd>
          </div>
        ))}
        {shown.differ.length > 0 && (
          <div>
            <dt>{t("registers.differ")}</dt>
            <dd>
              <ul className="side-by-side">
                {figuresOf(entry).map((figure) => (
                  <li key={JSON.stringify(figure)}>
                    {"value" in figure
                      ? figureWords(figure as never, terms, voice)
                      : valueWords(figure, terms, voice)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {shown.followUp !== null && (
          <div>
            <dt>{t("registers.followUp")}</dt>
            <dd>
              {shown.followUp === "not-on-record"
                ? t("records.notOnRecord")
                : shown.followUp.map(({ at, text, entry: id }, i) => (
                    <span key={`${id}${text.en}`}>
                      {i > 0 && "; "}
                      {at !== null && `${voice.date(at)}, `}
                      {id === undefined ? (
                        voice.of(text)
                      ) : (
                        <a href={recordAddress("register", id)}>{voice.of(text)}</a>
                      )}
                    </span>
                  ))}
            </dd>
          </div>
        )}
        {entry.cases && (
          <div>
            <dt>{t("table.case")}</dt>
            <dd>
              {entry.cases.map((id, i) => {
                const file = voice.pack.byId.case.get(id);
                return (
                  <span key={id}>
                    {i > 0 && "; "}
                    <a href={caseLink(id)}>{file ? voice.of(file.title) : id}</a>
                  </span>
                );
              })}
            </dd>
          </div>
        )}
      </dl>
      {entry.note !== undefined && (
        <p className="quiet" lang="en">
          {entry.note}
        </p>
      )}
      {many.length > 0 && (
        <Fold className="sources" summary={t("registers.details")}>
          <dl className="fields">
            {many.map(([key, value]) => (
              <div key={key}>
                <dt>{fieldName(key, voice)}</dt>
                <dd>{valueWords(value, terms, voice)}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
      <p className="quiet">
        {t(`confidence.${entry.confidence}`)} ·{" "}
        <span lang="en">
          {shown.where} {register.register === "votes" ? (entry.mark ?? "") : ""}
        </span>
      </p>
      <SourceList ids={entry.sources} />
    </article>
  );
}

/** Long tables of numbers, one click away. */
const LONG = new Set(["values", "byYear", "components", "atop", "otherStates", "delegations"]);
/** Written in English only. */
const ENGLISH = new Set(["statement", "use", "text", "nNote"]);

const PUBLISHED = new Set<string>(["figures", "participants", "documents"]);

/** The numbers of one entry that were published by different hands. */
function figuresOf(entry: EntryShown["entry"]): readonly object[] {
  for (const key of PUBLISHED) {
    const list = (entry as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(list)) return list;
  }
  return [];
}

// All sources, to be searched, with their class and what rests on each.
import { useDeferredValue, useMemo } from "react";
import { formatAddress, queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { provisionName } from "../because.ts";
import { caseLink } from "../parts/act-log.tsx";
import { Fold } from "../parts/fold.tsx";
import { SourceLine } from "../parts/source-list.tsx";
import { citations } from "../usage.ts";
import { Filter } from "./record.tsx";

const CLASSES = [
  "official-text",
  "official-statement",
  "press",
  "scholarship",
  "dataset",
  "general-knowledge",
] as const;

export function SourcesPage() {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const search = queryValue(address, "find") ?? "";
  const wanted = useDeferredValue(search.toLocaleLowerCase());
  const kind = queryValue(address, "class") ?? "";
  const citing = useMemo(() => citations(pack), [pack]);
  const found = useMemo(
    () =>
      pack.sources.filter((source) => {
        if (kind !== "" && source.class !== kind) return false;
        return `${source.title} ${source.publisher ?? ""}`.toLocaleLowerCase().includes(wanted);
      }),
    [pack, kind, wanted],
  );
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">{t("sources.title")}</h2>
      <p className="measure">{t("sources.intro")}</p>
      <div className="filters">
        <label>
          {t("sources.search")}
          <input
            type="search"
            value={search}
            onChange={(event) =>
              change(withValue(address, "find", event.currentTarget.value || null))
            }
          />
        </label>
        <Filter
          label={t("sources.class")}
          value={kind}
          options={CLASSES.map((id) => [id, t(`source.${id}`)])}
          onChange={(value) => change(withValue(address, "class", value || null))}
        />
      </div>
      <p role="status">
        {found.length === 0 ? t("sources.none") : t("sources.count", { n: found.length })}
      </p>
      <ul className="source-page">
        {found.map((source) => {
          const { cases = [], provisions = [] } = citing.get(source.id) ?? {};
          return (
            <li key={source.id}>
              <SourceLine source={source} />
              {cases.length + provisions.length > 0 && (
                <Fold
                  className="sources"
                  summary={`${t("sources.used")}: ${cases.length + provisions.length}`}
                >
                  <ul>
                    {cases.map((file) => (
                      <li key={file.id}>
                        <a href={caseLink(file.id)}>{voice.of(file.title)}</a>
                      </li>
                    ))}
                    {provisions.map((id) => (
                      <li key={id}>
                        <a href={formatAddress({ page: "law", subject: id, query: [] })}>
                          {provisionName(id, voice)}
                        </a>
                      </li>
                    ))}
                  </ul>
                </Fold>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

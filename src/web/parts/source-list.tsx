// Sources one click away: a line that opens the list of what is cited.
import type { Source } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { Fold } from "./fold.tsx";

export function SourceList({ ids }: { readonly ids: readonly string[] }) {
  const { voice } = useApp();
  if (ids.length === 0) return null;
  return (
    <Fold className="sources" summary={voice.t("step.sources", { n: ids.length })}>
      <ul>
        {ids.map((id) => {
          const source = voice.pack.byId.source.get(id);
          return (
            <li key={id}>
              {source ? <SourceLine source={source} /> : `${id}: ${voice.t("sources.unlisted")}`}
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}

export function SourceLine({ source }: { readonly source: Source }) {
  const { voice } = useApp();
  const { title, address, publisher, date } = source;
  const details = [
    publisher ?? "",
    date == null ? "" : voice.date(date),
    voice.t(`source.${source.class}`),
    source.affiliation ?? "",
  ].filter(Boolean);
  const link = address?.startsWith("http");
  return (
    <>
      {link ? (
        <a href={address ?? ""} rel="noreferrer" target="_blank">
          {title}
        </a>
      ) : (
        <cite>{title}</cite>
      )}
      <span className="quiet"> {details.join(" · ")}</span>
    </>
  );
}

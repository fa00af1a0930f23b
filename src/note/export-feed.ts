/** Changes of the record as an Atom feed (RFC 4287). Pure: who changed what, when, is an argument. */
import { latestDay } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile } from "../pack/schema.ts";
import type { Language } from "./voice.ts";
import { escapeXml } from "./xml.ts";

/** When the file of a case last changed, and what was said of the change. */
export type FileChange = { readonly at: string; readonly says: string };

/**
 * One entry a case. Where no history of the files is at hand, an entry is dated by the newest source it
 * cites, and says so: that is when the record could have changed, not when it did.
 */
export function feedOf(
  pack: Pack,
  changes: ReadonlyMap<string, FileChange>,
  language: Language,
  address = "",
): string {
  const entries = pack.cases
    .filter(({ origin }) => origin === "record")
    .map((file) => ({ file, ...changeOf(file, pack, changes, language) }))
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.file.id < b.file.id ? -1 : 1));
  const updated = entries[0]?.at ?? "1970-01-01T00:00:00Z";
  const title = `${pack.organisation.short[language]}: ${language === "en" ? "the record" : "свод"}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `  <id>urn:x-casus:record:${pack.id}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <updated>${updated}</updated>`,
    "  <author><name>Casus</name></author>",
    `  <generator version="${escapeXml(pack.version)}">Casus</generator>`,
    ...(address === "" ? [] : [`  <link rel="self" href="${escapeXml(address)}"/>`]),
    ...entries.map(({ file, at, says }) =>
      [
        "  <entry>",
        `    <id>urn:x-casus:case:${pack.id}:${file.id}</id>`,
        `    <title>${escapeXml(file.title[language])}</title>`,
        `    <updated>${at}</updated>`,
        `    <category term="${file.type}"/>`,
        `    <summary>${escapeXml(says)}</summary>`,
        "  </entry>",
      ].join("\n"),
    ),
    "</feed>",
    "",
  ].join("\n");
}

function changeOf(
  file: CaseFile,
  pack: Pack,
  changes: ReadonlyMap<string, FileChange>,
  language: Language,
): FileChange {
  const known = changes.get(file.id);
  if (known) return known;
  const cited = [
    ...(file.acts ?? []).flatMap((act) => act.sources ?? []),
    ...(file.lanes ?? []).flatMap((lane) => lane.sources ?? []),
    ...(file.opinions ?? []).flatMap((opinion) => opinion.sources),
  ];
  const days = cited.flatMap((id) => {
    const date = pack.byId.source.get(id)?.date;
    return date ? [latestDay(date)] : [];
  });
  const newest = [...days, latestDay(file.date)].reduce((a, b) => (a > b ? a : b));
  const says =
    language === "en"
      ? "Dated by the newest source cited; no history of the files was at hand."
      : "Датировано по самому новому из приведённых источников; истории файлов нет.";
  return { at: `${newest}T00:00:00Z`, says };
}

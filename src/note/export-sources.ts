/** Sources as BibTeX and as CSL-JSON, for the reference managers people already use. Pure. */
import type { Source } from "../pack/schema.ts";

const CSL_TYPE: Readonly<Record<Source["class"], string>> = {
  "official-text": "legislation",
  "official-statement": "speech",
  press: "article-newspaper",
  scholarship: "article-journal",
  dataset: "dataset",
  "general-knowledge": "document",
};

export type CslItem = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly publisher?: string;
  readonly "container-title"?: string;
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly URL?: string;
  readonly note?: string;
};

export function cslOf(sources: readonly Source[]): CslItem[] {
  return sources.map((source): CslItem => {
    const type = CSL_TYPE[source.class];
    const inPaper = type === "article-newspaper" || type === "article-journal";
    const parts = source.date ? dateParts(source.date) : null;
    const note = [source.affiliation, source.note].filter(Boolean).join(". ");
    return {
      id: source.id,
      type,
      title: source.title,
      ...(source.publisher
        ? { [inPaper ? "container-title" : "publisher"]: source.publisher }
        : {}),
      ...(parts ? { issued: { "date-parts": parts } } : {}),
      ...(source.address ? { URL: source.address } : {}),
      ...(note ? { note } : {}),
    };
  });
}

/** `[[2010, 6, 12]]`, or two such for a span, with the precision the date has. */
function dateParts(date: string): number[][] {
  return date.split("/").map((part) => part.slice(0, 10).split("-").map(Number));
}

/** The characters that BibTeX or LaTeX would take for their own. */
const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "#": "\\#",
  $: "\\$",
  "%": "\\%",
  "&": "\\&",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const latex = (text: string): string =>
  text.replaceAll(/[\\{}#$%&_~^]/g, (sign) => SPECIAL[sign] ?? sign);

const BIB_TYPE: Readonly<Record<Source["class"], string>> = {
  "official-text": "misc",
  "official-statement": "misc",
  press: "article",
  scholarship: "article",
  dataset: "misc",
  "general-knowledge": "misc",
};

export function bibtexOf(sources: readonly Source[]): string {
  return `${sources.map(entry).join("\n\n")}\n`;
}

function entry(source: Source): string {
  const [year, month, day] = (source.date ?? "").split("/")[0]?.slice(0, 10).split("-") ?? [];
  const type = BIB_TYPE[source.class];
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    // Titles keep their capitals.
    ["title", `{${latex(source.title)}}`],
    [type === "article" ? "journal" : "howpublished", source.publisher && latex(source.publisher)],
    ["year", year],
    ["month", month && String(Number(month))],
    ["day", day && String(Number(day))],
    // `url` is read verbatim by the styles that know it; braces and blanks would end it.
    ["url", source.address?.replaceAll(/[{}\s]/g, encodeURIComponent)],
    ["keywords", source.class],
    ["note", source.note && latex(source.note)],
  ];
  const lines = fields.flatMap(([key, value]) => (value ? [`  ${key} = {${value}}`] : []));
  return `@${type}{${source.id},\n${lines.join(",\n")}\n}`;
}

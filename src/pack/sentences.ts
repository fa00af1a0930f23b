/** Sentences of a text as they are compared: normalised, so that typography makes no difference. */

/** Lower case, one kind of quote, dash and space, no soft hyphens, no full stop at the end. */
export function normalised(sentence: string): string {
  return sentence
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replaceAll(/[«»„“”‟"‘’‚′'`]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.;:,!?]+$/, "")
    .trim();
}

/** After these a full stop does not end a sentence. */
const ABBREVIATIONS =
  /(?:^|[\s("«])(?:art|arts|para|paras|no|nos|p|pp|ст|п|пп|ч|г|гг|см|т|в т|ред|абз|cf|e\.g|i\.e)\.$/iu;

/** The sentences of one paragraph. A semicolon ends one as well: lists in treaties are made of them. */
function ofParagraph(paragraph: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const end of paragraph.matchAll(/[.!?;]+(?=\s+\S)|$/g)) {
    const at = end.index + end[0].length;
    const piece = paragraph.slice(from, at);
    // "Article 4. Text" and "1. Text": a number alone is no sentence.
    const isNumber = /^\s*(?:(?:article|статья)\s+)?[\d.]+$/iu.test(piece);
    if (end[0] !== "" && (ABBREVIATIONS.test(piece) || isNumber)) continue;
    found.push(piece.trim());
    from = at;
  }
  return found.filter((piece) => normalised(piece) !== "");
}

type Paragraph = { readonly sentences: readonly string[] };
type Article = { readonly number: string; readonly paragraphs: readonly Paragraph[] };

export type SplitText = {
  /** Every sentence of the text, in order. */
  readonly sentences: readonly string[];
  /** What stands under each heading "Article N" or "Статья N". */
  readonly articles: readonly Article[];
};

const HEADING = /^\s*(?:article|статья)\s+(\d+(?:[.-]\d+)*)\s*[.:]?\s*(.*)$/iu;

/** A text cut into articles, paragraphs (one a line, or parted by empty lines) and sentences. */
export function splitText(text: string): SplitText {
  const articles: { number: string; paragraphs: Paragraph[] }[] = [];
  const sentences: string[] = [];
  const take = (paragraph: string) => {
    const own = ofParagraph(paragraph);
    if (own.length === 0) return;
    sentences.push(...own);
    articles.at(-1)?.paragraphs.push({ sentences: own });
  };
  for (const paragraph of paragraphsOf(text)) {
    const heading = HEADING.exec(paragraph);
    if (heading === null) {
      take(paragraph);
      continue;
    }
    articles.push({ number: heading[1] as string, paragraphs: [] });
    if (heading[2]) take(heading[2]);
  }
  return { sentences, articles };
}

/** Lines broken to a width are joined; an empty line, or a heading, parts paragraphs. */
function paragraphsOf(text: string): string[] {
  const found: string[] = [];
  let open = "";
  const close = () => {
    if (open.trim() !== "") found.push(open.trim());
    open = "";
  };
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (line.trim() === "") close();
    else if (HEADING.test(line)) {
      close();
      found.push(line.trim());
    } else open += ` ${line}`;
  }
  close();
  return found;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/** The article, and perhaps the paragraph in it, that a provision's English title names. */
function placeNamed(title: string): { article: string; paragraph: number | null } | null {
  const article = /^Article (\d+(?:[.-]\d+)*)/.exec(title)?.[1];
  if (article === undefined) return null;
  const word = new RegExp(`\\b(${ORDINALS.join("|")}) paragraph`).exec(title)?.[1];
  return { article, paragraph: word === undefined ? null : ORDINALS.indexOf(word) };
}

/** The sentences that stand in the place a provision's title names; null if the text has no such place. */
export function sentencesAt(text: SplitText, title: string): readonly string[] | null {
  const place = placeNamed(title);
  const article = text.articles.find(({ number }) => number === place?.article);
  if (place === null || article === undefined) return null;
  if (place.paragraph === null) return article.paragraphs.flatMap(({ sentences }) => sentences);
  return article.paragraphs[place.paragraph]?.sentences ?? null;
}

// The text of a case: read, and edited at one place so that comments and the rest stay as written.
import { Document, isMap, isSeq, parseDocument, visit, type YAMLMap, type YAMLSeq } from "yaml";

export type Path = readonly (string | number)[];

export type Read =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly line: number };

/** Lists of entries are written one entry a line, as in the packs. */
const STYLE = { lineWidth: 110, singleQuote: true, flowCollectionPadding: true } as const;

/** Spaces inside braces and none inside brackets, as the packs are written. */
function textOf(document: Document): string {
  const padded = (node: YAMLMap | YAMLSeq, padding: string) => {
    const print = node.toString;
    node.toString = (context, ...rest) =>
      print.call(node, context && { ...context, flowCollectionPadding: padding }, ...rest);
  };
  visit(document, {
    Map: (_, node) => padded(node, " "),
    Seq: (_, node) => padded(node, ""),
  });
  return document.toString(STYLE);
}

export function readText(text: string): Read {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) return { ok: false, line: broken.linePos?.[0].line ?? 1 };
  const value: unknown = document.toJS() ?? {};
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return plain ? { ok: true, value: value as Record<string, unknown> } : { ok: false, line: 1 };
}

/** The text with one value set; `undefined` takes the key out, and a list or map left empty with it. */
export function edited(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text);
  if (value === undefined) removeAt(document, path);
  else if (typeof value === "object") document.setIn(path, document.createNode(value, FLOW));
  else document.setIn(path, value);
  return textOf(document);
}

const FLOW = { flow: true, aliasDuplicateObjects: false } as const;

function removeAt(document: Document, path: Path): void {
  document.deleteIn(path);
  const above = path.slice(0, -1);
  if (above.length === 0) return;
  const parent = document.getIn(above, true);
  if ((isMap(parent) || isSeq(parent)) && parent.items.length === 0) removeAt(document, above);
}

/** The text with the last key of a path renamed; its value and place stay. */
export function renamed(text: string, path: Path, name: string): string {
  const document = parseDocument(text);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return text;
  const last = path.at(-1);
  const pair = parent.items.find(({ key }) => String(key) === String(last));
  if (pair) pair.key = document.createNode(name);
  return textOf(document);
}

/** A whole case as the text of a file. */
export function written(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  const whole: unknown = document.contents;
  if (isMap(whole)) {
    for (const { key, value: part } of whole.items) {
      const name = String(key);
      if (isMap(part) && (name === "title" || name === "place")) part.flow = true;
      if (isSeq(part)) {
        if (name === "parties" || name === "inTexts") part.flow = true;
        else for (const entry of part.items) if (isMap(entry)) entry.flow = true;
      }
    }
  }
  return textOf(document);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );
}

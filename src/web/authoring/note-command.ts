// How a note can be made again: the command with the choices of the page, where it has a word for each.
import type { Language } from "../dates.ts";

type Query = readonly (readonly [key: string, value: string])[];

const ORDER = [
  "law",
  "members",
  "at",
  "reading.",
  "account.",
  "accounts",
  "fact.",
  "territory",
].concat(["position.", "without", "reform"]);
/** Choices of the page that have several values in one key. */
const LISTED = ["without", "reform"];

/** null where a choice has no word on the command line: then the address of the page serves. */
export function commandFor(name: string, query: Query, language: Language): string | null {
  const placed = query.map(([key, value]) => ({
    rank: ORDER.findIndex((head) => (head.endsWith(".") ? key.startsWith(head) : key === head)),
    words: wordsOf(key, value),
  }));
  if (placed.some(({ rank }) => rank < 0)) return null;
  const words = placed.sort((a, b) => a.rank - b.rank).flatMap((one) => one.words);
  return ["casus", "note", quoted(name), ...words, "--lang", language].join(" ");
}

function wordsOf(key: string, value: string): string[] {
  if (LISTED.includes(key)) {
    return value
      .split(",")
      .filter(Boolean)
      .flatMap((one) => [`--${key}`, quoted(one)]);
  }
  const cut = key.indexOf(".");
  if (cut < 0) return [`--${key}`, quoted(value)];
  const [head, rest] = [key.slice(0, cut), key.slice(cut + 1)];
  // An item and a state are joined by @ in an address and by a colon in a terminal.
  const left = head === "position" ? rest.replace("@", ":") : rest;
  return [`--${head}`, quoted(`${left}=${value}`)];
}

const quoted = (text: string): string =>
  /^[\w./:=,@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

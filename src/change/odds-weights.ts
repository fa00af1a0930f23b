/** Weights read from the user's file: which item each means, and whether they fit it. */
import type { BookItem } from "../engine/book.ts";
import { type Fraction, fraction } from "../exact/index.ts";
import { nearest } from "../pack/nearest.ts";
import type { OddsFile, OddsItem } from "./odds-schema.ts";

const { add, compare, div, format, one, parse, zero } = fraction;

/** Weights that do not fit: the key in the file, what is wrong with it, and the nearest valid id. */
export class BadOdds extends Error {
  readonly key: string;
  readonly nearest: string | undefined;

  constructor(key: string, says: string, near?: string) {
    super(says);
    this.key = key;
    this.nearest = near;
  }
}

/** Items that hang together, as one item whose values are the rows of the table. */
export type Joint = {
  readonly id: string;
  readonly items: readonly string[];
  readonly rows: readonly { readonly values: readonly string[]; readonly weight: Fraction }[];
};

type Entry = NonNullable<OddsFile["items"]>[number];

/** The id an entry means, as the engine names it; null for a default over all positions. */
function idOf(entry: Partial<Entry> | OddsItem): string | null {
  if (typeof entry === "string") return entry;
  if ("item" in entry && entry.item !== undefined) return entry.item;
  if ("reading" in entry && entry.reading !== undefined) return `reading:${entry.reading}`;
  if ("account" in entry && entry.account !== undefined) return factId(entry.account);
  if ("fact" in entry && entry.fact !== undefined) return factId(entry.fact);
  if ("act" in entry && entry.act !== undefined) return `act:${entry.act}`;
  if ("party" in entry && entry.party !== undefined) return `party:${entry.party}:${entry.state}`;
  if (!("position" in entry) || entry.position === undefined) return "";
  if (entry.position === "all") return null;
  return entry.state === undefined
    ? `position:${entry.position}`
    : `position:${entry.position}:${entry.state}`;
}

const factId = (fact: string): string => (fact === "territory" ? fact : `fact:${fact}`);

export function weightsOf(
  file: OddsFile,
  items: ReadonlyMap<string, BookItem>,
  support: ReadonlySet<string>,
): Map<string, readonly Fraction[]> {
  const weights = new Map<string, readonly Fraction[]>();
  const fallback = (file.items ?? []).findIndex((entry) => idOf(entry) === null);
  for (const [id, item] of items) {
    const own = (file.items ?? []).findIndex((entry) => idOf(entry) === id);
    const at = own >= 0 || item.class !== "position" ? own : fallback;
    const entry = file.items?.[at];
    if (entry !== undefined) {
      weights.set(id, weightsOfEntry(entry, item, `items.${at}`, own >= 0));
    } else if (support.has(id)) {
      const named = (file.items ?? []).map((each) => idOf(each) ?? "");
      throw new BadOdds(
        "items",
        `the answer depends on ${id}, which has no weight (values: ${item.values.join(", ")})`,
        nearMiss(id, named, items),
      );
    }
  }
  return weights;
}

/** A name in the file that is no item, and close to the one that is missing. */
function nearMiss(
  id: string,
  named: readonly string[],
  items: ReadonlyMap<string, BookItem>,
): string | undefined {
  const stray = named.filter((name) => name !== "" && !items.has(name));
  const found = nearest(id, stray);
  return found !== null && nearest(found, items.keys()) === id ? `${id} for ${found}` : undefined;
}

function weightsOfEntry(
  entry: Entry,
  item: BookItem,
  key: string,
  strict: boolean,
): readonly Fraction[] {
  for (const value of Object.keys(entry.weights)) {
    if (item.values.includes(value)) continue;
    // A default may weigh a value that this one state, known to be present, cannot take.
    if (!strict) continue;
    throw new BadOdds(
      `${key}.weights.${value}`,
      `${item.id} has no value "${value}"`,
      nearest(value, item.values) ?? undefined,
    );
  }
  const weights = item.values.map((value) => parse(entry.weights[value] ?? "0"));
  const total = weights.reduce(add, zero);
  if (!strict && compare(total, zero) > 0) return weights.map((weight) => div(weight, total));
  if (compare(total, one) !== 0) {
    const says = `the weights of ${item.id} sum to ${format(total)}, not to one`;
    throw new BadOdds(`${key}.weights`, says);
  }
  return weights;
}

export function jointsOf(file: OddsFile, items: ReadonlyMap<string, BookItem>): Joint[] {
  return (file.joint ?? []).flatMap((table, t): Joint[] => {
    const key = `joint.${t}`;
    const ids = table.items.map((entry) => idOf(entry) ?? "");
    const here = ids.filter((id) => items.has(id));
    if (here.length === 0) return [];
    const rows = table.rows.map((row, r) => {
      if (row.values.length !== ids.length) {
        throw new BadOdds(
          `${key}.rows.${r}.values`,
          `has ${row.values.length} values for ${ids.length} items`,
        );
      }
      row.values.forEach((value, i) => {
        const item = items.get(ids[i] as string);
        if (item !== undefined && !item.values.includes(value)) {
          const near = nearest(value, item.values) ?? undefined;
          throw new BadOdds(
            `${key}.rows.${r}.values.${i}`,
            `${item.id} has no value "${value}"`,
            near,
          );
        }
      });
      return { values: row.values, weight: parse(row.weight) };
    });
    const total = rows.reduce((sum, { weight }) => add(sum, weight), zero);
    if (compare(total, one) !== 0) {
      throw new BadOdds(
        `${key}.rows`,
        `the weights of the rows sum to ${format(total)}, not to one`,
      );
    }
    return [{ id: `joint:${t}`, items: ids, rows }];
  });
}

/** Every name in the file must be an open item of the case; a misspelt one is told what it is near. */
export function refuseUnknown(file: OddsFile, known: ReadonlySet<string>): void {
  const check = (entry: Entry | OddsItem, key: string) => {
    const id = idOf(entry);
    if (id === null || known.has(id)) return;
    throw new BadOdds(key, `"${id}" is not an item of this case`, nearest(id, known) ?? undefined);
  };
  file.items?.forEach((entry, i) => {
    check(entry, `items.${i}`);
  });
  file.joint?.forEach((table, t) => {
    table.items.forEach((entry, i) => {
      check(entry, `joint.${t}.items.${i}`);
    });
  });
}

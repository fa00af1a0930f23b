// The user's weights as they stand in the address, and as the worker wants them.
import { type Address, withValue } from "../address.ts";
import type { GroupWeights, OpenItem } from "./questions.ts";

const PREFIX = "odds.";
/** The weight of an answer until it is moved; only their proportion counts. */
export const UNMOVED = 50;

/** Weights by what a slider is about: an item, or all states on one thing. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads `odds.reading:csto.absence=harmless:40,required:60`. */
export function weightsIn({ query }: Pick<Address, "query">): Weights {
  return new Map(
    query.flatMap(([key, text]) => {
      if (!key.startsWith(PREFIX)) return [];
      const pairs = text.split(",").flatMap((part): [string, number][] => {
        const [value = "", weight = ""] = part.split(":");
        return /^\d{1,3}$/.test(weight) ? [[value, Number(weight)]] : [];
      });
      return [[key.slice(PREFIX.length), new Map(pairs)]];
    }),
  );
}

export function withWeights(
  address: Address,
  about: string,
  groups: OpenItem["groups"],
  weights: readonly number[],
): Address {
  const text = groups.map(([first], i) => `${first}:${weights[i] ?? UNMOVED}`).join(",");
  return withValue(address, PREFIX + about, text);
}

export function withoutWeights(address: Address): Address {
  return { ...address, query: address.query.filter(([key]) => !key.startsWith(PREFIX)) };
}

/** The weight of each group under one slider; even where nothing was moved. */
export function groupWeights(
  weights: Weights,
  about: string,
  groups: OpenItem["groups"],
): number[] | null {
  const own = weights.get(about);
  if (own === undefined) return null;
  const found = groups.map((values) =>
    values.reduce((sum, value) => sum + (own.get(value) ?? 0), 0),
  );
  return found.some((weight) => weight > 0) ? found : null;
}

export const even = (groups: OpenItem["groups"]): number[] => groups.map(() => UNMOVED);

/** Positions of all states on one thing that differ in nothing but the state. */
export type Sliders =
  | { readonly kind: "item"; readonly about: string; readonly item: OpenItem }
  | { readonly kind: "states"; readonly about: string; readonly items: readonly OpenItem[] };

/** One line of sliders an item; positions on one thing share one, with a line for each state below. */
export function slidersOf(items: readonly OpenItem[]): Sliders[] {
  const byThing = Map.groupBy(items, (item) => {
    if (item.class !== "position") return item.id;
    const thing = item.id.slice(0, item.id.lastIndexOf(":"));
    return `${thing}:all ${JSON.stringify(item.groups)}`;
  });
  return [...byThing].flatMap(([key, list]): Sliders[] => {
    const about = key.split(" ")[0] ?? "";
    const [first] = list;
    if (first === undefined) return [];
    if (list.length === 1) return [{ kind: "item", about: first.id, item: first }];
    return [{ kind: "states", about, items: list }];
  });
}

/** What the worker weighs: the own weight of an item, else that of all states, else all even. */
export function allWeights(items: readonly OpenItem[], weights: Weights): GroupWeights {
  const shared = new Map(
    slidersOf(items).flatMap((line) =>
      line.kind === "states" ? line.items.map(({ id }) => [id, line.about] as const) : [],
    ),
  );
  return items.map(
    ({ id, groups }) =>
      groupWeights(weights, id, groups) ??
      groupWeights(weights, shared.get(id) ?? "", groups) ??
      even(groups),
  );
}

// Values of an open item taken together where no stop can tell them apart, and weights over such groups.
import type { Slider } from "../../change/odds.ts";
import type { BookItem } from "../../engine/book.ts";

export type Grouped = {
  readonly item: BookItem;
  readonly groups: readonly (readonly string[])[];
};

/** Below this, two conditional probabilities are the same one. */
const SAME = 1e-9;

/**
 * Two values that give every stop the same probability whatever the other weights are behave alike.
 * Tried with three sets of uneven weights: conditions that differ would have to agree in all three.
 */
export function grouped(slider: Slider): Grouped[] {
  const tried = [1, 2, 3].map((seed) => slider.weigh(uneven(slider, seed)));
  return slider.items.map((item) => {
    const groups: { values: string[]; print: readonly number[] }[] = [];
    item.values.forEach((value, at) => {
      const print = tried.flatMap((stops) =>
        stops.map(({ given }) => given.get(item.id)?.[at] ?? 0),
      );
      const alike = groups.find((group) =>
        group.print.every((number, i) => Math.abs(number - (print[i] ?? 0)) < SAME),
      );
      if (alike) alike.values.push(value);
      else groups.push({ values: [value], print });
    });
    return { item, groups: groups.map(({ values }) => values) };
  });
}

/** Weights that no accident of symmetry could make alike; the same for the same seed. */
function uneven({ items }: Slider, seed: number): Map<string, number[]> {
  let state = seed * 7919;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return 0.1 + state / 2147483647;
  };
  return new Map(
    items.map(({ id, values }) => {
      const raw = values.map(next);
      const sum = raw.reduce((a, b) => a + b, 0);
      return [id, raw.map((weight) => weight / sum)];
    }),
  );
}

/** Weights of groups as weights of values: each group lies on its first value. Nothing is even. */
export function spread(
  groups: readonly (readonly string[])[],
  values: readonly string[],
  weights: readonly number[],
): number[] {
  const own = filled(groups, weights);
  const sum = own.reduce((a, b) => a + b, 0);
  return values.map((value) => {
    const at = groups.findIndex(([first]) => first === value);
    return at < 0 ? 0 : (own[at] ?? 0) / sum;
  });
}

/** The same as exact fractions, for the values that weigh something. */
export function weightTexts(
  groups: readonly (readonly string[])[],
  weights: readonly number[],
): Record<string, string> {
  const own = filled(groups, weights);
  const sum = own.reduce((a, b) => a + b, 0);
  return Object.fromEntries(groups.map(([first = ""], i) => [first, `${own[i] ?? 0}/${sum}`]));
}

function filled(groups: readonly unknown[], weights: readonly number[]): readonly number[] {
  const own = groups.map((_, i) => weights[i] ?? 0);
  return own.some((weight) => weight > 0) ? own : groups.map(() => 1);
}

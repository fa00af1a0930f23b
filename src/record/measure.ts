/** The shape of a measure: a formula, its inputs, its n, and for every number the data it counts. */
import type { OutcomeFile, Words } from "../pack/schema.ts";
import { binomialInterval, type Interval } from "./statistics.ts";

export type Observed = ReadonlyMap<string, OutcomeFile>;

export type Row = {
  readonly id: string;
  /** What the rows with the same `group` are about: a year, a state, a stage. */
  readonly group: string | null;
  readonly label: Words;
  /** The number itself; null where there is nothing to compute it from. */
  readonly value: number | null;
  readonly count: number | null;
  readonly n: number;
  readonly interval: (Interval & { readonly method: "exact" | "greenwood-log-log" }) | null;
  /** What the number can be at least and at most, where dates or data are known less precisely. */
  readonly bounds: Interval | null;
  /** Further statistics of the same data. */
  readonly also: Readonly<Record<string, number | null>>;
  /** Ids of the data: `case/ask`, `case`, `register.entry`, or `set:` and the name of one of `sets`. */
  readonly data: readonly string[];
};

export type Measure = {
  readonly id: string;
  readonly title: Words;
  readonly formula: Words;
  /** Files it is computed from. */
  readonly inputs: readonly string[];
  readonly unit: "share" | "days" | "index" | "kappa";
  readonly n: number;
  readonly rows: readonly Row[];
  /** Long lists of data that several rows share. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** What it does not say. */
  readonly limits: readonly Words[];
};

export const same = (text: string): Words => ({ en: text, ru: text });

export function row(id: string, label: Words, parts: Partial<Row> & Pick<Row, "n">): Row {
  return {
    id,
    group: null,
    label,
    value: null,
    count: null,
    interval: null,
    bounds: null,
    also: {},
    data: [],
    ...parts,
  };
}

/** A share with its exact interval: `data` are the ids counted, `n` all that could have been. */
export function shareRow(
  id: string,
  label: Words,
  data: readonly string[],
  n: number,
  parts: Partial<Row> = {},
): Row {
  return row(id, label, {
    n,
    count: data.length,
    value: n === 0 ? null : data.length / n,
    interval: n === 0 ? null : { ...binomialInterval(data.length, n), method: "exact" },
    data,
    ...parts,
  });
}

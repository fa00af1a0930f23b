/** Conditions over named items that range over named values: what they are, and what they mean. */

/** An item that ranges. `values` are distinct names, at least one. */
export type Item = { readonly id: string; readonly values: readonly string[] };

/** One weighted part of a sum: `weight` (an integer, may be negative) counts while `when` holds. */
export type Term = { readonly when: Condition; readonly weight: number };

export type Condition =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "is"; readonly item: string; readonly values: readonly string[] }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "sum"; readonly terms: readonly Term[]; readonly atLeast: number };

/** A value for each item, by item id. */
export type World = Readonly<Record<string, string>>;

/** Holds in every world. */
export const always: Condition = { kind: "constant", value: true };

/** Holds in no world. */
export const never: Condition = { kind: "constant", value: false };

/**
 * The item takes one of these values. Values outside the item's range are allowed and never taken.
 *
 *     is('A', 'for', 'silent')    // A is for, or A is silent
 *     is('A')                     // never
 */
export function is(item: string, ...values: readonly string[]): Condition {
  return values.length === 0 ? never : { kind: "is", item, values };
}

/** Holds exactly where `of` does not. */
export function not(of: Condition): Condition {
  if (of.kind === "constant") return of.value ? never : always;
  return of.kind === "not" ? of.of : { kind: "not", of };
}

/** Every part holds; `all([])` is `always`. */
export function all(parts: readonly Condition[]): Condition {
  return join("all", parts);
}

/** At least one part holds; `any([])` is `never`. */
export function any(parts: readonly Condition[]): Condition {
  return join("any", parts);
}

/**
 * The weights of the terms that hold add up to `atLeast` or more. Weights are safe integers, and
 * so is their total.
 *
 *     sum([{ when: is('A', 'for'), weight: 3 }, { when: is('B', 'for'), weight: 2 }], 3)
 *     sum([], 0)                  // always
 */
export function sum(terms: readonly Term[], atLeast: number): Condition {
  requireInteger(atLeast);
  let needed = atLeast;
  let lowest = 0;
  let highest = 0;
  const kept: Term[] = [];
  for (const term of terms) {
    requireInteger(term.weight);
    if (term.when.kind === "constant") {
      if (term.when.value) needed -= term.weight;
    } else if (term.weight !== 0) {
      kept.push(term);
      lowest += Math.min(term.weight, 0);
      highest += Math.max(term.weight, 0);
    }
  }
  requireInteger(highest - lowest);
  if (lowest >= needed) return always;
  if (highest < needed) return never;
  return { kind: "sum", terms: kept, atLeast: needed };
}

/** At least `n` of these conditions hold. */
export function atLeast(n: number, conditions: readonly Condition[]): Condition {
  return sum(
    conditions.map((when) => ({ when, weight: 1 })),
    n,
  );
}

/** The ids of the items a condition mentions, each once, in order of first mention. */
export function itemsOf(condition: Condition): string[] {
  const found = new Set<string>();
  const seen = new Set<Condition>();
  const visit = (c: Condition): void => {
    if (seen.has(c)) return;
    seen.add(c);
    if (c.kind === "is") found.add(c.item);
    for (const part of partsOf(c)) visit(part);
  };
  visit(condition);
  return [...found];
}

/**
 * The plain meaning of a condition in one world. Throws when the world lacks an item it has to read.
 *
 *     holds(is('A', 'for'), { A: 'for' })       // true
 *     holds(not(always), {})                    // false
 */
export function holds(condition: Condition, world: World): boolean {
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "is": {
      const value = world[condition.item];
      if (value === undefined) throw new Error(`the world gives no value to "${condition.item}"`);
      return condition.values.includes(value);
    }
    case "not":
      return !holds(condition.of, world);
    case "all":
      return condition.of.every((part) => holds(part, world));
    case "any":
      return condition.of.some((part) => holds(part, world));
    case "sum": {
      let total = 0;
      for (const term of condition.terms) if (holds(term.when, world)) total += term.weight;
      return total >= condition.atLeast;
    }
  }
}

/**
 * The same condition with each "item takes one of these values" replaced by what `by` gives for
 * it; null leaves it. A joint table over A and B, say, is one item whose values are its rows:
 *
 *     replaced(c, (item, values) => is('row', ...namesOfRowsWhere(item, values)))
 */
export function replaced(
  condition: Condition,
  by: (item: string, values: readonly string[]) => Condition | null,
): Condition {
  switch (condition.kind) {
    case "constant":
      return condition;
    case "is":
      return by(condition.item, condition.values) ?? condition;
    case "not":
      return not(replaced(condition.of, by));
    case "all":
      return all(condition.of.map((part) => replaced(part, by)));
    case "any":
      return any(condition.of.map((part) => replaced(part, by)));
    case "sum":
      return sum(
        condition.terms.map(({ when, weight }) => ({ when: replaced(when, by), weight })),
        condition.atLeast,
      );
  }
}

function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "constant":
    case "is":
      return [];
    case "not":
      return [condition.of];
    case "all":
    case "any":
      return condition.of;
    case "sum":
      return condition.terms.map((term) => term.when);
  }
}

/** Flattens nested parts of the same kind, drops the neutral constant, stops at the absorbing one. */
function join(kind: "all" | "any", parts: readonly Condition[]): Condition {
  const neutral = kind === "all";
  const kept = new Set<Condition>();
  for (const part of parts) {
    if (part.kind === "constant") {
      if (part.value !== neutral) return part;
    } else if (part.kind === kind) {
      for (const inner of part.of) kept.add(inner);
    } else {
      kept.add(part);
    }
  }
  const of = [...kept];
  if (of.length === 0) return neutral ? always : never;
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind, of };
}

function requireInteger(n: number): void {
  if (!Number.isSafeInteger(n))
    throw new RangeError(`weights and thresholds are integers, not ${n}`);
}

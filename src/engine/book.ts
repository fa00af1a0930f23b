/** The items of a run: what is known of them, what is open, and how a condition may name them. */
import { all, any, type Condition, type Item, is } from "../exact/condition.ts";

/**
 * What an item is. Readings and accounts are choices that somebody holds; facts, positions, acts and
 * party status are what nobody has published. The difference is that between contested and unknown.
 */
export type ItemClass = "reading" | "account" | "fact" | "position" | "act" | "party";

export type BookItem = Item & {
  readonly class: ItemClass;
  /** The value the record (or the user) fixes; null where it ranges. */
  readonly known: string | null;
  /** What it is about, in the words of the pack: a reading id, a fact id, a state, an act kind. */
  readonly about: Readonly<Record<string, string>>;
};

/**
 * `open` resolves everything known to a constant, which is all a run needs. `all` keeps known items
 * in the conditions, so that a question about changes can override them.
 */
export type BookMode = "open" | "all";

export class Book {
  readonly mode: BookMode;
  readonly items = new Map<string, BookItem>();

  private readonly made = new Map<string, unknown>();

  constructor(mode: BookMode) {
    this.mode = mode;
  }

  /** What is asked for many times in one analysis is made once. */
  once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as T;
  }

  declare(item: BookItem): void {
    if (!this.items.has(item.id)) this.items.set(item.id, item);
  }

  /** The declared item takes one of these values. */
  is(id: string, ...values: readonly string[]): Condition {
    const item = this.items.get(id);
    if (item === undefined) throw new Error(`item ${id} was not declared`);
    if (this.mode === "open" && item.known !== null) {
      return { kind: "constant", value: values.includes(item.known) };
    }
    return is(id, ...values);
  }

  /**
   * An act that a gate asks for. `computed` is what the log says; where the record is silent and the
   * log does not show it, it ranges; in mode `all` it may be supplied although the log lacks it.
   */
  act(
    key: string,
    computed: Condition,
    silent: boolean,
    about: Readonly<Record<string, string>>,
  ): Condition {
    const id = `act:${key}`;
    if (computed.kind === "constant" && computed.value) return computed;
    if (silent) {
      this.declare({ id, class: "act", values: ["no", "yes"], known: null, about });
      return any([computed, this.is(id, "yes")]);
    }
    if (this.mode === "open") return computed;
    this.declare({
      id,
      class: "act",
      values: ["as-recorded", "supplied"],
      known: "as-recorded",
      about,
    });
    return any([this.is(id, "supplied"), all([this.is(id, "as-recorded"), computed])]);
  }

  /** Items that still range, choices first and positions last: the order suits the diagrams. */
  open(): BookItem[] {
    const rank: Record<ItemClass, number> = {
      reading: 0,
      account: 1,
      party: 2,
      fact: 3,
      act: 4,
      position: 5,
    };
    const kept = [...this.items.values()].filter(
      (item) => this.mode === "all" || item.known === null,
    );
    return kept.sort((a, b) => rank[a.class] - rank[b.class]);
  }
}

/** True for an item that somebody's choice fixes; false for one that only publication could. */
export function isChoice(item: BookItem): boolean {
  return item.class === "reading" || item.class === "account";
}

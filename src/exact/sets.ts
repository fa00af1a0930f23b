/** The table of a family of sets: a zero-suppressed diagram, each distinct node stored once. */

import { Cache } from "./cache.ts";
import { doubled } from "./nodes.ts";

/** A node of a family: the sets without its element are under `low`, those with it under `high`. */
export type SetNode = number;

/** No set at all. */
export const NOTHING: SetNode = 0;
/** The empty set, alone. */
export const UNIT: SetNode = 1;

const LEAST = 1;
const BEYOND = 2;
const WITH = 3;
const WITHOUT = 4;

export class SetTable {
  readonly bottom: number;
  length = 2;
  private levels = new Int32Array(64);
  private lows = new Int32Array(64);
  private highs = new Int32Array(64);
  private slots = new Int32Array(128);
  private readonly cache = new Cache();

  /** For sets over elements numbered 0 to `elements` - 1. */
  constructor(elements: number) {
    this.bottom = elements;
    this.levels.fill(elements, 0, 2);
  }

  level(f: SetNode): number {
    return this.levels[f] as number;
  }

  low(f: SetNode): SetNode {
    return this.lows[f] as number;
  }

  high(f: SetNode): SetNode {
    return this.highs[f] as number;
  }

  /** The sets of `low`, and those of `high` with the element added; both are of later elements. */
  make(level: number, low: SetNode, high: SetNode): SetNode {
    if (high === NOTHING) return low;
    let slot = this.hash(level, low, high);
    const mask = this.slots.length - 1;
    for (;;) {
      const f = this.slots[slot] as number;
      if (f === 0) break;
      if (this.levels[f] === level && this.lows[f] === low && this.highs[f] === high) return f;
      slot = (slot + 1) & mask;
    }
    if (this.length === this.levels.length) this.enlarge();
    const f = this.length++;
    this.levels[f] = level;
    this.lows[f] = low;
    this.highs[f] = high;
    this.slots[slot] = f;
    if (this.length * 2 > this.slots.length) this.rehash();
    return f;
  }

  /** The minimal sets among those of two families, each of which has only minimal sets. */
  least(f: SetNode, g: SetNode): SetNode {
    if (f === g || g === NOTHING) return f;
    if (f === NOTHING) return g;
    if (f === UNIT || g === UNIT) return UNIT;
    if (f > g) return this.least(g, f);
    const known = this.cache.recall(LEAST, f, g);
    if (known >= 0) return known;
    const levelF = this.level(f);
    const levelG = this.level(g);
    const level = Math.min(levelF, levelG);
    const low = this.least(levelF === level ? this.low(f) : f, levelG === level ? this.low(g) : g);
    const highF = levelF === level ? this.high(f) : NOTHING;
    const highG = levelG === level ? this.high(g) : NOTHING;
    const high = this.beyond(this.least(highF, highG), low);
    return this.cache.remember(LEAST, f, g, this.make(level, low, high));
  }

  /** The sets of `f` that contain no set of `g`; `g` has only minimal sets. */
  beyond(f: SetNode, g: SetNode): SetNode {
    if (g === NOTHING || f === NOTHING) return f;
    if (f === g || g === UNIT) return NOTHING;
    if (f === UNIT) return UNIT;
    const levelF = this.level(f);
    const levelG = this.level(g);
    if (levelG < levelF) return this.beyond(f, this.low(g));
    const known = this.cache.recall(BEYOND, f, g);
    if (known >= 0) return known;
    const lowG = levelF === levelG ? this.low(g) : g;
    const low = this.beyond(this.low(f), lowG);
    const rest = this.beyond(this.high(f), lowG);
    const high = levelF === levelG ? this.beyond(rest, this.high(g)) : rest;
    return this.cache.remember(BEYOND, f, g, this.make(levelF, low, high));
  }

  /** The sets with this element, the element taken out of them. */
  having(f: SetNode, level: number): SetNode {
    const at = this.level(f);
    if (at > level) return NOTHING;
    if (at === level) return this.high(f);
    const known = this.cache.recall(WITH, f, level);
    if (known >= 0) return known;
    const low = this.having(this.low(f), level);
    const made = this.make(at, low, this.having(this.high(f), level));
    return this.cache.remember(WITH, f, level, made);
  }

  /** The sets without this element. */
  lacking(f: SetNode, level: number): SetNode {
    const at = this.level(f);
    if (at > level) return f;
    if (at === level) return this.low(f);
    const known = this.cache.recall(WITHOUT, f, level);
    if (known >= 0) return known;
    const low = this.lacking(this.low(f), level);
    const made = this.make(at, low, this.lacking(this.high(f), level));
    return this.cache.remember(WITHOUT, f, level, made);
  }

  /** The sets that have the `later` element only together with the `earlier` one. */
  together(f: SetNode, earlier: number, later: number): SetNode {
    const done = new Map<SetNode, SetNode>();
    const visit = (g: SetNode): SetNode => {
      const level = this.level(g);
      if (level > earlier) return this.lacking(g, later);
      const known = done.get(g);
      if (known !== undefined) return known;
      const low = visit(this.low(g));
      const made = this.make(level, low, level === earlier ? this.high(g) : visit(this.high(g)));
      done.set(g, made);
      return made;
    };
    return visit(f);
  }

  private hash(a: number, b: number, c: number): number {
    let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ c, 0xc2b2ae35);
    return (hash ^ (hash >>> 13)) & (this.slots.length - 1);
  }

  private enlarge(): void {
    this.levels = doubled(this.levels);
    this.lows = doubled(this.lows);
    this.highs = doubled(this.highs);
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let f = 2; f < this.length; f++) {
      let slot = this.hash(this.level(f), this.low(f), this.high(f));
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = f;
    }
  }
}

/** What operations on two nodes gave: a table that may forget, and grows when it forgets too much. */

const SLOTS_MAX = 1 << 22;

export class Cache {
  private cells = new Int32Array(4 * 256);
  private forgotten = 0;

  /** The remembered result, or -1. */
  recall(operation: number, a: number, b: number): number {
    const at = this.place(operation, a, b);
    const cells = this.cells;
    const hit = cells[at] === operation && cells[at + 1] === a && cells[at + 2] === b;
    return hit ? (cells[at + 3] as number) : -1;
  }

  /** Remembers a result and returns it; `operation` is positive. */
  remember(operation: number, a: number, b: number, result: number): number {
    let at = this.place(operation, a, b);
    const slots = this.cells.length >> 2;
    if (this.cells[at] !== 0 && ++this.forgotten > slots >> 2 && slots < SLOTS_MAX) {
      this.grow();
      at = this.place(operation, a, b);
    }
    this.cells[at] = operation;
    this.cells[at + 1] = a;
    this.cells[at + 2] = b;
    this.cells[at + 3] = result;
    return result;
  }

  private place(operation: number, a: number, b: number): number {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + operation * 0x51ed, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    return ((hash ^ (hash >>> 13)) & ((this.cells.length >> 2) - 1)) << 2;
  }

  private grow(): void {
    const old = this.cells;
    this.cells = new Int32Array(old.length * 2);
    this.forgotten = 0;
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] === 0) continue;
      const to = this.place(old[at] as number, old[at + 1] as number, old[at + 2] as number);
      for (let i = 0; i < 4; i++) this.cells[to + i] = old[at + i] as number;
    }
  }
}

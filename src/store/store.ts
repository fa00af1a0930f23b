/** The one port to whatever keeps events: append, read, subscribe. Streams are lists that only grow. */

export type Appended =
  | { readonly ok: true; readonly version: number }
  /** Somebody else appended first: read on from there and judge again. */
  | { readonly ok: false; readonly version: number };

export type Store = {
  /**
   * Appends texts to a stream that has exactly `expectedVersion` of them, all or none. When this resolves
   * they survive the loss of the process and of the machine's power.
   */
  append(stream: string, expectedVersion: number, texts: readonly string[]): Promise<Appended>;
  /** The texts of a stream from a version on (0: from the first), in order. */
  read(stream: string, from?: number): Promise<readonly string[]>;
  /**
   * Calls `heard` with a stream and its new version after an append of any process that serves this store.
   * After a gap (a lost connection) it is called with null: everything may have grown. Returns how to stop.
   */
  subscribe(heard: (stream: string | null, version: number) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

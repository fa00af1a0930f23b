/**
 * The log as evidence: canonical JSON (RFC 8785), a hash chain, a Merkle tree with inclusion and consistency
 * proofs (RFC 9162), and checkpoints as signed notes. Pure: hash and signature functions are arguments.
 */

export type Hash = (bytes: Uint8Array) => Uint8Array;

// --- canonical JSON ------------------------------------------------------------------------------------

/** RFC 8785: keys in the order of their UTF-16 code units, no blanks, numbers as ECMAScript writes them. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("a number that JSON cannot hold");
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Error("a string with half a surrogate pair");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    const fields = value as Record<string, unknown>;
    const keys = Object.keys(fields)
      .filter((key) => fields[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${canonical(key)}:${canonical(fields[key])}`).join(",")}}`;
  }
  throw new Error(`a ${typeof value} has no place in JSON`);
}

// --- bytes -----------------------------------------------------------------------------------------------

const utf8 = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => utf8.encode(text);

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function unhex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Error("not hexadecimal");
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function unbase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && hex(a) === hex(b);

// --- the tree (RFC 9162, section 2.1) -------------------------------------------------------------------

export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  return hash(joined(Uint8Array.of(0), entry));
}

const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array) =>
  hash(joined(Uint8Array.of(1), left, right));

/** The largest power of two below `n`. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

export function rootOf(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return hash(new Uint8Array());
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const k = split(leaves.length);
  return nodeHash(hash, rootOf(hash, leaves.slice(0, k)), rootOf(hash, leaves.slice(k)));
}

/** The hashes that lead from leaf `m` to the root. */
export function inclusionProof(hash: Hash, m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...inclusionProof(hash, m, leaves.slice(0, k)), rootOf(hash, leaves.slice(k))]
    : [...inclusionProof(hash, m - k, leaves.slice(k)), rootOf(hash, leaves.slice(0, k))];
}

/** The hashes that show the tree of the first `m` leaves to be a beginning of this one. */
export function consistencyProof(
  hash: Hash,
  m: number,
  leaves: readonly Uint8Array[],
): Uint8Array[] {
  return m <= 0 || m >= leaves.length ? [] : subproof(hash, m, leaves, true);
}

function subproof(
  hash: Hash,
  m: number,
  leaves: readonly Uint8Array[],
  whole: boolean,
): Uint8Array[] {
  const n = leaves.length;
  if (m === n) return whole ? [] : [rootOf(hash, leaves)];
  const k = split(n);
  return m <= k
    ? [...subproof(hash, m, leaves.slice(0, k), whole), rootOf(hash, leaves.slice(k))]
    : [...subproof(hash, m - k, leaves.slice(k), false), rootOf(hash, leaves.slice(0, k))];
}

/** RFC 9162, section 2.1.3.2. */
export function verifyInclusion(
  hash: Hash,
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly proof: readonly Uint8Array[];
    readonly root: Uint8Array;
  },
): boolean {
  if (claim.index >= claim.size || claim.index < 0) return false;
  let fn = claim.index;
  let sn = claim.size - 1;
  let r = claim.leaf;
  for (const p of claim.proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(hash, p, r);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else r = nodeHash(hash, r, p);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equal(r, claim.root);
}

/** RFC 9162, section 2.1.4.2. */
export function verifyConsistency(
  hash: Hash,
  claim: {
    readonly from: number;
    readonly to: number;
    readonly fromRoot: Uint8Array;
    readonly toRoot: Uint8Array;
    readonly proof: readonly Uint8Array[];
  },
): boolean {
  const { from, to, fromRoot, toRoot } = claim;
  if (from === to) return claim.proof.length === 0 && equal(fromRoot, toRoot);
  if (from <= 0 || from > to) return false;
  const isPowerOfTwo = Number.isInteger(Math.log2(from));
  const [first, ...rest] = isPowerOfTwo ? [fromRoot, ...claim.proof] : claim.proof;
  if (first === undefined) return false;
  let fn = from - 1;
  let sn = to - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = first;
  let sr = first;
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(hash, c, fr);
      sr = nodeHash(hash, c, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else sr = nodeHash(hash, sr, c);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equal(fr, fromRoot) && equal(sr, toRoot);
}

// --- entries ---------------------------------------------------------------------------------------------

/**
 * One line of the log. `prev` chains it to the one before; `salt` keeps a hidden entry from being
 * guessed.
 */
export type Entry = {
  readonly seq: number;
  /** Leaf hash of the entry before, in hexadecimal; zeros for the first. */
  readonly prev: string;
  readonly salt: string;
  /** The request that made it, hashed: a repeated request is known by it. */
  readonly request: { readonly key: string; readonly body: string } | null;
  readonly event: unknown;
};

export const NO_ENTRY = "0".repeat(64);

export function entryHash(hash: Hash, entry: Entry): Uint8Array {
  return leafHash(hash, bytesOf(canonical(entry)));
}

// --- checkpoints: C2SP tlog-checkpoint in a C2SP signed note -----------------------------------------

export type Signer = {
  /** As in the note: without blanks or plus signs. */
  readonly name: string;
  /** The raw 32 bytes of an Ed25519 public key. */
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
};
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

const ED25519 = 1;

/** First four bytes of SHA-256 over name, newline, type and key. */
function keyId(hash: Hash, name: string, publicKey: Uint8Array): Uint8Array {
  return hash(joined(bytesOf(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, 4);
}

/** `name+keyid+key`, the form in which a verifier is handed the public key. */
export function verifierKey(hash: Hash, name: string, publicKey: Uint8Array): string {
  const id = hex(keyId(hash, name, publicKey));
  return `${name}+${id}+${base64(joined(Uint8Array.of(ED25519), publicKey))}`;
}

export function checkpointBody(origin: string, size: number, root: Uint8Array): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

export function signedNote(hash: Hash, body: string, signer: Signer): string {
  const signature = signer.sign(bytesOf(body));
  const line = base64(joined(keyId(hash, signer.name, signer.publicKey), signature));
  return `${body}\n\u2014 ${signer.name} ${line}\n`;
}

/** The body of a note if the key signed it; null if not. */
export function openNote(
  hash: Hash,
  note: string,
  key: string,
  verify: VerifySignature,
): string | null {
  const at = note.lastIndexOf("\n\n");
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(key);
  if (at < 0 || parts === null) return null;
  const [, name = "", id, material = ""] = parts;
  const body = note.slice(0, at + 1);
  const decoded = unbase64(material);
  if (decoded[0] !== ED25519 || decoded.length !== 33) return null;
  const publicKey = decoded.slice(1);
  if (hex(keyId(hash, name, publicKey)) !== id) return null;
  for (const line of note.slice(at + 2).split("\n")) {
    const signed = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/.exec(line);
    if (signed?.[1] !== name) continue;
    const bytes = unbase64(signed[2] ?? "");
    if (hex(bytes.slice(0, 4)) !== id) continue;
    if (verify(publicKey, bytesOf(body), bytes.slice(4))) return body;
  }
  return null;
}

export function readCheckpoint(
  body: string,
): { readonly origin: string; readonly size: number; readonly root: Uint8Array } | null {
  const [origin, size, root] = body.split("\n");
  if (!origin || !/^\d+$/.test(size ?? "") || !root) return null;
  return { origin, size: Number(size), root: unbase64(root) };
}

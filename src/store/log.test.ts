// The log as evidence: published vectors for canonical JSON, trees, proofs and signed notes, and tampering.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bytesOf,
  canonical,
  checkpointBody,
  consistencyProof,
  hex,
  inclusionProof,
  leafHash,
  openNote,
  readCheckpoint,
  rootOf,
  signedNote,
  unhex,
  verifierKey,
  verifyConsistency,
  verifyInclusion,
} from "../play/log.ts";
import { newSigner, sha256, verifyEd25519 } from "./keys-node.ts";

test("Canonical JSON is that of the example of RFC 8785, section 3.2", () => {
  const input = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`);
  expect(canonical(input)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("Keys are sorted by UTF-16 code units, as in RFC 8785, section 3.2.3", () => {
  const input = JSON.parse(`{
    "\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", 
    "\\u00f6": "Latin Small Letter O With Diaeresis"
  }`);
  const order = [
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ];
  expect(Object.values(JSON.parse(canonical(input)))).toHaveLength(order.length);
  const places = order.map((text) => canonical(input).indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("Numbers are those of RFC 8785, appendix B", () => {
  const vectors: [string, string][] = [
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ];
  for (const [bits, written] of vectors) {
    const number = new DataView(unhex(bits).buffer as ArrayBuffer).getFloat64(0);
    expect(canonical(number)).toBe(written);
  }
  expect(() => canonical(Number.NaN)).toThrow();
  expect(() => canonical("\ud800")).toThrow();
});

/** The inputs and roots that implementations of RFC 6962 and 9162 have been tested with since 2013. */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leaves = INPUTS.map((input) => leafHash(sha256, unhex(input)));

test("Trees of one to eight leaves have the roots published with the certificate transparency code", () => {
  const none = hex(rootOf(sha256, []));
  expect(none).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(ROOTS.map((_, i) => hex(rootOf(sha256, leaves.slice(0, i + 1))))).toEqual(ROOTS);
});

test(
  "The proofs of the seven-leaf example are those that RFC 9162 lists (sections 2.1.3.3 and " +
    "2.1.4.3)",
  () => {
    const seven = leaves.slice(0, 7);
    const of = (from: number, to: number) => hex(rootOf(sha256, seven.slice(from, to)));
    const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map((i) => of(i, i + 1));
    const j = of(6, 7);
    const [g, h, i, k, l] = [of(0, 2), of(2, 4), of(4, 6), of(0, 4), of(4, 7)];
    const path = (m: number) => inclusionProof(sha256, m, seven).map(hex);
    // In the letters of the RFC: a to f and j are leaves, g h i their pairs, k the first four, l the last
    // three.
    expect(path(0)).toEqual([b, h, l]);
    expect(path(3)).toEqual([c, g, l]);
    expect(path(4)).toEqual([f, j, k]);
    expect(path(6)).toEqual([i, k]);
    const consistent = (m: number) => consistencyProof(sha256, m, seven).map(hex);
    expect(consistent(3)).toEqual([c, d, g, l]);
    expect(consistent(4)).toEqual([l]);
    expect(consistent(6)).toEqual([i, j, k]);
    expect([a, e]).not.toContain(undefined);
  },
);

const trees = fc
  .integer({ min: 1, max: 70 })
  .map((n) => Array.from({ length: n }, (_, i) => leafHash(sha256, bytesOf(`entry ${i}`))));

test("Every entry of every tree is proved to be in it, and another in its place is not", () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (tree, pick, other) => {
      const index = pick % tree.length;
      const root = rootOf(sha256, tree);
      const proof = inclusionProof(sha256, index, tree);
      const claim = { leaf: tree[index] as Uint8Array, index, size: tree.length, proof, root };
      expect(verifyInclusion(sha256, claim)).toBe(true);
      const wrong = other % tree.length;
      if (wrong !== index) {
        expect(verifyInclusion(sha256, { ...claim, leaf: tree[wrong] as Uint8Array })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, index: wrong })).toBe(false);
      }
      expect(verifyInclusion(sha256, { ...claim, index: tree.length })).toBe(false);
      expect(verifyInclusion(sha256, { ...claim, proof: [...proof, root] })).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("A log that grew is proved to continue the earlier one, and a rewritten one is not", () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (tree, pick, change) => {
      const from = (pick % tree.length) + 1;
      const fromRoot = rootOf(sha256, tree.slice(0, from));
      const claim = (to: readonly Uint8Array[]) => ({
        from,
        to: to.length,
        fromRoot,
        toRoot: rootOf(sha256, to),
        proof: consistencyProof(sha256, from, to),
      });
      expect(verifyConsistency(sha256, claim(tree))).toBe(true);
      const rewritten = tree.map((leaf, i) =>
        i === change % from ? leafHash(sha256, bytesOf("changed")) : leaf,
      );
      expect(verifyConsistency(sha256, claim(rewritten))).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("The signed note of the Go checksum database verifies under its published key", () => {
  const key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signature =
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
  const note = `${text}\n— PeterNeumann ${signature}\n`;
  expect(openNote(sha256, note, key, verifyEd25519)).toBe(text);
  expect(openNote(sha256, note.replace("answer", "Answer"), key, verifyEd25519)).toBeNull();
});

test("A checkpoint is read back from its note, and from no other's", () => {
  const signer = newSigner("casus");
  const root = rootOf(sha256, leaves);
  const note = signedNote(sha256, checkpointBody("casus.log/s1", 8, root), signer);
  const key = verifierKey(sha256, signer.name, signer.publicKey);
  const body = openNote(sha256, note, key, verifyEd25519);
  expect(readCheckpoint(body ?? "")).toEqual({ origin: "casus.log/s1", size: 8, root });
  const stranger = verifierKey(sha256, "casus", newSigner("casus").publicKey);
  expect(openNote(sha256, note, stranger, verifyEd25519)).toBeNull();
  expect(openNote(sha256, note, "nonsense", verifyEd25519)).toBeNull();
});

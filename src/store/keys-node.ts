/** SHA-256 and Ed25519 by node:crypto, and the key with which a server signs its checkpoints. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Signer } from "../play/log.ts";

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What stands before the 32 bytes of an Ed25519 public key in its usual wrapping (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

function rawPublic(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: "spki", format: "der" }).subarray(SPKI.length));
}

export function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const der = Buffer.concat([SPKI, publicKey]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(null, message, key, signature);
}

function signerOf(name: string, key: KeyObject): Signer {
  return {
    name,
    publicKey: rawPublic(createPublicKey(key)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

export function newSigner(name: string): Signer {
  return signerOf(name, generateKeyPairSync("ed25519").privateKey);
}

/** The server's signing key, made on the first start and readable by its owner alone. */
export function signerIn(folder: string, name: string): Signer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "signing-key.pem");
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    try {
      writeFileSync(path, pem, { mode: 0o600, flag: "wx" });
    } catch {
      // Another server made it in the same moment.
    }
  }
  return signerOf(name, createPrivateKey(readFileSync(path)));
}

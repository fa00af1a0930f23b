/** The fingerprint of a run: SHA-256 of its canonical JSON. */
import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

export const fingerprintOf = (value: unknown): string => sha256(canonicalJson(value));

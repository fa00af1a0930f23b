/** What was worked out from files once and is kept under their digest, so that it is never stale. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Changes when the meaning of the index does, so that an old one is never trusted. */
const INDEX_FORMAT = "casus-index@1";

/** What is kept at this place under this digest; undefined if nothing is, or something older. */
export function keptUnder<T>(path: string, digest: string): T | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8");
  const head = text.slice(0, text.indexOf("\n"));
  return head === `${INDEX_FORMAT} ${digest}`
    ? (JSON.parse(text.slice(head.length + 1)) as T)
    : undefined;
}

/** Keeps a value under a digest and gives it back. A folder that cannot be written only costs time. */
export function keepUnder<T>(path: string, digest: string, value: T): T {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Renamed into place, so that a reader never sees half a file.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${INDEX_FORMAT} ${digest}\n${JSON.stringify(value)}`);
    renameSync(draft, path);
  } catch {
    // Nothing is lost: the next question works it out again.
  }
  return value;
}

/** What is kept under this digest, or made and kept. */
export function indexed<T>(path: string, digest: string, make: () => T): T {
  return keptUnder<T>(path, digest) ?? keepUnder(path, digest, make());
}

export function digestOf(texts: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [file, text] of texts) hash.update(`${file}\0${text}\0`);
  return hash.digest("hex");
}

/**
 * One digest over every file below these folders that has one of the endings, by its path, size and
 * time of change: as a build tool tells what is old, without reading it. Kept indexes are left out.
 */
export function digestOfFolders(folders: readonly string[], endings: readonly string[]): string {
  const hash = createHash("sha256");
  const walk = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith(".")) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (endings.some((ending) => entry.name.endsWith(ending))) {
        const { size, mtimeNs } = statSync(path, { bigint: true });
        hash.update(`${path}\0${size}\0${mtimeNs}\0`);
      }
    }
  };
  for (const folder of folders) if (existsSync(folder)) walk(folder);
  return hash.digest("hex");
}

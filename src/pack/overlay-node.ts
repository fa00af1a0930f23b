/**
 * Layers of packs: the built-in ones, and over them a folder of the user's. Files of the same name
 * replace, others are added, a whole folder is a new pack. The built-in data is never written to.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { FingerprintsFile } from "./fingerprints-schema.ts";
import { nearest } from "./nearest.ts";
import { InputError, type Problem } from "./problem.ts";
import type { Instrument } from "./schema.ts";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const PACKS = join(ROOT, "packs");

/** The user's folder of packs if `CASUS_PACKS` names one, else the built-in packs. */
export function packsFolder(): string {
  return process.env.CASUS_PACKS || PACKS;
}

/** From the bottom up: the built-in packs, and the folder laid over them if it is another one. */
export function layersOf(packs: string): readonly string[] {
  if (resolve(packs) === PACKS) return [PACKS];
  if (!existsSync(packs)) {
    throw new InputError([{ file: packs, key: "", says: "there is no such folder of packs" }]);
  }
  return [PACKS, packs];
}

/** Files of a folder inside the packs, by name, each from the highest layer that has it. */
export function filesOf(packs: string, folder: string, ending = ".yaml"): Map<string, string> {
  const found = new Map<string, string>();
  for (const layer of layersOf(packs)) {
    const place = join(layer, folder);
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) {
      if (name.endsWith(ending)) found.set(name, join(place, name));
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One file of the packs, from the highest layer that has it; else the lowest place it could be. */
export function fileOf(packs: string, path: string): string {
  const layers = layersOf(packs);
  const layer = layers.findLast((each) => existsSync(join(each, path))) ?? layers[0];
  return join(layer as string, path);
}

export function hasFile(packs: string, path: string): boolean {
  return layersOf(packs).some((layer) => existsSync(join(layer, path)));
}

/** Lint speaks of `packs/ID/...`; where that lies in the user's folder, the path as the user knows it. */
export function inLayer<T extends Problem>(problem: T, packs: string): T {
  const inside = /^packs\/(.+)$/.exec(problem.file)?.[1];
  if (inside === undefined || layersOf(packs).length === 1) return problem;
  // A folder of a built-in pack stays what it is, since the fault may be in either layer.
  const place = fileOf(packs, inside);
  if (place.startsWith(PACKS) || !existsSync(place)) return problem;
  if (!inside.endsWith(".yaml") && existsSync(join(PACKS, inside))) return problem;
  return { ...problem, file: relative(process.cwd(), place) };
}

/** Provisions whose sentences the user had in hand count as read; anything misnamed is refused. */
export function withFingerprints(
  instruments: readonly Instrument[],
  kept: FingerprintsFile,
  file: string,
): Instrument[] {
  const versions = new Map(
    instruments.flatMap((entry) =>
      entry.provisions.map(({ id, versions }) => [id, versions.map(({ from }) => from)] as const),
    ),
  );
  kept.fingerprints.forEach(({ provision, version }, i) => {
    const known = versions.get(provision);
    const wrong = known === undefined ? provision : known.includes(version) ? null : version;
    if (wrong === null) return;
    const key = `fingerprints.${i}.${known === undefined ? "provision" : "version"}`;
    const hint = nearest(wrong, known ?? versions.keys()) ?? undefined;
    throw new InputError([{ file, key, says: `"${wrong}" leads to nothing`, nearest: hint }]);
  });
  const checked = new Set(kept.fingerprints.map((entry) => `${entry.provision}@${entry.version}`));
  return instruments.map((instrument) => ({
    ...instrument,
    provisions: instrument.provisions.map((provision) => ({
      ...provision,
      versions: provision.versions.map((version) =>
        checked.has(`${provision.id}@${version.from}`)
          ? {
              ...version,
              confidence: "primary" as const,
              basis: "text" as const,
              note: [version.note, `Checked by the user: ${kept.text}`].filter(Boolean).join(" "),
            }
          : version,
      ),
    })),
  }));
}

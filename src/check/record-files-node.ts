/** The files of a pack that say what is known around its cases, as text: claims.yaml and registers/. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { fileOf, filesOf, hasFile, packsFolder } from "../pack/overlay-node.ts";
import { readYaml } from "../pack/read-node.ts";

/** Text by path inside the packs (`csto/registers/ties.yaml`); empty where a pack has none. */
export function recordTexts(pack: string, packs = packsFolder()): Map<string, string> {
  const claims = `${pack}/claims.yaml`;
  const texts = new Map<string, string>();
  if (hasFile(packs, claims)) texts.set(claims, readFileSync(fileOf(packs, claims), "utf8"));
  for (const ending of [".yaml", ".csv"]) {
    for (const [name, place] of filesOf(packs, `${pack}/registers`, ending))
      texts.set(`${pack}/registers/${name}`, readFileSync(place, "utf8"));
  }
  return texts;
}

/** The YAML files among them as plain values, unchecked: lint says what is wrong with them. */
export function recordFiles(pack: string, packs = packsFolder()): Map<string, unknown> {
  const yaml = [...recordTexts(pack, packs)].filter(([path]) => path.endsWith(".yaml"));
  return new Map(
    yaml.map(([path, text]) => [path, readYaml(fileOf(packs, path), z.unknown(), text)]),
  );
}

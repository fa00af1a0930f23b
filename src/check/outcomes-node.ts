/** Reads the outcomes of a pack from disk. Only this room knows the folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf, packsFolder } from "../pack/overlay-node.ts";
import { digestOf, indexed, readYaml } from "../pack/read-node.ts";
import { OutcomeFile } from "../pack/schema.ts";

/** Outcomes by case id; an absent folder is an empty record. */
export function readOutcomes(pack: string, packs = packsFolder()): Map<string, OutcomeFile> {
  const places = filesOf(packs, `${pack}/outcomes`);
  if (places.size === 0) return new Map();
  const texts = new Map([...places].map(([name, place]) => [name, readFileSync(place, "utf8")]));
  const files = indexed(join(packs, ".index", `${pack}.outcomes.json`), digestOf(texts), () =>
    [...places].map(([name, place]) => readYaml(place, OutcomeFile, texts.get(name))),
  );
  return new Map(files.map((file) => [file.case, file]));
}

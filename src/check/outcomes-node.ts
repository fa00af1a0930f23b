/** Reads the outcomes of a pack from disk. Only this room knows the folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf, indexed, PACKS, readYaml } from "../pack/read-node.ts";
import { OutcomeFile } from "../pack/schema.ts";

/** Outcomes by case id; an absent folder is an empty record. */
export function readOutcomes(pack: string, packs = PACKS): Map<string, OutcomeFile> {
  const folder = join(packs, pack, "outcomes");
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const files = indexed(join(packs, ".index", `${pack}.outcomes.json`), digestOf(texts), () =>
    names.map((name) => readYaml(join(folder, name), OutcomeFile, texts.get(name))),
  );
  return new Map(files.map((file) => [file.case, file]));
}

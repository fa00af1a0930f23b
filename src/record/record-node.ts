/** Reads claims, registers and roll calls of a pack from disk: validated, and kept as one JSON index. */
import { join } from "node:path";
import type { z } from "zod";
import { recordTexts } from "../check/record-files-node.ts";
import { nearest } from "../pack/nearest.ts";
import { fileOf, packsFolder } from "../pack/overlay-node.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { digestOf, indexed, readYaml } from "../pack/read-node.ts";
import { ClaimsFile, Registers } from "../pack/registers-schema.ts";
import type { Records, Register, RegisterId } from "./record.ts";
import { rollCallsOf } from "./roll-calls.ts";

/** The table of roll calls of an assembly, where a pack has one. */
const ROLL_CALLS = "unga-votes.csv";

/**
 * What a pack knows around its cases. The digest is over the pack as well, since answers join both.
 *
 *     const records = readRecords(readPack("csto"))
 *     records.registers.sessions?.entries.length
 */
export function readRecords(pack: Pack, packs = packsFolder()): Records {
  const texts = recordTexts(pack.id, packs);
  const digest = digestOf(new Map([["pack", pack.digest], ...texts]));
  const index = join(packs, ".index", `${pack.id}.records.json`);
  return indexed(index, digest, () => recordsOf(pack, packs, texts, digest));
}

function recordsOf(
  pack: Pack,
  packs: string,
  texts: ReadonlyMap<string, string>,
  digest: string,
): Records {
  const claims = `${pack.id}/claims.yaml`;
  const folder = `${pack.id}/registers/`;
  const yaml = [...texts].filter(([path]) => path.startsWith(folder) && path.endsWith(".yaml"));
  const registers = yaml.map(([path, text]) => {
    const name = path.slice(folder.length, -".yaml".length);
    const place = fileOf(packs, path);
    if (!(name in Registers)) {
      const hint = nearest(name, Object.keys(Registers)) ?? undefined;
      const says = `"${name}" is not the name of a register`;
      throw new InputError([{ file: place, key: "", says, nearest: hint }]);
    }
    const shape = Registers[name as RegisterId] as unknown as z.ZodType<Register>;
    return [name, readYaml(place, shape, text)] as const;
  });
  const rollCalls = texts.get(`${folder}${ROLL_CALLS}`);
  return {
    pack: pack.id,
    version: pack.version,
    digest,
    claims: texts.has(claims)
      ? readYaml(fileOf(packs, claims), ClaimsFile, texts.get(claims))
      : null,
    registers: Object.fromEntries(registers),
    rollCalls: rollCalls === undefined ? [] : rollCallsOf(rollCalls),
  };
}
